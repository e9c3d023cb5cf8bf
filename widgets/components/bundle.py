"""Bundles a script with all it imports into one module: for a page, and for JupyterLab's `_esm`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from typing import Protocol

from rjsmin import jsmin

IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.\.?/[\w/.-]+\.js)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class) (\w+))", re.MULTILINE)
DEFAULT = "export default {"
OWN = "const $default = {"
OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)
NOTE = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
HERE = "import.meta.url"
HOST = "host.js"


class Modules(Protocol):
    """Scripts by name, such as a dict."""

    def __getitem__(self, name: str, /) -> str:
        """The text of one. Raises KeyError."""


class _With:
    """The same modules and one more."""

    def __init__(self, name: str, text: str, others: Modules) -> None:
        self._name, self._text, self._others = name, text, others

    def __getitem__(self, name: str, /) -> str:
        return self._text if name == self._name else self._others[name]


def joined_script(name: str, modules: Modules) -> str:
    """The module `name` ("components/checklist/checklist.js") with all it imports inside, each once.

    `modules` are all modules by name. Raises ValueError for a form of import or export, or a circle of
    imports, that it cannot join; KeyError for an import of what is not there. Notes on lines of their own
    are left out.
    """
    order: list[str] = []
    _put_in_order(name, modules, order, ())
    *inner, own = [_module(each, modules[each], order, name) for each in order]
    return "\n".join([*inner, own])


def page_script(name: str, parts: Sequence[str], modules: Modules) -> str:
    """One script, to stand at `name`, that opens a page with the main scripts `parts` of its components.

    Spaces and comments are left out. Raises as `joined_script` does.
    """
    lines = [f'import {{ openPage }} from "{_way(name, HOST)}";']
    lines += [f'import {{ default as part{at} }} from "{_way(name, part)}";' for at, part in enumerate(parts)]
    table = ", ".join(f'"{part}": part{at}' for at, part in enumerate(parts))
    text = "\n".join([*lines, f"openPage({{ {table} }});", ""])
    script: str = jsmin(joined_script(name, _With(name, text, modules)))
    return script


def _put_in_order(name: str, modules: Modules, order: list[str], above: tuple[str, ...]) -> None:
    if name in above:
        raise ValueError(f"{name} imports itself by way of {', '.join(above)}. Move what both need out.")
    for _, address in IMPORT.findall(modules[name]):
        inner = _named(address, name)
        if inner not in order:
            _put_in_order(inner, modules, order, (*above, name))
    order.append(name)


def _module(name: str, text: str, order: list[str], entry: str) -> str:
    """The text of one module: that of the entry as it stands, that of another as a constant."""
    body = IMPORT.sub(lambda found: _taken(found, name, order), NOTE.sub("", text))
    if name == entry:
        _refuse_others(name, EXPORT.sub("", body).replace(DEFAULT, ""))
        return body
    exported = ", ".join(EXPORT.findall(body) + ["default: $default"] * body.count(DEFAULT))
    body = EXPORT.sub("", body).replace(DEFAULT, OWN).replace(HERE, _place(name, entry))
    _refuse_others(name, body)
    return f"const {_constant(name, order)} = (() => {{\n{body}return {{ {exported} }};\n}})();"


def _taken(found: re.Match[str], name: str, order: list[str]) -> str:
    names = found.group(1).replace(" as ", ": ")
    return f"const {{{names}}} = {_constant(_named(found.group(2), name), order)};"


def _refuse_others(name: str, body: str) -> None:
    if other := OTHER.search(body):
        written = other.group()
        raise ValueError(f'{name}: "{written}" cannot be joined. Import and export by names in braces.')


def _constant(name: str, order: list[str]) -> str:
    return f"$module{order.index(name)}"


def _named(address: str, importer: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), address))


def _place(name: str, entry: str) -> str:
    """Where a module would stand, seen from the script it is joined to."""
    return f'new URL("{_way(entry, name)}", {HERE}).href'


def _way(start: str, end: str) -> str:
    """How a module names another that it imports."""
    return "./" + posixpath.relpath(end, posixpath.dirname(start) or ".")
