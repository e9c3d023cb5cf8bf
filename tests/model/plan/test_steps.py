"""Promise of the programmes: the sums are those of their sources (rules.md §5)."""

from __future__ import annotations

import pytest

from widgets.model.content.content import Content
from widgets.model.plan.progression import find_programme
from widgets.model.plan.steps import blocks_of, longest_run, minutes

GENTLE = (
    (0, 0), (6, 1), (8, 1), (9, 1.5), (10, 2), (12, 2), (14, 2), (15, 3), (16, 4), (18, 6), (18, 9),
    (20, 10), (22, 11), (24, 15), (26, 20), (28, 28),
)  # fmt: skip
COUCH = (
    (8, 12, 1), (9, 11, 1.5), (9, 9, 3), (16, 5.5, 5), (15, 6, 5), (16, 5, 8), (20, 0, 20), (18, 6, 8),
    (20, 3, 10), (25, 0, 25), (25, 0, 25), (28, 0, 28), (30, 0, 30),
)  # fmt: skip


@pytest.mark.parametrize(("stage", "sums"), list(enumerate(GENTLE)))
def test_the_gentle_plan_sums_as_the_reference(
    content: Content, stage: int, sums: tuple[float, float]
) -> None:
    blocks = blocks_of(find_programme(content, "gentle").steps[stage])

    assert (minutes(blocks, "run"), longest_run(blocks)) == sums


@pytest.mark.parametrize(("at", "sums"), list(enumerate(COUCH)))
def test_couch_to_5k_sums_as_the_reference(
    content: Content, at: int, sums: tuple[float, float, float]
) -> None:
    blocks = blocks_of(find_programme(content, "couch-to-5k").steps[at])

    assert (minutes(blocks, "run"), minutes(blocks, "walk"), longest_run(blocks)) == sums


def test_couch_to_5k_is_nine_weeks_of_three_runs(content: Content) -> None:
    steps = find_programme(content, "couch-to-5k").steps

    assert sum(step.sessions or 0 for step in steps) == 27


def test_week_two_is_a_rule_and_not_a_count(content: Content) -> None:
    week_two = find_programme(content, "couch-to-5k").steps[1]

    assert (week_two.cycle_for, week_two.times) == (20, 1)


def test_no_step_of_the_gentle_plan_is_shorter_than_the_one_before(content: Content) -> None:
    runs = [minutes(blocks_of(step), "run") for step in find_programme(content, "gentle").steps]

    assert runs == sorted(runs)
