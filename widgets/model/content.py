"""A whole guide as read from `content/`: immutable, and sure of where each value stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from .shapes import (
    BodyDrawing,
    BodyMap,
    Cards,
    Checklist,
    Claims,
    Clinic,
    Example,
    Flag,
    GuideFile,
    Item,
    Medicines,
    Option,
    PlanFile,
    RedFlags,
    Reference,
    Region,
    Review,
    Section,
    Sourced,
    Term,
    Treatments,
    VisitPage,
    Workshop,
)
from .tree import Tree


@dataclass(frozen=True)
class Content:
    """Everything one guide is made of; `trees` maps a file to its lines."""

    name: str
    guide: GuideFile
    sections: dict[str, Section]
    red_flags: RedFlags
    checklist: Checklist
    cards: Cards
    examples: tuple[Example, ...]
    claims: Claims
    plan: PlanFile
    treatments: Treatments
    medicines: Medicines
    body_map: BodyMap
    drawing: BodyDrawing
    visit: VisitPage
    workshop: Workshop
    glossary: dict[str, Term]
    references: dict[str, Reference]
    regions: dict[str, Region]
    clinic: Clinic
    trees: dict[str, Tree] = field(repr=False)

    @cached_property
    def flags(self) -> dict[str, Flag]:
        """The red flags by id, in file order."""
        return {flag.id: flag for flag in self.red_flags.flags}

    @cached_property
    def items(self) -> dict[str, Item]:
        """The checklist items by id, in file order."""
        return {item.id: item for item in self.checklist.items}

    @cached_property
    def options(self) -> dict[str, Option]:
        """The treatment options by id, in the order of care."""
        return {option.id: option for option in self.treatments.options}

    def file_of(self, section: Section) -> str:
        """The file a section is written in, relative to `content/`."""
        return f"{self.name}/sections/{section.id}.md"

    def review_of(self, entry: Sourced | Section) -> Review:
        """The review state of an entry: its own, or the guide's."""
        return entry.review or self.guide.review
