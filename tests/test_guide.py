"""Promises of `Guide`: one-line calls, clear errors, every article heading in its place."""

from __future__ import annotations

import re

import pytest

from tests.conftest import NAME
from widgets import Guide
from widgets.model.content.citations import cited
from widgets.model.content.findings import ContentError

ARTICLE_HEADINGS = (
    "What is Pelvic Pain and Its Causes?",
    "What are Common Causes of Pelvic Pain After Running?",
    "What are Signs Your Pelvic Pain is Caused by Running?",
    "Urinary and/or Fecal Urgency",
    "Urinary and/or Fecal Incontinence",
    "Pelvic Pressure",
    "Pain during or after running",
    "Treatment Options",
    "Rest and Recovery",
    "Hormonal Treatment",
    "Physical Therapy",
    "Minimally Invasive Treatments",
    "Coreflex Injections",
    "Radiofrequency Ablation",
    "Surgical Treatment",
    "What are Some Tips for Preventing Pelvic Pain During and After Running?",
    "Gradual Return-to-Run Protocols",
    "Modification of Running Technique and Footwear",
    "Incorporating Cross-Training Activities",
    "Listening to Your Body and Recognising Early Warning Signs",
    "Seeking Professional Help",
    "When to Seek Professional Medical Advice",
)


@pytest.mark.parametrize("heading", ARTICLE_HEADINGS)
def test_every_heading_of_the_article_has_its_place(guide: Guide, heading: str) -> None:
    places = [section.article for section in guide.content.sections.values()]

    assert any(heading.lower() in place.lower() for place in places)


def test_an_unknown_section_names_the_nearest(guide: Guide) -> None:
    with pytest.raises(LookupError, match='The nearest is "causes"'):
        guide.section("cause")


def test_an_unknown_guide_names_the_nearest() -> None:
    with pytest.raises(ContentError, match='Did you mean "pelvic-pain-after-running"'):
        Guide("pelvic-pain")


def test_a_section_brings_the_parts_under_it(guide: Guide) -> None:
    html = str(guide.section("signs"))

    assert html.index('id="signs"') < html.index('id="signs-urgency"') < html.index('id="signs-pain"')


def test_injections_never_stand_above_physiotherapy(guide: Guide) -> None:
    order = [name for place in guide.content.guide.order for name in place.sections]

    for procedure in (
        "treat-minimally-invasive",
        "treat-coreflex",
        "treat-radiofrequency",
        "treat-surgery",
    ):
        for care in ("treat-rest", "treat-physio", "treat-medicines", "treat-pain-skills"):
            assert order.index(care) < order.index(procedure)


@pytest.mark.parametrize(
    ("region", "number"),
    [("sg", "995"), ("uk", "999"), ("us", "911"), ("au", "000"), ("eu", "112")],
)
def test_the_emergency_card_calls_the_regions_number(region: str, number: str) -> None:
    html = str(Guide(NAME, region=region).emergency_card())

    assert f'sw-button-emergency" href="tel:{number}"' in html


def test_every_section_shows_sources_certainty_and_review(guide: Guide) -> None:
    for name in guide.content.sections:
        html = str(guide.section(name))

        assert "How sure we are:" in html
        assert "not yet reviewed by a clinician" in html


def test_each_source_says_what_it_is_what_was_read_of_it_and_when(guide: Guide) -> None:
    html = str(guide.sources(every=True))

    for name in cited(guide.content):
        reference = guide.content.references[name]
        row = html.partition(f'<li id="{name}" data-note>')[2].partition("</li>")[0]
        assert f"Kind: {reference.kind}. Read: {reference.read}" in row
        assert str(reference.read_on or "") in row
        assert (reference.superseded_by or "") in row
        assert ("Replaced by:" in row) == bool(reference.superseded_by)
    assert "you can see what was read of it" in html


def test_the_whole_list_holds_the_sources_that_the_guide_names_and_no_others(guide: Guide) -> None:
    html = str(guide.sources(every=True))

    assert {*re.findall(r'<li id="(R\w+)" data-note>', html)} == cited(guide.content)
    assert f"Show all {len(cited(guide.content))} sources" in html


def test_no_source_asks_the_browser_for_another_site(guide: Guide) -> None:
    html = str(guide.sources(every=True))

    assert "://" not in html and "src=" not in html


def test_a_region_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(LookupError, match='No region is called "gb"'):
        Guide(NAME, region="gb")
