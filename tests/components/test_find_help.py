"""Promises of the find-help parts as objects: the region's words, and no more about a clinic than it said."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
import yaml

from tests.conftest import CONTENT, NAME
from widgets import Guide
from widgets.components.enquiry.enquiry import Enquiry
from widgets.components.find_help.find_help import FindHelp
from widgets.components.render_context import RenderContext
from widgets.model.content.schema import Clinic


def view_with_clinic(region: str = "sg") -> RenderContext:
    """The guide as if the clinic had confirmed all that stands in the example."""
    view = Guide(NAME, region=region).view
    text = (CONTENT / "clinic.example.yaml").read_text(encoding="utf-8")
    clinic = Clinic.model_validate(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - text only
    return replace(view, content=replace(view.content, clinic=clinic))


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ("sg", ["doctor or polyclinic", "A GP clinic or polyclinic"]),
        ("uk", ["Your GP,", "NHS 111", 'href="tel:111"']),
        ("us", ["primary care provider", "pelvic-health physical therapist"]),
    ],
)
def test_the_first_stop_is_said_in_the_words_of_the_region(region: str, words: list[str]) -> None:
    html = str(Guide(NAME, region=region).find_help().static_html())

    for word in words:
        assert word.lower() in html.lower()


def test_a_clinic_that_confirmed_nothing_has_no_way_to_be_reached(guide: Guide) -> None:
    html = str(guide.find_help().static_html()) + str(guide.enquiry().static_html())

    assert "mailto:" not in html and "<table" not in html and "data-call" not in html
    assert guide.enquiry().places == [] and guide.find_help().tables == []


def test_no_choice_and_no_consent_is_made_for_the_person() -> None:
    html = str(Enquiry(view_with_clinic()).static_html())

    assert not re.search(r"<(?:input|option)[^>]* (?:checked|selected)", html)


def test_the_composer_knows_of_a_place_only_how_to_reach_it() -> None:
    assert Enquiry(view_with_clinic()).places == [
        {"id": "example-hill", "name": "Example Hill", "phone": None, "email": "hill@example.org"},
        {"id": "example-square", "name": "Example Square", "phone": "+44 20 7946 0018", "email": None},
    ]


@pytest.mark.parametrize(("region", "day"), [("sg", "25 December 2026"), ("us", "December 25, 2026")])
def test_closed_days_are_written_as_the_region_does(region: str, day: str) -> None:
    html = str(FindHelp(view_with_clinic(region), today=date(2026, 12, 25)).static_html())

    assert f"<li>{day}: Christmas Day</li>" in html


def test_closed_days_that_are_over_are_left_out() -> None:
    html = FindHelp(view_with_clinic(), today=date(2026, 12, 26)).markup

    assert "Christmas Day" not in html
    assert "24 December 2026 – 3 January 2027: Winter holidays" in html


def test_languages_are_said_by_name() -> None:
    assert "Languages spoken: English, Chinese, Malay, Tamil" in FindHelp(view_with_clinic()).markup


def test_hostile_words_of_a_clinic_never_become_markup() -> None:
    view = view_with_clinic()
    place = view.content.clinic.places[0].model_copy(update={"name": '"><script>x</script>'})
    clinic = view.content.clinic.model_copy(update={"places": (place, *view.content.clinic.places[1:])})
    hostile = replace(view, content=replace(view.content, clinic=clinic))

    html = str(FindHelp(hostile).static_html()) + str(Enquiry(hostile).static_html())

    assert "<script>x" not in html
    state = re.findall(r"data-state>(.*?)</script>", html, re.DOTALL)
    assert json.loads(state[1])["places"][0]["name"] == '"><script>x</script>'
