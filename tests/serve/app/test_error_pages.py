"""Promises of the calm pages: in the reader's words, with the emergency card, even when content is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NAME
from widgets.check.string_extraction import messages
from widgets.model.content.translations import Catalogue
from widgets.serve.app.error_pages import (
    BROKEN,
    FULL,
    NO_LENGTH,
    NOT_ALLOWED,
    NOT_FOUND,
    NOT_READY,
    TOO_LARGE,
    TOO_MANY,
    WRONG_HOST,
    ErrorPage,
    error_page,
    kind_of,
)
from widgets.serve.pages.assets import Assets

KINDS = (BROKEN, FULL, NOT_READY, NOT_FOUND, NOT_ALLOWED, NO_LENGTH, TOO_LARGE, TOO_MANY, WRONG_HOST)
ASSETS = Assets("v1", {}, "/")


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_the_card_and_a_way_back_in_the_readers_region(kind: ErrorPage) -> None:
    html = error_page(kind, "region=uk", ASSETS).plain.decode()

    assert html.index('href="tel:999"') < html.index("<main")
    assert 'href="/?region=uk"' in html


def test_all_its_words_go_through_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    said: set[str] = set()
    real = Catalogue.say
    monkeypatch.setattr(Catalogue, "say", lambda self, text: said.add(text) or real(self, text))

    for kind in KINDS:
        error_page(kind, "lang=en-XA", ASSETS)

    assert {*FULL[1:], *NOT_FOUND[1:]} <= said
    assert sorted(said - {text for text, _, _ in messages()}) == []


def test_it_tells_where_to_get_help_when_content_was_never_good(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy / NAME / "cards.yaml").write_text("cards:\n")
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))

    html = error_page(NOT_FOUND, "", ASSETS).plain.decode()

    assert "call your local emergency number now" in html


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (404, NOT_FOUND),
        (405, NOT_ALLOWED),
        (411, NO_LENGTH),
        (413, TOO_LARGE),
        (421, WRONG_HOST),
        (400, NOT_FOUND),
        (500, BROKEN),
    ],
)
def test_every_status_has_its_words(status: int, kind: ErrorPage) -> None:
    assert kind_of(status) == kind
