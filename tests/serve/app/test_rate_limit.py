"""Promises of the rate limit: so many in so long for each, by a clock that nobody sets."""

from __future__ import annotations

from widgets.serve.app.rate_limit import MAX_NAMES, RateLimit


def test_the_third_of_two_waits_until_the_time_has_passed() -> None:
    now = [0.0]
    rate = RateLimit(2, 60, lambda: now[0])
    rate.note("a")
    rate.note("a")

    assert not rate.allows("a")
    assert rate.allows("b")
    now[0] = 60.1
    assert rate.allows("a")


def test_what_is_taken_back_was_never_done() -> None:
    rate = RateLimit(2, 60)
    rate.note("a")
    rate.note("a")

    rate.take_back("a")

    assert rate.lately("a") == 1 and rate.allows("a")
    rate.take_back("b")
    assert rate.lately("b") == 0


def test_it_remembers_only_so_many_names() -> None:
    rate = RateLimit(1, 60)

    for number in range(MAX_NAMES + 500):
        rate.note(str(number))

    assert len(rate._times) <= MAX_NAMES
