"""Promises of the slides: one source for slide, phone and handout, and nothing of the speaker's in them."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import nbformat
import pytest
from markupsafe import Markup

from tests.conftest import CONTENT, NAME
from widgets import Guide
from widgets.components.render_context import RenderContext
from widgets.guide import make_view
from widgets.model.content.loader import load
from widgets.workshop.slides.audience_slides import audience_slides
from widgets.workshop.slides.handout import handout
from widgets.workshop.slides.points import points, sheets
from widgets.workshop.slides.slide import slide_html
from widgets.workshop.slides.slide_order import slides_of
from widgets.workshop.slides.slide_words import speaker_words
from widgets.workshop.slides.slides import Slides
from widgets.workshop.web.pdf_process import PdfUnavailable, printed

NOTEBOOK = CONTENT.parent / "notebooks" / "workshop.ipynb"
BASE = "http://192.0.2.7:8866/"


def view_of(root: Path) -> RenderContext:
    content = load(root, NAME).content
    assert content
    return make_view(content, "")


def whole_deck(view: RenderContext) -> Slides:
    deck = Slides(view)
    deck.slides(*(slide.id for slide in view.content.workshop.slides))
    return deck


def submission(view: RenderContext, at: str = "") -> str:
    names = [slide.id for slide in view.content.workshop.slides]
    return handout(view, names, BASE, at, sheets=(), pdf="", is_page=False)


def sent(view: RenderContext) -> str:
    """All that an audience can be sent of a talk."""
    deck = whole_deck(view)
    slides = "".join(html for _, _, html in audience_slides(view))
    return "".join([slides, submission(view), deck.markup, deck.static_html(), str(deck.get_state())])


def test_each_slide_is_a_section_with_one_heading_that_names_it(guide: Guide) -> None:
    for name, title, html in audience_slides(guide.view):
        assert html.count("<section") == html.count("<h2") == 1
        assert f'aria-labelledby="slide-{name}"' in html
        assert title.strip()
        assert 'role="application"' not in html
        assert "href=" not in html, f"{name} leads away from the talk"


def test_a_fact_mended_once_changes_slide_phone_and_handout(copy: Path) -> None:
    file = copy / NAME / "sections" / "causes-bone.md"
    text, changed = re.subn(
        r"Too much strain can injure a bone[^.]*\.", "A mended fact.", file.read_text(encoding="utf-8")
    )
    assert changed == 1
    file.write_text(text, encoding="utf-8")

    view = view_of(copy)

    phones = {name: html for name, _, html in audience_slides(view)}
    for told in (slide_html(view, "bone"), phones["bone"], submission(view)):
        assert "A mended fact." in told
        assert "can injure a bone" not in told


def test_what_the_speaker_is_told_is_in_nothing_that_is_sent(copy: Path) -> None:
    file = copy / NAME / "workshop.yaml"
    text = re.sub(
        r"(?m)^  tell: \[.*\]$", "  tell: [Only for the speaker.]", file.read_text(encoding="utf-8")
    )
    text = re.sub(r"(?m)^  tell:\n(  - .*\n)+", "  tell: [Only for the speaker.]\n", text)
    file.write_text(text, encoding="utf-8")
    view = view_of(copy)
    assert {note for slide in view.content.workshop.slides for note in slide.tell} == {
        "Only for the speaker."
    }

    everything = sent(view)

    assert "Only for the speaker" not in everything
    assert Slides(view).notes("emergency") == ("Only for the speaker.",)
    assert "Only for the speaker" not in str(speaker_words(view))


def test_a_case_is_told_in_steps_and_ends_as_the_rules_say(guide: Guide) -> None:
    html = slide_html(guide.view, "case-v11")

    steps = [int(step) for step in re.findall(r'data-step="(\d+)"', html)]
    assert sorted(set(steps)) == [0, 1, 2, 3, 4, 5]
    end = html[html.index('data-step="4"') :]
    assert guide.content.red_flags.levels["emergency"].title in end
    assert guide.content.flags["RF-01"].short in end
    assert guide.content.red_flags.levels["emergency"].title not in html[: html.index('data-step="3"')]


def test_an_option_shows_all_its_harms_beside_its_benefit(guide: Guide) -> None:
    for slide in guide.content.workshop.slides:
        if slide.kind == "option":
            html = slide_html(guide.view, slide.id)
            benefit, _, harms = html.partition("sw-harm")
            option = guide.content.options[slide.shows[0]]
            assert option.harms and all(bare(guide.view, harm) in bare_text(harms) for harm in option.harms)
            assert bare(guide.view, option.benefit) in bare_text(benefit)


def bare(view: RenderContext, text: str) -> str:
    return bare_text(" ".join(points(view.prose, text)))


def bare_text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_long_text_goes_on_more_sheets_and_none_of_it_is_lost() -> None:
    said = [Markup("{}").format(text) for text in ("a" * 80, "b" * 80, "c", "d" * 300)]

    filled = sheets(said, 200)

    assert [point for sheet in filled for point in sheet] == said
    assert [len(sheet) for sheet in filled] == [1, 2, 1]
    assert len(sheets(said[:3], 215)) == 1
    assert len(sheets(said[:3], 214)) == 2


def test_points_are_single_sentences_without_sources_in_the_readers_words(guide: Guide) -> None:
    said = points(
        guide.view.prose, "Call {emergency} now. [R36] Go [home](#what), e.g. by bus [R01].\n\n- Rest."
    )

    number = guide.view.words.region.emergency.call
    assert [str(point) for point in said] == [f"Call {number} now.", "Go home, e.g. by bus.", "Rest."]


def test_a_slide_there_is_not_is_named_with_the_nearest(guide: Guide) -> None:
    with pytest.raises(LookupError, match='The nearest is "emergency"'):
        guide.workshop().slides("emergancy")


def test_the_notebook_decides_which_slides_there_are_and_their_order(guide: Guide) -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)

    assert slides_of(notebook, guide.content) == tuple(s.id for s in guide.content.workshop.slides)
    notebook.cells = [
        nbformat.v4.new_code_cell('deck.slides("join", "bone")\ndeck.slides("welcome", "join")')
    ]
    assert slides_of(notebook, guide.content) == ("join", "bone", "welcome")


def test_the_handout_leads_to_the_section_just_discussed(guide: Guide) -> None:
    assert f"<strong>{BASE}understand#causes-bone</strong>" in submission(guide.view, "bone")
    assert f"<strong>{BASE}</strong>" in submission(guide.view, "welcome")
    assert submission(guide.view).index("sw-emergency") < submission(guide.view).index("<main")


def test_a_machine_that_cannot_write_a_pdf_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{CONTENT.parent}")

    with pytest.raises(PdfUnavailable, match="sudo apt install libpango"):
        asyncio.run(printed("<p>Some page</p>", ""))
