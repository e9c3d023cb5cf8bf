"""Loads a guide and what it shares with other guides, and collects every mistake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from .content import Content
from .files import LARGEST, first_bytes, read_text
from .findings import Finding, nearest, one_of
from .own_pictures import read_logo, read_pictures
from .schema import (
    BodyDrawing,
    BodyMapFile,
    Cards,
    ChecklistFile,
    Claims,
    Clinic,
    ContextLinksFile,
    Example,
    FindHelpFile,
    FormTerms,
    GuideFile,
    Medicines,
    PictureWords,
    PlanFile,
    RedFlagsFile,
    Reference,
    Region,
    Section,
    Sign,
    Term,
    TopicsFile,
    TreatmentsFile,
    VisitPage,
    Workshop,
)
from .schema_messages import validate
from .sections import read_section
from .yaml_document import Tree, read_tree

SHARED = {
    "clinic.yaml": Clinic,
    "forms.yaml": tuple[FormTerms, ...],
    "glossary.yaml": tuple[Term, ...],
    "pictures.yaml": tuple[PictureWords, ...],
    "references.yaml": tuple[Reference, ...],
}
MAIN_GUIDE, EXAMPLE_GUIDE = b"main: yes", b"example: yes"
EXAMPLES = {"clinic.example.yaml": Clinic}
PARSED = 128  # files remembered; three guides have about as many
NO_CONTENT = (
    ' There is none in {}. Set STRIDEWELL_CONTENT to the folder "content" of your copy of Stridewell.'
)
COMMENTS = "notes.yaml"  # for whoever writes; never published
FOR_THE_CHECK = ("exceptions.yaml", COMMENTS)
OWN = {
    "guide.yaml": GuideFile,
    "signs.yaml": tuple[Sign, ...],
    "red-flags.yaml": RedFlagsFile,
    "checklist.yaml": ChecklistFile,
    "cards.yaml": Cards,
    "examples.yaml": tuple[Example, ...],
}
PARTS = {
    "claims.yaml": Claims,
    "plan.yaml": PlanFile,
    "treatments.yaml": TreatmentsFile,
    "medicines.yaml": Medicines,
    "body-map.yaml": BodyMapFile,
    "body-drawing.yaml": BodyDrawing,
    "visit.yaml": VisitPage,
    "find-help.yaml": FindHelpFile,
    "topics.yaml": TopicsFile,
    "workshop.yaml": Workshop,
    "context-links.yaml": ContextLinksFile,
}


@dataclass(frozen=True)
class Loaded:
    """A guide, or none when it has findings; `sections` (by file) and `trees` are what could be read.

    `read` is the guide when each file could be read, whatever they get wrong together.
    """

    content: Content | None
    findings: tuple[Finding, ...]
    sections: dict[str, Section] = field(default_factory=dict)
    trees: dict[str, Tree] = field(default_factory=dict)
    read: Content | None = None


def load(root: Path, name: str) -> Loaded:
    """The guide called `name` below `root` (the `content` folder), with all findings sorted."""
    from .cross_references import check_links

    reading = _Reading(root)
    if not (root / name).is_dir():
        return Loaded(None, (_no_guide(root, name),))
    content = reading.content(name)
    findings = reading.findings
    if content is not None and not findings:
        findings = check_links(content)
    good = None if findings else content
    return Loaded(good, tuple(sorted(set(findings))), reading.sections, reading.trees, content)


def guide_names(root: Path) -> list[str]:
    """The folders of `root` that hold a guide: the main one first, those that are only an example last."""
    return [path.parent.name for path in sorted(root.glob("*/guide.yaml"), key=_main_first)]


def example_guides(root: Path) -> frozenset[str]:
    """Those that are only an example, and no guide for patients."""
    return frozenset(path.parent.name for path in root.glob("*/guide.yaml") if EXAMPLE_GUIDE in _lines(path))


def _main_first(guide: Path) -> tuple[bool, bool, str]:
    lines = _lines(guide)
    return MAIN_GUIDE not in lines, EXAMPLE_GUIDE in lines, guide.parent.name


def _lines(guide: Path) -> list[bytes]:
    try:
        return first_bytes(guide, LARGEST).splitlines()
    except OSError:
        return []


def _no_guide(root: Path, name: str) -> Finding:
    return Finding(name, 1, unknown_guide(root, name), "SW110", words=name)


def unknown_guide(root: Path, name: str) -> str:
    """That no guide is called `name`, with the nearest, all there are, or where the content may be."""
    known = guide_names(root)
    hint = (nearest(name, known) or one_of(known)) if known else NO_CONTENT.format(root)
    return f'No guide is called "{name}".{hint}'


# A guide is read anew after each save; the files that were not touched are as they were.
@lru_cache(maxsize=PARSED)
def _parsed(file: str, text: str, shape: Any) -> tuple[Tree | None, Any, tuple[Finding, ...]]:
    tree, findings = read_tree(file, text)
    if tree is None or findings:
        return None, None, tuple(findings)
    value, findings = validate(tree, shape)
    return tree, value, tuple(findings)


@lru_cache(maxsize=PARSED)
def _parsed_section(file: str, text: str) -> tuple[Section | None, tuple[Finding, ...]]:
    section, findings = read_section(file, text)
    return section, tuple(findings)


class _Reading:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.trees: dict[str, Tree] = {}
        self.sections: dict[str, Section] = {}

    def content(self, name: str) -> Content | None:
        shared = {file: self._yaml(file, shape) for file, shape in SHARED.items()}
        for file, shape in EXAMPLES.items():
            if (self.root / file).exists():
                self._yaml(file, shape)
        own = {file: self._yaml(f"{name}/{file}", shape) for file, shape in OWN.items()}
        parts = {
            file: self._yaml(f"{name}/{file}", shape)
            for file, shape in PARTS.items()
            if (self.root / name / file).exists()
        }
        regions = self._folder("regions", "*.yaml", self._region)
        sections = self._folder(f"{name}/sections", "*.md", self._section)
        pictures, wrong = read_pictures(self.root, shared["pictures.yaml"] or ())
        self.findings += wrong
        logo = self._logo(shared["clinic.yaml"])
        self._strays(name)
        if self.findings:
            return None
        return Content(
            name=name,
            guide=own["guide.yaml"],
            sections={section.id: section for section in sections.values()},
            red_flags_file=own["red-flags.yaml"],
            signs={sign.id: sign for sign in own["signs.yaml"]},
            checklist=own["checklist.yaml"],
            cards=own["cards.yaml"],
            examples=own["examples.yaml"],
            glossary={term.id: term for term in shared["glossary.yaml"]},
            pictures={each.id: each for each in shared["pictures.yaml"]},
            references={ref.id: ref for ref in shared["references.yaml"]},
            regions=regions,
            clinic=shared["clinic.yaml"],
            forms={form.id: form for form in shared["forms.yaml"]},
            own_pictures=pictures,
            logo=logo,
            guides=tuple(guide_names(self.root)),
            examples_only=example_guides(self.root),
            trees=self.trees,
            parts=parts,
        )

    def _logo(self, clinic: Clinic | None) -> bytes:
        if clinic is None or clinic.logo is None:
            return b""
        body, wrong = read_logo(self.root, clinic.logo.file)
        if wrong:
            tree = self.trees["clinic.yaml"]
            self.findings.append(tree.finding(wrong, "logo", "file", code="SW506", words=clinic.logo.file))
        return body

    def _yaml(self, file: str, shape: Any) -> Any:
        text = self._text(file)
        if text is None:
            return None
        tree, value, findings = _parsed(file, text, shape)
        if tree is not None:
            self.trees[file] = tree
        self.findings += findings
        return value

    def _text(self, file: str) -> str | None:
        text, findings = read_text(self.root, self.root / file)
        self.findings += findings
        return None if findings else text

    def _folder(self, folder: str, glob: str, read: Callable[[str], Any]) -> dict[str, Any]:
        paths = sorted((self.root / folder).glob(glob))
        return {path.stem: read(path.relative_to(self.root).as_posix()) for path in paths}

    def _region(self, file: str) -> Region | None:
        region: Region | None = self._yaml(file, Region)
        return region

    def _section(self, file: str) -> Section | None:
        text = self._text(file)
        if text is None:
            return None
        section, findings = _parsed_section(file, text)
        stem = Path(file).stem
        if section and section.id != stem:
            findings = (
                Finding(file, 2, f'"id: {section.id}" should be the file\'s name, "{stem}".', "SW110"),
            )
        self.findings += findings
        if section:
            self.sections[file] = section
        return section

    def _strays(self, name: str) -> None:
        shared = (*SHARED, *EXAMPLES, *FOR_THE_CHECK)
        for folder, known in ((self.root, shared), (self.root / name, (*OWN, *PARTS))):
            for path in folder.glob("*.y*ml"):
                if path.name not in known:
                    file = path.relative_to(self.root).as_posix()
                    text = f'"{path.name}" is not used here.{nearest(path.name, known)}'
                    self.findings.append(Finding(file, 1, text, "SW110", words=path.name))
        for path in sorted((self.root / name / "sections").glob("[!.]*")):
            if path.suffix != ".md" or path.is_dir():
                file = path.relative_to(self.root).as_posix()
                text = (
                    f'"{path.name}" is not read: a section is a file such as "about.md". Move it elsewhere.'
                )
                self.findings.append(Finding(file, 1, text, "SW110", words=path.name))
