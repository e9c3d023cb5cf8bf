"""Which light a run gets, and what a row of lights means: numbers that have to fit each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from ...triage.conditions import Row
from .basics import Entry, Sourced, Text
from .numbers import amount, refused, whole

Light = Literal["green", "amber", "red"]
LIGHTS: tuple[Light, ...] = ("green", "amber", "red")
ANSWERS = {"next_morning": ("usual", "settled", "worse"), "signs": ("none", "slight", "new")}
Signs = dict[Literal["none", "slight", "new"], Light]
USUAL_SIGNS: Signs = {"none": "green", "slight": "amber", "new": "red"}
Runs = Annotated[int, whole(1, 20)]
Steps = Annotated[int, whole(1, 20)]
Days = Annotated[int, whole(1, 365)]


class Lights(Sourced):
    """Which light a run gets; `during` holds the least pain (0-10) of each light.

    `signs` are those that the guide asks for after a run besides pain.
    """

    during: dict[Light, Annotated[int, whole(0, 10)]]
    next_morning: dict[Literal["usual", "settled", "worse"], Light]
    signs: Signs = Field(default_factory=lambda: dict(USUAL_SIGNS))

    @field_validator("during")
    @classmethod
    def _check_rising(cls, during: dict[Light, int]) -> dict[Light, int]:
        if set(during) != set(LIGHTS):
            raise refused('"during" should name all three lights, such as {green: 0, amber: 3, red: 5}.')
        if during["green"]:
            text = '"green" should start at 0, or a run without pain has no light. "{}" stands here.'
            raise refused(text.format(during["green"]))
        for low, high in pairwise(LIGHTS):
            if during[high] <= during[low]:
                raise refused(
                    f'"{high}" ({during[high]}) should start at more pain than "{low}" ({during[low]}).'
                )
        return during

    @field_validator("next_morning", "signs")
    @classmethod
    def _check_worsening(cls, lights: Mapping[Any, Light], info: Any) -> Mapping[Any, Light]:
        words = ANSWERS[info.field_name]
        if set(lights) != set(words):
            raise refused(f'"{info.field_name}" should name {", ".join(words[:-1])} and {words[-1]}.')
        if lights[words[0]] != "green":
            raise refused(f'"{words[0]}" should be green, or no run could ever be green.')
        for better, worse in pairwise(words):
            if LIGHTS.index(lights[worse]) < LIGHTS.index(lights[better]):
                raise refused(
                    f'"{worse}" ({lights[worse]}) should not have a better light than '
                    f'"{better}" ({lights[better]}).'
                )
        return lights


class TimeOff(Entry):
    """What a break of at least so many days means: some steps back, or the step to start again at."""

    days: Days
    steps_back: Steps = 0
    restart_at: Annotated[int, whole(0, 40)] | None = None

    @model_validator(mode="after")
    def _check_one(self) -> TimeOff:
        if bool(self.steps_back) == (self.restart_at is not None):
            raise refused(f'Write either "steps_back" or "restart_at" for {self.days} days.')
        return self


class Moves(Sourced):
    """How lights move a person up and down; with some answers an amber light is a reason to get advice.

    Once a person runs without walk breaks, a run is at most `longest_run_share` times the longest of the
    last `longest_run_days`.
    """

    greens_to_move_up: Runs
    ambers_to_step_back: Runs
    steps_back_after_ambers: Steps
    steps_back_after_red: Steps
    rest_days_after_red: Annotated[int, whole(0, 60)]
    reds_to_ask_for_help: Runs
    advice_on_amber_when: tuple[Row, ...] = ()
    advice_on_amber: Text | None = None
    longest_run_share: Annotated[float, amount(1, 2)]
    longest_run_days: Days
    longest_run_sources: tuple[Text, ...] = ()
    time_off: tuple[TimeOff, ...]

    @field_validator("time_off")
    @classmethod
    def _check_longer(cls, rows: Sequence[TimeOff]) -> Sequence[TimeOff]:
        if not rows:
            raise refused('"time_off" is empty. Write a row, such as {days: 7, steps_back: 1}.')
        for shorter, longer in pairwise(rows):
            _check_pair(shorter, longer)
        return rows


def _check_pair(shorter: TimeOff, longer: TimeOff) -> None:
    if longer.days <= shorter.days:
        raise refused(f'The days of "time_off" should rise: {longer.days} stands after {shorter.days}.')
    if not shorter.steps_back:
        raise refused(f'The row with "restart_at" should be the last: {longer.days} days stand after it.')
    if longer.restart_at is None and longer.steps_back < shorter.steps_back:
        raise refused(
            f"A longer break should not cost fewer steps: {shorter.days} days cost {shorter.steps_back}, "
            f"{longer.days} days cost {longer.steps_back}."
        )
