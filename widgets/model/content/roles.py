"""Finds an entry by what it is for: content gives roles, so that code names no id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from .content import Content
from .findings import Finding
from .schema import Item, Section
from .yaml_document import Path, Tree

CODE = "SW108"


class HasRole(Protocol):
    """An entry that can have a role."""

    @property
    def role(self) -> str | None:
        """What it is for."""


Entry = TypeVar("Entry", bound=HasRole)


def with_role(entries: Iterable[Entry], role: str) -> Entry | None:
    """The first entry with a role; none when there is no such entry."""
    return next((entry for entry in entries if entry.role == role), None)


def item_roles(content: Content) -> dict[str, str]:
    """The id of the question in each role; under `where` stands that of the question for places."""
    items = content.checklist.items
    return {role: item.id for item in items if (role := "where" if item.areas else item.role)}


def item_in_role(content: Content, role: str) -> Item | None:
    """The question in a role; none when the guide does not ask it."""
    return with_role(content.checklist.items, role)


def section_in_role(content: Content, role: str) -> Section | None:
    """The section in a role; none when the guide has none."""
    return with_role(content.sections.values(), role)


def check_roles(content: Content) -> Iterator[Finding]:
    """A finding for each role that two questions, or two programmes, have."""
    yield from _repeated(content.trees[f"{content.name}/checklist.yaml"], "items", content.checklist.items)
    if content.has("plan.yaml"):
        plan = content.trees[f"{content.name}/plan.yaml"]
        yield from _repeated(plan, "programmes", content.plan.programmes)


def _repeated(tree: Tree, place: str, entries: Iterable[HasRole]) -> Iterator[Finding]:
    taken: set[str] = set()
    for number, entry in enumerate(entries):
        if entry.role and entry.role in taken:
            here: Path = (place, number, "role")
            text = f'Another entry has the role "{entry.role}" already. Take out one of the two lines.'
            yield tree.finding(text, *here, code=CODE, words=entry.role)
        taken |= {entry.role} if entry.role else set()
