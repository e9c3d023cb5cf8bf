"""Promises of the pictures: each is small, whole, in colours of the page, and has words."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.components.declaration import PACKAGE
from widgets.components.pictures.drawing import (
    Drawing,
    Shape,
    capsule,
    circle,
    hull,
    line,
    number,
    smooth,
    whole,
)
from widgets.components.pictures.gallery import DRAWINGS, drawing
from widgets.components.pictures.moves import MOVES
from widgets.components.pictures.person import Person
from widgets.components.pictures.scenes import DOORS
from widgets.components.pictures.skeleton import Leg, Point, Pose
from widgets.guide import Guide

NUMBER = re.compile(r"-?\d+(?:\.\d)?")
LENGTHS, PLACES = st.floats(1, 20), st.floats(-60, 60)
POINTS = st.builds(Point, PLACES, PLACES)
MOST = 5500  # letters of path in one frame
LETTER = 7.2  # units that a letter takes, in wide type


def reach(path: str) -> list[tuple[float, float]]:
    """The points a path goes through; its arcs stay within what their ends and radii reach."""
    points, at, begun = [], (0.0, 0.0), (0.0, 0.0)
    for letter, rest in re.findall(r"([MLCAmlcaz])([^MLCAmlcaz]*)", path):
        if letter == "z":
            at = begun
            continue
        x, y = (float(each) for each in NUMBER.findall(rest)[-2:])
        at = (at[0] + x, at[1] + y) if letter.islower() else (x, y)
        begun = at if letter in "Mm" else begun
        points.append(at)
    return points


def is_inside(drawn: Drawing, x: float, y: float) -> bool:
    left, top, wide, high = drawn.box
    return left - 1 <= x <= left + wide + 1 and top - 1 <= y <= top + high + 1


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_picture_is_small(name: str) -> None:
    drawn = drawing(name)

    for frame in (drawn.shapes, drawn.ends):
        assert sum(len(shape.path) for shape in frame) < MOST


@pytest.mark.parametrize("name", [*MOVES, *DOORS])
def test_all_of_a_person_is_seen(name: str) -> None:
    drawn = drawing(name)

    for shape in (*drawn.shapes, *drawn.ends):
        assert all(is_inside(drawn, x, y) for x, y in reach(shape.path)), shape


@pytest.mark.parametrize("name", [name for name, move in MOVES.items() if move.end])
def test_a_move_stands_on_one_ground_and_what_stays_stays(name: str) -> None:
    drawn = drawing(name)
    ground, *_ = drawn.shapes

    assert drawn.ends[0] == ground
    assert drawn.ends != drawn.shapes


def test_the_measure_of_a_step_ends_where_the_foot_lands() -> None:
    move = MOVES["step-length"]
    assert move.end

    landed = [who.at(who.joints.near_leg.end).x - who.at(who.joints.hip).x for who in (move.start, move.end)]
    measured = [mark.corners[1].x for mark in move.marks]
    assert measured == pytest.approx(landed, abs=2)
    assert measured[1] < measured[0] / 4


def test_every_picture_has_words_and_all_words_have_a_picture(guide: Guide) -> None:
    assert set(guide.content.pictures) == set(DRAWINGS)


@pytest.mark.parametrize("name", DRAWINGS)
def test_labels_have_words_that_fit_and_lie_apart(guide: Guide, name: str) -> None:
    drawn, words = drawing(name), guide.content.pictures[name].lettering
    taken: list[tuple[float, float, float]] = []
    for label in drawn.labels:
        wide = LETTER * len(words[label.word])
        left = label.at.x - {"start": -4, "middle": wide / 2, "end": wide + 4}[label.anchor]
        assert is_inside(drawn, left + 2, label.at.y) and is_inside(drawn, left + wide - 2, label.at.y), label
        for other, end, height in taken:
            assert abs(height - label.at.y) >= 12 or left >= end or left + wide <= other, label
        taken.append((left, left + wide, label.at.y))
    assert {label.word for label in drawn.labels} == set(words)


def test_moves_that_a_bone_forbids_say_so(guide: Guide) -> None:
    hop = guide.content.pictures["hop"].stop or ""

    assert "bone" in hop and hop.startswith("Do not hop")


def test_each_colour_has_a_token_and_each_token_is_used() -> None:
    tokens = (PACKAGE / "components" / "pictures" / "pictures.css").read_text(encoding="utf-8")
    named = set(re.findall(r"--sw-figure-([\w-]+):", tokens))
    drawings = [drawing(name) for name in DRAWINGS]
    drawn = {shape.color for each in drawings for shape in (*each.shapes, *each.ends)}

    assert drawn - named == set()
    assert named - drawn == {"air", "ink"} - drawn
    forced = tokens.partition("forced-colors")[2]
    assert set(re.findall(r"--sw-figure-([\w-]+): [A-Z]", forced)) == named


def test_the_doors_of_the_guide_show_their_pictures(guide: Guide) -> None:
    html = str(guide.pages())

    assert html.count('<svg class="sw-picture"') == 3
    assert 'aria-hidden="true"' in html


def test_a_name_that_is_no_picture_is_refused_with_the_nearest(guide: Guide) -> None:
    with pytest.raises(LookupError, match="floor-states"):
        drawing("floor-state")
    with pytest.raises(LookupError, match="floor-states"):
        guide.picture("floor-state")


def test_a_picture_on_a_page_has_a_name_its_words_and_its_labels(guide: Guide) -> None:
    html = str(guide.picture("hop"))

    assert 'role="img" aria-label="Hop on one leg"' in html
    assert "Do not hop or run if your pain could be coming from a bone" in html
    assert ">Start<" in html and ">End<" in html
    assert "not to scale" not in html
    anatomy = str(guide.picture("floor-side-womb"))
    assert ">Bladder</text>" in anatomy and "not to scale" in anatomy


def test_what_is_near_is_drawn_last() -> None:
    shapes = list(Person(MOVES["hop"].start.body, Pose(0, 0, far_leg=Leg(40))).shapes())
    shorts = [number for number, shape in enumerate(shapes) if shape.color.startswith("shorts")]

    assert [shapes[number].color for number in shorts] == ["shorts-far", "shorts"]


@given(POINTS, LENGTHS, POINTS, LENGTHS)
def test_a_limb_touches_both_of_its_circles(start: Point, wide: float, end: Point, narrow: float) -> None:
    points = reach(capsule(start, wide, end, narrow))

    for x, y in points:
        near = min(
            abs(((x - start.x) ** 2 + (y - start.y) ** 2) ** 0.5 - wide),
            abs(((x - end.x) ** 2 + (y - end.y) ** 2) ** 0.5 - narrow),
        )
        assert near < 0.15


@given(st.lists(st.tuples(POINTS, LENGTHS), min_size=2, max_size=5))
def test_a_band_touches_its_circles_and_goes_around_them(circles: list[tuple[Point, float]]) -> None:
    rim = reach(hull(circles))

    for x, y in rim:
        assert min(abs(((x - c.x) ** 2 + (y - c.y) ** 2) ** 0.5 - r) for c, r in circles) < 0.15
        assert all(((x - c.x) ** 2 + (y - c.y) ** 2) ** 0.5 > r - 0.15 for c, r in circles)


@given(st.lists(POINTS, min_size=3, max_size=8, unique=True))
def test_a_soft_curve_goes_through_its_points(points: list[Point]) -> None:
    ends = reach(smooth(points, closed=False))

    assert len(ends) == len(points)
    for (x, y), point in zip(ends, points, strict=True):
        assert (x, y) == pytest.approx(point, abs=0.051)


def test_a_path_in_whole_units_keeps_the_flags_of_its_arcs() -> None:
    assert whole("M1.2 3.4A2.5 2.5 0 1 0 9.9-4.4z", 3) == "m4 10a8 8 0 1 0 26-23z"
    assert whole("M1 2a0.6 1 0 0 1 1 1", 1) == "m1 2a1 1 0 0 1 1 1"


def test_a_path_in_whole_units_starts_a_new_line_where_it_stood() -> None:
    assert whole("M1 1L4 5zM2 2C2 3 4 4 6 8", 1) == "m1 1l3 4zm1 1c0 1 2 2 4 6"


@given(st.lists(POINTS, min_size=3, max_size=8, unique=True), st.floats(0.5, 6))
def test_steps_of_a_path_lead_to_each_point_rounded(points: list[Point], scale: float) -> None:
    ends = [(round(float(number(x)) * scale), round(float(number(y)) * scale)) for x, y in points]

    assert reach(whole(line(*points), scale)) == ends


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


def test_a_drawing_that_is_sized_takes_its_labels_and_lines_along() -> None:
    shape = Shape("ink", "M1 1L2 2", 0.5)

    sized = Drawing(drawing("hop").box, (shape,)).rounded(3)

    assert sized.shapes == (Shape("ink", "m3 3l3 3", 1.5),)
