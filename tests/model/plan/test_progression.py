"""Promises of the moves: never two up, nothing up without three greens, red is two down and a rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from widgets.model.content.content import Content
from widgets.model.plan.progression import LIGHTS, Move, after_time_off, longest_next, move_table, next_stage
from widgets.model.plan.replay import replay
from widgets.model.plan.schedule import schedule

STAGES = range(17)
ROWS = [row for size in range(1, 5) for row in product(LIGHTS, repeat=size)]


def test_no_row_of_lights_ever_moves_up_two(content: Content) -> None:
    for stage, lights in product(STAGES, ROWS):
        assert next_stage(content, stage, lights).stage <= stage + 1


def test_nothing_moves_up_without_three_greens(content: Content) -> None:
    for stage, lights in product(STAGES, ROWS):
        if next_stage(content, stage, lights).stage > stage:
            assert lights[-3:] == ("green",) * 3


def test_red_is_two_stages_down_and_two_days_of_rest(content: Content) -> None:
    for stage, lights in product(STAGES, ROWS):
        if lights[-1] == "red":
            move = next_stage(content, stage, lights)
            assert (move.stage, move.rest_days) == (max(0, stage - 2), 2)


def test_two_reds_send_to_someone(content: Content) -> None:
    assert not next_stage(content, 5, ["red"]).see_someone
    assert next_stage(content, 5, ["red", "red"]).see_someone


def test_one_amber_repeats_and_two_step_back(content: Content) -> None:
    assert next_stage(content, 5, ["green", "amber"]).stage == 5
    assert next_stage(content, 5, ["amber", "amber"]).stage == 4
    assert next_stage(content, 5, ["amber", "green", "amber"]).stage == 5


def test_black_stops_all_running(content: Content) -> None:
    for stage, before in product(STAGES, [(), ("green",), ("green", "green")]):
        move = next_stage(content, stage, (*before, "black"))
        assert move.stop and move.see_someone and move.stage == stage


def test_the_case_of_the_reference(content: Content) -> None:
    lights, stages = ["green", "green", "amber", "red"], []
    for number in range(1, 5):
        stages.append(next_stage(content, 3, lights[:number]).stage)

    assert stages == [3, 3, 3, 1]


@pytest.mark.parametrize(("days", "stage"), [(6, 8), (7, 7), (13, 7), (14, 5), (28, 5), (29, 1), (400, 1)])
def test_time_off_steps_back(content: Content, days: int, stage: int) -> None:
    assert after_time_off(content, 8, days) == stage


def test_time_off_never_moves_up(content: Content) -> None:
    assert after_time_off(content, 0, 60) == 0
    assert after_time_off(content, 1, 20) == 0


def test_the_longest_run_grows_by_a_tenth_at_most(content: Content) -> None:
    assert longest_next(content, 30) == 33
    with pytest.raises(ValueError, match="more than 0"):
        longest_next(content, 0)


def test_the_table_is_whole_and_equals_the_rule(content: Content) -> None:
    table = move_table(content)

    assert len(table) == 17 * 4 * 3
    assert table["3/green/3"]["stage"] == 4
    assert table["1/red/1"]["stage"] == 0
    assert table["16/green/3"]["stage"] == 16


@pytest.mark.parametrize("number", [1, 2, 5, 20])
def test_any_number_of_greens_that_can_be_written_moves_a_person_up(content: Content, number: int) -> None:
    other = changed(content, greens_to_move_up=number)
    runs = [(3, "green")] * number

    assert replay(other, runs) == Move(4, "greens")
    if number > 1:
        assert replay(other, runs[1:]) == Move(3, "carry-on")
    assert move_table(other)[f"3/green/{number}"]["stage"] == 4


def test_reds_are_counted_over_the_steps_they_lead_down(content: Content) -> None:
    other = changed(content, reds_to_ask_for_help=3)

    two, three = [(9, "red"), (7, "red")], [(9, "red"), (7, "red"), (5, "red")]

    assert not replay(other, two).see_someone  # type: ignore[union-attr]
    assert replay(other, three).see_someone  # type: ignore[union-attr]


def changed(content: Content, **moves: int) -> Content:
    plan = content.plan.model_copy(update={"moves": content.plan.moves.model_copy(update=moves)})
    return replace(content, parts={**content.parts, "plan.yaml": plan})


@pytest.mark.parametrize(
    ("stage", "lights", "words"),
    [(17, [], "from 0 to 16"), (-1, [], "from 0 to 16"), (3, ["gren"], 'Did you mean "green"')],
)
def test_what_is_not_known_is_refused(content: Content, stage: int, lights: list[str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        next_stage(content, stage, lights)


def test_a_row_of_runs_is_followed_stage_by_stage(content: Content) -> None:
    assert replay(content, []) is None
    assert replay(content, [(3, "green"), (3, "green"), (3, "green")]) == Move(4, "greens")
    assert replay(content, [(3, "green"), (3, "green"), (4, "green")]) == Move(4, "carry-on")
    assert replay(content, [(5, "red"), (3, "red")]) == Move(1, "red", rest_days=2, see_someone=True)
    assert replay(content, [(3, "amber"), (3, "black"), (3, "amber")]) == Move(3, "repeat")


def test_after_a_birth_an_amber_run_is_a_reason_to_get_advice(content: Content) -> None:
    months_after = {"CK-34": "3"}

    assert next_stage(content, 3, ["amber"], answers=months_after).see_someone
    assert not next_stage(content, 3, ["amber"], answers={"CK-34": "0"}).see_someone
    assert not next_stage(content, 3, ["green"], answers=months_after).see_someone


def test_the_usual_days_leave_a_day_of_rest(content: Content) -> None:
    for days in content.plan.usual_days:
        schedule(content, date(2027, 1, 4), days, 1)
    assert [len(days) for days in content.plan.usual_days] == [1, 2, 3]
