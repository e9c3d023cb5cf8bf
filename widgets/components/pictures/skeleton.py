"""A pose as joint angles, and where each joint of a body then stands. Seen from the side, facing right."""

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


@dataclass(frozen=True)
class Arm:
    """Degrees: `shoulder` forward from hanging down the body, `elbow` bent from straight."""

    shoulder: float = 0
    elbow: float = 10


@dataclass(frozen=True)
class Leg:
    """Degrees: `hip` forward from straight down, `knee` bent from straight, `ankle` pointed from level."""

    hip: float = 0
    knee: float = 0
    ankle: float = 0


@dataclass(frozen=True)
class Pose:
    """A body as it is held; "near" is the side that faces the reader. Degrees.

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
    """Lengths of the parts of a body and their widths (from the middle line to the edge)."""

    head: float = 6.6
    neck: float = 6.0
    trunk: float = 27.0
    upper_arm: float = 15.0
    forearm: float = 14.0
    thigh: float = 23.0
    shank: float = 22.0
    foot: float = 8.0
    chest: float = 7.6
    waist: float = 7.0
    arm_width: float = 3.1
    wrist_width: float = 2.1
    thigh_width: float = 5.4
    knee_width: float = 3.8
    ankle_width: float = 2.4


class Limb(NamedTuple):
    """The three joints of an arm or leg, from the trunk outward."""

    top: Point
    middle: Point
    end: Point


class Joints(NamedTuple):
    """Where everything is; `near_toe` and `far_toe` are the tips of the feet."""

    hip: Point
    shoulder: Point
    head: Point
    near_arm: Limb
    far_arm: Limb
    near_leg: Limb
    far_leg: Limb
    near_toe: Point
    far_toe: Point


def joints(body: Body, pose: Pose) -> Joints:
    """Where the joints of a body stand in a pose, with the hip at (0, 0)."""
    hip, up = Point(0, 0), 180 - pose.lean
    shoulder = hip.toward(up, body.trunk)
    head = shoulder.toward(180 - pose.lean - pose.nod, body.neck + body.head)
    near_leg, near_toe = _leg(body, hip, pose.near_leg)
    far_leg, far_toe = _leg(body, hip, pose.far_leg)
    near_arm, far_arm = (_arm(body, shoulder, pose.lean, arm) for arm in (pose.near_arm, pose.far_arm))
    return Joints(hip, shoulder, head, near_arm, far_arm, near_leg, far_leg, near_toe, far_toe)


def _arm(body: Body, shoulder: Point, lean: float, arm: Arm) -> Limb:
    down = arm.shoulder - lean
    elbow = shoulder.toward(down, body.upper_arm)
    return Limb(shoulder, elbow, elbow.toward(down + arm.elbow, body.forearm))


def _leg(body: Body, hip: Point, leg: Leg) -> tuple[Limb, Point]:
    knee = hip.toward(leg.hip, body.thigh)
    below = leg.hip - leg.knee
    ankle = knee.toward(below, body.shank)
    return Limb(hip, knee, ankle), ankle.toward(below + 90 - leg.ankle, body.foot)
