"""A pose as joint angles, and where each joint of a body then stands: in space, and as seen from one side."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, radians, sin
from typing import NamedTuple


class Point(NamedTuple):
    """A place on the drawing: `x` to the right, `y` down; a standing body is about 100 tall."""

    x: float
    y: float

    def toward(self, angle: float, length: float) -> Point:
        """The place so far away in a direction: 0 degrees is straight down, 90 is ahead, 180 up."""
        return Point(self.x + length * sin(radians(angle)), self.y + length * cos(radians(angle)))


class Vector(NamedTuple):
    """A place or way in space, as the body has it: `ahead`, `down` and to its `right`."""

    ahead: float
    down: float
    right: float

    def plus(self, way: Vector, length: float = 1) -> Vector:
        """The place so far along a way."""
        return Vector(*(a + b * length for a, b in zip(self, way, strict=True)))

    def flexed(self, degrees: float) -> Vector:
        """Turned forward and up about the line from left to right: what hangs then points ahead."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return Vector(c * self.ahead + s * self.down, c * self.down - s * self.ahead, self.right)

    def opened(self, degrees: float) -> Vector:
        """Turned to the right and up about the line ahead: what hangs then points to the right."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return Vector(self.ahead, c * self.down - s * self.right, c * self.right + s * self.down)

    def turned(self, degrees: float) -> Vector:
        """Turned to the right about the line up: what looks ahead then looks to the right."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return Vector(c * self.ahead - s * self.right, self.down, c * self.right + s * self.ahead)


AHEAD, DOWN, UP = Vector(1, 0, 0), Vector(0, 1, 0), Vector(0, -1, 0)


@dataclass(frozen=True)
class Arm:
    """Degrees: `shoulder` forward from hanging down the body, `elbow` bent from straight, `out` to its side,
    `turn` outward about its own length.
    """

    shoulder: float = 0
    elbow: float = 10
    out: float = 0
    turn: float = 0


@dataclass(frozen=True)
class Leg:
    """Degrees: `hip` forward from straight down, `knee` bent from straight, `ankle` pointed from level, `out`
    to its side, `turn` outward about its own length.
    """

    hip: float = 0
    knee: float = 0
    ankle: float = 0
    out: float = 0
    turn: float = 0


@dataclass(frozen=True)
class Pose:
    """A body as it is held; "near" is its right side, which faces whoever looks `from` the side. Degrees.

    `lean` is the trunk forward from upright, `nod` the head forward from the trunk.
    """

    lean: float = 0
    nod: float = 0
    near_arm: Arm = field(default_factory=Arm)
    far_arm: Arm = field(default_factory=Arm)
    near_leg: Leg = field(default_factory=Leg)
    far_leg: Leg = field(default_factory=Leg)


@dataclass(frozen=True)
class Body:
    """Lengths of the parts of a body, half the distance between its shoulders and hips, and the widths of its
    parts (from the middle line to the edge).
    """

    head: float = 6.6
    neck: float = 6.0
    trunk: float = 27.0
    upper_arm: float = 15.0
    forearm: float = 14.0
    thigh: float = 23.0
    shank: float = 22.0
    foot: float = 8.0
    shoulders: float = 9.6
    hips: float = 4.2
    chest: float = 7.6
    waist: float = 7.0
    arm_width: float = 3.1
    wrist_width: float = 2.1
    thigh_width: float = 5.4
    knee_width: float = 3.8
    ankle_width: float = 2.4


class Limb(NamedTuple):
    """The three joints of an arm or leg, from the trunk outward, and the tip of its hand or foot."""

    top: Vector
    middle: Vector
    end: Vector
    tip: Vector


class Joints(NamedTuple):
    """Where everything is, and the ways the trunk and the face look."""

    hip: Vector
    shoulder: Vector
    head: Vector
    near_arm: Limb
    far_arm: Limb
    near_leg: Limb
    far_leg: Limb
    front: Vector
    face: Vector


@dataclass(frozen=True)
class Camera:
    """From where a body is seen: `turn` 0 shows its right side, 90 its front, 180 its left side. Degrees.

    `above` is how far it is seen from above. `roll` turns the picture: at 90, whoever stood lies with the
    head to the right; at -90 to the left.
    """

    turn: float = 0
    above: float = 0
    roll: float = 0

    def sees(self, place: Vector) -> tuple[Point, float]:
        """Where a place is on the drawing, and how near: the larger, the nearer."""
        turned = place.turned(self.turn)
        c, s = cos(radians(self.roll)), sin(radians(self.roll))
        x, y = c * turned.ahead - s * turned.down, s * turned.ahead + c * turned.down
        c, s = cos(radians(self.above)), sin(radians(self.above))
        return Point(x, c * y + s * turned.right), c * turned.right - s * y


def joints(body: Body, pose: Pose) -> Joints:
    """Where the joints of a body stand in a pose, with the middle of the hips at (0, 0, 0)."""
    hip, up = Vector(0, 0, 0), UP.flexed(-pose.lean)
    shoulder = hip.plus(up, body.trunk)
    head = shoulder.plus(UP.flexed(-pose.lean - pose.nod), body.neck + body.head)
    near_leg, far_leg = _leg(body, pose.near_leg, 1), _leg(body, pose.far_leg, -1)
    near_arm, far_arm = (
        _arm(body, shoulder, pose, pose.near_arm, 1),
        _arm(body, shoulder, pose, pose.far_arm, -1),
    )
    front, face = AHEAD.flexed(-pose.lean), AHEAD.flexed(-pose.lean - pose.nod)
    return Joints(hip, shoulder, head, near_arm, far_arm, near_leg, far_leg, front, face)


def _arm(body: Body, shoulder: Vector, pose: Pose, arm: Arm, side: int) -> Limb:
    top = shoulder.plus(Vector(0, 0, side), body.shoulders)

    def way(plain: Vector) -> Vector:
        return plain.turned(side * arm.turn).opened(side * arm.out).flexed(arm.shoulder - pose.lean)

    middle = top.plus(way(DOWN), body.upper_arm)
    below = way(DOWN.flexed(arm.elbow))
    end = middle.plus(below, body.forearm)
    return Limb(top, middle, end, end.plus(below, body.wrist_width))


def _leg(body: Body, leg: Leg, side: int) -> Limb:
    top = Vector(0, 0, side * body.hips)

    def way(plain: Vector) -> Vector:
        return plain.turned(side * leg.turn).opened(side * leg.out).flexed(leg.hip)

    middle = top.plus(way(DOWN), body.thigh)
    end = middle.plus(way(DOWN.flexed(-leg.knee)), body.shank)
    return Limb(top, middle, end, end.plus(way(AHEAD.flexed(-leg.knee - leg.ankle)), body.foot))
