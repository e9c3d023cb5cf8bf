"""Promises to the clinician: tables and a note without a conclusion, and no file that can do harm."""

from __future__ import annotations

import html
import io
import json
import logging
import re
from pathlib import Path
from typing import Any

import ipywidgets
import pytest
from hypothesis import HealthCheck, given, settings
from ipywidgets.embed import dependency_state

from tests.conftest import CONTENT, NAME
from tests.model.visit.files import RUN, VISIT, text_of, visits
from widgets import Guide
from widgets.check.wording import RESULT_WORDS
from widgets.components.visit_viewer.glance import glance
from widgets.components.visit_viewer.private_page import PrivatePage
from widgets.components.visit_viewer.visit_viewer import ClinicVisit
from widgets.guide import make_view
from widgets.model.content.content import Content
from widgets.model.content.loader import load
from widgets.model.visit import Visit
from widgets.model.visit.sign_status import statuses

PERSONAS = [f"V{number}" for number in range(1, 13)]
HTML = re.compile(r"<script|<img", re.IGNORECASE)
EVIL = '<script>alert(1)</script><img src=x onerror="alert(1)">'


@pytest.fixture
def clinic(guide: Guide) -> ClinicVisit:
    return guide.clinic_visit()


def shown(widget: Any) -> str:
    """All HTML and text below a widget."""
    if isinstance(widget, ipywidgets.Box):
        return "\n".join(shown(child) for child in widget.children)
    if isinstance(widget, PrivatePage):
        return widget.html
    return str(widget.value) if isinstance(widget, ipywidgets.HTML) else ""


def test_a_visit_file_becomes_tables_and_a_note(clinic: ClinicVisit) -> None:
    clinic.read(text_of())

    assert "Opened" in clinic.message
    assert list(clinic.answers()["id"]) == ["RF-36", "CK-01", "CK-11", "CK-11.when"]
    assert "Stress urinary incontinence" in set(clinic.answers()["term"])
    assert list(clinic.timeline()["what"]) == ["run", "page made", "plan starts"]
    assert clinic.response().to_numpy().sum() == 1
    assert "New or worse vaginal bulge" in clinic.note
    assert "New or worse vaginal bulge" in shown(clinic)
    assert not re.search(r"\b(?:NA|nan)\b", shown(clinic))


def test_nothing_of_a_patient_is_in_what_a_notebook_saves(clinic: ClinicVisit) -> None:
    clinic.children[0].picked = {"size": 100, "content": memoryview(text_of().encode())}
    clinic.children[1].value = text_of()
    clinic.read(text_of())

    saved = json.dumps(dependency_state(clinic), default=str)
    assert "Opened" in saved
    for word in ("Ana", "vaginal bulge", "Adductor", "RF-36", "CK-11"):
        assert word in clinic._page.html + clinic.answers().to_string()
        assert word not in saved, word


def test_a_page_that_is_drawn_anew_is_sent_again_and_only_then(clinic: ClinicVisit) -> None:
    sent: list[Any] = []
    clinic._page.send = sent.append  # type: ignore[method-assign]
    clinic.read(text_of())
    clinic._page._answer(None, {"ask": True}, [])
    clinic._page._answer(None, {"other": True}, [])
    clinic.forget()

    assert [bool(message["html"]) for message in sent] == [True, True, False]
    assert [message["focus"] for message in sent] == [True, False, False]


@pytest.mark.parametrize("name", PERSONAS)
def test_the_first_screen_holds_every_answer_to_a_warning_sign_once(
    clinic: ClinicVisit, content: Content, name: str
) -> None:
    example = next(each for each in content.examples if each.id == name)
    clinic.read(text_of(answers=dict(example.answers)))

    at = glance(make_view(content, ""), clinic._found)
    named = [sign.term for sign in (*at.present, *at.unsure)] + [*at.negatives, *at.listed, *at.open]
    assert len(named) + at.open_later + len(_not_asked(content, example.answers)) == len(content.flags)
    assert len(set(named)) == len(named)
    asked = {
        content.flags[flag].term
        for flag, word in example.answers.items()
        if flag in content.flags and word == "yes"
    }
    assert {sign.term for sign in at.present} == asked
    assert at.advised in shown(clinic) and all(html.escape(term) in shown(clinic) for term in at.reasons)


