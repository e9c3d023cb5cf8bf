"""Promises of what stands around every page: whom to tell of a mistake, and where the reader may be."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace

import nbformat
import pytest

from tests.conftest import NAME
from widgets import Guide
from widgets.model.content.schema.clinic import Mistakes
from widgets.page.layout import Layout


def frame(mistakes: Mistakes | None = None, region: str = "sg") -> Layout:
    view = Guide(NAME, region=region).view
    clinic = view.content.clinic.model_copy(update={"mistakes": mistakes})
    view = replace(view, content=replace(view.content, clinic=clinic))
    return Layout(nbformat.v4.new_notebook(), view)  # type: ignore[no-untyped-call]


def told(page: Layout) -> str:
    found = re.search(r"<p data-mistakes>(.*?)</p>", page.footer)
    assert found
    return found.group(1)


def test_every_page_says_whom_to_tell_of_a_mistake() -> None:
    assert "Tell the clinic that gave you this guide." in told(frame())


@pytest.mark.parametrize(
    ("mistakes", "shown"),
    [
        ({"email": "guide@example.org"}, 'href="mailto:guide@example.org"'),
        ({"web": "https://www.example.org/mistakes"}, 'href="https://www.example.org/mistakes"'),
        ({"words": "Tell us at the desk."}, "Tell us at the desk."),
    ],
)
def test_a_clinic_may_say_how_to_tell_it(mistakes: dict[str, str], shown: str) -> None:
    said = told(frame(Mistakes(**mistakes)))

    assert shown in said and "Tell the clinic" not in said


def test_the_question_knows_the_zones_and_countries_of_every_region() -> None:
    found = re.search(r"data-where='([^']*)'", frame().region_question)
    assert found

    table = json.loads(html.unescape(found.group(1)))

    assert set(table) == {"au", "eu", "sg", "uk", "us"}
    assert table["au"].split() == ["Aus", "-AU"]
    assert "-GB" in table["uk"].split()


def test_each_region_in_the_list_says_which_it_is_and_how_it_is_called() -> None:
    head = frame(region="us").navigation

    assert 'data-region="uk" data-country="the United Kingdom"' in head
    assert 'href="?region=uk"' in head


@pytest.mark.parametrize("region", ["sg", "uk", "us", "au", "eu"])
def test_the_question_is_hidden_until_a_script_shows_it(region: str) -> None:
    question = frame(region=region).region_question

    assert re.search(r"<aside [^>]*hidden>", question)
    assert f'data-here="{region}"' in question
