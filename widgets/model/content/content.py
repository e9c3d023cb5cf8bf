"""A whole guide as read from `content/`: immutable, and sure of where each value stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from ..triage.signs import resolve
from .reviewable import Reviewable, fingerprint, judged, whole_fingerprint, written_in
from .schema import (
    LEVELS,
    BodyDrawing,
    BodyMapFile,
    Card,
    Cards,
    ChecklistFile,
    Claims,
    Clinic,
    ContextLinksFile,
    Example,
    FindHelpFile,
    Flag,
    FormTerms,
    GuideFile,
    Item,
    Medicines,
    Option,
    PictureWords,
    PlanFile,
    RedFlags,
    RedFlagsFile,
    Reference,
    Region,
    Review,
    Section,
    Sign,
    Sourced,
    Term,
    TopicsFile,
    TreatmentsFile,
    VisitPage,
    Workshop,
)
from .translations import mark
from .yaml_document import Tree

Part = TypeVar("Part")
HIDDEN = ("examples.yaml", "claims.yaml", "context-links.yaml")  # patients read none of it
USUAL_FIRST_STOP = mark("Your {doctor}.")


@dataclass(frozen=True)
class Content:
    """Everything one guide is made of; `trees` maps a file to its lines.

    `parts` holds the files that a guide may do without, by name; asking for one that it lacks raises
    LookupError. `lowered_count` says for worked examples whether all lowered levels count, or none; left
    out, each counts once it is signed.
    """

    name: str
    guide: GuideFile
    sections: dict[str, Section]
    red_flags_file: RedFlagsFile
    signs: dict[str, Sign]
    checklist: ChecklistFile
    cards: Cards
    examples: tuple[Example, ...]
    glossary: dict[str, Term]
    pictures: dict[str, PictureWords]
    own_pictures: dict[str, bytes] = field(repr=False)
    references: dict[str, Reference]
    regions: dict[str, Region]
    clinic: Clinic
    forms: dict[str, FormTerms]
    trees: dict[str, Tree] = field(repr=False)
    parts: dict[str, Any] = field(repr=False)
    lowered_count: bool | None = None
    logo: bytes = field(default=b"", repr=False)
    guides: tuple[str, ...] = ()
    examples_only: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"<Content {self.name}: {len(self.flags)} red flags, {len(self.items)} questions>"

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
    def treatments(self) -> TreatmentsFile:
        """The options of the decision aid."""
        return self._part("treatments.yaml", TreatmentsFile)

    @property
    def medicines(self) -> Medicines:
        """What to know before a pain reliever."""
        return self._part("medicines.yaml", Medicines)

    @property
    def body_map(self) -> BodyMapFile:
        """Where each area of the body leads."""
        return self._part("body-map.yaml", BodyMapFile)

    @property
    def drawing(self) -> BodyDrawing:
        """The drawing of the body map."""
        return self._part("body-drawing.yaml", BodyDrawing)

    @property
    def visit(self) -> VisitPage:
        """What the page for the clinician offers."""
        return self._part("visit.yaml", VisitPage)

    @property
    def topics(self) -> TopicsFile:
        """The pages that each answer one question."""
        return self._part("topics.yaml", TopicsFile)

    @property
    def context_links(self) -> ContextLinksFile:
        """Which page a link from a health record leads to."""
        return self._part("context-links.yaml", ContextLinksFile)

    @property
    def find_help(self) -> FindHelpFile:
        """The guide's own words on the page for help; usual ones when it has none."""
        usual = FindHelpFile(first_stop=USUAL_FIRST_STOP)
        return self.parts.get("find-help.yaml", usual)  # type: ignore[no-any-return]

    @cached_property
    def red_flags(self) -> RedFlags:
        """The red flags, each with the level that counts today and the words of its sign."""
        return resolve(self.red_flags_file, self.signs, self.level_of)

    def level_of(self, sign: Sign) -> str:
        """The level of a sign that counts: one that was lowered waits for a signature (rules.md, S15)."""
        change = sign.changed
        return change.was if change and change.lowers(sign.level) and self.waits(sign) else sign.level

    def signs_by_level(self, names: Iterable[str]) -> dict[str, tuple[Sign, ...]]:
        """Some signs under the level that counts for each, the most urgent first; each in the order given."""
        chosen = [self.signs[name] for name in names]
        levels = {level: tuple(s for s in chosen if self.level_of(s) == level) for level in reversed(LEVELS)}
        return {level: signs for level, signs in levels.items() if signs}

    def waits(self, entry: Sign | Card) -> bool:
        """Whether what an entry lowers does not count yet, because nobody has signed the entry."""
        return self.review_of(entry).is_draft if self.lowered_count is None else not self.lowered_count

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
        hidden = {f"{self.name}/{file}" for file in HIDDEN}
        files = {file: tree.data for file, tree in self.trees.items() if file.startswith(f"{self.name}/")}
        told = {name: fingerprint(section) for name, section in self.sections.items()}
        return whole_fingerprint([{file: files[file] for file in files if file not in hidden}, told])

    @cached_property
    def review(self) -> Review:
        """The review state of the guide as a whole; a change of any of its words makes it a draft again."""
        return judged(self.guide.review, self.fingerprint)

    @cached_property
    def facts(self) -> dict[str, str]:
        """The guide's own values by name, as a sentence names them in braces."""
        from .placeholders import facts

        return facts(self)

    def fingerprint_of(self, entry: Sourced | Section) -> str:
        """The fingerprint of an entry as it reads with the guide's numbers."""
        return fingerprint(entry, self.facts)

    def review_of(self, entry: Sourced | Section) -> Review:
        """The review state of an entry: its own while its words are those signed, or the guide's."""
        return judged(entry.review, self.fingerprint_of(entry)) if entry.review else self.review

    @cached_property
    def written(self) -> tuple[Reviewable, ...]:
        """Every text that says where it comes from: sections first, then by file."""
        sections = [
            Reviewable(name, section, self.file_of(section), ()) for name, section in self.sections.items()
        ]
        own = {
            "signs.yaml": tuple(self.signs.values()),
            "red-flags.yaml": self.red_flags_file,
            "checklist.yaml": self.checklist,
            "cards.yaml": self.cards,
        }
        files = {f"{self.name}/{file}": value for file, value in {**own, **self.parts}.items()}
        files["pictures.yaml"] = tuple(self.pictures.values())
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
