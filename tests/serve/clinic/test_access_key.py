"""Promises of the key: only the key opens, for twelve hours, on any replica that has it."""

from __future__ import annotations

import os

import pytest

from widgets.serve.clinic.access_key import CLOCKS_APART, LASTS, cookie_for, is_key, new_key, opens, take_key

KEY = "a-key-for-tests-only"


def test_only_the_key_is_the_key() -> None:
    assert is_key(KEY, KEY)
    assert not is_key(KEY + " ", KEY)
    assert not is_key("", KEY)
    assert not is_key("ключ", KEY)


def test_a_cookie_opens_for_twelve_hours_and_no_longer() -> None:
    cookie = cookie_for(KEY, now=1000)

    assert opens(cookie, KEY, now=1000 + LASTS - 1)
    assert not opens(cookie, KEY, now=1000 + LASTS)


def test_a_cookie_from_a_clock_that_was_ahead_does_not_last_longer() -> None:
    cookie = cookie_for(KEY, now=1000)

    assert opens(cookie, KEY, now=1000 - CLOCKS_APART)
    assert not opens(cookie, KEY, now=1000 - CLOCKS_APART - 1)


@pytest.mark.parametrize("cookie", ["", ".", "1000", "1000.", "x.y", "1000." + "0" * 64, "é.ü", "9" * 9999])
def test_a_forged_cookie_opens_nothing(cookie: str) -> None:
    assert not opens(cookie, KEY, now=1000)


def test_a_cookie_of_another_key_or_time_opens_nothing() -> None:
    at, _, signature = cookie_for(KEY, now=1000).partition(".")

    assert not opens(f"{at}.{signature}", "another-key-for-tests", now=1000)
    assert not opens(f"2000.{signature}", KEY, now=2000)


def test_a_new_key_is_long_and_never_the_same() -> None:
    assert len(new_key()) == 16
    assert new_key() != new_key()


def test_a_key_that_could_be_guessed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDEWELL_KEY", "1234")

    with pytest.raises(ValueError, match="STRIDEWELL_KEY has 4 letters"):
        take_key()


def test_the_key_is_taken_out_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDEWELL_KEY", KEY)

    assert take_key() == KEY
    assert "STRIDEWELL_KEY" not in os.environ
    assert take_key() == ""
