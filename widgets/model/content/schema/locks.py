"""What locks a plan, what the page says then, and who may clear a person to start again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import field_validator, model_validator

from ...triage.conditions import Row
from .basics import Entry, Level, Sourced, Text, Yes
from .ids import Id
from .numbers import refused, whole

Role = Literal["doctor", "physio"]
Weeks = Annotated[int, whole(1, 52)]


class Until(Entry):
    """When a lock is over: so many weeks after the date in an answer, such as that of a birth."""

    date: Text
    weeks: Weeks


class LockWhen(Entry):
    """One way to a lock: all of what stands in it must hold.

    `rows` hold when one of them does, `not_sure` when one of its questions was answered "not sure".
    """

    levels: tuple[Level, ...] = ()
    rows: tuple[Row, ...] = ()
    not_sure: tuple[Text, ...] = ()
    stop_running: Yes = False
    unsure_urgent: Yes = False
    last_run_stopped: Yes = False
    until: Until | None = None

    @model_validator(mode="after")
    def _check_any(self) -> LockWhen:
        parts = [name for name in type(self).model_fields if name != "until"]
        if not any(getattr(self, name) for name in parts):
            raise refused(f"This locks nothing. Write one of: {', '.join(parts)}.")
        return self


class Lock(Sourced):
    """A reason for no running plan: the first of the list that holds is shown.

    `care` is its look, `link` a section to read on, `cleared_by` who may open step 1 again; nobody when it
    is left out. `holds` names what else waits, as in `hold_with` of treatments.yaml.
    """

    id: Id
    any_of: tuple[LockWhen, ...]
    care: Level
    title: Text
    says: Text
    link: Text | None = None
    cleared_by: tuple[Role, ...] = ()
    holds: Literal["urgent", "bone"] | None = None

    @property
    def written_id(self) -> str:
        """Its name among all texts of the guide, where other texts are called "bone" or "bowel" too."""
        return f"lock-{self.id}"

    @property
    def is_about_runs(self) -> bool:
        """Whether the diary locks, not the checklist."""
        return any(way.last_run_stopped for way in self.any_of)

    @property
    def is_emergency(self) -> bool:
        """Whether an emergency locks."""
        return any("emergency" in way.levels for way in self.any_of)

    @model_validator(mode="after")
    def _check_cleared_by(self) -> Lock:
        if self.is_emergency and self.cleared_by:
            raise refused('Nobody can clear the level "emergency". Take out "cleared_by".')
        return self

    @field_validator("any_of")
    @classmethod
    def _check_any_of(cls, ways: Sequence[LockWhen]) -> Sequence[LockWhen]:
        if not ways:
            raise refused('"any_of" is empty. Write what locks the plan, such as {levels: [today]}.')
        return ways


class Safety(Entry):
    """The locks in order, and what a person who was cleared may do for how many weeks."""

    locks: tuple[Lock, ...]
    cleared_step: Annotated[int, whole(0, 3)]
    cleared_weeks: Annotated[int, whole(1, 26)]

    @field_validator("locks")
    @classmethod
    def _check_locks(cls, locks: Sequence[Lock]) -> Sequence[Lock]:
        if not any(lock.is_emergency for lock in locks[:1]):
            raise refused('The first lock should be that of the level "emergency".')
        return locks
