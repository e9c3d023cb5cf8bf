"""Promises of the body map as an object: the same places twice, picks readable in Python, a still picture."""

from __future__ import annotations

import re

import pytest

from widgets import Guide
from widgets.components.body_map.body_figures import body_map_svg, body_of
from widgets.model.triage.answers import AnswerError
from widgets.model.triage.body_sites import places


@pytest.mark.parametrize("part", ["body_map", "checklist"])
def test_every_place_is_on_the_drawing_and_in_the_list(guide: Guide, part: str) -> None:
    html = str(getattr(guide, part)().static_html())

    for name in places(guide.content):
        assert html.count(f'data-place="{name}"') == 1
        assert html.count(f'name="CK-01" value="{name}"') == 1


def test_a_place_is_called_the_same_on_the_drawing_and_in_the_list(guide: Guide) -> None:
    html = str(guide.body_map().static_html())
    listed = dict(re.findall(r'value="(BM-[^"]+)">([^<]+)</label>', html))
    drawn = dict(re.findall(r'data-place="([^"]+)" role="button"[^>]*aria-label="([^"]+)"', html))

    assert drawn["BM-07.r"] == "Inner thigh, right"
    assert drawn == {name: label for name, label in listed.items() if name in drawn}


def test_picks_can_be_read_in_python(guide: Guide) -> None:
    body_map = guide.body_map(["BM-22", "BM-07.r"])

    assert body_map.picked == ("BM-07.r", "BM-22")
    assert guide.body_map().picked == ()
    body_map.answers = {"CK-01": ["BM-03"], "CK-11": "2"}
    assert body_map.picked == ("BM-03",)


@pytest.mark.parametrize(
    ("picked", "words"),
    [
        (["BM-07"], 'no place is called "BM-07". Did you mean "BM-07.l"?'),
        (["<script>"], 'no place is called "<script>"'),
        (["BM-01", "BM-03", "BM-20", "BM-22", "BM-23"], "takes up to 4 places"),
    ],
)
def test_a_place_there_is_not_and_a_fifth_are_refused(guide: Guide, picked: list[str], words: str) -> None:
    with pytest.raises(AnswerError, match=re.escape(words)):
        guide.body_map(picked)
    with pytest.raises(AnswerError, match=re.escape(words)):
        body_map_svg(guide.view, picked)


def test_two_maps_on_one_page_share_no_id(guide: Guide) -> None:
    html = guide.body_map().markup + guide.body_map().markup + body_map_svg(guide.view, ["BM-03"])
    ids = re.findall(r'\sid="([^"]+)"', html)

    assert len(ids) == len(set(ids))


def test_the_still_picture_numbers_and_names_the_picks(guide: Guide) -> None:
    html = str(body_map_svg(guide.view, ["BM-22", "BM-07.r"]))

    assert 'aria-label="Front of the body. Marked: 1."' in html
    assert 'aria-label="Back of the body. Marked: 2."' in html
    assert "<li>Inner thigh, right</li>" in html and "<li>Flat bone at the base of the spine</li>" in html
    assert 'role="button"' not in html and "style=" not in html
    assert 'data-figure="perineum"' not in html


def test_the_view_between_the_legs_stands_only_where_it_is_needed(guide: Guide) -> None:
    assert 'data-figure="perineum"' in str(body_map_svg(guide.view, ["BM-17"]))
    assert 'data-figure="perineum"' in str(body_map_svg(guide.view, [], bare=True))


def test_a_still_picture_draws_only_what_the_body_has_and_what_is_picked(guide: Guide) -> None:
    html = str(body_map_svg(guide.view, ["BM-13.l"], parts="0"))

    assert 'data-place="BM-11"' in html and 'data-place="BM-13.l"' in html
    assert 'data-place="BM-13.r"' not in html and 'data-place="BM-14"' not in html


@pytest.mark.parametrize(("parts", "body"), [("", "neutral"), ("0", "womb"), (1, "neutral"), (2, "penis")])
def test_the_body_follows_the_parts_a_person_has(guide: Guide, parts: object, body: str) -> None:
    assert body_of(guide.content, parts) == body


def test_the_words_of_the_map_promise_no_result(guide: Guide) -> None:
    from widgets.check.wording import RESULT_WORDS

    words = re.sub(r"<[^>]+>", " ", guide.body_map().markup)

    assert RESULT_WORDS.findall(words) == []


def test_the_list_on_the_page_has_the_order_that_python_numbers_by(guide: Guide) -> None:
    listed = re.findall(r'name="CK-01" value="(BM-[^"]+)"', guide.body_map().markup)

    assert listed == list(places(guide.content))


def test_the_map_asks_only_what_leaves_out_places_and_once(guide: Guide) -> None:
    html = str(guide.body_map().static_html())

    assert re.findall(r'data-ask="([\w-]+)"', html)[:1] == ["PARTS"]
    assert html.count("Show only places that fit my body") == 1
    assert 'data-ask="AGE"' not in html
