"""Promises of talks of 20, 40 and 90 minutes: they keep their time, and none is without the signs."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from tests.conftest import NAME
from widgets import Guide
from widgets.model.content.loader import load
from widgets.model.content.talk_lengths import planned
from widgets.workshop.slides.lesson_plan import talks
from widgets.workshop.slides.slide_order import slides_of

LENGTHS = (20, 40, 90)
SHORT = "- minutes: 20\n  slides: ["


def of_the(guide: Guide, minutes: int) -> tuple[str, ...]:
    return next(each.slides for each in guide.content.workshop.lengths if each.minutes == minutes)


@pytest.mark.parametrize("minutes", LENGTHS)
def test_a_talk_keeps_its_time_shows_the_signs_and_asks_again_what_it_asked(
    guide: Guide, minutes: int
) -> None:
    known = {slide.id: slide for slide in guide.content.workshop.slides}
    slides = [known[name] for name in of_the(guide, minutes)]
    before, after = (
        {slide.shows for slide in slides if slide.kind == f"quiz {when}"} for when in ("before", "after")
    )

    assert minutes * 0.8 <= planned(slides) <= minutes
    assert "emergency" in {slide.kind for slide in slides}
    assert before == after != set()


def test_one_number_in_the_notebook_makes_the_talk_shorter(guide: Guide) -> None:
    deck = guide.workshop(minutes=20)

    shown = re.findall(r'data-slide="([\w-]+)"', deck.slides("welcome", "hormones", "emergency"))

    assert shown == ["welcome", "emergency"]
    assert re.findall(r'data-slide="([\w-]+)"', guide.workshop(minutes=20).slides()) == [*of_the(guide, 20)]
    with pytest.raises(LookupError, match=r"no talk of 30 minutes.*20.*40.*90"):
        guide.workshop(minutes=30)


def test_speaker_and_handout_follow_the_length_of_the_notebook(guide: Guide) -> None:
    notebook = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    notebook.cells = [nbformat.v4.new_code_cell("deck = guide.workshop(minutes=20)")]  # type: ignore[no-untyped-call]
    assert slides_of(notebook, guide.content) == of_the(guide, 20)

    notebook.cells.append(nbformat.v4.new_code_cell('deck.slides("join", "hormones", "welcome")'))  # type: ignore[no-untyped-call]
    assert slides_of(notebook, guide.content) == ("join", "welcome")


def test_the_lesson_plan_adds_the_minutes_up(guide: Guide) -> None:
    names = [slide.id for slide in guide.content.workshop.slides]

    plan = talks(guide.view, names)

    assert [talk.minutes for talk in plan] == [*LENGTHS, 0]
    for talk in plan:
        assert talk.rows[0].start == "0" and talk.rows[-1].end == talk.takes
        assert all(row.end == after.start for row, after in zip(talk.rows, talk.rows[1:], strict=False))
    assert len(plan[-1].rows) == len(names) and any(row.tell for row in plan[0].rows)
    assert len(guide.content.workshop.aims) > 1


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (SHORT, SHORT.replace("20", "15"), "These slides take 20 minutes. Take some out"),
        (SHORT, SHORT.replace("20", "30"), "These slides take 20 minutes only."),
        (SHORT, f"{SHORT}wellcome, ", 'No slide is called "wellcome". Did you mean "welcome"?'),
        ("part-signs, emergency, flags-now, flags-today, ", "what, bone, floor, listen, ", "emergency signs"),
    ],
)
def test_a_length_that_cannot_be_kept_is_named(copy: Path, before: str, after: str, says: str) -> None:
    file = copy / NAME / "workshop.yaml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")

    told = [finding.text for finding in load(copy, NAME).findings]

    assert len(told) == 1 and says in told[0]
