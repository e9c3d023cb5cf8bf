"""Whether there may be running advice at all: bone signs, urgent signs and a recent birth lock it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..answers import numbers, read_answers
from ..content import Content
from ..levels import holds
from ..rules import assess
from .runs import Run


def locked(content: Content, answers: Mapping[str, Any], runs: Sequence[Run] = ()) -> str:
    """Why there is no plan: `urgent`, `bone`, `stopped` (the last run) or `not-yet`; else "".

    Raises AnswerError for answers that no question takes.
    """
    outcome, safety = assess(content, answers), content.plan.safety
    if outcome.level == "emergency":
        return "urgent"
    if outcome.stop_running:
        return "bone"
    if outcome.level in safety.locked_levels:
        return "urgent"
    if runs and runs[-1].stopped:
        return "stopped"
    values = numbers(read_answers(content, answers))
    return "not-yet" if any(holds(row, values) for row in safety.locked_when) else ""
