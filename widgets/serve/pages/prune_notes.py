"""Prunes the lists of sources and words on a page to the entries that something on it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from .html_tokens import Token, text_of

NAME = re.compile(r"[\w-]+")
Span = tuple[int, int]


def with_named_notes_only(tokens: Sequence[Token]) -> list[Token]:
    """The page with its `data-named` lists cut down to entries that it names, itself or through another.

    A name counts wherever it stands: a script may make a link of it. A list without any entry goes too.
    """
    lists = list(_spans(tokens, "data-named"))
    entries = {
        tokens[start].attrs["id"]: (start, end)
        for first, last in lists
        for start, end in _spans(tokens, "data-note", first, last)
    }
    named = _named(tokens, lists, entries)
    gone = [span for name, span in entries.items() if name not in named]
    gone += [(first, last) for first, last in lists if not any(first <= entries[n][0] < last for n in named)]
    left_out = {at for start, end in gone for at in range(start, end)}
    return [token for at, token in enumerate(tokens) if at not in left_out]


def _spans(
    tokens: Sequence[Token], attribute: str, first: int = 0, last: int | None = None
) -> Iterator[Span]:
    """Where elements with an attribute start and end."""
    at, last = first, len(tokens) if last is None else last
    while at < last:
        if tokens[at].kind == "start" and attribute in tokens[at].attrs:
            end = _end_of(tokens, at)
            yield at, end
            at = end
        else:
            at += 1


def _end_of(tokens: Sequence[Token], start: int) -> int:
    tag, depth = tokens[start].tag, 0
    for at in range(start, len(tokens)):
        if tokens[at].tag == tag:
            depth += 1 if tokens[at].kind == "start" else -1
        if not depth:
            return at + 1
    return len(tokens)


def _named(tokens: Sequence[Token], lists: Sequence[Span], entries: Mapping[str, Span]) -> set[str]:
    inside = {at for start, end in lists for at in range(start, end)}
    page = text_of(token for at, token in enumerate(tokens) if at not in inside)
    names = {name: {*NAME.findall(text_of(tokens[start:end]))} for name, (start, end) in entries.items()}
    new, named = entries.keys() & NAME.findall(page), set[str]()
    while new:
        named |= new
        new = {other for name in new for other in names[name] & entries.keys()} - named
    return named
