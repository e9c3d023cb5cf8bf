"""The runs of a diary, and the light of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from ..content.content import Content
from ..content.schema.basics import Entry
from .lights import light
from .progression import BLACK

WAITING = ""
FROM_BEST = ("green", WAITING, "amber", "red", BLACK)
EXAMPLE = 'Write each like {"day": "2027-01-04", "stage": 1, "minutes": 20, "during": 0, "pelvic": "none"}.'


class Run(Entry):
    """One run: its step, minutes (none when not given), pain during (0-10), pelvic signs, and the next
    morning once it is there.

    `stopped` means the person had to stop or limp, felt numb, or had an urgent sign.
    """

    day: date
    stage: Annotated[int, Field(ge=0, le=16)]
    minutes: Annotated[int, Field(ge=0, le=600)] | None
    during: Annotated[int, Field(ge=0, le=10)]
    pelvic: Literal["none", "slight", "new"]
    stopped: bool = False
    morning: Literal["usual", "settled", "worse", ""] = ""


def read_runs(entries: Iterable[Mapping[str, object] | BaseModel]) -> tuple[Run, ...]:
    """The runs of a diary such as `diary.entries` or `visit.diary`, oldest first.

    Raises ValueError that names the run.
    """
    if isinstance(entries, str | Mapping) or not isinstance(entries, Iterable):
        raise ValueError(f"A diary is a list of runs. {EXAMPLE}")
    return tuple(sorted((_run(n, entry) for n, entry in enumerate(entries, 1)), key=lambda run: run.day))


def light_of(content: Content, run: Run) -> str:
    """The light of a run, or "" while the next morning is still to come and could change it."""
    if run.stopped:
        return BLACK
    at_least = light(content, run.during, run.morning or "usual", run.pelvic)
    return at_least if run.morning or at_least == "red" else WAITING


def deciding_runs(content: Content, runs: Iterable[Run]) -> tuple[Run, ...]:
    """The run that decides on each day of some runs, oldest first: the worse light, then the lower step.

    A run that waits for its morning could still be red, so it counts as worse than a green one.
    """
    return tuple(
        max(of_day, key=lambda run: (FROM_BEST.index(light_of(content, run)), -run.stage))
        for _, of_day in groupby(runs, key=lambda run: run.day)
    )


def runs_of_last_day(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of the last day on which there was one, of runs oldest first."""
    return tuple(run for run in runs if run.day == runs[-1].day)


def _run(number: int, entry: Mapping[str, object] | BaseModel) -> Run:
    given = entry.model_dump() if isinstance(entry, BaseModel) else entry
    if not isinstance(given, Mapping):
        raise ValueError(f"Run {number} of the diary is not a run. {EXAMPLE}")
    try:
        return Run.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ValueError(f'Run {number} of the diary: look at "{where}". {first["msg"]}.') from None
