"""Promises of plan.yaml and of sections: what cannot be is refused, with its line and what to write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import CONTENT, NAME

Said = Callable[..., list[str]]
PLAN = f"{NAME}/plan.yaml"
REFUSED = (
    ("green: 0, amber: 3, red: 5", "green: 0, amber: 9, red: 5",
        '"red" (5) should start at more pain than "amber" (9).'),
    ("green: 0, amber: 3, red: 5", "green: 0, amber: 5, red: 5",
        '"red" (5) should start at more pain than "amber" (5).'),
    ("green: 0, amber: 3, red: 5", "green: 0, amber: 0, red: 5",
        '"amber" (0) should start at more pain than "green" (0).'),
    ("green: 0, amber: 3, red: 5", "green: 5, amber: 3, red: 0",
        '"green" should start at 0, or a run without pain has no light. "5" stands here.'),
    ("green: 0, amber: 3, red: 5", "green: 0, amber: 3, red: 11",
        '"red" should be a whole number from 0 to 10. "11" stands here.'),
    ("green: 0, amber: 3, red: 5", "green: 0, amber: -1, red: 5",
        '"amber" should be a whole number from 0 to 10. "-1" stands here.'),
    ("green: 0, amber: 3, red: 5", "green: 0, amber: 2.5, red: 5",
        '"amber" should be a whole number from 0 to 10. "2.5" stands here.'),
    ("green: 0, amber: 3, red: 5", "green: 0, red: 5",
        '"during" should name all three lights, such as {green: 0, amber: 3, red: 5}.'),
    ("usual: green, settled: amber, worse: red", "usual: amber, settled: amber, worse: red",
        '"usual" should be green, or no run could ever be green.'),
    ("usual: green, settled: amber, worse: red", "usual: green, settled: red, worse: amber",
        '"worse" (amber) should not have a better light than "settled" (red).'),
    ("usual: green, settled: amber, worse: red", "usual: green, worse: red",
        '"next_morning" should name usual, settled and worse.'),
    ("none: green, slight: amber, new: red", "none: green, slight: amber, new: green",
        '"new" (green) should not have a better light than "slight" (amber).'),
    ("greens_to_move_up: 3", "greens_to_move_up: 0",
        '"greens_to_move_up" should be a whole number from 1 to 20. "0" stands here.'),
    ("greens_to_move_up: 3", "greens_to_move_up: 21",
        '"greens_to_move_up" should be a whole number from 1 to 20. "21" stands here.'),
    ("greens_to_move_up: 3", "greens_to_move_up: 99999999",
        '"greens_to_move_up" should be a whole number from 1 to 20. "99999999" stands here.'),
    ("greens_to_move_up: 3", "greens_to_move_up: three",
        '"greens_to_move_up" should be a whole number from 1 to 20. "three" stands here.'),
    ("greens_to_move_up: 3", "greens_to_move_up: [3]",
        '"greens_to_move_up" should be a whole number from 1 to 20.'),
    ("ambers_to_step_back: 2", "ambers_to_step_back: -2",
        '"ambers_to_step_back" should be a whole number from 1 to 20. "-2" stands here.'),
    ("steps_back_after_ambers: 1", "steps_back_after_ambers: 0",
        '"steps_back_after_ambers" should be a whole number from 1 to 20. "0" stands here.'),
    ("steps_back_after_red: 2", "steps_back_after_red: -1",
        '"steps_back_after_red" should be a whole number from 1 to 20. "-1" stands here.'),
    ("rest_days_after_red: 2", "rest_days_after_red: -2",
        '"rest_days_after_red" should be a whole number from 0 to 60. "-2" stands here.'),
    ("rest_days_after_red: 2", "rest_days_after_red: 61",
        '"rest_days_after_red" should be a whole number from 0 to 60. "61" stands here.'),
    ("reds_to_ask_for_help: 2", "reds_to_ask_for_help: 0",
        '"reds_to_ask_for_help" should be a whole number from 1 to 20. "0" stands here.'),
    ("longest_run_share: 1.1", "longest_run_share: 0.9",
        '"longest_run_share" should be a number from 1 to 2. "0.9" stands here.'),
    ("longest_run_share: 1.1", "longest_run_share: 110%",
        '"longest_run_share" should be a number from 1 to 2. "110%" stands here.'),
    ("longest_run_share: 1.1", "longest_run_share: nan",
        '"longest_run_share" should be a number from 1 to 2. "nan" stands here.'),
    ("longest_run_days: 30", "longest_run_days: 0",
        '"longest_run_days" should be a whole number from 1 to 365. "0" stands here.'),
    ("{days: 14, steps_back: 3}", "{days: 5, steps_back: 3}",
        'The days of "time_off" should rise: 5 stands after 7.'),
    ("{days: 14, steps_back: 3}", "{days: 7, steps_back: 3}",
        'The days of "time_off" should rise: 7 stands after 7.'),
    ("{days: 7, steps_back: 1}", "{days: 7, steps_back: 4}",
        "A longer break should not cost fewer steps: 7 days cost 4, 14 days cost 3."),
    ("{days: 7, steps_back: 1}", "{days: 7, restart_at: 1}",
        'The row with "restart_at" should be the last: 14 days stand after it.'),
    ("{days: 7, steps_back: 1}", "{days: 7}", 'Write either "steps_back" or "restart_at" for 7 days.'),
    ("{days: 7, steps_back: 1}", "{days: 7, steps_back: 1, restart_at: 1}",
        'Write either "steps_back" or "restart_at" for 7 days.'),
    ("{days: 7, steps_back: 1}", "{days: 0, steps_back: 1}",
        '"days" should be a whole number from 1 to 365. "0" stands here.'),
    ("restart_at: 1}", "restart_at: 16}", 'There is no step 16 in "gentle". Write 0 to 15.'),
    ("[mon, wed, sat]", "[mon, wed]",
        'Row 3 of "usual_days" should name 3 different days. [mon, wed] stands here.'),
    ("[mon, wed, sat]", "[mon, wed, wed]",
        'Row 3 of "usual_days" should name 3 different days. [mon, wed, wed] stands here.'),
    ("[mon, wed, sat]", "[mon, wed, thu]",
        '"wed" and "thu" in row 3 of "usual_days" are two days in a row. Leave a day of rest between runs.'),
    ("[tue, sat]", "[sun, mon]",
        '"sun" and "mon" in row 2 of "usual_days" are two days in a row. Leave a day of rest between runs.'),
    ("usual_days: [[sat], [tue, sat], [mon, wed, sat]]", "usual_days: []",
        '"usual_days" should have 1 to 3 rows: the days for 1, 2 and 3 runs a week. 0 stand here.'),
    ("  first: 0", "  first: -1", '"first" should be a whole number from 0 to 1. "-1" stands here.'),
    ("  first: 0", "  first: 3", '"first" should be a whole number from 0 to 1. "3" stands here.'),
    ("warm_up: 5", "warm_up: -5", '"warm_up" should be a number from 0 to 30. "-5" stands here.'),
    ("{walk: 30}", "{walk: 0}", '"minutes" should be a number from 0.25 to 120. "0" stands here.'),
    ("{walk: 30}", "{walk: 121}", '"minutes" should be a number from 0.25 to 120. "121" stands here.'),
    ("{walk: 30}", "{jog: 30}", '"jog" is not known for "kind". Write one of: run, walk.'),
    ("{blocks: [{walk: 30}]}", "{blocks: []}", '"blocks" is empty. Write a block, such as {walk: 30}.'),
    ("times: 6}", "times: 0}", '"times" should be a whole number from 1 to 30. "0" stands here.'),
    ("first_stage: 1", "first_stage: 16", 'There is no step 16 in "gentle". Write 0 to 15.'),
    ("cleared_weeks: 6", "cleared_weeks: 0",
        '"cleared_weeks" should be a whole number from 1 to 26. "0" stands here.'),
    ("cleared_weeks: 6", "cleared_weeks: 27",
        '"cleared_weeks" should be a whole number from 1 to 26. "27" stands here.'),
    ("cleared_step: 1", "cleared_step: 4",
        '"cleared_step" should be a whole number from 0 to 3. "4" stands here.'),
    ("weeks: 12", "weeks: 0", '"weeks" should be a whole number from 1 to 52. "0" stands here.'),
    ("any_of: [{levels: [emergency]}]", "any_of: [{levels: [today]}]",
        'The first lock should be that of the level "emergency".'),
    ("    holds: urgent\n    title: Get help",
        "    holds: urgent\n    cleared_by: [doctor]\n    title: Get help",
        'Nobody can clear the level "emergency". Take out "cleared_by".'),
    ("any_of: [{stop_running: yes}]", "any_of: [{}]",
        "This locks nothing. Write one of: levels, rows, not_sure, stop_running, unsure_urgent, "
        "last_run_stopped."),
    ("any_of: [{stop_running: yes}]", "any_of: []",
        '"any_of" is empty. Write what locks the plan, such as {levels: [today]}.'),
    ("cleared_by: [doctor, physio]", "cleared_by: [doctor, nurse]",
        '"nurse" is not known for "cleared_by". Write one of: doctor, physio.'),
    ("rows: [{RF-30: yes}]", "rows: [{RF-99: yes}]", 'No question is called "RF-99".'),
    ("not_sure: [CK-07,", "not_sure: [CK-77,", 'No question is called "CK-77".'),
    ("link: causes-energy", "link: causes-enrgy", 'No section is called "causes-enrgy".'),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), REFUSED)
def test_a_value_that_cannot_be_is_refused(say_after: Said, old: str, new: str, says: str) -> None:
    text = (CONTENT / PLAN).read_text(encoding="utf-8")

    said = say_after(PLAN, old, new)

    assert [each.partition(": ")[2].partition(" The nearest")[0] for each in said] == [says]
    line = int(said[0].partition(", line ")[2].partition(":")[0])
    touched = text[: text.index(old)].count("\n") + 1 + new.count("\n")
    assert 0 <= touched - line <= 5


def test_a_plan_without_a_programme_for_the_diary_is_refused(say_after: Said) -> None:
    said = say_after(PLAN, "  role: diary\n", "")

    assert any(each.endswith('Add "role: diary" to one of them.') for each in said)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("green: 0, amber: 3, red: 5", "green: 0, amber: 1, red: 10"),
        ("greens_to_move_up: 3", "greens_to_move_up: 1"),
        ("greens_to_move_up: 3", "greens_to_move_up: 20"),
        ("rest_days_after_red: 2", "rest_days_after_red: 0"),
        ("rest_days_after_red: 2", "rest_days_after_red: 60"),
        ("longest_run_share: 1.1", "longest_run_share: 1"),
        ("longest_run_share: 1.1", "longest_run_share: 2"),
        ("{walk: 30}", "{walk: 0.25}"),
        ("{walk: 30}", "{walk: 120}"),
        ("restart_at: 1}", "restart_at: 15}"),
        ("cleared_weeks: 6", "cleared_weeks: 26"),
        ("weeks: 12", "weeks: 52"),
        ("usual_days: [[sat], [tue, sat], [mon, wed, sat]]", "usual_days: [[sat]]"),
    ],
)
def test_a_value_at_its_bound_may_stand(say_after: Said, old: str, new: str) -> None:
    assert say_after(PLAN, old, new) == []


def under(name: str, above: str) -> tuple[str, str, str]:
    file = f"{NAME}/sections/{name}.md"
    text = (CONTENT / file).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith(("under:", "certainty:")))
    new = f"under: {above}"
    return file, line, new if line.startswith("under:") else f"{new}\n{line}"


def test_a_section_under_itself_is_refused(say_after: Said) -> None:
    file, old, new = under("signs-pain", "signs-pain")

    assert say_after(file, old, new) == [
        f'{file}, line 5: "signs-pain" cannot stand under itself. Name another section, or leave out "under".'
    ]


def test_sections_under_each_other_in_a_circle_are_refused(say_after: Said) -> None:
    say_after(*under("signs", "signs-pain"))

    said = say_after(*under("signs-pain", "signs"))

    folder, again = f"{NAME}/sections", 'which stands under it again. Take out one "under".'
    assert said == [
        f'{folder}/signs-pain.md, line 5: "signs-pain" stands under "signs", {again}',
        f'{folder}/signs.md, line 6: "signs" stands under "signs-pain", {again}',
    ]


def test_a_section_without_any_part_is_refused(say_after: Said) -> None:
    file = f"{NAME}/sections/intro.md"
    text = (CONTENT / file).read_text(encoding="utf-8")

    (said,) = say_after(file, text, text[: text.index("## In short")])

    assert said.startswith(f"{file}, line ") and "A section has three parts" in said
