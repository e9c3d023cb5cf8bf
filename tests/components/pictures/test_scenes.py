"""Promises of the pictures: each can be drawn, small, in colours of the page, and all of it is seen."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.components.declaration import PACKAGE
from widgets.components.pictures.person import capsule, circle, number
from widgets.components.pictures.scenes import SCENES, Picture, draw
from widgets.components.pictures.skeleton import Point
from widgets.guide import Guide
from widgets.model.content.schema.guide import PictureName

NUMBER = re.compile(r"-?\d+(?:\.\d)?")
LENGTHS, PLACES = st.floats(1, 20), st.floats(-60, 60)
POINTS = st.builds(Point, PLACES, PLACES)


def reach(path: str) -> list[tuple[float, float]]:
    """The points a path goes through; its arcs stay within what their ends and radii reach."""
    points, at = [], (0.0, 0.0)
    for letter, rest in re.findall(r"([MLAa])([^MLAaz]*)", path):
        numbers = [float(each) for each in NUMBER.findall(rest)]
        x, y = numbers[-2:]
        at = (at[0] + x, at[1] + y) if letter == "a" else (x, y)
        points.append(at)
    return points


@pytest.mark.parametrize("name", get_args(PictureName))
def test_a_picture_is_small_and_whole(name: PictureName) -> None:
    drawn: Picture = draw(name)
    left, top, wide, high = map(float, drawn.box.split())

    assert wide == high
    assert sum(len(shape.path) for shape in drawn.shapes) < 2000
    for shape in drawn.shapes:
        assert all(left <= x <= left + wide and top <= y <= top + high for x, y in reach(shape.path))


def test_there_is_a_scene_for_each_name_that_content_may_write() -> None:
    assert set(SCENES) == set(get_args(PictureName))


def test_each_colour_has_a_token_and_each_token_is_used() -> None:
    tokens = (PACKAGE / "components" / "pictures" / "pictures.css").read_text(encoding="utf-8")
    named = set(re.findall(r"--sw-figure-([\w-]+):", tokens))
    drawn = {shape.color for name in SCENES for shape in draw(name).shapes}

    assert drawn | {"air"} == named
    forced = tokens.partition("forced-colors")[2]
    assert set(re.findall(r"--sw-figure-([\w-]+): [A-Z]", forced)) == named


def test_the_doors_of_the_guide_show_their_pictures(guide: Guide) -> None:
    html = str(guide.pages())

    assert html.count('<svg class="sw-picture"') == 3
    assert 'aria-hidden="true"' in html


@given(POINTS, LENGTHS, POINTS, LENGTHS)
def test_a_limb_touches_both_of_its_circles(start: Point, wide: float, end: Point, narrow: float) -> None:
    points = reach(capsule(start, wide, end, narrow))

    for x, y in points:
        near = min(
            abs(((x - start.x) ** 2 + (y - start.y) ** 2) ** 0.5 - wide),
            abs(((x - end.x) ** 2 + (y - end.y) ** 2) ** 0.5 - narrow),
        )
        assert near < 0.15


def test_one_circle_within_another_is_the_larger_one() -> None:
    inside = Point(1, 0)

    assert capsule(inside, 1, Point(0, 0), 5) == circle(Point(0, 0), 5)
    assert capsule(Point(0, 0), 5, inside, 1) == circle(Point(0, 0), 5)


@pytest.mark.parametrize(
    ("value", "short"),
    [(1.0, "1"), (-0.04, "0"), (0.05, "0.1"), (-2.25, "-2.2"), (10.0, "10"), (-10.0, "-10")],
)
def test_a_number_is_as_short_as_one_decimal_allows(value: float, short: str) -> None:
    assert number(value) == short


def test_a_limb_that_narrows_goes_the_long_way_around_its_wide_end() -> None:
    path = capsule(Point(0, 0), 5, Point(20, 0), 3)

    far, near = (flags for flags in re.findall(r"A\S+ \S+ 0 (\d) 0", path))
    assert (far, near) == ("0", "1")
    assert all(a != b for a, b in pairwise(reach(path)))
