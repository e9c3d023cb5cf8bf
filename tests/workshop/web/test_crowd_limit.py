"""Promises of the limit on crowds: a hall behind one address comes in, a script does not without a yes."""

from __future__ import annotations

from widgets.workshop.web.crowd_limit import PHONES, REMEMBERED, SECONDS, CrowdLimit


class Clock:
    """A clock that is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_hall_of_150_that_joins_in_five_seconds_is_not_too_fast() -> None:
    clock, found = Clock(), []
    limit = CrowdLimit(clock)
    for number in range(150):
        clock.now = number / 30
        found.append(limit.is_fast("KRWPZF", "192.0.2.7"))

    assert not any(found)


def test_more_than_people_can_are_too_fast_and_so_is_who_comes_after_for_ten_minutes() -> None:
    clock = Clock()
    limit = CrowdLimit(clock)
    found = [limit.is_fast("KRWPZF", "192.0.2.7") for _ in range(PHONES + 1)]
    clock.now = REMEMBERED - 1
    later = limit.is_fast("KRWPZF", "192.0.2.7")
    clock.now = REMEMBERED + SECONDS

    assert found == [False] * PHONES + [True]
    assert later
    assert not limit.is_fast("KRWPZF", "192.0.2.7")


def test_another_room_and_another_address_are_counted_by_themselves() -> None:
    limit = CrowdLimit(Clock())
    for _ in range(PHONES + 1):
        limit.is_fast("KRWPZF", "192.0.2.7")

    assert not limit.is_fast("KRWPZF", "192.0.2.8")
    assert not limit.is_fast("DFGHJK", "192.0.2.7")
