"""The safety papers as pages to print, each a file without script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ..authoring.html_report import html_report
from ..authoring.sign_off import texts_to_read
from ..model.content.content import Content
from ..model.content.safety_files import PAPERS, SafetyFiles
from .accessibility import CheckedCriterion
from .data_map import Described, example_line
from .hazard_log import LoggedHazard, Proof, worst_first
from .licences import COPIED, licence, shipped

FOLDER = Path(__file__).parent / "sheets"
TITLES = {
    "index": "Safety papers",
    "intended-purpose": "Intended purpose",
    "hazard-log": "Hazard log",
    "safety-case": "Clinical safety case report",
    "data-protection": "Data protection assessment",
    "accessibility": "Accessibility conformance report",
    "licences": "Software and licences",
}


@dataclass(frozen=True)
class Release:
    """What the papers are about: the day they were made, the version, and marks that tell its state."""

    day: date
    version: str
    revision: str
    fingerprint: str


@dataclass(frozen=True)
class Pack:
    """All that the papers say."""

    release: Release
    files: SafetyFiles
    guides: Mapping[str, Content]
    log: tuple[LoggedHazard, ...]
    criteria: tuple[CheckedCriterion, ...]
    kept: tuple[Described, ...]
    has_bill: bool

    @property
    def open_hazards(self) -> list[LoggedHazard]:
        """Those that have a control without proof."""
        return [each for each in self.log if each.is_open]

    @property
    def is_untested(self) -> bool:
        """Whether no named test has a result at all, as before the first run."""
        return bool(self.lacking) and all(proof.outcome.kind == "no result" for proof in self.lacking)

    @property
    def lacking(self) -> list[Proof]:
        """Every named test that is no proof, once."""
        all_proofs = {
            proof.test: proof
            for control in (control for each in self.log for control in each.controls)
            for proof in control.proofs
        } | {proof.test: proof for each in self.criteria for proof in each.proofs}
        return [proof for _, proof in sorted(all_proofs.items()) if not proof.holds]

    @property
    def undescribed(self) -> list[Described]:
        """What is kept although no words say why."""
        return [row for row in self.kept if row.words is None]


def papers(pack: Pack) -> dict[str, str]:
    """Every page by its file name."""
    values = _values(pack)
    return {f"{name}.html": _paper(name, pack, values) for name in TITLES}


def promise(test: str) -> str:
    """What a test promises, in the words of its name."""
    return test.partition("::test_")[2].replace("_", " ")


def _paper(name: str, pack: Pack, values: dict[str, Any]) -> str:
    return html_report(f"{name}.html", TITLES[name], FOLDER, name=name, pack=pack, **values)


def _values(pack: Pack) -> dict[str, Any]:
    return {
        "titles": TITLES,
        "headings": PAPERS,
        "promise": promise,
        "worst_first": worst_first(pack.log),
        "guides": [_guide(content) for content in pack.guides.values()],
        "licences": [(name, package.version, licence(package)) for name, package in shipped().items()],
        "copied": COPIED,
        "example_line": example_line(),
    }


def _guide(content: Content) -> dict[str, Any]:
    """The facts of a guide, counted from its content."""
    return {
        "title": content.guide.title,
        "mark": content.fingerprint,
        "flags": len(content.flags),
        "questions": len(content.items),
        "cases": len(content.examples),
        "waiting": len(texts_to_read(content)),
        "is_draft": content.review.is_draft,
        "is_example": content.guide.example,
    }
