"""The return-to-running plan: steps, lights, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BeforeValidator, field_validator

from ...plan.weekdays import neighbours
from ...triage.conditions import Row
from .basics import Entry, Sourced, Text
from .ids import Id
from .locks import Safety
from .moves import Lights, Moves
from .numbers import amount, refused, whole

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Minutes = Annotated[float, amount(0.25, 120)]
MAX_RUNS_A_WEEK = 3


class Block(Entry):
    """Some minutes of running or walking."""

    kind: Literal["run", "walk"]
    minutes: Minutes


def _block(value: object) -> object:
    if isinstance(value, dict) and len(value) == 1:
        ((kind, minutes),) = value.items()
        return {"kind": kind, "minutes": minutes}
    raise refused("Write a block like {run: 1} or {walk: 2}.")


class Step(Entry):
    """One step of a programme; its blocks are repeated `times`, or cycled until `cycle_for` minutes."""

    blocks: tuple[Annotated[Block, BeforeValidator(_block)], ...]
    times: Annotated[int, whole(1, 30)] = 1
    cycle_for: Minutes | None = None
    sessions: Annotated[int, whole(1, 9)] | None = None

    @field_validator("blocks")
    @classmethod
    def _check_blocks(cls, blocks: Sequence[Block]) -> Sequence[Block]:
        if not blocks:
            raise refused('"blocks" is empty. Write a block, such as {walk: 30}.')
        return blocks


class Programme(Sourced):
    """A row of steps; the first one has the number `first`. Warm-up and cool-down are minutes of walking.

    The diary moves a person along the programme with the role `diary`.
    """

    id: Id
    role: Literal["diary"] | None = None
    title: Text
    says: Text
    warm_up: Annotated[float, amount(0, 30)]
    cool_down: Annotated[float, amount(0, 30)]
    first: Annotated[int, whole(0, 1)]
    steps: tuple[Step, ...]

    @field_validator("steps")
    @classmethod
    def _check_steps(cls, steps: Sequence[Step]) -> Sequence[Step]:
        if not steps:
            raise refused('"steps" is empty. Write a step, such as {blocks: [{walk: 30}]}.')
        return steps

    @property
    def last(self) -> int:
        """The number of the last step."""
        return self.first + len(self.steps) - 1


class Check(Entry):
    """One thing to be true before running."""

    id: Id
    text: Text
    picture: Text | None = None


class Readiness(Sourced):
    """A list to tick; `shows_when` rows of answers say for whom, and none means for everyone."""

    id: Id
    title: Text
    says: Text
    first_stage: Annotated[int, whole(0, 40)]
    shows_when: tuple[Row, ...] = ()
    checks: tuple[Check, ...]


class Swap(Sourced):
    """Another sport to do instead of a run, with its caution."""

    id: Id
    name: Text
    caution: Text


class Phase(Entry):
    """Some seconds of doing one thing."""

    say: Text
    seconds: Annotated[float, amount(0.5, 60)]


class Pace(Entry):
    """Phases that a person follows, so many times over."""

    id: Id
    title: Text
    picture: Text | None = None
    times: Annotated[int, whole(1, 100)]
    phases: tuple[Phase, ...]


class Branch(Sourced):
    """One way to practise, for those whose answer it fits; one that squeezes can be ruled out."""

    id: Id
    role: Literal["squeeze"] | None = None
    fits: tuple[Text, ...]
    title: Text
    says: Text
    steps: tuple[Text, ...]
    pictures: tuple[Text, ...] = ()
    paces: tuple[Text, ...]


class Practice(Entry):
    """The branch question first, then what fits; `ruled_out_by` names the cards that rule squeezes out.

    `ruled_out` says so on the page of the practice, `not_first` beside a treatment that squeezes.
    """

    title: Text
    ask: Text
    choices: tuple[Check, ...]
    ruled_out_by: tuple[Text, ...] = ()
    ruled_out: Text | None = None
    not_first: Text | None = None
    branches: tuple[Branch, ...]
    paces: tuple[Pace, ...]


class NewSigns(Sourced):
    """Whom to see, and how soon, when a run brought a new sign."""

    title: Text
    lines: tuple[Text, ...]


class Tip(Sourced):
    """A small thing that may help; `proof` is how strong the proof is for the topic of the guide."""

    id: Id
    title: Text
    says: Text
    proof: Literal[
        "low",
        "low, and indirect",
        "very low",
        "expert opinion",
        "none found",
        "not tested",
    ]


class Tips(Entry):
    """Tips that belong together."""

    id: Id
    title: Text
    tips: tuple[Tip, ...]


class RunSigns(Entry):
    """What a run may bring besides pain: the question, what is said when it is left out, and a short name."""

    ask: Text
    missing: Text
    name: Text


class StepRate(Entry):
    """A beat to run to."""

    says: Text


class PlanFile(Entry):
    """Everything in plan.yaml; `caution` goes with each session, `tips_for` is what the proof is about."""

    safety: Safety
    lights: Lights
    moves: Moves
    run_signs: RunSigns | None = None
    caution: Text | None = None
    new_signs: NewSigns | None = None
    usual_days: tuple[tuple[Weekday, ...], ...]
    programmes: tuple[Programme, ...]
    readiness: tuple[Readiness, ...] = ()
    swaps: tuple[Swap, ...] = ()
    practice: Practice | None = None
    step_rate: StepRate | None = None
    tips_for: Text | None = None
    tips: tuple[Tips, ...] = ()

    @field_validator("usual_days")
    @classmethod
    def _check_usual_days(cls, rows: Sequence[Sequence[Weekday]]) -> Sequence[Sequence[Weekday]]:
        if not 1 <= len(rows) <= MAX_RUNS_A_WEEK:
            raise refused(
                f'"usual_days" should have 1 to {MAX_RUNS_A_WEEK} rows: the days for 1, 2 and 3 runs a week.'
                f" {len(rows)} stand here."
            )
        for number, days in enumerate(rows, 1):
            _check_days(number, days)
        return rows


def _check_days(number: int, days: Sequence[Weekday]) -> None:
    if len(set(days)) != number:
        raise refused(
            f'Row {number} of "usual_days" should name {number} different days. '
            f"[{', '.join(days)}] stands here."
        )
    two = neighbours(days)
    if two:
        raise refused(
            f'"{two[0]}" and "{two[1]}" in row {number} of "usual_days" are two days in a row. '
            "Leave a day of rest between runs."
        )
