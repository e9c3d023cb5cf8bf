"""Whether each call of a notebook leads somewhere, each page has its notebook, and each notebook its page."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ..guide import Guide
from ..model.content.content import Content
from ..model.content.entry_names import unknown
from ..model.content.findings import NEAREST, Finding, nearest
from ..model.content.topics import page_files, topics_of
from .notebooks import NOT_FOR_PATIENTS, cells_of, notebooks, place_in, raw_text

NAMES: Mapping[str, tuple[str, Callable[[Content], Iterable[str]]]] = {
    "section": ("section", lambda content: content.sections),
    "topic": ("topic", lambda content: [topic.id for topic in topics_of(content)]),
    "picture": ("picture", lambda content: content.pictures),
    "contents": ("page", lambda content: [place.page for place in content.guide.order]),
}
NEEDS = {
    "planner": "plan.yaml",
    "diary": "plan.yaml",
    "coach": "plan.yaml",
    "body_map": "body-map.yaml",
    "treatments": "treatments.yaml",
    "workshop": "workshop.yaml",
    "topics": "topics.yaml",
}


class Wrong(NamedTuple):
    """A call that leads nowhere: the words of it that are wrong, and a sentence."""

    words: str
    says: str


def call_findings(folder: Path, guides: Mapping[str, Content], names: Sequence[str]) -> Iterator[Finding]:
    """A finding for each call in a notebook of `folder` that would fail on the page.

    `guides` are those that could be read, by name; `names` those of all guides.
    """
    for file, path in notebooks(folder):
        for wrong in _wrong_calls(path, guides, names):
            line, _ = place_in(raw_text(path), wrong.words)
            yield Finding(file, line, wrong.says, "SW707", words=wrong.words)


def _wrong_calls(path: Path, guides: Mapping[str, Content], all_names: Iterable[str]) -> Iterator[Wrong]:
    content: Content | None = None
    for kind, source in cells_of(path):
        for call in _calls(source) if kind == "code" else ():
            if isinstance(call.func, ast.Name) and call.func.id == "Guide":
                content = guides.get(_first(call))
                if _first(call) and _first(call) not in all_names:
                    yield Wrong(_first(call), unknown("guide", _first(call), all_names))
            elif isinstance(call.func, ast.Attribute) and _is_of_guide(call.func):
                yield from _wrong(call, call.func.attr, content)


def _calls(source: str) -> list[ast.Call]:
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError):  # it has a finding of its own
        return []
    return sorted(
        (n for n in nodes if isinstance(n, ast.Call)), key=lambda call: (call.lineno, call.col_offset)
    )


def _is_of_guide(function: ast.Attribute) -> bool:
    return isinstance(function.value, ast.Name) and function.value.id == "guide"


def _first(call: ast.Call) -> str:
    """The first argument when it is a text, else nothing."""
    given = call.args[0] if call.args else None
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else ""


def _wrong(call: ast.Call, name: str, content: Content | None) -> Iterator[Wrong]:
    method = getattr(Guide, name, None)
    if name.startswith("_") or not callable(method):
        known = [each for each in vars(Guide) if not each.startswith("_")]
        yield Wrong(f"guide.{name}", f'"guide.{name}" is no part of a guide.{nearest(name, known, NEAREST)}')
        return
    try:
        inspect.signature(method).bind(
            "guide", *call.args, **{k.arg: k.value for k in call.keywords if k.arg}
        )
    except TypeError as error:
        yield Wrong(f"guide.{name}(", f'"{ast.unparse(call)}" cannot be called so: {error}.')
        return
    if content is not None:
        yield from _leads_nowhere(call, name, content)


def _leads_nowhere(call: ast.Call, name: str, content: Content) -> Iterator[Wrong]:
    file = NEEDS.get(name, "")
    if file and not content.has(file):
        says = f'"guide.{name}()" needs "{file}", and {content.name} has none. Take the call out.'
        yield Wrong(f"guide.{name}(", says)
    if name in NAMES and _first(call):
        kind, those = NAMES[name]
        if _first(call) not in those(content):
            yield Wrong(f'guide.{name}("{_first(call)}', unknown(kind, _first(call), those(content)))


def listing_findings(folder: Path, guides: Iterable[Content]) -> Iterator[Finding]:
    """A finding for each page that a guide lists and `folder` has no notebook for, and for each notebook that
    nobody can reach because no guide lists it.
    """
    for content in guides:
        place = folder if content.guide.main else folder / content.name
        name = place.relative_to(folder.parent).as_posix()
        there, wanted = {path.stem for path in place.glob("*.ipynb")}, page_files(content)
        for page in wanted:
            if page not in there:
                says = f'"{name}/{page}.ipynb" is missing. Add it, or take "{page}" out of "pages".'
                yield Finding(f"{content.name}/guide.yaml", 1, says, "SW708", words=page)
        for stray in sorted(there - {*wanted, *NOT_FOR_PATIENTS}):
            says = f'Nobody can open "{stray}". Add it to "pages" in guide.yaml, or delete it.'
            yield Finding(f"{name}/{stray}.ipynb", 1, says, "SW708", words=stray)
