"""People at what they do: each a pose with what is held, sat on, felt, and the ground below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from .drawing import Box, Drawing, Shape, capsule, circle, polygon
from .person import Person
from .props import chair
from .skeleton import Arm, Body, Leg, Point, Pose

SLIM = Body()
BROAD = Body(chest=8.4, waist=7.8, arm_width=3.5, thigh_width=5.9, shoulders=10.4)
SOFT = Body(trunk=26, thigh=22, shank=21, waist=8, thigh_width=6.4, knee_width=4.2, hips=4.8)
MARGIN = 2.0
BOOK_FAR, BOOK_NEAR = 168, 122  # degrees
FLOOR = 1.2  # half the width of the line one stands on


@dataclass(frozen=True)
class Scene:
    """A picture: who, how, and what is with them. `feels` rings the pelvis."""

    person: Person
    feels: bool = False
    reads: bool = False
    sits: bool = False


SCENES: Mapping[str, Scene] = {
    "aching": Scene(
        Person(BROAD, Pose(15, 18, Arm(4, 68), Arm(-34, 70), Leg(14, 18), Leg(-2, 6))), feels=True
    ),
    "running": Scene(
        Person(SLIM, Pose(9, -4, Arm(-48, 85), Arm(48, 85), Leg(50, 72, 5), Leg(-32, 58, 35)), "tied")
    ),
    "reading": Scene(
        Person(SOFT, Pose(-6, 24, Arm(20, 78), Arm(26, 70), Leg(88, 88), Leg(82, 66)), "covered"),
        reads=True,
        sits=True,
    ),
}


def draw(name: str) -> Drawing:
    """A scene by its name, in a square, so that pictures beside each other are of one scale."""
    scene = SCENES[name]
    (left, top), (right, low) = scene.person.extent()
    size = max(low - top, right - left) + 2 * (MARGIN + FLOOR)
    shapes = (*_behind(scene), *scene.person.shapes(), *_felt(scene), *_held(scene))
    return Drawing(Box((left + right - size) / 2, low + 2 * FLOOR + MARGIN - size, size, size), shapes)


def _behind(scene: Scene) -> Iterator[Shape]:
    (left, _), (right, low) = scene.person.extent()
    yield Shape("ground", capsule(Point(left, low + FLOOR), FLOOR, Point(right, low + FLOOR), FLOOR))
    if scene.sits:
        yield from chair(-8, 13, scene.person.body.waist + 1.5, low).shapes


def _felt(scene: Scene) -> Iterator[Shape]:
    if scene.feels:
        place = Point(0, 0).toward(70, scene.person.body.waist - 2)
        yield Shape("pain-around", circle(place, 7.5))
        yield Shape("pain", circle(place, 4))


def _held(scene: Scene) -> Iterator[Shape]:
    if scene.reads:
        hand = scene.person.at(scene.person.joints.near_arm.end)
        spine = hand.toward(60, 1)
        for turn, color in ((BOOK_FAR, "page"), (BOOK_NEAR, "book")):
            edge = spine.toward(turn, 13)
            back = turn - 90
            yield Shape(color, polygon(spine, edge, edge.toward(back, 2.4), spine.toward(back, 2.4)))


DOORS: Mapping[str, Callable[[], Drawing]] = {name: partial(draw, name) for name in SCENES}
