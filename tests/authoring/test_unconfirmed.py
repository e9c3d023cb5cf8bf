"""Promises of the list for whoever confirms numbers: all that is held back is on it, with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.model.content.test_regions import lines_of
from widgets.authoring.review import pack_page
from widgets.authoring.unconfirmed import _gaps, unconfirmed
from widgets.model.content.content import Content
from widgets.model.content.schema import HelpLine


def held_back(content: Content) -> list[HelpLine]:
    return [line for region in content.regions.values() for line in lines_of(region) if not line.shown]


def test_every_number_that_is_held_back_is_listed_with_its_reason(content: Content) -> None:
    listed = [gap for gap in unconfirmed(content) if gap.reason.startswith("Not shown.")]

    assert len(listed) == len(held_back(content)) > 4
    for line in held_back(content):
        (gap,) = [gap for gap in listed if str(line.call) in gap.words and line.name in gap.words]
        assert line.why_not and line.why_not in gap.reason


def test_a_page_that_is_held_back_at_a_place_is_listed(content: Content) -> None:
    page = HelpLine(
        name="A list of physios",
        web="https://list.example.org",
        evidence="reported",
        shown=False,
        why_not="Its address was not seen.",
    )
    physio = content.regions["uk"].physio.model_copy(update={"numbers": (page,)})

    gaps = list(_gaps(content.regions["uk"].model_copy(update={"physio": physio})))

    listed = "A list of physios: https://list.example.org"
    assert (("physio", "numbers", 0), listed, "reported", f"Not shown. {page.why_not}") in gaps


def test_each_entry_says_where_it_is_written(content: Content) -> None:
    for gap in unconfirmed(content):
        file, _, line = gap.written_in.partition(", line ")
        assert content.trees[file].data.get("name", "Health records") == gap.region
        assert int(line) > 1


def test_a_code_of_a_record_is_listed_until_the_clinic_confirms_it(content: Content) -> None:
    links = content.context_links.links
    first = links[0].codes[0]
    confirmed = first.model_copy(update={"confirmed_by": "Jo Bloggs, physiotherapist"})
    link = links[0].model_copy(update={"codes": (confirmed, *links[0].codes[1:])})
    file = content.context_links.model_copy(update={"links": (link, *links[1:])})

    after = replace(content, parts={**content.parts, "context-links.yaml": file})

    listed, left = (
        [gap.words for gap in unconfirmed(each) if gap.what == "code"] for each in (content, after)
    )
    assert listed[1:] == left and f"{first.code} {first.name}, leads to pain" == listed[0]


def test_a_place_from_an_official_text_is_not_listed(content: Content) -> None:
    australia = [gap.what for gap in unconfirmed(content) if gap.region == "Australia"]

    assert "urine" not in australia and "physio" in australia


def test_the_review_pack_ends_with_the_list(content: Content) -> None:
    page = pack_page(content, date(2026, 12, 1))

    assert "0808 808 8000" in page and "Numbers and places to confirm" in page
