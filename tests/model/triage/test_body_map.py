"""Promises of the body map's content: every area leads somewhere, and slips are named with their line."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.conftest import CONTENT, NAME
from widgets import Guide
from widgets.model.content.body_drawing import targets, whole, written
from widgets.model.content.content import Content
from widgets.model.triage.body_map import route_table
from widgets.model.triage.body_sites import in_order, places

Said = Callable[..., list[str]]
MAP = f"{NAME}/body-map.yaml"
DRAWING = f"{NAME}/body-drawing.yaml"


def line_of(file: str, words: str) -> int:
    lines = (CONTENT / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_every_area_leads_to_a_section_and_says_what_clinicians_consider(content: Content) -> None:
    assert [route.area for route in content.body_map.areas] == [a.id for a in content.checklist.areas]
    assert all(route.sections and route.consider for route in content.body_map.areas)


@pytest.mark.parametrize(
    ("area", "flags"),
    [
        ("BM-01", {"RF-20", "RF-08"}),
        ("BM-02", {"RF-05", "RF-04", "RF-03"}),
        ("BM-03", {"RF-25"}),
        ("BM-04", {"RF-24"}),
        ("BM-05", {"RF-09", "RF-41"}),
        ("BM-06", {"RF-13", "RF-24", "RF-27"}),
        ("BM-08", {"RF-27"}),
        ("BM-10", {"RF-24"}),
        ("BM-11", {"RF-39"}),
        ("BM-12", {"RF-04", "RF-03", "RF-33"}),
        ("BM-13", {"RF-02", "RF-21", "RF-34"}),
        ("BM-14", {"RF-38", "RF-30"}),
        ("BM-16", {"RF-36", "RF-28"}),
        ("BM-17", {"RF-38", "RF-01"}),
        ("BM-18", {"RF-21", "RF-40"}),
        ("BM-19", {"RF-31", "RF-16"}),
        ("BM-20", {"RF-01"}),
        ("BM-21", {"RF-24"}),
        ("BM-22", {"RF-24"}),
        ("BM-24", {"RF-01"}),
        ("BM-25", {"RF-38", "RF-27"}),
    ],
)
def test_an_area_leads_to_the_flags_of_the_clinical_table(
    content: Content, area: str, flags: set[str]
) -> None:
    assert flags <= set(route_table(content)[area]["flags"])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("flags: [RF-08", "flags: [RF-80", 'No flag is called "RF-80".'),
        ("items: [CK-12", "items: [CK-99", 'No item is called "CK-99".'),
        ("sections: [causes-overuse", "sections: [causes-overus", 'No section is called "causes-overus".'),
        ("area: BM-01", "area: BM-99", 'No area is called "BM-99".'),
        ("area: BM-01", "area: BM-02", '"BM-02" is used twice (first on line '),
        ("    flags: [RF-08", "    flag: [RF-08", '"flag" is not used here. Did you mean "flags"?'),
        ("    consider: [", "    considr: [", '"consider" is missing'),
    ],
)
def test_a_slip_in_the_words_is_named_with_its_line(say_after: Said, old: str, new: str, words: str) -> None:
    said = say_after(MAP, old, new)

    assert any(text.startswith(f"{MAP}, line ") and words in text for text in said), said


def test_an_area_left_out_is_asked_for(say_after: Said) -> None:
    said = say_after(MAP, "area: BM-09", "area: BM-08")

    assert any('Add an entry for "BM-09" (Top of the hip bone).' in text for text in said)


def test_a_path_that_is_no_path_is_named_with_its_line(say_after: Said) -> None:
    line = line_of(DRAWING, "area: BM-03")

    said = say_after(DRAWING, '{area: BM-03, path: "M0,', '{area: BM-03, path: "javascript:0,')

    assert said == [
        f'{DRAWING}, line {line}: Write a path like "M0,10 C5,10 10,15 10,20", with one "C" for a curve.'
    ]


def test_a_half_that_does_not_reach_the_middle_is_named(say_after: Said) -> None:
    (text,) = say_after(DRAWING, '{area: BM-03, path: "M0,', '{area: BM-03, path: "M9,')

    assert text.startswith(f"{DRAWING}, line {line_of(DRAWING, 'area: BM-03')}: This half should start")


def test_an_area_without_a_shape_is_named_for_each_body(say_after: Said) -> None:
    said = say_after(DRAWING, "{area: BM-18, only: [penis]", "{area: BM-18, only: [womb]")

    assert [t.split(": ", 1)[1] for t in said] == [
        '"BM-18" (Deep ache behind the scrotum) has no shape on the body "penis". Draw it once.'
    ]


def test_two_numbers_are_asked_for_where_a_point_belongs(say_after: Said) -> None:
    (text,) = say_after(DRAWING, "at: [-146, 24]", "at: [-146]")

    assert text.endswith("Write 2 numbers, such as [0, 72].")


def test_every_place_stands_once_on_the_drawing_or_inside(content: Content) -> None:
    areas = {area.id: area for area in content.checklist.areas}
    drawn = [target.place.id for figure in content.drawing.figures for target in targets(figure, areas)]
    inside = [name for name, place in places(content).items() if place.area.view == "inside"]

    assert sorted([*drawn, *inside]) == sorted(places(content))


def test_left_is_the_exact_mirror_of_right_and_the_persons_own(content: Content) -> None:
    areas = {area.id: area for area in content.checklist.areas}
    for figure in content.drawing.figures:
        found = {target.place.id: target for target in targets(figure, areas)}
        for name, target in found.items():
            if target.place.side == "l":
                other = found[name.replace(".l", ".r")]
                right_of_picture = 1 if figure.view == "front" else -1
                assert target.pieces[0].path == other.pieces[0].path
                assert target.pieces[0].flipped == (right_of_picture < 0)
                assert other.pieces[0].flipped != target.pieces[0].flipped
                assert target.pieces[0].at[0] * right_of_picture > 0


def test_a_whole_is_its_own_mirror_image() -> None:
    path = whole("M0,10 C5,10 10,15 10,20 C10,25 5,30 0,30")

    assert path == ("M0,10 C5,10 10,15 10,20 C10,25 5,30 0,30 C-5,30 -10,25 -10,20 C-10,15 -5,10 0,10 Z")


def test_a_path_is_written_on_whole_units_and_ends_where_it_ended() -> None:
    path = whole("M0,10 C5.2,10 10.4,15 10,20.6 C10,25 5,30 0,30") + " M-4,0.4 C-3,2 -0.6,3 0,4"

    assert written(path) == (
        "M0 10c5 0 10 5 10 11c0 4-5 9-10 9c-5 0-10-5-10-9c0-6 5-11 10-11zM-4 0c1 2 3 3 4 4"
    )


@pytest.mark.parametrize("view", ["front", "back", "perineum"])
def test_no_point_of_the_drawing_moves_by_more_than_half_a_unit(content: Content, view: str) -> None:
    (figure,) = (figure for figure in content.drawing.figures if figure.view == view)
    for path in (shape.path for shape in figure.shapes):
        ends = [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+),(-?[\d.]+)(?= C| Z|$)", path)]
        x, y = 0.0, 0.0
        drawn = []
        for kind, told in re.findall(r"([Mc])([^Mcz]+)", written(path)):
            *_, across, down = (int(number) for number in re.findall(r"-?\d+", told))
            x, y = (across, down) if kind == "M" else (x + across, y + down)
            drawn.append((x, y))
        assert len(drawn) == len(ends)
        for (x, y), (across, down) in zip(drawn, ends, strict=True):
            assert max(abs(x - across), abs(y - down)) <= 0.5


def test_picks_are_told_in_the_order_of_the_list(guide: Guide) -> None:
    assert in_order(guide.content, ["BM-22", "BM-07.r", "BM-22", "nowhere"]) == ("BM-07.r", "BM-22")
