"""Progression: what a row of lights means for the next run (hysteresis): up, the same, or back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from ..arguments import read_whole, read_words
from ..content.content import Content
from ..content.findings import nearest, one_of
from ..content.schema.plan import Programme
from ..triage.answers import numbers, read_answers
from ..triage.care_levels import holds

BLACK = "black"
LIGHTS = ("green", "amber", "red", BLACK)


@dataclass(frozen=True)
class Move:
    """The next step, why, and how many days of rest first; `stop` means no running until checked."""

    stage: int
    reason: str
    rest_days: int = 0
    see_someone: bool = False
    stop: bool = False


def next_stage(
    content: Content,
    stage: int,
    lights: Sequence[str],
    programme: str = "",
    answers: Mapping[str, object] | None = None,
) -> Move:
    """The move after the lights of the runs at this stage, the latest last.

    A red that brought a person to this stage stands first. `black` is a bone sign or a red flag.
    After a birth (from checklist `answers`) an amber light is a reason to get advice.
    Raises ValueError for an unknown light or stage, AnswerError for answers that no question takes.
    """
    given = read_words("lights", lights, LIGHTS)
    move = _move(content, stage, given, programme)
    values = numbers(read_answers(content, answers or {}))
    asks = any(holds(row, values) for row in content.plan.moves.advice_on_amber_when)
    return replace(move, see_someone=True) if asks and given and given[-1] == "amber" else move


def _move(content: Content, stage: int, lights: Sequence[str], programme: str) -> Move:
    steps = find_programme(content, programme)
    _check(steps, stage, lights)
    rules, last = content.plan.moves, lights[-1] if lights else ""
    if last == BLACK:
        return Move(stage, "stop", see_someone=True, stop=True)
    if last == "red":
        again = _ends_with(lights, "red", rules.reds_to_ask_for_help)
        back = max(steps.first, stage - rules.steps_back_after_red)
        return Move(back, "red", rules.rest_days_after_red, see_someone=again)
    if _ends_with(lights, "amber", rules.ambers_to_step_back):
        return Move(max(steps.first, stage - rules.steps_back_after_ambers), "ambers")
    if _ends_with(lights, "green", rules.greens_to_move_up):
        return Move(min(steps.last + 1, stage + 1), "greens")
    return Move(stage, "repeat" if last == "amber" else "carry-on")


def after_time_off(content: Content, stage: int, days: int, programme: str = "") -> int:
    """The stage to start at again after so many days without running."""
    steps = find_programme(content, programme)
    _check(steps, stage, ())
    rows = [row for row in content.plan.moves.time_off if days >= row.days]
    if not rows:
        return stage
    longest = max(rows, key=lambda row: row.days)
    back = stage - longest.steps_back if longest.restart_at is None else min(stage, longest.restart_at)
    return max(steps.first, back)


def longest_next(content: Content, longest: float) -> float:
    """The longest next run, given the longest of the last 30 days, in the same unit.

    For running without walk breaks only; the study behind it does not fit walk-run plans.
    """
    if longest <= 0:
        raise ValueError(f"The longest run should be more than 0. {longest!r} was given.")
    return round(longest * content.plan.moves.longest_run_share, 1)


def longest_row(content: Content) -> int:
    """How many lights in a row can matter."""
    rules = content.plan.moves
    return max(rules.greens_to_move_up, rules.ambers_to_step_back, rules.reds_to_ask_for_help)


def move_table(content: Content, programme: str = "") -> dict[str, dict[str, object]]:
    """The whole (stage, light, how many of it in a row) table, keyed like `"3/green/2"`."""
    steps = find_programme(content, programme)
    rows = product(range(steps.first, steps.last + 2), LIGHTS, range(1, longest_row(content) + 1))
    return {
        f"{stage}/{light}/{often}": vars(next_stage(content, stage, [light] * often, programme))
        for stage, light, often in rows
    }


def diary_programme(content: Content) -> Programme:
    """The programme that the diary follows; the check sees to it that there is one."""
    return next(each for each in content.plan.programmes if each.role == "diary")


def find_programme(content: Content, name: str = "") -> Programme:
    """The programme called `name`, or that of the diary; raises ValueError that names those there are."""
    if not name:
        return diary_programme(content)
    known = {programme.id: programme for programme in content.plan.programmes}
    if name not in known:
        raise ValueError(f'No programme is called "{name}".{nearest(str(name), known)}{one_of(known)}')
    return known[name]


def _ends_with(lights: Sequence[str], light: str, number: int) -> bool:
    return len(lights) >= number and all(one == light for one in lights[-number:])


def _check(steps: Programme, stage: int, lights: Sequence[str]) -> None:
    read_whole("stage", stage, steps.first, steps.last + 1)
    for one in lights:
        if one not in LIGHTS:
            raise ValueError(f'"{one}" is not a light.{nearest(str(one), LIGHTS)}{one_of(LIGHTS)}')
