"""Promises to a clinician at a keyboard: short reprs, and a slip is refused at once with what to write."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import NAME
from widgets import Guide
from widgets.components.plan.plan import EmptyPlanWarning
from widgets.model.triage.answers import AnswerError

README = Path(__file__).parent.parent.parent / "README.md"
ANSWERED = ("checklist", "planner", "coach", "treatments", "enquiry")
PARTS = (*ANSWERED, "body_map", "diary", "find_help", "summary", "clinic_visit", "workshop")
RUN = {"day": "2027-01-04", "stage": 1, "minutes": 20, "during": 0, "pelvic": "none", "morning": "usual"}
EMPTY: dict[str, dict[str, object]] = {
    "no running plan for these answers": {"answers": {"RF-02": "yes"}},
    "Stop all running": {"diary": [RUN | {"stopped": True}, RUN | {"day": "2027-01-06", "morning": ""}]},
    "passed the last step": {
        "diary": [RUN | {"stage": 15, "day": f"2027-01-0{n}"} for n in (4, 6, 8)],
        "today": "2027-01-09",
    },
    "no day left for a run": {
        "answers": {"CK-34": 2},
        "start": "2027-12-01",
        "cleared": {"by": "doctor", "began": "2027-01-01", "seen": "2027-01-08"},
    },
}


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STRIDEWELL_CACHE", str(tmp_path_factory.mktemp("cache")))
        return Guide(NAME)


@pytest.mark.parametrize("part", [*PARTS, "plan"])
def test_what_a_guide_hands_out_prints_on_one_short_line(guide: Guide, part: str) -> None:
    made = guide.plan(start="2027-01-04") if part == "plan" else getattr(guide, part)()

    assert len(str(made)) < 120 and "\n" not in str(made)
    assert " at 0x" not in repr(made)


def test_what_stands_behind_a_plan_prints_short_too(guide: Guide) -> None:
    for inner in (guide.view, guide.content, guide.clinic_visit().visit):
        assert len(str(inner)) < 120


def test_a_guide_prints_as_it_is_written() -> None:
    guide = Guide(NAME, region="uk")

    assert repr(guide) == f'Guide("{NAME}", language="en", region="uk")'
    assert repr(eval(repr(guide))) == repr(guide)  # noqa: S307 - our own words


def test_no_answer_stands_in_what_a_notebook_keeps(guide: Guide) -> None:
    checklist = guide.checklist({"CK-01": ["BM-03"], "CK-27": "yes"})
    data, _ = checklist._repr_mimebundle_()

    assert "BM-03" not in data["text/plain"] and "CK-27" not in data["text/plain"]


@pytest.mark.parametrize("part", ANSWERED)
def test_an_unknown_answer_is_refused_when_it_is_written(guide: Guide, part: str) -> None:
    with pytest.raises(AnswerError, match=r'No question is called "RF-99"\.'):
        getattr(guide, part)({"RF-99": "yes"})


SLIPS: dict[str, Callable[[Guide], object]] = {
    "Write one of: mon, tue": lambda guide: guide.plan(start="2027-01-04", weekdays=1),  # type: ignore[arg-type]
    '"start" is a day': lambda guide: guide.plan(start="Monday"),
    "without quotes. '3'": lambda guide: guide.plan(start="2027-01-04", stage="3"),  # type: ignore[arg-type]
    "from 0 to 16, without quotes": lambda guide: guide.next_stage("3", ["green"]),  # type: ignore[arg-type]
    "Write one of: gentle": lambda guide: guide.plan(start="2027-01-04", programme=1),  # type: ignore[arg-type]
    "A diary is a list of runs": lambda guide: guide.diary("run"),  # type: ignore[arg-type]
    "Run 2 of the diary is not a run": lambda guide: guide.plan(start="2027-01-04", diary=[RUN, 3]),  # type: ignore[list-item]
    "does not say who examined": lambda guide: guide.plan(start="2027-01-04", cleared="doctor"),  # type: ignore[arg-type]
    'such as {"RF-01": "yes"': lambda guide: guide.checklist(["RF-02"]),  # type: ignore[arg-type]
    "No page is called": lambda guide: guide.contents("causes"),
    "no room with this code": lambda guide: guide.room(3),  # type: ignore[arg-type]
    "read_visit": lambda guide: guide.summary("visit.json"),  # type: ignore[arg-type]
    "Write one of: pelvic-pain-after-running": lambda guide: Guide(3),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("words", SLIPS)
def test_a_slip_is_answered_with_what_to_write(
    guide: Guide, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRIDEWELL_ROOMS", str(tmp_path / "rooms.sqlite"))

    with pytest.raises(Exception, match=re.escape(words)):
        SLIPS[words](guide)


def test_what_a_patient_brought_can_move_a_plan(guide: Guide) -> None:
    clinic = guide.clinic_visit()
    brought = {"kind": "stridewell-visit", "version": 2, "diary": [RUN | {"stopped": False}]}
    clinic.read(json.dumps(brought))

    assert guide.plan(start="2027-01-04", diary=clinic.visit.diary, today="2027-01-05").sessions


@pytest.mark.parametrize("words", EMPTY)
def test_a_plan_without_sessions_says_why_wherever_it_is_looked_at(guide: Guide, words: str) -> None:
    plan = guide.plan(**{"start": "2027-01-04", "today": "2027-01-20", **EMPTY[words]})  # type: ignore[arg-type]

    assert plan.sessions == () and words in plan.why_empty and words in repr(plan)
    assert words in plan._repr_html_() and "<table" not in plan._repr_html_()
    assert words.split()[0] in plan.figure().layout.annotations[0].text
    for look in (plan.to_frame, plan.to_ics):
        with pytest.warns(EmptyPlanWarning, match=words):
            look()


def test_a_plan_with_sessions_has_nothing_to_explain(guide: Guide) -> None:
    plan = guide.plan(start=date(2027, 1, 4))

    assert plan.why_empty == "" and not plan.figure().layout.annotations


def test_the_python_of_the_readme_shows_what_it_says() -> None:
    code = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = {}

    exec(code.group(1), names)  # type: ignore[union-attr]  # noqa: S102 - our own words

    assert names["checklist"].cards  # type: ignore[attr-defined]
    assert not names["plan"].why_empty  # type: ignore[attr-defined]


def test_without_content_a_guide_says_where_to_point_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(tmp_path))

    with pytest.raises(Exception, match="Set STRIDEWELL_CONTENT") as caught:
        Guide(NAME)

    assert str(tmp_path) in str(caught.value)
