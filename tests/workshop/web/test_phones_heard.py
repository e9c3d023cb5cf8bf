"""Promises of how a server hears phones: one that is silent has left, and a made-up word is none."""

from __future__ import annotations

from widgets.workshop.web.phones_heard import HEARD, MAX_MARKS, RENEWED, PhonesHeard

ROOM, MARK, OTHER = "ABCDEF", "0123456789abcdef", "fedcba9876543210"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_phone_is_here_while_it_asks_and_gone_when_it_is_silent() -> None:
    clock = Clock()
    heard = PhonesHeard(clock)
    heard.hear(ROOM, MARK)
    heard.hear(ROOM, MARK)
    heard.hear(ROOM, OTHER)
    assert heard.news() == {ROOM: 2}

    clock.now = HEARD - 1
    heard.hear(ROOM, MARK)
    clock.now = HEARD
    assert heard.news() == {ROOM: 1}
    clock.now = 3 * HEARD

    assert heard.news() == {ROOM: 0}
    assert heard.news() == {}


def test_the_same_number_is_said_again_after_a_while_only() -> None:
    clock = Clock()
    heard = PhonesHeard(clock)
    heard.hear(ROOM, MARK)
    assert heard.news() == {ROOM: 1}
    assert heard.news() == {}

    clock.now = RENEWED

    assert heard.news() == {ROOM: 1}


def test_only_marks_count_and_no_room_holds_more_than_it_may() -> None:
    heard = PhonesHeard(Clock())
    for word in ("", "x", MARK + "0", MARK.upper(), "0" * 10_000):
        heard.hear(ROOM, word)
    assert heard.news() == {}

    for number in range(MAX_MARKS + 5):
        heard.hear(ROOM, f"{number:016x}")

    assert heard.news() == {ROOM: MAX_MARKS}
