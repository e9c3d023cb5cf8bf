"""A whole guide as read from `content/`: immutable, and sure of where each value stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

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
from .written import Written, fingerprint, judged, whole_fingerprint, written_in

Part = TypeVar("Part")


@dataclass(frozen=True)
class Content:
    """Everything one guide is made of; `trees` maps a file to its lines.

    `parts` holds the files that a guide may do without, by name; asking for one that it lacks raises
    LookupError.
    """

    name: str
    guide: GuideFile
    sections: dict[str, Section]
    red_flags: RedFlags
    checklist: Checklist
    cards: Cards
    examples: tuple[Example, ...]
    glossary: dict[str, Term]
    references: dict[str, Reference]
    regions: dict[str, Region]
    clinic: Clinic
    trees: dict[str, Tree] = field(repr=False)
    parts: dict[str, Any] = field(repr=False)

    def has(self, file: str) -> bool:
        """Whether the guide has a file such as "plan.yaml"."""
        return file in self.parts

    @property
    def claims(self) -> Claims:
        """What became of the source article."""
        return self._part("claims.yaml", Claims)

    @property
    def plan(self) -> PlanFile:
        """The return-to-running plan."""
        return self._part("plan.yaml", PlanFile)

    @property
    def treatments(self) -> Treatments:
        """The options of the decision aid."""
        return self._part("treatments.yaml", Treatments)

    @property
    def medicines(self) -> Medicines:
        """What to know before a pain reliever."""
        return self._part("medicines.yaml", Medicines)

    @property
    def body_map(self) -> BodyMap:
        """Where each area of the body leads."""
        return self._part("body-map.yaml", BodyMap)

    @property
    def drawing(self) -> BodyDrawing:
        """The drawing of the body map."""
        return self._part("body-drawing.yaml", BodyDrawing)

    @property
    def visit(self) -> VisitPage:
        """What the page for the clinician offers."""
        return self._part("visit.yaml", VisitPage)

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
        options = self.treatments.options if self.has("treatments.yaml") else ()
        return {option.id: option for option in options}

    def file_of(self, section: Section) -> str:
        """The file a section is written in, relative to `content/`."""
        return f"{self.name}/sections/{section.id}.md"

    @cached_property
    def fingerprint(self) -> str:
        """Twelve letters that change with any word that patients read, but not with a review."""
        hidden = {f"{self.name}/{file}" for file in ("examples.yaml", "claims.yaml")}
        files = {file: tree.data for file, tree in self.trees.items() if file.startswith(f"{self.name}/")}
        told = {name: fingerprint(section) for name, section in self.sections.items()}
        return whole_fingerprint([{file: files[file] for file in files if file not in hidden}, told])

    @cached_property
    def review(self) -> Review:
        """The review state of the guide as a whole; a change of any of its words makes it a draft again."""
        return judged(self.guide.review, self.fingerprint)

    def review_of(self, entry: Sourced | Section) -> Review:
        """The review state of an entry: its own while its words are those signed, or the guide's."""
        return judged(entry.review, fingerprint(entry)) if entry.review else self.review

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """Every text that says where it comes from: sections first, then by file."""
        sections = [
            Written(name, section, self.file_of(section), ()) for name, section in self.sections.items()
        ]
        own = {"red-flags.yaml": self.red_flags, "checklist.yaml": self.checklist, "cards.yaml": self.cards}
        files = {f"{self.name}/{file}": value for file, value in {**own, **self.parts}.items()}
        files["glossary.yaml"] = tuple(self.glossary.values())
        return (*sections, *(each for file, value in files.items() for each in written_in(file, value)))

    @property
    def workshop(self) -> Workshop:
        """What a clinician shows and asks in a workshop."""
        return self._part("workshop.yaml", Workshop)

    def _part(self, file: str, shape: type[Part]) -> Part:
        if file not in self.parts:
            text = f'The guide "{self.name}" has no {file}. Add that file, or leave this part out.'
            raise LookupError(text)
        part: Part = self.parts[file]
        return part
