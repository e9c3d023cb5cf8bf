"""Finds sections that stand under themselves, or under each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .content import Content
from .findings import Finding
from .schema import Section


def check_nesting(content: Content) -> Iterator[Finding]:
    """A finding for each section whose "under" leads back to it."""
    for name, section in content.sections.items():
        circle = _circle(content.sections, name)
        if circle:
            yield Finding(content.file_of(section), section.under_line, _says(circle), "SW114", words=name)


def _circle(sections: Mapping[str, Section], name: str) -> list[str]:
    """The sections from one back to itself; empty when the way up ends."""
    way = [name]
    while (section := sections.get(way[-1])) and section.under:
        if section.under == name:
            return way
        if section.under in way:
            return []
        way.append(section.under)
    return []


def _says(circle: list[str]) -> str:
    if len(circle) == 1:
        return f'"{circle[0]}" cannot stand under itself. Name another section, or leave out "under".'
    others = '", then "'.join(circle[1:])
    return f'"{circle[0]}" stands under "{others}", which stands under it again. Take out one "under".'
