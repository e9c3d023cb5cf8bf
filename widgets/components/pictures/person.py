"""Draws a person in a pose: flat shapes in the colours of the page, what is far away first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from .drawing import Shape, capsule, hull
from .skeleton import Body, Camera, Joints, Limb, Point, Pose, Vector, joints

Hair = Literal["short", "tied", "covered"]
SLEEVE, SHORTS = 0.55, 0.6  # how far down a sleeve and a leg of the shorts reach
SOLE = 1.9
ORIGIN = Point(0, 0)
AWAY = 2.0  # what is so far behind the middle of the body is drawn darker
CLOTHED = 5.0  # how far a shirt lies above the hips


class Ball(NamedTuple):
    """A round part of the body: its middle and half its width."""

    place: Vector
    width: float


class Part(NamedTuple):
    """A stretch of the body between balls, in one colour; what is `worn` on another lies `nearer`."""

    color: str
    balls: tuple[Ball, ...]
    nearer: float = 0
    worn: tuple[Ball, ...] = ()


@dataclass(frozen=True)
class Person:
    """Somebody in a pose, as a camera sees them."""

    body: Body
    pose: Pose
    hair: Hair = "short"
    camera: Camera = field(default_factory=Camera)
    shift: Point = ORIGIN
    belly: float = 0  # how far it stands out

    @property
    def joints(self) -> Joints:
        """Where each joint is in space."""
        return joints(self.body, self.pose)

    def shapes(self) -> Iterator[Shape]:
        """The shapes from the farthest to the nearest."""
        for part in sorted(self._parts(), key=self._nearness):
            yield Shape(self._color(part), outline([self.seen(ball) for ball in part.balls]))

    def seen(self, ball: Ball) -> tuple[Point, float]:
        """A ball on the drawing: its middle and half its width."""
        return self.at(ball.place), ball.width

    def at(self, place: Vector) -> Point:
        """A place in space on the drawing."""
        seen = self.camera.sees(place)[0]
        return Point(seen.x + self.shift.x, seen.y + self.shift.y)

    def extent(self) -> tuple[Point, Point]:
        """The left upper and right lower corner of all of it."""
        seen = [self.seen(ball) for part in self._parts() for ball in part.balls]
        left, top = min(p.x - r for p, r in seen), min(p.y - r for p, r in seen)
        return Point(left, top), Point(max(p.x + r for p, r in seen), max(p.y + r for p, r in seen))

    def _nearness(self, part: Part) -> float:
        balls = part.worn or part.balls
        return sum(self.camera.sees(ball.place)[1] for ball in balls) / len(balls) + part.nearer

    def _color(self, part: Part) -> str:
        far = part.color in ("skin", "top", "shorts", "shoe") and self._nearness(part) - part.nearer < -AWAY
        return f"{part.color}-far" if far else part.color

    def _parts(self) -> Iterator[Part]:
        at = self.joints
        for leg in (at.near_leg, at.far_leg):
            yield from self._leg(leg)
        for arm in (at.near_arm, at.far_arm):
            yield from self._arm(arm)
        yield self._trunk(at)
        yield from self._head(at)

    def _leg(self, leg: Limb) -> Iterator[Part]:
        body = self.body
        thigh = (Ball(leg.top, body.thigh_width), Ball(leg.middle, body.knee_width))
        yield Part("skin", thigh)
        yield Part("skin", (Ball(leg.middle, body.knee_width), Ball(leg.end, body.ankle_width)))
        hem = between(leg.top, leg.middle, SHORTS)
        yield Part("shorts", (Ball(leg.top, body.waist - 0.4), Ball(hem, body.thigh_width)), 0.5, thigh)
        yield Part("shoe", (Ball(leg.end, body.ankle_width + 0.8), Ball(leg.tip, SOLE)), 0.5)

    def _arm(self, arm: Limb) -> Iterator[Part]:
        wide, wrist = self.body.arm_width, self.body.wrist_width
        upper = (Ball(arm.top, wide), Ball(arm.middle, wide - 0.4))
        yield Part("skin", upper)
        yield Part("skin", (Ball(arm.middle, wide - 0.4), Ball(arm.end, wrist), Ball(arm.tip, wrist)), 0.2)
        hem = between(arm.top, arm.middle, SLEEVE)
        yield Part("top", (Ball(arm.top, wide + 1.1), Ball(hem, wide + 0.9)), 0.5, upper)

    def _trunk(self, at: Joints) -> Part:
        body, low = self.body, between(at.shoulder, at.hip, 0.86)
        belly = between(at.shoulder, at.hip, 0.62).plus(at.front, self.belly)
        chest, waist = body.shoulders - body.chest + 1, body.hips / 2
        return Part(
            "top",
            (
                Ball(at.shoulder._replace(right=chest), body.chest),
                Ball(at.shoulder._replace(right=-chest), body.chest),
                Ball(low._replace(right=waist), body.waist),
                Ball(low._replace(right=-waist), body.waist),
                Ball(belly, body.waist - 0.5),
            ),
            CLOTHED,
        )

    def _head(self, at: Joints) -> Iterator[Part]:
        size = self.body.head
        up = Vector(at.face.down, -at.face.ahead, 0)
        yield Part("skin", (Ball(at.shoulder, 3.2), Ball(at.head, 3.2)), -1)
        if self.hair == "tied":
            yield Part("hair", (Ball(at.head.plus(at.face, -size - 0.8).plus(up, 0.8), 3.1),), -2)
        covered = self.hair == "covered"
        yield Part("top-far" if covered else "hair", (Ball(at.head, size * (1.18 if covered else 1.06)),))
        yield Part("skin", (Ball(at.head.plus(at.face, 1.5).plus(up, -1.3), size * 0.86),), 0.5)


def between(start: Vector, end: Vector, share: float) -> Vector:
    """The place that share of the way from start to end."""
    return Vector(*(a + (b - a) * share for a, b in zip(start, end, strict=True)))


def outline(circles: list[tuple[Point, float]]) -> str:
    """The path around circles that follow each other."""
    if len(circles) == 1:
        circles = circles * 2
    if len(circles) == 2:
        (start, wide), (end, narrow) = circles
        return capsule(start, wide, end, narrow)
    return hull(circles)