def _not_asked(content: Content, answers: Any) -> list[str]:
    return [
        name
        for name, one in statuses(content, answers).items()
        if one == "not asked" and name in content.flags
    ]


def test_the_most_urgent_sign_stands_first(clinic: ClinicVisit, content: Content) -> None:
    clinic.read(text_of(answers={"RF-36": "yes", "RF-08": "yes", "RF-24": "unsure"}))

    at = glance(make_view(content, ""), clinic._found)
    assert [sign.term for sign in at.present] == [content.flags["RF-08"].term, content.flags["RF-36"].term]
    assert [sign.term for sign in at.unsure] == [content.flags["RF-24"].term]
    assert content.flags["RF-08"].term in at.reasons and content.flags["RF-36"].term not in at.reasons


def test_none_of_these_is_told_apart_from_a_no(clinic: ClinicVisit, content: Content) -> None:
    clinic.read(text_of(answers={"RF-08": "no", "RF-08.list": "none", "RF-01": "no"}))

    notes = clinic.notes
    assert list(notes) == ["One line", "SOAP", "Full"]
    one, listed = content.flags["RF-01"].term, content.flags["RF-08"].term
    assert f"Asked one by one, answered no: {one}" in notes["SOAP"]
    assert f"Asked in a list, “none of these”: {listed}" in notes["SOAP"]
    assert "to be filled in by the clinician" in notes["SOAP"]
    assert "\n" not in notes["One line"]


def test_no_sign_is_called_absent_that_was_not_asked(clinic: ClinicVisit, content: Content) -> None:
    clinic.read(text_of(answers={"RF-08": "no", "RF-01": "no"}))

    left = len(content.red_flags.flags) - 2
    page = shown(clinic)
    assert f"None of those answered. {left} were not asked or not answered." in page
    assert "The guide gave no advice on when to be seen" in page
    assert re.search(r"Warning signs, not sure</h3>\s*<p>None\.</p>", page)


def test_lights_have_the_words_of_the_patients_page(clinic: ClinicVisit) -> None:
    clinic.read(text_of(diary=[RUN, {**RUN, "day": "2026-11-21", "stopped": True}]))

    at = glance(make_view(clinic._view.content, ""), clinic._found)
    course = {fact.name: fact.value for fact in at.course}
    assert course["Last lights, oldest first"].split(", ")[-1] == "stop"


def test_what_was_left_out_is_in_the_notes(clinic: ClinicVisit) -> None:
    clinic.read(text_of(answers={"CK-11": "3", "CK-77": "1"}))

    assert "CK-77" in clinic.notes["SOAP"] and "CK-77" in clinic.notes["Full"]


def test_pain_that_was_written_without_the_check_is_in_every_note(clinic: ClinicVisit) -> None:
    clinic.read(text_of(answers={}, now=4, helps="A warm bath", worsens="Hills"))

    assert "Pain (NRS), when the page was made: 4" in clinic.note
    assert "Easing factors: A warm bath" in clinic.note
    assert "Aggravating factors: Hills" in clinic.note
    assert "4/10" in clinic.notes["One line"]
    assert all(words in clinic.notes["SOAP"] for words in ("4/10", "A warm bath", "Hills"))
    assert "Warning signs" not in clinic.note and "advises" not in clinic.note


def test_the_trend_stands_at_its_days_and_marks_a_run_that_was_stopped(clinic: ClinicVisit) -> None:
    days = [("2026-11-01", False), ("2026-11-03", True), ("2026-11-21", False)]
    clinic.read(text_of(diary=[{**RUN, "day": day, "stopped": stopped} for day, stopped in days]))

    first, second, last = (float(x) for x in re.findall(r'<rect x="([\d.]+)"', shown(clinic)))
    assert (second - first) * 9 == pytest.approx(last - second, rel=0.02)
    assert shown(clinic).count(">✕</text>") == 1


def test_what_was_picked_among_the_treatments_is_shown_and_in_the_note(clinic: ClinicVisit) -> None:
    clinic.read(text_of(questions=["When can I run?", "What if we do nothing for now?"]))

    for text in (
        "Physio to relax tight muscles, with hands-on treatment",
        "Trigger-point injection, and Coreflex",
        "To run again soon: a lot",
        "To avoid needles and operations: a little",
        "To keep the cost low: not to me",
        "In their words: A race with my sister",
        "Ticked before a pain reliever: I have asthma",
    ):
        assert text in shown(clinic) and text in clinic.note, text
    assert clinic.note.count("What if we do nothing for now?") == 1


