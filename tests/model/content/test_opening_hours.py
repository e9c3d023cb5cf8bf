"""Promises of "open now?": the place's own clock, breaks, closed days and clock changes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from tests.conftest import CONTENT
from tests.model.content.open_state import OpenState, open_state
from widgets.model.content.opening_hours import compile_hours
from widgets.model.content.schema import Clinic, ClinicPlace

HILL, SQUARE = range(2)


@pytest.fixture(scope="module")
def places() -> tuple[ClinicPlace, ...]:
    path: Path = CONTENT / "clinic.example.yaml"
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    return Clinic.model_validate(data).places


def at(words: str, zone: str = "Asia/Singapore") -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-11-23T09:00", OpenState(True, until="13:00")),
        ("2026-11-23T12:59", OpenState(True, until="13:00")),
        ("2026-11-23T13:00", OpenState(False, "", "2026-11-23", "14:00", 0)),
        ("2026-11-23T17:29", OpenState(True, until="17:30")),
        ("2026-11-23T17:30", OpenState(False, "", "2026-11-24", "09:00", 1)),
        ("2026-11-28T12:30", OpenState(False, "", "2026-11-30", "09:00", 2)),
        ("2026-12-25T10:00", OpenState(False, "", "2026-12-26", "09:00", 1, "Christmas Day")),
        ("2027-02-05T18:00", OpenState(False, "", "2027-02-09", "09:00", 4)),
    ],
)
def test_the_state_follows_the_week_and_the_closed_days(
    places: tuple[ClinicPlace, ...], moment: str, state: OpenState
) -> None:
    assert open_state(places[HILL], at(moment)) == state


def test_it_is_the_places_clock_that_counts(places: tuple[ClinicPlace, ...]) -> None:
    nine_in_singapore = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

    assert open_state(places[HILL], nine_in_singapore).is_open
    assert not open_state(places[SQUARE], nine_in_singapore).is_open


@pytest.mark.parametrize(("utc_hour", "day"), [(8, "2026-10-23"), (9, "2026-10-26")])
def test_a_clock_change_moves_the_moment_not_the_hours(
    places: tuple[ClinicPlace, ...], utc_hour: int, day: str
) -> None:
    before, opens = (datetime.fromisoformat(f"{day}T{utc_hour - 1:02}:{m}:00+00:00") for m in ("29", "30"))

    assert not open_state(places[SQUARE], before).is_open
    assert open_state(places[SQUARE], opens).is_open


def test_a_place_that_never_opens_promises_nothing() -> None:
    place = ClinicPlace(id="x", name="X", time_zone="UTC", hours={})  # type: ignore[arg-type]

    assert open_state(place, at("2026-11-23T09:00")) == OpenState(False)


def test_the_tables_hold_all_of_it(places: tuple[ClinicPlace, ...]) -> None:
    table = compile_hours(places[HILL])

    assert table["zone"] == "Asia/Singapore"
    assert table["week"][0] == [[540, 780], [840, 1050]] and table["week"][6] == []
    assert table["closed"][1] == ["2027-02-06", "2027-02-08", "Lunar New Year"]
