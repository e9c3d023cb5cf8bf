"""Reads `content/safety/`: what the safety papers are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .files import read_text
from .findings import Finding, nearest
from .schema.safety import (
    CriteriaFile,
    Criterion,
    DataFile,
    DataWords,
    Hazard,
    HazardsFile,
    Statement,
    StatementsFile,
)
from .schema_messages import validate
from .yaml_document import Path as Place
from .yaml_document import Tree, read_tree

FOLDER = "safety"
HAZARDS, CRITERIA, DATA, STATEMENTS = (
    *("hazards.yaml", "accessibility.yaml", "data-kept.yaml"),
    "statements.yaml",
)
SHAPES = {HAZARDS: HazardsFile, CRITERIA: CriteriaFile, DATA: DataFile, STATEMENTS: StatementsFile}
WITH_IDS = {HAZARDS: ["hazards"], CRITERIA: ["criteria"]}
# The headings of each paper, by the id that its statement has. Those of the safety case are DCB0129's.
PAPERS = {
    "intended_purpose": {
        "purpose": "What it is for",
        "people": "Whom it is for",
        "not_for": "What it is not for",
        "setting": "Where and how it is used",
        "rules": "How it comes to what it says",
        "regulation": "Whether it is a medical device",
        "owner": "Who answers for it",
    },
    "safety_case": {
        "introduction": "Introduction",
        "system": "System definition and overview",
        "risk_management": "Clinical risk management system",
        "analysis": "Clinical risk analysis",
        "evaluation": "Clinical risk evaluation",
        "control": "Clinical risk control",
        "hazard_log": "Hazard log",
        "test_issues": "Test issues",
        "summary": "Summary safety statement",
        "quality": "Quality assurance and document approval",
        "configuration": "Configuration control and management",
    },
    "data_protection": {
        "need": "Why this assessment",
        "processing": "What is done with data",
        "kept": "What is kept, and where",
        "consultation": "Who was asked",
        "necessity": "Whether it is needed and no more than needed",
        "risks": "Risks, and what stands in their way",
        "sign_off": "Sign-off and outcome",
    },
    "accessibility": {
        "scope": "What was looked at",
        "methods": "How it was checked",
        "criteria": "Success criteria, A and AA",
        "evaluators": "Who has looked at it",
    },
}


@dataclass(frozen=True)
class SafetyFiles:
    """All of the folder, or with `findings` what could be read; `trees` know the lines of each file."""

    hazards: tuple[Hazard, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    kept: tuple[DataWords, ...] = ()
    statements: StatementsFile | None = None
    findings: tuple[Finding, ...] = ()
    trees: dict[str, Tree] = field(default_factory=dict, repr=False)

    def named_tests(self) -> Iterator[tuple[str, str, Place]]:
        """Every test that a hazard or a criterion names, with the file and the place where it does."""
        for number, hazard in enumerate(self.hazards):
            for at, control in enumerate(hazard.controls):
                for place, test in enumerate(control.tests):
                    yield test, HAZARDS, ("hazards", number, "controls", at, "tests", place)
        for number, criterion in enumerate(self.criteria):
            for place, test in enumerate(criterion.tests):
                yield test, CRITERIA, ("criteria", number, "tests", place)

    def parts(self, paper: str) -> dict[str, Statement]:
        """The statements of a paper such as "safety_case", by their ids."""
        return {each.id: each for each in getattr(self.statements, paper, ())}


def read_safety(root: Path) -> SafetyFiles:
    """What stands in `safety/` below `root` (`content/`), with all findings sorted."""
    read = {file: _read(root, f"{FOLDER}/{file}", shape) for file, shape in SHAPES.items()}
    trees = {file: tree for file, (tree, _, _) in read.items() if tree}
    findings = [finding for _, _, found in read.values() for finding in found]
    values = {file: value for file, (_, value, _) in read.items() if value}
    findings += [finding for file, tree in trees.items() for finding in _repeated(file, tree)]
    if STATEMENTS in values:
        findings += _headings(trees[STATEMENTS], values[STATEMENTS])
    return SafetyFiles(
        hazards=values[HAZARDS].hazards if HAZARDS in values else (),
        criteria=values[CRITERIA].criteria if CRITERIA in values else (),
        kept=values[DATA].kept if DATA in values else (),
        statements=values.get(STATEMENTS),
        findings=tuple(sorted([*findings, *_strays(root)])),
        trees=trees,
    )


def _read(root: Path, file: str, shape: Any) -> tuple[Tree | None, Any, list[Finding]]:
    text, findings = read_text(root, root / file)
    if findings:
        return None, None, findings
    tree, findings = read_tree(file, text)
    if tree is None or findings:
        return None, None, findings
    return tree, *validate(tree, shape)


def _repeated(file: str, tree: Tree) -> Iterator[Finding]:
    names = [*PAPERS] if file == STATEMENTS else WITH_IDS.get(file, [])
    for name in names:
        entries = tree.data.get(name) or []
        if all(isinstance(each, dict) and "id" in each for each in entries):
            yield from tree.repeated("id", name, values=[each["id"] for each in entries])


def _headings(tree: Tree, statements: StatementsFile) -> Iterator[Finding]:
    """A finding for each heading without its statement, and for each statement without a heading."""
    for paper, headings in PAPERS.items():
        there = [each.id for each in getattr(statements, paper)]
        for number, name in enumerate(there):
            if name not in headings:
                says = f'"{name}" has no heading in this paper.{nearest(name, headings)}'
                yield tree.finding(says, paper, number, "id", code="SW107", words=name)
        for name in headings:
            if name not in there:
                yield tree.finding(
                    f'"{name}" is missing here. Add an entry "id: {name}".', paper, code="SW105"
                )


def _strays(root: Path) -> Iterator[Finding]:
    for path in (root / FOLDER).glob("*.y*ml"):
        if path.name not in SHAPES:
            says = f'"{path.name}" is not used here.{nearest(path.name, SHAPES)}'
            yield Finding(f"{FOLDER}/{path.name}", 1, says, "SW110", words=path.name)
