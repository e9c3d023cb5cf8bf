"""What a visit file holds; made on a phone, and checked here as if anyone could have written it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

KIND: Literal["stridewell-visit"] = "stridewell-visit"
VERSION: Literal[4] = 4
MAX_ENTRIES = 1000
MAX_ANSWERS = 400
MAX_QUESTIONS = 3
MAX_ACTIVITIES = 3
MAX_COMPARED = 3
MAX_PICKED = 40
LONGEST_OWN = 600  # characters, as the text field of the treatments has it
ISO_DAY = "20[0-9]{2}-[0-9]{2}-[0-9]{2}"
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def _day(value: object) -> object:
    if isinstance(value, date) or (isinstance(value, str) and re.fullmatch(ISO_DAY, value)):
        return value
    raise PydanticCustomError("rule", "should be a day, such as 2027-05-24")


Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{ISO_DAY}$"}),
]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{0,60}$")]
Question = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9-]{1,11}(\.[a-z]{1,10})?$")]
Word = Annotated[str, StringConstraints(max_length=40)]
Choice = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,40}$")]
Line = Annotated[str, StringConstraints(max_length=400)]
ZeroToTen = Annotated[int, Field(strict=True, ge=0, le=10)]


class VisitModel(BaseModel):
    """The common manners: nothing unknown is accepted and nothing changes afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DiaryEntry(VisitModel):
    """One entry of the diary, as widgets/components/diary/files.js writes it; pain `during` is 0-10.

    `minutes` is none when a person did not give them.
    """

    day: Day
    stage: Annotated[int, Field(strict=True, ge=0, le=16)]
    minutes: Annotated[int, Field(strict=True, ge=0, le=600)] | None
    during: ZeroToTen
    pelvic: Literal["none", "slight", "new"]
    stopped: Annotated[bool, Field(strict=True)]
    morning: Literal["", "usual", "settled", "worse"]


class VisitPlan(VisitModel):
    """The plan a person made: programme, the stage it starts at, first day and weekdays."""

    programme: Name
    stage: Annotated[int, Field(strict=True, ge=0, le=40)]
    start: Day
    weekdays: Annotated[tuple[Weekday, ...], Field(max_length=7)]
    goal: Line = ""


class VisitTreatments(VisitModel):
    """What a person picked among the treatments, by the ids of treatments.yaml and medicines.yaml.

    `ask` are questions to ask about any of them, `ticks` what was ticked before a pain reliever.
    """

    compare: Annotated[tuple[Choice, ...], Field(max_length=MAX_COMPARED)] = ()
    matters: Annotated[dict[Choice, Literal["lot", "some", "none"]], Field(max_length=MAX_PICKED)] = {}
    own: Annotated[str, StringConstraints(max_length=LONGEST_OWN)] = ""
    ask: Annotated[tuple[Choice, ...], Field(max_length=MAX_PICKED)] = ()
    ticks: Annotated[tuple[Choice, ...], Field(max_length=MAX_PICKED)] = ()


class Activity(VisitModel):
    """Something a person wants to do again, and how well they can do it now.

    `ability` goes from 0 (not at all) to 10 (as well as before); none where it was not answered. The question
    is our own, and no published form.
    """

    text: Annotated[Line, StringConstraints(min_length=1)]
    ability: ZeroToTen | None = None


def _by_day(runs: tuple[DiaryEntry, ...]) -> tuple[DiaryEntry, ...]:
    return tuple(sorted(runs, key=lambda run: run.day))


class Visit(VisitModel):
    """A visit file; what was skipped or left out is not there. `made` is the day it was made.

    `edition` is that of the questions that were answered; files of version 1 answer the first one, and
    none before version 3 has `treatments`, none before version 4 `activities`.

    `answers` are the checklist's, in the words of their scales; `now` is pain at the moment (0-10).
    """

    kind: Literal["stridewell-visit"] = KIND
    version: Literal[1, 2, 3, 4] = VERSION
    guide: Name = ""
    edition: Annotated[int, Field(strict=True, ge=1, le=1000)] = 1
    made: Day | None = None
    answers: Annotated[
        dict[Question, Line | Annotated[tuple[Word, ...], Field(max_length=12)]],
        Field(max_length=MAX_ANSWERS),
    ] = {}
    diary: Annotated[tuple[DiaryEntry, ...], Field(max_length=MAX_ENTRIES), AfterValidator(_by_day)] = ()
    plan: VisitPlan | None = None
    treatments: VisitTreatments | None = None
    now: ZeroToTen | None = None
    helps: Line = ""
    worsens: Line = ""
    goals: Line = ""
    activities: Annotated[tuple[Activity, ...], Field(max_length=MAX_ACTIVITIES)] = ()
    questions: Annotated[tuple[Line, ...], Field(max_length=MAX_QUESTIONS)] = ()

    def to_fhir(self) -> dict[str, Any]:
        """The visit as a FHIR R4 document (a Bundle, as its JSON) in the English of the clinic's region.

        Raises LookupError when the visit does not say of which guide it is, and ContentError where that is
        broken.
        """
        from ..content.folders import content_root
        from ..content.placeholders import facts
        from ..content.remembered import read_guide
        from ..content.translations import SOURCE_LANGUAGE, catalogue
        from .fhir import to_document

        if not self.guide:
            raise LookupError(
                'This visit names no guide. Use visit.model_copy(update={"guide": "the-guide"}).'
            )
        root = content_root()
        content = read_guide(root, self.guide)
        region = content.clinic.default_region
        words = catalogue(root, content.regions, SOURCE_LANGUAGE, region, facts(content))
        return to_document(content, words, self)

    def __repr__(self) -> str:
        made = f"made {self.made}" if self.made else "no day"
        return f"<Visit, {made}: {len(self.answers)} answers, {len(self.diary)} runs; see .model_dump()>"

    __str__ = __repr__
