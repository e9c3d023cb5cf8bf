"""Checks that the parts of plan.yaml fit each other: steps that are named, and the programme of the diary."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.content import Content
from ..content.findings import Finding
from ..content.roles import with_role
from ..content.yaml_document import Path

CODE = "SW114"


def check_plan(content: Content) -> Iterator[Finding]:
    """A finding for each step that there is not, and when the diary's programme is missing."""
    plan, tree = content.plan, content.trees[f"{content.name}/plan.yaml"]
    followed = with_role(plan.programmes, "diary")
    if not followed:
        text = 'The diary has no programme to follow. Add "role: diary" to one of them.'
        yield tree.finding(text, "programmes", code=CODE, words="role: diary")
        return
    for path, stage in _named_steps(content):
        if stage not in range(followed.first, followed.last + 1):
            text = f'There is no step {stage} in "{followed.id}". Write {followed.first} to {followed.last}.'
            yield tree.finding(text, *path, code=CODE, words=str(stage))


def _named_steps(content: Content) -> Iterator[tuple[Path, int]]:
    plan = content.plan
    yield ("safety", "cleared_step"), plan.safety.cleared_step
    for number, row in enumerate(plan.moves.time_off):
        if row.restart_at is not None:
            yield ("moves", "time_off", number, "restart_at"), row.restart_at
    for number, readiness in enumerate(plan.readiness):
        yield ("readiness", number, "first_stage"), readiness.first_stage