def test_what_this_guide_does_not_have_is_left_out(clinic: ClinicVisit) -> None:
    strange = {"compare": ["T-99"], "matters": {"gold": "lot"}, "ask": ["x"], "ticks": ["y"], "own": ""}

    clinic.read(text_of(treatments=strange))

    assert "Treatments looked at" not in clinic.note and "Treatments the patient" not in shown(clinic)


def test_the_24_hour_response_counts_every_run_once(clinic: ClinicVisit) -> None:
    days = [(1, "usual"), (3, "worse"), (3, ""), (9, "settled")]
    runs = [
        {**RUN, "day": f"2026-11-{n + 1:02d}", "during": d, "morning": m} for n, (d, m) in enumerate(days)
    ]

    clinic.read(text_of(diary=runs))

    assert clinic.response().to_numpy().tolist() == [[1, 0, 0, 0], [0, 0, 1, 1], [0, 1, 0, 0]]
    assert list(clinic.timeline()["light"])[:4] == ["green", "red", "", "red"]


def test_the_figure_has_a_bar_for_each_run(clinic: ClinicVisit) -> None:
    clinic.read(text_of())

    assert list(clinic.figure().data[0].y) == [1]


@pytest.mark.parametrize("name", PERSONAS)
def test_no_note_draws_a_conclusion(clinic: ClinicVisit, content: Content, name: str) -> None:
    example = next(each for each in content.examples if each.id == name)

    clinic.read(text_of(answers=dict(example.answers)))

    assert not RESULT_WORDS.findall(clinic.note + shown(clinic.children[4]))
    for flag in example.expect.flags:
        assert content.flags[flag].term in clinic.note


def test_a_wrong_file_empties_what_was_open_and_says_why(clinic: ClinicVisit) -> None:
    clinic.read(text_of())

    clinic.read("{")

    assert "not whole" in clinic.message and 'role="alert"' in clinic.message
    assert clinic.visit == Visit()
    assert clinic.answers().empty


def test_a_file_too_large_to_send_is_refused_by_its_size(clinic: ClinicVisit) -> None:
    clinic.read(text_of())

    clinic.children[0].picked = {"size": 40_000_000, "content": b""}

    assert "too large (40.0 MB)" in clinic.message
    assert clinic.visit == Visit()


def test_a_picked_file_is_opened_and_let_go(clinic: ClinicVisit) -> None:
    clinic.children[0].picked = {"size": 100, "content": memoryview(text_of().encode())}

    assert clinic.visit.goals == VISIT["goals"]
    assert clinic.children[0].picked == {}


def test_answers_that_the_guide_does_not_know_are_named_and_left_out(clinic: ClinicVisit) -> None:
    clinic.read(text_of(answers={"CK-11": "3", "CK-77": "1", "CK-12": "often"}))

    assert list(clinic.answers()["id"]) == ["CK-11"]
    assert "CK-77, CK-12" in shown(clinic)


def test_tags_in_a_file_are_shown_as_text(clinic: ClinicVisit) -> None:
    words = {"CK-35.words": EVIL, "CK-37.words": EVIL}

    clinic.read(text_of(answers=words, goals=EVIL, questions=[EVIL], helps=EVIL))

    assert not HTML.search(shown(clinic))
    assert "&lt;script&gt;" in shown(clinic)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(visits())
def test_any_visit_can_be_shown(content: Content, visit: Visit) -> None:
    clinic = ClinicVisit(make_view(content, ""))

    clinic.read(visit.model_dump_json())

    assert "Opened" in clinic.message
    assert clinic.note.startswith("Reported by the patient")


def test_a_patients_own_words_keep_their_direction(clinic: ClinicVisit) -> None:
    words = "أتوقف بعد 5 كم (تلال)!"
    activities = [{"text": words, "ability": 4}]

    clinic.read(
        text_of(answers={"CK-37": "0", "CK-37.words": words}, questions=[words], activities=activities)
    )

    glance = shown(clinic).partition('class="sw-glance-notes"')[0]
    assert glance.count(f"<bdi>{words}</bdi>") == glance.count(words) == 3


