"""Promises of the translators' file: it holds every string that is ever said, and it can be read."""

from __future__ import annotations

import io
import re
from pathlib import Path

import nbformat
import pytest
from babel.messages.pofile import read_po

from tests.conftest import NAME
from widgets import Guide
from widgets.check.string_extraction import messages, write_template
from widgets.model.content.pages import PAGES
from widgets.model.content.translations import Catalogue
from widgets.page.layout import Layout
from widgets.workshop.slides.handout import handout
from widgets.workshop.slides.slide_words import speaker_words

NOTEBOOKS = Path(__file__).parent.parent.parent / "notebooks"


def render_everything(guide: Guide) -> None:
    for place in guide.content.guide.order:
        guide.contents(place.page)
        for name in place.sections:
            guide.section(name)
    for part in (
        "pages",
        "about",
        "glossary",
        "sources",
        "red_flags",
        "emergency_card",
        "checklist",
        "body_map",
        "planner",
        "coach",
        "diary",
        "treatments",
        "find_help",
        "enquiry",
    ):
        getattr(guide, part)()
    slides = [slide.id for slide in guide.content.workshop.slides]
    guide.workshop().slides(*slides)
    speaker_words(guide.view)
    handout(guide.view, slides, "http://192.0.2.7/", sheets=(), pdf="", is_page=True)
    for name in [page.file for page in PAGES]:
        notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
        frame = Layout(notebook, guide.view, name)
        _ = frame.title, frame.navigation, frame.region_question, frame.footer
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                frame.markdown(cell.source)


def test_every_string_that_is_said_is_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    said: set[str] = set()
    real = Catalogue.say
    monkeypatch.setattr(Catalogue, "say", lambda self, text, *rest: said.add(text) or real(self, text, *rest))

    render_everything(Guide(NAME))

    assert sorted(said - {text for text, _, _ in messages()}) == []
    assert len(said) > 1000


def test_the_file_is_a_gettext_template() -> None:
    stream = io.BytesIO()
    write_template(stream)
    stream.seek(0)

    catalog = read_po(stream)

    assert catalog.get("Start over")
    assert catalog.get("Start over").locations  # type: ignore[union-attr]


def test_no_string_has_a_name_of_the_code_in_it() -> None:
    known = (
        "JavaScript",
        "JupyterLab",
        "PostgreSQL",
        "WhatsApp",
        "YouTube",
        "CarePlan",
        "QuestionnaireResponse",
    )
    words = (word for text, *_ in messages() for word in re.findall(r"(?<![\w{.])[A-Za-z]+", text))
    joined = {word for word in words if re.search(r"[a-z][A-Z]", word)}

    assert joined - {*known} == set()
