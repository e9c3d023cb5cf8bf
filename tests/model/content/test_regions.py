"""Promises of the regions: whom to reach is known or left out, and every word fits its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from tests.conftest import CONTENT
from widgets.model.content.content import Content
from widgets.model.content.passages import passages
from widgets.model.content.schema import HelpLine, Region
from widgets.model.content.translations import catalogue

Said = Callable[..., list[str]]
REGIONS = ("au", "eu", "sg", "uk", "us")
SENTENCES = (
    "Phone {doctor_now}.",
    "Phone {doctor_now} today and read it to them.",
    "Advice today: {doctor_now}.",
    "Who: {doctor_now}",
)
NUMBER = re.compile(r"\d[\d -]{2,}\d")
# Switzerland, Norway, Turkey, Serbia, Moscow and the islands between are in Europe, not in the Union.
NOT_EU = (
    "Zurich",
    "Oslo",
    "Istanbul",
    "Belgrade",
    "Moscow",
    "Kyiv",
    "Kiev",
    "Jersey",
    "Guernsey",
    "Isle_of_Man",
)


CAPITALS = [
    "Vienna", "Brussels", "Sofia", "Zagreb", "Nicosia", "Prague", "Copenhagen", "Tallinn", "Helsinki",
    "Paris", "Berlin", "Athens", "Budapest", "Dublin", "Rome", "Riga", "Vilnius", "Luxembourg", "Malta",
    "Amsterdam", "Warsaw", "Lisbon", "Bucharest", "Bratislava", "Ljubljana", "Madrid", "Stockholm",
]  # fmt: skip


def line_of(file: str, words: str) -> int:
    lines = (CONTENT / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def lines_of(region: Region) -> list[HelpLine]:
    places = (region.urgent, region.soon, region.urine, region.physio, region.sexual_health)
    at_places = [line for place in places if place for line in place.numbers]
    return [*at_places, *region.crisis, *region.assault]


def belongs(region: Region, zone: str) -> bool:
    return any(zone.startswith(z) if z.endswith("/") else zone == z for z in region.time_zones)


@pytest.mark.parametrize("code", REGIONS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_word_for_a_doctor_now_fits_its_sentences(content: Content, code: str, sentence: str) -> None:
    said = catalogue(Path("nowhere"), content.regions, "en", code).say(sentence)

    assert "{" not in said
    assert re.search(r"(Phone|:) (a|your) [a-zA-Z]", said)
    assert not re.search(r"\b(a|an|the|your) (a|an|the|your)\b|\.\.|  |\.,", said)


def test_no_text_puts_an_article_before_a_word_that_brings_its_own(content: Content) -> None:
    article = re.compile(r"\b(an?|the|your|any) \{doctor_now\}|\ban? \{doctor\}", re.IGNORECASE)

    assert [each for each in passages(content) if article.search(each.text)] == []


@pytest.mark.parametrize("code", REGIONS)
def test_a_place_for_today_is_said_for_day_and_for_night(content: Content, code: str) -> None:
    urgent = content.regions[code].urgent

    assert urgent.by_day and urgent.at_night
    assert urgent.by_day != urgent.at_night


def test_polyclinics_that_are_shut_are_not_sent_to_at_night(content: Content) -> None:
    region = content.regions["sg"]

    assert "shut" in region.urgent.at_night
    assert "polyclinic" not in region.words.doctor_now


@pytest.mark.parametrize("code", REGIONS)
def test_only_what_an_official_text_says_is_shown(content: Content, code: str) -> None:
    for line in lines_of(content.regions[code]):
        assert line.shown == (line.evidence == "published"), line.name
        assert bool(line.sources) == line.shown, line.name
        assert line.shown or line.why_not, line.name


@pytest.mark.parametrize("code", REGIONS)
def test_every_region_has_somebody_to_talk_to(content: Content, code: str) -> None:
    assert [line for line in content.regions[code].crisis if line.shown and line.call]


@pytest.mark.parametrize("code", REGIONS)
def test_a_number_within_words_is_one_that_can_be_tapped(content: Content, code: str) -> None:
    region = content.regions[code]
    calls = {line.call for line in lines_of(region) if line.shown}
    words = [region.urgent.by_day, region.urgent.at_night, region.soon.say, region.words.doctor_now]

    typed = {number for text in words for number in NUMBER.findall(text)}
    assert {number for number in typed if len(number) > 4} <= calls


def test_northern_ireland_is_not_sent_to_a_number_it_lacks(content: Content) -> None:
    region = content.regions["uk"]
    (lifeline,) = [line for line in region.crisis if "Northern Ireland" in line.name]

    assert "England, Scotland or Wales" in region.urgent.at_night
    assert "out-of-hours" in region.urgent.at_night
    assert not lifeline.shown


def test_a_line_of_some_countries_names_the_emergency_number_too(content: Content) -> None:
    lines = [line for region in content.regions.values() for line in region.crisis if "in some" in line.name]

    assert lines and all("{emergency}" in line.name for line in lines)


def test_both_names_of_the_australian_line_are_said(content: Content) -> None:
    region = content.regions["au"]

    for words in (region.urgent.by_day, region.urgent.at_night, region.words.doctor_now):
        assert "healthdirect" in words and "1800 Medicare" in words


def test_every_zone_belongs_to_one_region_at_most(content: Content) -> None:
    shared = {
        zone: [code for code, region in content.regions.items() if belongs(region, zone)]
        for zone in available_timezones()
    }

    assert {zone: codes for zone, codes in shared.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("zone", "code"),
    [
        ("Asia/Singapore", "sg"),
        ("Europe/London", "uk"),
        ("America/Indiana/Knox", "us"),
        ("America/Indianapolis", "us"),
        ("Pacific/Honolulu", "us"),
        ("Australia/Lord_Howe", "au"),
        ("Europe/Dublin", "eu"),
        ("Atlantic/Canary", "eu"),
        ("Asia/Nicosia", "eu"),
    ],
)
def test_a_zone_leads_to_its_region(content: Content, zone: str, code: str) -> None:
    assert [name for name, region in content.regions.items() if belongs(region, zone)] == [code]


@pytest.mark.parametrize(
    "zone", [*(f"Europe/{city}" for city in NOT_EU), "Asia/Kuala_Lumpur", "America/Toronto", "Etc/UTC", "UTC"]
)
def test_a_zone_of_nobody_leads_nowhere(content: Content, zone: str) -> None:
    assert [name for name, region in content.regions.items() if belongs(region, zone)] == []


def test_every_member_state_of_the_union_has_its_zone(content: Content) -> None:
    assert len(CAPITALS) == 27
    assert [city for city in CAPITALS if not belongs(content.regions["eu"], f"Europe/{city}")] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            "regions/uk.yaml",
            "Europe/Belfast",
            "Europe/Belfst",
            'No time zone is called "Europe/Belfst". Did you mean "Europe/Belfast"?',
        ),
        ("regions/au.yaml", "Australia/", "Australien/", 'No time zone is called "Australien/".'),
        (
            "regions/au.yaml",
            "[en-AU]",
            "[english]",
            'No language has the code "english". Write codes such as en, zh or ms.',
        ),
        (
            "regions/sg.yaml",
            "doctor: doctor or polyclinic",
            "doctor: doctor or polyclinic.",
            '"doctor or polyclinic." goes on in a sentence. Leave out the sign at its end.',
        ),
    ],
)
def test_a_slip_in_a_region_is_named_with_its_line(
    say_after: Said, file: str, old: str, new: str, words: str
) -> None:
    (said,) = say_after(file, old, new)

    assert said.startswith(f"{file}, line {line_of(file, old)}: {words}")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "  shown: no\n",
            "",
            'No official text was seen for "Lifeline, in Northern Ireland". '
            'Add "shown: no" and "why_not: …".',
        ),
        (
            "  why_not: Nobody has looked it up. Confirm it, and that Northern Ireland has no NHS 111.\n",
            "",
            '"Lifeline, in Northern Ireland" is not shown. Add a line "why_not: …" that says why.',
        ),
        (
            "  call: 0808 808 8000\n",
            "",
            '"Lifeline, in Northern Ireland" cannot be reached. Add a line "call: …" or "web: …".',
        ),
    ],
)
def test_a_number_nobody_confirmed_must_be_held_back(say_after: Said, old: str, new: str, words: str) -> None:
    place = f"regions/uk.yaml, line {line_of('regions/uk.yaml', 'Lifeline, in Northern Ireland')}"

    assert say_after("regions/uk.yaml", old, new) == [f"{place}: {words}"]


def test_a_region_without_a_word_for_now_is_refused(say_after: Said) -> None:
    (said,) = say_after("regions/uk.yaml", "  doctor_now: your GP practice or NHS 111\n", "")

    assert said.endswith('"doctor_now" is missing. Add a line "doctor_now: …".')
