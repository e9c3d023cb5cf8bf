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


@pytest.mark.parametrize(
    ("region", "addresses"),
    [
        ("au", ["https://www.healthdirect.gov.au", "https://healthywa.wa.gov.au"]),
        ("sg", ["https://www.moh.gov.sg"]),
        ("uk", ["https://111.nhs.uk", "https://www.nhsinform.scot", "https://111.wales.nhs.uk"]),
        ("us", ["https://rainn.org"]),
    ],
)
def test_the_ways_in_of_a_region_are_links_that_wait_for_a_tap(region: str, addresses: list[str]) -> None:
    html = FindHelp(Guide(NAME, region=region).view).markup
    links = re.findall(r"<a [^>]*href=\"https://[^>]*>", html)

    assert {address for address in addresses if not any(f'"{address}"' in link for link in links)} == set()
    assert [link for link in links if 'rel="noreferrer"' not in link] == []
    assert "prefetch" not in html and "preconnect" not in html


@pytest.mark.parametrize("region", ["au", "eu", "sg", "uk", "us"])
def test_what_is_most_urgent_stands_first_and_is_never_folded(region: str) -> None:
    html = FindHelp(Guide(NAME, region=region).view).markup

    assert re.findall(r'data-care="(\w+)"', html) == ["emergency", "today", "soon", "routine"]
    assert "<details" not in html


def test_pee_that_burns_stands_beside_the_advice_within_two_days(guide: Guide) -> None:
    html = FindHelp(guide.view).markup
    soon = html[html.index('data-care="soon"') : html.index('data-care="routine"')]

    assert "It burns when you pee" in soon and "physio" not in soon


def test_without_a_clinic_to_reach_nothing_is_asked_but_the_words(guide: Guide) -> None:
    html = Enquiry(guide.view).markup

    assert set(re.findall(r'name="(\w+)"', html)) == {"message", "attach"}
    assert "A note to copy" in html and "Write to a clinic" not in html


def test_a_place_that_nobody_can_reach_is_not_written_to() -> None:
    view = view_with_clinic()
    hill, square = view.content.clinic.places
    places = (hill.model_copy(update={"email": None, "phone": None}), square)
    clinic = view.content.clinic.model_copy(update={"places": places})

    one = Enquiry(replace(view, content=replace(view.content, clinic=clinic)))
    none = Enquiry(
        replace(
            view,
            content=replace(view.content, clinic=clinic.model_copy(update={"places": places[:1]})),
        )
    )

    assert [place["id"] for place in one.places] == ["example-square"]
    assert none.places == [] and 'name="agree"' not in none.markup


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
