"""The hazard log: each hazard with its controls, and whether tests prove them on the files as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.content.schema.safety import SEVERITIES, Control, Hazard
from .test_results import Outcome, TestResults

LIKELIHOODS = ("very low", "low", "medium", "high", "very high")
REASONS = {
    "failed": "A test failed for this control",
    "skipped": "A test was skipped for this control",
    "of another state": "A test was run on other files for this control",
    "no result": "A test has no result for this control",
}
NO_TEST = "A test does not exist for this control"


@dataclass(frozen=True)
class Proof:
    """A test that proves a control, what it came to, and whether there is such a test at all."""

    test: str
    outcome: Outcome
    exists: bool

    @property
    def says(self) -> str:
        """What it came to, in words for the log."""
        if not self.exists:
            return "there is no such test"
        cases = f" ({self.outcome.cases} cases)" if self.outcome.cases > 1 else ""
        return self.outcome.kind + cases

    @property
    def holds(self) -> bool:
        """Whether it counts as proof."""
        return self.exists and self.outcome.is_proof


@dataclass(frozen=True)
class ProvedControl:
    """A control with its proofs."""

    says: str
    proofs: tuple[Proof, ...]

    @property
    def holds(self) -> bool:
        """Whether every test of it passed."""
        return all(proof.holds for proof in self.proofs)


@dataclass(frozen=True)
class LoggedHazard:
    """A hazard with its controls as the tests leave it."""

    hazard: Hazard
    controls: tuple[ProvedControl, ...]

    @property
    def is_open(self) -> bool:
        """Whether any control is not proved; then nobody may count on it."""
        return not all(control.holds for control in self.controls)

    @property
    def why_open(self) -> tuple[str, ...]:
        """Each control that is not proved, with the first reason; none while the hazard is controlled."""
        return tuple(f"{_reason(control)}: {control.says}" for control in self.controls if not control.holds)

    @property
    def state(self) -> str:
        """The state in words. What tests show is no acceptance of the risk."""
        return "OPEN" if self.is_open else "Tests passed; to be accepted"


def _reason(control: ProvedControl) -> str:
    lacking = next(proof for proof in control.proofs if not proof.holds)
    return REASONS[lacking.outcome.kind] if lacking.exists else NO_TEST


def hazard_log(hazards: Iterable[Hazard], results: TestResults, known: frozenset[str]) -> list[LoggedHazard]:
    """Every hazard in file order; `known` are the tests there are."""
    return [LoggedHazard(each, tuple(_proved(each.controls, results, known))) for each in hazards]


def _proved(
    controls: Iterable[Control], results: TestResults, known: frozenset[str]
) -> Iterator[ProvedControl]:
    for control in controls:
        yield ProvedControl(control.says, proofs(control.tests, results, known))


def proofs(tests: Iterable[str], results: TestResults, known: frozenset[str]) -> tuple[Proof, ...]:
    """What each of some tests came to."""
    return tuple(Proof(test, results.of(test), test in known) for test in tests)


def worst_first(log: Iterable[LoggedHazard]) -> list[LoggedHazard]:
    """Open ones first, then by severity and likelihood; a summary begins with what matters most."""
    return sorted(
        log,
        key=lambda each: (
            not each.is_open,
            -SEVERITIES.index(each.hazard.severity),
            -LIKELIHOODS.index(each.hazard.likelihood),
            each.hazard.id,
        ),
    )
