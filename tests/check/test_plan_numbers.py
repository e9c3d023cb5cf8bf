"""Promises of the plan's numbers: none is typed again, and every page says what plan.yaml says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

import pytest

from tests.check.test_codes import EXAMPLE
from tests.conftest import NAME
from widgets import Guide
from widgets.check.check import check
from widgets.check.codes import code_page
from widgets.check.plan_numbers import plan_numbers
from widgets.model.content.content import Content
from widgets.model.content.passages import Passage
from widgets.workshop.slides.handout import handout

PLAN = f"{NAME}/plan.yaml"
TYPED = (
    ("Move up after three green runs.", "plan.greens"),
    ("After a red run, rest two days and go down two steps.", "plan.rest plan.steps_after_red"),
    ("Three green runs in a row move you up.", "plan.greens_in_a_row"),
    ("three green runs in a row.", "plan.greens_in_a_row"),
    ("two amber runs in a row.", "plan.ambers_in_a_row"),
    ("Two amber runs in a row: go back to step {stage}.", "plan.ambers_in_a_row"),
    ("Rest from running for two days. Then go to step {stage}.", "plan.rest"),
    ("That is two red runs in a row. See a physio.", "plan.reds_in_a_row"),
    ("Stop if pain reaches 5 of 10, or for a limp.", "plan.red_from"),
    ("That is a tenth more than the longest in 30 days.", "plan.longest_run_percent plan.longest_of"),
    ("That is 10% more than the longest in the last 30 days.", "plan.longest_run_percent plan.longest_of"),
    ("Keep each run within 10% of your longest run in the last 30 days.",
        "plan.longest_run_percent plan.longest_of"),
    ("Move on only when three runs in a row feel fine.", "plan.runs_in_a_row"),
    ("**Green:** pain 0 to 2 of 10, and back to usual.", "plan.green_pain"),
    ("Pain was 0 to 2 of 10.", "plan.green_pain"),
    ("hop on each leg, with pain of 0 to 2", "plan.green_pain"),
    ("**Amber:** pain 3 to 4, or it eases", "plan.amber_pain"),
    ("Two ambers in a row: go down one step.", "plan.ambers_in_a_row plan.steps_after_red"),
    ("**Red:** pain 5 or more, sharp pain", "plan.red_from"),
    ("Two reds: see a physio.", "plan.reds_in_a_row"),
    ("is pain more than 2 of 10?", "plan.green_to"),
    ("After more than four weeks without running, start at step 1.", "plan.restart_break plan.restart_at"),
    ("it is more than a week since that run.", "plan.break"),
    ("All ticked. Step 1 is the gentlest start with running.", "plan.first_stage"),
    ("Most people wait about 12 weeks after a birth.", "plan.birth_wait"),
    ("Not yet: it is less than twelve weeks since the birth", "plan.birth_wait"),
    ("in the first 12 weeks after a birth", "plan.birth_wait"),
    ("you can open step 1 of the plan for 6 weeks", "plan.cleared_step plan.cleared_for"),
    ("The examination on {day} was 6 weeks ago or more.", "plan.cleared_for"),
)  # fmt: skip
RIGHT = (
    "The old rule of 10% more a week did not show this.",
    "Relief lasted about 12 weeks.",
    "Pain of 7 or more out of 10 should be seen within days.",
    "Mild overload often takes 2 to 6 weeks.",
    "Try 5 to 10% more steps, at the same speed.",
    "In week 5 it goes from 8 minutes at a time to 20.",
    "{one} and {two} are two days in a row.",
    "Wait at least 12 weeks before you run.",
    "Pain of 0 to 3 that settles within 24 hours.",
)


def found(content: Content, text: str) -> list[str]:
    hits = plan_numbers(content)(Passage("a.md", 1, text))
    return [str(re.search(r"plan\.\w+", hit.instead)[0]) for hit in hits]  # type: ignore[index]


@pytest.mark.parametrize(("text", "names"), TYPED)
def test_a_typed_number_of_the_plan_is_found_with_what_to_write(
    content: Content, text: str, names: str
) -> None:
    assert sorted({*found(content, text)}) == sorted(names.split())


@pytest.mark.parametrize("text", RIGHT)
def test_numbers_of_other_things_are_left_alone(content: Content, text: str) -> None:
    assert found(content, text) == []


def test_the_number_that_counts_is_the_one_of_this_plan(content: Content) -> None:
    lights = content.plan.lights.model_copy(update={"during": {"green": 0, "amber": 4, "red": 7}})
    plan = content.plan.model_copy(update={"lights": lights})
    other = replace(content, parts={**content.parts, "plan.yaml": plan})

    assert found(other, "Stop if pain reaches 5 of 10.") == []
    assert found(other, "Stop if pain reaches 7 of 10.") == ["plan.red_from"]


def test_the_page_of_the_code_shows_what_is_found(content: Content) -> None:
    wrong, right = EXAMPLE.findall(code_page("SW119").text)

    assert found(content, wrong)
    assert not found(content, right)


def test_a_number_typed_in_a_section_or_in_plan_yaml_itself_is_named_with_its_line(copy: Path) -> None:
    for file, old in (
        (f"{NAME}/sections/prevent-listen.md", "est for {plan.rest}"),
        (PLAN, "after {plan.greens}"),
    ):
        path = copy / file
        text = path.read_text(encoding="utf-8")
        typed = "est two days" if old.startswith("est") else "after three green runs"
        path.write_text(text.replace(old, typed, 1))
        line = text[: text.index(old)].count("\n") + 1

        findings = check(root=copy).findings

        assert (file, line, "SW119") in {(each.file, each.line, each.code) for each in findings}


def test_a_number_typed_in_the_code_is_named_with_its_file(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = ("Move up after three green runs.", "widgets/components/plan_builder/plan_builder.html", 59)
    looking = import_module("widgets.check.check")  # the package gives its function the same name
    monkeypatch.setattr(looking, "code_messages", lambda: (said, ("{plan.grens}", said[1], 3)))

    findings = [each for each in check(root=copy).findings if each.file == said[1]]

    assert [(each.code, each.words) for each in findings] == [
        ("SW107", "plan.grens"),
        ("SW119", "three green runs"),
    ]


CHANGED = (
    ("amber: 3, red: 5", "amber: 4, red: 9"),
    ("greens_to_move_up: 3", "greens_to_move_up: 7"),
    ("ambers_to_step_back: 2", "ambers_to_step_back: 6"),
    ("steps_back_after_ambers: 1", "steps_back_after_ambers: 8"),
    ("steps_back_after_red: 2", "steps_back_after_red: 9"),
    ("rest_days_after_red: 2", "rest_days_after_red: 11"),
    ("reds_to_ask_for_help: 2", "reds_to_ask_for_help: 13"),
    ("longest_run_share: 1.1", "longest_run_share: 1.17"),
    ("longest_run_days: 30", "longest_run_days: 41"),
    ("{days: 7, steps_back: 1}", "{days: 10, steps_back: 1}"),
    ("{days: 29, restart_at: 1}", "{days: 36, restart_at: 2}"),
    ("first_stage: 1", "first_stage: 3"),
    ("cleared_step: 1", "cleared_step: 2"),
    ("cleared_weeks: 6", "cleared_weeks: 19"),
    ("weeks: 12", "weeks: 23"),
)
FOLLOWS = (
    ("Move up after 3 green runs.", "Move up after 7 green runs."),
    ("Only move up a step after 3 runs in a row", "Only move up a step after 7 runs in a row"),
    ("You move up after 3 green runs in a row.", "You move up after 7 green runs in a row."),
    ("'why-greens': '3 green runs in a row.'", "'why-greens': '7 green runs in a row.'"),
    ("'why-ambers': '2 amber runs in a row.'", "'why-ambers': '6 amber runs in a row.'"),
    ("After 2 amber runs in a row, go down 1 step.", "After 6 amber runs in a row, go down 8 steps."),
    ("rest for 2 days and go down 2 steps.", "rest for 11 days and go down 9 steps."),
    ("Rest from running for 2 days.", "Rest from running for 11 days."),
    ("That is 2 red runs in a row.", "That is 13 red runs in a row."),
    ("After 2 red runs in a row, see a physio", "After 13 red runs in a row, see a physio"),
    ("Stop if your pain reaches 5 out of 10", "Stop if your pain reaches 9 out of 10"),
    ("your pain is 0 to 2 out of 10", "your pain is 0 to 3 out of 10"),
    ("your pain is 3 to 4 out of 10, or", "your pain is 4 to 8 out of 10, or"),
    ("your pain is 5 out of 10 or more", "your pain is 9 out of 10 or more"),
    ("pain more than 2 out of 10 or getting", "pain more than 3 out of 10 or getting"),
    ("My pain was 0 to 2 out of 10", "My pain was 0 to 3 out of 10"),
    ("10% further than your longest run in the last 30", "17% further than your longest run in the last 41"),
    ("10% more than your longest run in the past 30", "17% more than your longest run in the past 41"),
    ("it is 7 days or more since that run", "it is 10 days or more since that run"),
    ("After more than 4 weeks without running, start again at step 1.",
        "After more than 5 weeks without running, start again at step 2."),
    ("Step 1 is the gentlest start", "Step 3 is the gentlest start"),
    ("people wait about 12 weeks", "people wait about 23 weeks"),
    ("less than 12 weeks since you gave birth", "less than 23 weeks since you gave birth"),
    ("in the first 12 weeks after birth", "in the first 23 weeks after birth"),
    ("open step 1 of the plan for 6 weeks", "open step 2 of the plan for 19 weeks"),
    ("was 6 weeks ago or more", "was 19 weeks ago or more"),
    ("Only step 1 is open, because", "Only step 2 is open, because"),
)  # fmt: skip


def everything_said(guide: Guide) -> str:
    """The texts of every page and file that tells of the plan."""
    day, bulge = date(2027, 1, 4), {"RF-36": "yes"}
    cleared = {"by": "doctor", "began": str(day), "seen": str(day)}
    plans = [
        guide.plan(start=day),
        guide.plan(start=day, answers={"CK-34": 2}),
        guide.plan(start=day, answers=bulge, cleared=cleared, today=day),
    ]
    calendar = plans[0].to_ics(now=datetime(2027, 1, 1, tzinfo=UTC)).replace("\r\n ", "").replace("\\,", ",")
    told = [guide.planner(), guide.diary(), guide.coach()]
    sections = [guide.section(name) for name in guide.content.sections]
    slides = [slide.id for slide in guide.content.workshop.slides]
    paper = handout(guide.view, slides, "http://192.0.2.7/", sheets=(), pdf="", is_page=True)
    parts = [each._repr_html_() for each in plans] + [each.markup + str(each.words) for each in told]
    return re.sub(r"<[^>]+>", "", " ".join([*parts, *sections, calendar, str(paper)]))


def test_every_page_and_file_follows_when_the_numbers_of_the_plan_change(
    guide: Guide, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy / PLAN
    text = path.read_text(encoding="utf-8")
    for old, new in CHANGED:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    before = everything_said(guide)
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))

    after = everything_said(Guide(NAME))

    for old, new in FOLLOWS:
        assert (old in before, new in before) == (True, False), old
        assert (old in after, new in after) == (False, True), new
    assert "{plan." not in before + after
    assert before.count("Stop if your pain reaches 5 out of 10") >= len(
        guide.plan(start=date(2027, 1, 4)).sessions
    )


def test_one_is_said_as_one(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = copy / PLAN
    text = path.read_text(encoding="utf-8")
    ones = ("greens_to_move_up", "ambers_to_step_back", "reds_to_ask_for_help", "rest_days_after_red",
            "steps_back_after_red", "longest_run_days", "cleared_weeks")  # fmt: skip
    for name in ones:
        text = re.sub(rf"{name}: \d+", f"{name}: 1", text)
    path.write_text(text.replace("amber: 3, red: 5", "amber: 1, red: 2"), encoding="utf-8")
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))

    said = everything_said(Guide(NAME))

    for words in (
        "Move up after 1 green run.",
        "rest for 1 day and go down 1 step.",
        "That is 1 red run.",
        "your longest run in the past 1 day.",
        "for 1 week.",
        "your pain is 0 out of 10",
        "your pain is 1 out of 10, or",
    ):
        assert words in said


def test_a_guide_that_cannot_be_read_lays_no_blame_on_the_code(copy: Path) -> None:
    plan = copy / NAME / "plan.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("programmes:", "programes:", 1), encoding="utf-8"
    )

    files = {finding.file for finding in check(root=copy).findings}

    assert files == {f"{NAME}/plan.yaml"}