def test_a_patients_own_activities_are_in_every_note_and_never_rated_by_us(clinic: ClinicVisit) -> None:
    clinic.read(text_of(activities=[{"text": "sit", "ability": 0}, {"text": "run far", "ability": None}]))

    for note in clinic.notes.values():
        assert "sit: 0/10 • run far" in note and "run far:" not in note
    clinic.read(text_of(activities=[]))
    assert not any("ctivities" in note.replace("activities and part", "") for note in clinic.notes.values())


def test_nothing_of_a_file_is_logged_or_printed(
    clinic: ClinicVisit, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        clinic.read(text_of(goals="a-word-to-look-for"))
        clinic.read(text_of(goals=["a-word-to-look-for"]))

    printed = capsys.readouterr()
    assert "a-word-to-look-for" not in caplog.text + printed.out + printed.err


def test_nothing_of_a_file_is_written(
    clinic: ClinicVisit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    real = io.open

    def noted(file: Any, mode: str = "r", *more: Any, **options: Any) -> Any:
        if set(mode) & set("wax+"):
            written.append(str(file))
        return real(file, mode, *more, **options)

    monkeypatch.setattr("builtins.open", noted)
    monkeypatch.setattr("io.open", noted)

    clinic.read(text_of())
    (tmp_path / "seen").write_text("the test notices what is written")

    assert "Opened" in clinic.message
    assert written == [str(tmp_path / "seen")]


@pytest.mark.parametrize(
    ("form", "answers", "said"),
    [
        ("pfdi", "4 2 - - - 0", "Sum: 50"),
        ("pfdi", "4 2 - - - -", "More than half"),
        ("pfiq", "3,3,3,3,3,3,3", "Sum: 100"),
        ("iciq", "5 6 10", "Sum: 21"),
        ("iciq", "5 6 ten", "not an answer"),
        ("iciq", "5 6 ²", "not an answer"),
        ("iciq", "5 6 " + "9" * 5000, "takes one of"),
        ("pfdi", "", ""),
    ],
)
def test_a_form_is_added_up_or_refused_in_words(
    clinic: ClinicVisit, form: str, answers: str, said: str
) -> None:
    clinic.scores.add_up(form, answers)

    assert said in clinic.scores.result


def test_the_answers_to_a_form_are_no_state_and_go_when_all_is_forgotten(clinic: ClinicVisit) -> None:
    clinic.scores.add_up("pfdi", "4 2 - - - 0")

    state = str(clinic.scores.get_state())
    assert "4 2 -" not in state and "Sum" not in state
    clinic.forget()
    assert "Sum" not in clinic.scores.result


def test_below_a_form_stands_whose_it_is_and_whether_its_terms_were_checked(clinic: ClinicVisit) -> None:
    said = {}
    for name in ("pfdi", "pfiq", "iciq"):
        clinic.scores.add_up(name, "")
        said[name] = clinic.scores.terms

    assert all("The terms were not checked. Ask the owner" in said[name] for name in ("pfdi", "pfiq"))
    assert "href" not in said["pfdi"] and "PFIQ-7" in said["pfiq"]
    assert "not checked" not in said["iciq"] and "Commercial users pay" in said["iciq"]
    assert 'href="https://iciq.net/user-policy"' in said["iciq"]


def test_terms_without_an_address_are_refused(say_after: Any) -> None:
    found = say_after("forms.yaml", "  web: https://iciq.net/user-policy\n", "")

    assert found == ['forms.yaml, line 13: "web" is missing from iciq. Add where its terms can be read.']


def test_a_question_that_fits_nobody_is_found_with_its_line(say_after: Any, copy: Path) -> None:
    found = say_after(f"{NAME}/visit.yaml", "{CK-19: yes}", "{CK-91: yes}")

    assert found == [f'{NAME}/visit.yaml, line 26: No question is called "CK-91".']
    assert load(CONTENT, NAME).content


def test_the_page_shows_a_visit_in_jupyter(guide: Guide) -> None:
    visit = Visit.model_validate_json(json.dumps(VISIT))

    summary = guide.summary(visit)

    assert summary.checked["CK-11"] == "3"
    assert summary.choices["weekdays"] == ["0", "2"] and summary.choices["made"]
    assert summary.notes["questions"] == ["When can I run?"]
    assert [run["day"] for run in summary.entries] == ["2026-11-02"]
