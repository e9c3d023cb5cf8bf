"""Draws a person in a pose: flat shapes in the colours of the page, far limbs first, near ones last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import acos, atan2, cos, hypot, sin
from typing import Literal, NamedTuple

from .skeleton import Body, Joints, Limb, Point, Pose, joints

Hair = Literal["short", "tied", "covered"]
SLEEVE, SHORTS = 0.55, 0.6  # how far down a sleeve and a leg of the shorts reach
SOLE = 1.9


class Shape(NamedTuple):
    """One closed path and the name of its colour, such as "top"."""

    color: str
    path: str


def person(body: Body, pose: Pose, hair: Hair = "short", felt: Iterable[Shape] = ()) -> Iterator[Shape]:
    """The shapes of a person with the hip at (0, 0), from the farthest to the nearest; what is `felt` lies on
    the trunk, below the near hand.
    """
    at = joints(body, pose)
    yield from _leg(body, at.far_leg, at.far_toe, "-far")
    yield from _arm(body, at.far_arm, "-far")
    yield from _head(body, at, hair)
    yield from _leg(body, at.near_leg, at.near_toe, "")
    yield Shape("top", capsule(at.shoulder, body.chest, _part(at.shoulder, at.hip, 0.86), body.waist))
    yield from felt
    yield from _arm(body, at.near_arm, "")


def _leg(body: Body, leg: Limb, toe: Point, far: str) -> Iterator[Shape]:
    yield Shape("skin" + far, capsule(leg.top, body.thigh_width, leg.middle, body.knee_width))
    yield Shape("skin" + far, capsule(leg.middle, body.knee_width, leg.end, body.ankle_width))
    hem = _part(leg.top, leg.middle, SHORTS)
    yield Shape("shorts" + far, capsule(leg.top, body.waist, hem, body.thigh_width))
    yield Shape("shoe" + far, capsule(leg.end, body.ankle_width + 0.8, toe, SOLE))


def _arm(body: Body, arm: Limb, far: str) -> Iterator[Shape]:
    yield Shape("skin" + far, capsule(arm.top, body.arm_width, arm.middle, body.arm_width - 0.4))
    yield Shape("skin" + far, capsule(arm.middle, body.arm_width - 0.4, arm.end, body.wrist_width))
    hem = _part(arm.top, arm.middle, SLEEVE)
    yield Shape("top" + far, capsule(arm.top, body.arm_width + 1.1, hem, body.arm_width + 0.9))


def _head(body: Body, at: Joints, hair: Hair) -> Iterator[Shape]:
    yield Shape("skin-far", capsule(at.shoulder, 3.2, at.head, 3.2))
    along = atan2(at.head.y - at.shoulder.y, at.head.x - at.shoulder.x)
    ahead = Point(-sin(along), cos(along))  # the way the face looks
    if hair == "tied":
        knot = _moved(at.head, ahead, -body.head - 0.8, along, 0.8)
        yield Shape("hair", circle(knot, 3.1))
    cover = 1.18 if hair == "covered" else 1.06
    yield Shape("top-far" if hair == "covered" else "hair", circle(at.head, body.head * cover))
    face = _moved(at.head, ahead, 1.5, along, -1.3)
    yield Shape("skin", circle(face, body.head * 0.86))


def _moved(point: Point, ahead: Point, forward: float, along: float, up: float) -> Point:
    return Point(point.x + forward * ahead.x + up * cos(along), point.y + forward * ahead.y + up * sin(along))


def _part(start: Point, end: Point, share: float) -> Point:
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def circle(center: Point, radius: float) -> str:
    """The path of a circle."""
    r, width = number(radius), number(2 * radius)
    return f"M{number(center.x - radius)} {number(center.y)}a{r} {r} 0 1 0 {width} 0a{r} {r} 0 1 0-{width} 0z"


def capsule(start: Point, wide: float, end: Point, narrow: float) -> str:
    """The path around two circles and the straight edges that touch both: a limb."""
    length = hypot(end.x - start.x, end.y - start.y)
    if length <= abs(wide - narrow):
        return circle(*max((start, wide), (end, narrow), key=lambda each: each[1]))
    along = atan2(end.y - start.y, end.x - start.x)
    beside = acos((wide - narrow) / length)
    a, b = (_around(start, wide, along + turn) for turn in (beside, -beside))
    c, d = (_around(end, narrow, along + turn) for turn in (beside, -beside))
    far, near = (int(wide < narrow), int(wide >= narrow))
    return f"M{a}L{c}A{_pair(narrow)} 0 {far} 0 {d}L{b}A{_pair(wide)} 0 {near} 0 {a}z"


def _around(center: Point, radius: float, angle: float) -> str:
    return f"{number(center.x + radius * cos(angle))} {number(center.y + radius * sin(angle))}"


def _pair(radius: float) -> str:
    return f"{number(radius)} {number(radius)}"


def number(value: float) -> str:
    """A number as short as one decimal place allows."""
    short = f"{round(value, 1) + 0:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short
