"""Addresses: where a page and its assets stand, on this server or in an exported folder."""

from __future__ import annotations

import re
from collections.abc import Callable

JOIN = "+"
START = "index"
PAGE = "page.js"
CHARSET = '<meta charset="utf-8">'
LINK = re.compile(r'href="([\w-]+)\.ipynb(?=[?#"])')
ASSET = re.compile(r'"[^"\s]*/voila/templates/stridewell/static/([\w./-]+)(?:\?v=\w+)?"')
MODULE = re.compile(r'\bdata-module="([\w/.-]+\.js)"')
SHEETS = re.compile(rf'(?:<link rel="stylesheet" href={ASSET.pattern}>\s*)+')


def readdressed(html: str, page: Callable[[str], str], asset: Callable[[str], str]) -> str:
    """The page as Voila wrote it, its links and assets led elsewhere.

    `page` turns a notebook's name ("plan") into an address, `asset` the name of a front-end file
    such as "components/diary/diary.css". The style sheets of a page are asked for as one: "a.css+b.css".
    """

    def joined(match: re.Match[str]) -> str:
        names = JOIN.join(found.group(1) for found in ASSET.finditer(match.group(0)))
        return f'<link rel="stylesheet" href="{asset(names)}">\n'

    html = SHEETS.sub(joined, relinked(html, page))
    return ASSET.sub(lambda match: f'"{asset(match.group(1))}"', html)


def modules_of(html: str) -> list[str]:
    """The scripts of a page, each once: its own, and the main one of each component."""
    return list(dict.fromkeys([PAGE, *MODULE.findall(html)]))


def with_script(html: str, asset: Callable[[str], str]) -> str:
    """The page with one script, "page.js+components/diary/diary.js", that it would otherwise ask for in turn.

    It is named first of all, since a browser asks for nothing ahead of a policy that a page states itself.
    """
    whole = asset(JOIN.join(modules_of(html)))
    ahead = f'{CHARSET}<link rel="modulepreload" href="{whole}">'
    return html.replace(f'src="{asset(PAGE)}"', f'src="{whole}"').replace(CHARSET, ahead, 1)


def relinked(html: str, page: Callable[[str], str]) -> str:
    """The page, or a part of it, with the links between pages led elsewhere."""
    return LINK.sub(lambda match: f'href="{page(match.group(1))}', html)


def name_at(address: str) -> str:
    """The name of the page at an address below the root: "" is "index", "a-guide/" is "a-guide/index"."""
    return address + START if not address or address.endswith("/") else address


def address_of(name: str) -> str:
    """The address of a page below the root, such as "plan" or "a-guide/"."""
    folder, slash, file = name.rpartition("/")
    return folder + slash + ("" if file == START else file)


def served_page(name: str) -> str:
    """The address of a page from another page of this server; relative, so it keeps a base URL."""
    return "./" if name == START else name
