"""Promises of a clinic's own name and sign on slides and handout: shown where they are, checked before."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import NAME
from widgets.guide import make_view
from widgets.model.content.loader import load
from widgets.workshop.slides.handout import handout
from widgets.workshop.slides.slide import slide_html

LINES = "name: Example Hill\nlogo: {{file: {}, alt: {}}}\n"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def picture(pixels: int = 40) -> bytes:
    drawn = io.BytesIO()
    Image.effect_noise((pixels, pixels), 90).save(drawn, "PNG")
    return drawn.getvalue()


def branded(root: Path, body: bytes, file: str = "hill.png", alt: str = "Example Hill") -> Path:
    """Content with a sign of the clinic's own."""
    (root / "pictures").mkdir(exist_ok=True)
    (root / "pictures" / file).write_bytes(body)
    clinic = root / "clinic.yaml"
    clinic.write_text(clinic.read_text(encoding="utf-8") + LINES.format(file, alt), encoding="utf-8")
    return root


@pytest.mark.parametrize(("body", "file"), [(picture(), "hill.png"), (DRAWING, "hill.svg")])
def test_name_and_sign_stand_on_the_first_slide_and_on_the_handout(
    copy: Path, body: bytes, file: str
) -> None:
    content = load(branded(copy, body, file), NAME).content
    assert content
    view = make_view(content, "")

    paper = handout(view, ["welcome"], "http://192.168.1.5:8866/", sheets=(), pdf="", is_page=False)

    for shown in (slide_html(view, "welcome"), paper):
        assert "<span>Example Hill</span>" in shown
        assert 'src="data:image/' in shown and 'alt="Example Hill"' in shown
    assert "Example Hill" not in slide_html(view, "emergency")


def test_without_them_nothing_stands_there(copy: Path) -> None:
    content = load(copy, NAME).content
    assert content

    assert "sw-clinic-name" not in slide_html(make_view(content, ""), "welcome")


@pytest.mark.parametrize(
    ("body", "file", "alt", "says"),
    [
        (picture(), "hill.bmp", "Example Hill", "none of the kinds"),
        (b"no picture", "hill.png", "Example Hill", "cannot be read as PNG"),
        (picture(700), "hill.png", "Example Hill", "larger than 300 kB"),
        (
            DRAWING.replace(b"<path", b"<script/><path"),
            "hill.svg",
            "Example Hill",
            "more than show",
        ),
        (picture(), "hill.png", "our logo", '"alt: our logo" says nothing'),
    ],
)
def test_a_sign_that_cannot_be_shown_is_refused_in_words(
    copy: Path, body: bytes, file: str, alt: str, says: str
) -> None:
    found = load(branded(copy, body, file, alt), NAME).findings

    assert [finding.file for finding in found] == ["clinic.yaml"]
    assert says in found[0].text and found[0].line > 1
