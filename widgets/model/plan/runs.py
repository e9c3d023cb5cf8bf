"""The runs of a diary, and the light of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from ..content import Content
from ..shapes.basics import Entry
from .lights import light
from .moves import BLACK


class Run(Entry):
    """One run: its step, minutes, pain during (0-10), pelvic signs, and the next morning once it is there.

    `stopped` means the person had to stop or limp, felt numb, or had an urgent sign.
    """

    day: date
    stage: Annotated[int, Field(ge=0, le=16)]
    minutes: Annotated[int, Field(ge=0, le=600)]
    during: Annotated[int, Field(ge=0, le=10)]
    pelvic: Literal["none", "slight", "new"]
    stopped: bool = False
    morning: Literal["usual", "settled", "worse", ""] = ""


def read_runs(entries: Iterable[Mapping[str, Any]]) -> tuple[Run, ...]:
    """The runs of a diary such as `diary.entries`, oldest first; raises ValueError that names the run."""
    return tuple(sorted((_run(n, entry) for n, entry in enumerate(entries, 1)), key=lambda run: run.day))


def light_of(content: Content, run: Run) -> str:
    """The light of a run, or "" while the next morning is still to come and could change it."""
    if run.stopped:
        return BLACK
    at_least = light(content, run.during, run.morning or "usual", run.pelvic)
    return at_least if run.morning or at_least == "red" else ""


def _run(number: int, entry: Mapping[str, Any]) -> Run:
    try:
        return Run.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the run"
        raise ValueError(f'Run {number} of the diary: look at "{where}". {first["msg"]}.') from None
