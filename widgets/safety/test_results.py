"""Reads what tests came to, from the files that pytest writes (JUnit XML)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from .fingerprint import PROPERTY

Kind = Literal["passed", "failed", "skipped", "of another state", "no result"]
WORST: tuple[Kind, ...] = ("failed", "skipped", "passed")


class ResultsRefused(Exception):  # noqa: N818 - it is news for whoever runs it, not a mistake
    """Why a file of results cannot be read, in words."""


@dataclass(frozen=True)
class Outcome:
    """What a test came to, and in how many cases; only "passed" counts as proof."""

    kind: Kind
    cases: int = 0

    @property
    def is_proof(self) -> bool:
        """Whether every case ran and passed, on the files as they are now."""
        return self.kind == "passed"


@dataclass(frozen=True)
class TestResults:
    """Outcomes by the name of a test, `tests/test_guide.py::test_a_promise`, all cases of it together."""

    __test__ = False  # pytest takes a class of this name for tests

    outcomes: Mapping[str, Outcome] = field(default_factory=dict)

    def of(self, test: str) -> Outcome:
        """What a test came to; a test that no file names has no result."""
        return self.outcomes.get(test, Outcome("no result"))


def read_results(files: Iterable[Path], fingerprint: str) -> TestResults:
    """The results in `files` for the project with this fingerprint. What was tested in another state counts
    only as "of another state". Where files differ, the worst counts. Raises ResultsRefused for what is no
    such file.
    """
    now: dict[str, list[Kind]] = {}
    before: dict[str, int] = {}
    for path in files:
        suite = _parsed(path)
        is_now = fingerprint in _fingerprints(suite)
        for case in suite.iter("testcase"):
            name = node_id(case.get("classname", ""), case.get("name", ""))
            if is_now:
                now.setdefault(name, []).append(_kind(case))
            else:
                before[name] = before.get(name, 0) + 1
    old = {name: Outcome("of another state", cases) for name, cases in before.items()}
    return TestResults(old | {name: Outcome(_worst(kinds), len(kinds)) for name, kinds in now.items()})


def node_id(classname: str, name: str) -> str:
    """A test's name as pytest takes it, from the two that JUnit XML has; without its parameters."""
    return f"{classname.replace('.', '/')}.py::{name.partition('[')[0]}"


def _worst(kinds: Iterable[Kind]) -> Kind:
    found = {*kinds}
    return next(kind for kind in WORST if kind in found)


def _kind(case: ElementTree.Element) -> Kind:
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"


def _fingerprints(suite: ElementTree.Element) -> set[str]:
    return {each.get("value", "") for each in suite.iter("property") if each.get("name") == PROPERTY}


def _parsed(path: Path) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(path.read_bytes())  # noqa: S314 - our own tests have written it
    except OSError as error:
        raise ResultsRefused(f"{path} cannot be read: {error.strerror}.") from None
    except ElementTree.ParseError:
        raise ResultsRefused(f"{path} holds no test results. Name a file of pytest --junitxml.") from None
