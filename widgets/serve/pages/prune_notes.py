"""Prunes the lists of sources and words on a page to the entries that something on it names."""

from __future__ import annotations

import re

LIST = re.compile(r'<section class="sw-list"[^>]* data-named[^>]*>.*?</section>', re.DOTALL)
ENTRY = re.compile(r'<(li|div) id="([^"]+)" data-note>.*?</\1>', re.DOTALL)
NAME = re.compile(r"[\w-]+")
ELSEWHERE = re.compile(r'<section [^>]* data-elsewhere="([^"]*)"')
MARK = re.compile(r'(<sup class="sw-source"><a href=")(#)')


def with_sources_elsewhere(html: str) -> str:
    """The page with its source marks leading to the page that `data-elsewhere` names, if it names one."""
    elsewhere = ELSEWHERE.search(html)
    return MARK.sub(rf"\g<1>{elsewhere.group(1)}#", html) if elsewhere else html


def with_named_notes_only(html: str) -> str:
    """The page with its `data-named` lists cut down to entries that it names, itself or through another.

    A name counts wherever it stands: a script may make a link of it. A list without any entry goes too.
    """
    lists = "".join(LIST.findall(html))
    entries = {entry.group(2): entry.group() for entry in ENTRY.finditer(lists)}
    named: set[str] = set()
    new = entries.keys() & NAME.findall(LIST.sub("", html))
    while new:
        named |= new
        new = {other for name in new for other in NAME.findall(entries[name])} & entries.keys() - named
    return LIST.sub(lambda found: _cut(found.group(), named), html)


def _cut(listed: str, named: set[str]) -> str:
    kept = ENTRY.sub(lambda entry: entry.group() if entry.group(2) in named else "", listed)
    return kept if ENTRY.search(kept) else ""
