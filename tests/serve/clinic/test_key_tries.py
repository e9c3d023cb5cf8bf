"""Promises of the tries at the key: few for one visitor, slow for all under attack, and never none."""

from __future__ import annotations

import pytest

from widgets.serve.clinic.key_tries import FREE, LONGEST, SECONDS, STEP, WRONG_KEYS_A_MINUTE, KeyTries


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tries(clock: Clock) -> KeyTries:
    return KeyTries(clock)


def attack(tries: KeyTries, wrong: int) -> None:
    for number in range(wrong):
        tries.note(f"attacker {number}")


def test_one_visitor_has_five_wrong_keys_a_minute(tries: KeyTries, clock: Clock) -> None:
    for _ in range(WRONG_KEYS_A_MINUTE - 1):
        tries.note("a")
    assert tries.allows("a")

    tries.note("a")

    assert not tries.allows("a") and tries.allows("b")
    clock.now = 60
    assert tries.allows("a")


def test_a_right_key_counts_for_nobody(tries: KeyTries) -> None:
    for number in range(FREE + 10):
        tries.note("a")
        tries.take_back("a")
        assert tries.allows("a"), number

    assert tries.wait() == 0


def test_as_many_wrong_keys_as_a_clinic_types_slow_nobody(tries: KeyTries) -> None:
    attack(tries, FREE)
    assert tries.wait() == 0

    attack(tries, 1)

    assert tries.wait() == STEP


def test_however_many_try_nobody_waits_longer_than_the_longest(tries: KeyTries) -> None:
    attack(tries, 10_000)

    assert tries.wait() == LONGEST
    assert tries.allows("clinic")


def test_in_a_back_off_each_visitor_has_one_wrong_key_a_minute(tries: KeyTries, clock: Clock) -> None:
    attack(tries, FREE + 1)
    tries.note("clinic")
    assert not tries.allows("clinic")

    clock.now = 60

    assert tries.allows("clinic")


def test_it_ends_ten_minutes_after_the_attack(tries: KeyTries, clock: Clock) -> None:
    attack(tries, 1000)

    clock.now = SECONDS - 1
    assert tries.wait() == LONGEST
    clock.now = SECONDS
    assert tries.wait() == 0
