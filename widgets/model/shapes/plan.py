"""The return-to-running plan: steps, lights, and what follows from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ..conditions import Row
from .basics import Entry, Level, Sourced, Text

Light = Literal["green", "amber", "red"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Minutes = Annotated[float, Field(gt=0, le=120)]


class Block(Entry):
    """Some minutes of running or walking."""

    kind: Literal["run", "walk"]
    minutes: Minutes


def _block(value: Any) -> Any:
    if isinstance(value, dict) and len(value) == 1:
        ((kind, minutes),) = value.items()
        return {"kind": kind, "minutes": minutes}
    raise PydanticCustomError("rule", "Write a block like {{run: 1}} or {{walk: 2}}.")


class Step(Entry):
    """One step of a programme; its blocks are repeated `times`, or cycled until `cycle_for` minutes."""

    blocks: tuple[Annotated[Block, BeforeValidator(_block)], ...]
    times: Annotated[int, Field(ge=1, le=30)] = 1
    cycle_for: Minutes | None = None
    sessions: Annotated[int, Field(ge=1, le=9)] | None = None


class Programme(Sourced):
    """A row of steps; the first one has the number `first`. Warm-up and cool-down are minutes of walking."""

    id: Text
    title: Text
    says: Text
    warm_up: Annotated[float, Field(ge=0, le=30)]
    cool_down: Annotated[float, Field(ge=0, le=30)]
    first: int
    steps: tuple[Step, ...]

    @property
    def last(self) -> int:
        """The number of the last step."""
        return self.first + len(self.steps) - 1


class Safety(Entry):
    """What locks a plan: care levels, and rows of answers."""

    locked_levels: tuple[Level, ...]
    locked_when: tuple[Row, ...]
    evidence: Literal["draft choice"]


class Lights(Sourced):
    """Which light a run gets; `during` holds the least pain (0-10) of each light."""

    during: dict[Light, int]
    next_morning: dict[Literal["usual", "settled", "worse"], Light]
    pelvic: dict[Literal["none", "slight", "new"], Light]


class TimeOff(Entry):
    """What a break of at least so many days means."""

    days: int
    steps_back: int = 0
    restart_at: int | None = None


class Moves(Sourced):
    """How lights move a person up and down; with some answers an amber light is a reason to get advice."""

    greens_to_move_up: int
    ambers_to_step_back: int
    steps_back_after_ambers: int
    steps_back_after_red: int
    rest_days_after_red: int
    reds_to_ask_for_help: int
    advice_on_amber_when: tuple[Row, ...]
    longest_run_share: Annotated[float, Field(ge=1, le=2)]
    time_off: tuple[TimeOff, ...]


class Check(Entry):
    """One thing to be true before running."""

    id: Text
    text: Text


class Readiness(Sourced):
    """A list to tick; `shows_when` rows of answers say for whom, and none means for everyone."""

    id: Text
    title: Text
    says: Text
    first_stage: int
    shows_when: tuple[Row, ...] = ()
    checks: tuple[Check, ...]


class Swap(Sourced):
    """Another sport to do instead of a run, with its caution."""

    id: Text
    name: Text
    caution: Text


class Phase(Entry):
    """Some seconds of doing one thing."""

    say: Text
    seconds: Annotated[float, Field(gt=0, le=60)]


class Pace(Entry):
    """Phases that a person follows, so many times over."""

    id: Text
    title: Text
    times: Annotated[int, Field(ge=1, le=100)]
    phases: tuple[Phase, ...]


class Branch(Sourced):
    """One half of the pelvic floor practice, for those whose answer it fits."""

    id: Literal["relax", "strength"]
    fits: tuple[Text, ...]
    title: Text
    says: Text
    steps: tuple[Text, ...]
    paces: tuple[Text, ...]


class PelvicFloor(Entry):
    """The branch question first, then what fits; `never_strength_with` names cards that rule squeezes out."""

    title: Text
    ask: Text
    choices: tuple[Check, ...]
    never_strength_with: tuple[Text, ...]
    branches: tuple[Branch, ...]
    paces: tuple[Pace, ...]


class Tip(Sourced):
    """A small thing that may help; `proof` is how strong the proof is for pelvic pain."""

    id: Text
    title: Text
    says: Text
    proof: Literal[
        "low",
        "low, and indirect",
        "very low",
        "expert opinion",
        "none found",
        "not tested for pelvic pain",
    ]


class Tips(Entry):
    """Tips that belong together."""

    id: Text
    title: Text
    tips: tuple[Tip, ...]


class PlanFile(Entry):
    """Everything in plan.yaml."""

    safety: Safety
    lights: Lights
    moves: Moves
    usual_days: tuple[tuple[Weekday, ...], ...]
    programmes: tuple[Programme, ...]
    readiness: tuple[Readiness, ...]
    swaps: tuple[Swap, ...]
    pelvic_floor: PelvicFloor
    tips: tuple[Tips, ...]
