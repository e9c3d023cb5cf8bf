"""The pictures there are, each a person in a pose with what is held, sat on or felt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...model.content.schema.guide import PictureName
from .person import Hair, Shape, capsule, circle, number, person
from .skeleton import Arm, Body, Joints, Leg, Point, Pose, joints

SLIM = Body()
BROAD = Body(chest=8.4, waist=7.8, arm_width=3.5, thigh_width=5.9)
SOFT = Body(trunk=26, thigh=22, shank=21, waist=8, thigh_width=6.4, knee_width=4.2)
MARGIN = 2.0
BOOK_FAR, BOOK_NEAR = 168, 122  # degrees
FLOOR = 1.2  # half the width of the line one stands on


@dataclass(frozen=True)
class Scene:
    """A picture: who, how, and what is with them. `feels` rings the pelvis."""

    body: Body
    pose: Pose
    hair: Hair = "short"
    feels: bool = False
    reads: bool = False
    sits: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawn scene: its view box, and its shapes from the farthest to the nearest."""

    box: str
    shapes: tuple[Shape, ...]


SCENES: Mapping[PictureName, Scene] = {
    "aching": Scene(
        BROAD,
        Pose(15, 18, Arm(4, 68), Arm(-34, 70), Leg(14, 18), Leg(-2, 6)),
        feels=True,
    ),
    "running": Scene(
        SLIM,
        Pose(9, -4, Arm(-48, 85), Arm(48, 85), Leg(50, 72, 5), Leg(-32, 58, 35)),
        "tied",
    ),
    "reading": Scene(
        SOFT,
        Pose(-6, 24, Arm(20, 78), Arm(26, 70), Leg(88, 88), Leg(82, 66)),
        "covered",
        reads=True,
        sits=True,
    ),
}


def draw(name: PictureName) -> Picture:
    """A picture by its name."""
    scene = SCENES[name]
    at = joints(scene.body, scene.pose)
    drawn = person(scene.body, scene.pose, scene.hair, _felt(scene, at))
    shapes = (*_behind(scene, at), *drawn, *_held(scene, at))
    return Picture(_box(scene, at), shapes)


def _behind(scene: Scene, at: Joints) -> Iterator[Shape]:
    low = _floor(at)
    left, right = _sides(scene, at)
    yield Shape("ground", capsule(Point(left, low + FLOOR), FLOOR, Point(right, low + FLOOR), FLOOR))
    if scene.sits:
        seat = at.hip.y + scene.body.waist + 1.5
        yield Shape("wood", capsule(Point(at.hip.x - 8, seat), 1.6, Point(at.hip.x + 13, seat), 1.6))
        for leg in (-6, 11):
            yield Shape("wood", capsule(Point(at.hip.x + leg, seat), 1.3, Point(at.hip.x + leg, low), 1.3))


def _felt(scene: Scene, at: Joints) -> Iterator[Shape]:
    if scene.feels:
        place = at.hip.toward(70, scene.body.waist - 2)
        yield Shape("pain-around", circle(place, 7.5))
        yield Shape("pain", circle(place, 4))


def _held(scene: Scene, at: Joints) -> Iterator[Shape]:
    if scene.reads:
        spine = at.near_arm.end.toward(60, 1)
        for turn, color in ((BOOK_FAR, "page"), (BOOK_NEAR, "book")):
            edge = spine.toward(turn, 13)
            yield Shape(
                color, _polygon(spine, edge, edge.toward(turn - 90, 2.4), spine.toward(turn - 90, 2.4))
            )


def _polygon(*points: Point) -> str:
    return "M" + "L".join(f"{number(point.x)} {number(point.y)}" for point in points) + "z"


def _floor(at: Joints) -> float:
    """Where the soles are: the width of a shoe below the lowest joint."""
    return max(at.near_leg.end.y, at.far_leg.end.y, at.near_toe.y, at.far_toe.y) + 3


def _sides(scene: Scene, at: Joints) -> tuple[float, float]:
    limbs = (at.near_arm, at.far_arm, at.near_leg, at.far_leg)
    xs = [point.x for limb in limbs for point in limb] + [at.near_toe.x, at.far_toe.x, at.head.x]
    return min(xs) - 4, max(xs) + 4


def _box(scene: Scene, at: Joints) -> str:
    """A square around all of it, so that pictures beside each other are of one scale."""
    top, low = at.head.y - scene.body.head * 1.3, _floor(at) + 2 * FLOOR
    left, right = _sides(scene, at)
    size = max(low - top, right - left) + 2 * MARGIN
    middle = (left + right) / 2
    return f"{number(middle - size / 2)} {number(low + MARGIN - size)} {number(size)} {number(size)}"
