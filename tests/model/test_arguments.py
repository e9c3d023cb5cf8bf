"""Promises of widgets/model/arguments.py: what is meant is read, or one is told what to write."""

from __future__ import annotations

from datetime import date, datetime, time

import numpy as np
import pytest

from widgets.model.arguments import read_date, read_time, read_whole, read_words


@pytest.mark.parametrize("given", [date(2027, 1, 4), datetime(2027, 1, 4, 9), "2027-01-04"])
def test_a_day_may_be_a_date_or_a_text(given: object) -> None:
    assert read_date("start", given) == date(2027, 1, 4)


@pytest.mark.parametrize("given", ["4 Jan 2027", "20270104", "2027-02-30", 3, None])
def test_another_day_is_refused_with_one_that_can_be_read(given: object) -> None:
    with pytest.raises(ValueError, match='"start" is a day') as caught:
        read_date("start", given)

    assert '"2027-01-04"' in str(caught.value) and f"{given!r} was given." in str(caught.value)


def test_a_time_of_day_may_be_a_time_or_a_text() -> None:
    assert read_time("at", "07:30") == read_time("at", time(7, 30)) == time(7, 30)
    with pytest.raises(ValueError, match='"07:30"'):
        read_time("at", "half past seven")


def test_a_whole_number_of_pandas_is_one_too() -> None:
    assert read_whole("stage", np.int64(3), 0, 15) == 3


@pytest.mark.parametrize("given", [True, 3.0, None, 16, -1])
def test_what_is_no_whole_number_in_reach_is_refused(given: object) -> None:
    with pytest.raises(ValueError, match=f'"stage" is a whole number from 0 to 15. {given!r} was given.'):
        read_whole("stage", given, 0, 15)


def test_a_number_in_quotes_is_refused_because_of_its_quotes() -> None:
    with pytest.raises(ValueError, match=r"without quotes\. '3' was given"):
        read_whole("stage", "3", 0, 15)


def test_one_word_need_not_stand_in_a_list() -> None:
    assert read_words("weekdays", "mon", ["mon"]) == read_words("weekdays", ("mon",), ["mon"]) == ["mon"]
    with pytest.raises(ValueError, match="Write one of: mon, tue"):
        read_words("weekdays", 3, ["mon", "tue"])


def test_a_long_value_is_cut_when_it_is_said_again() -> None:
    with pytest.raises(ValueError) as caught:
        read_date("start", "4" * 5000)

    assert len(str(caught.value)) < 200
