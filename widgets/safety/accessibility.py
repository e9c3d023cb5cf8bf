"""The criteria of WCAG 2.2 with what tests show of each; what only a person can say stays empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.content.schema.safety import Criterion
from .hazard_log import Proof, proofs
from .test_results import TestResults


@dataclass(frozen=True)
class CheckedCriterion:
    """A criterion with what each of its tests came to."""

    criterion: Criterion
    proofs: tuple[Proof, ...]

    @property
    def state(self) -> str:
        """How it was checked, in words; never that it is met."""
        if not self.criterion.applies:
            return "Does not apply"
        if not self.proofs:
            return "Not tested; left to a person"
        if not all(proof.holds for proof in self.proofs):
            return "Tests lacking"
        return "Tests passed; the rest is left to a person" if self.criterion.left else "Tests passed"


def checked_criteria(
    criteria: Iterable[Criterion], results: TestResults, known: frozenset[str]
) -> list[CheckedCriterion]:
    """Every criterion in file order."""
    return [CheckedCriterion(each, proofs(each.tests, results, known)) for each in criteria]
