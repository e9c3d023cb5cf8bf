"""The bones of the pelvis and the hips from the front, around the upright line x = 0.

About 5.8 units to a centimetre: crests 28 cm apart, hip joints 17.5 cm, trochanters 32 cm (standard anatomy).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..drawing import Shape, capsule, circle, hull
from ..skeleton import Point
from .outline import Pair, both, curve, mirrored

HEAD, NECK, KNOB, SHAFT = 12.5, 7.0, 7.0, 7.0  # radii: ball of the hip, neck, knob beside it, thigh bone
BALL, BEND, TIP, KNEE = Point(52, 116), Point(84, 146), Point(91, 130), Point(64, 330)
SIDE: tuple[Pair, ...] = (
    (84, -20), (80, 14), (102, 84), (114, 146), (108, 210), (92, 330), (12, 330), (6, 240)
)  # fmt: skip
BODY = curve(*SIDE, (0, 176), *mirrored(*SIDE)[::-1])
HIP_BONE = both(
    (31, 44), (40, 24), (60, 14), (82, 24), (87, 48), (73, 66), (70, 84), (72, 112), (58, 134), (48, 156),
    (34, 164), (10, 146), (3, 136), (3, 116), (14, 110), (32, 104), (44, 90), (40, 70),
)  # fmt: skip
WINDOW = both((16, 130), (26, 120), (38, 125), (40, 138), (34, 150), (24, 144))
SACRUM_SIDE: tuple[Pair, ...] = ((10, 40), (26, 35), (35, 46), (30, 64), (18, 84), (8, 100))
SACRUM = curve(*SACRUM_SIDE, (0, 116), *mirrored(*SACRUM_SIDE)[::-1])
HOLES = ((13, 54), (11, 67), (9, 80))
JOINT = capsule(Point(0, 117), 3.5, Point(0, 136), 3)


def pair(place: Point, radius: float) -> str:
    """Two equal circles, one on each side."""
    return circle(place, radius) + circle(Point(-place.x, place.y), radius)


def limbs(start: Point, wide: float, end: Point, narrow: float) -> str:
    """Two equal bands, one on each side."""
    left, low = Point(-start.x, start.y), Point(-end.x, end.y)
    return capsule(start, wide, end, narrow) + capsule(left, wide, low, narrow)


def spine() -> Iterator[Shape]:
    """The lowest vertebrae and the sacrum with its holes."""
    for low in (28.0, 4.0):
        corners = (Point(x, y) for x in (-16, 16) for y in (low - 14, low))
        yield Shape("bone", hull((corner, 3) for corner in corners))
    yield Shape("cut", SACRUM, 3)
    yield Shape("bone", SACRUM)
    yield Shape("cut", "".join(pair(Point(*hole), 2) for hole in HOLES))


def thighs() -> Iterator[Shape]:
    """The thigh bones: shaft, knob, neck and ball."""
    yield Shape("bone", limbs(BEND, NECK, KNEE, SHAFT))
    yield Shape("bone", limbs(BEND, NECK, BALL, NECK))
    yield Shape("bone", limbs(BEND, NECK, TIP, KNOB))


def pelvis() -> Iterator[Shape]:
    """Body and bones, from the farthest to the nearest."""
    yield Shape("cut", BODY)
    yield from thighs()
    yield Shape("bone", HIP_BONE)
    yield Shape("cut", WINDOW)
    yield from spine()
    yield Shape("quiet", JOINT)
    yield Shape("cut", pair(BALL, HEAD + 1.5))
    yield Shape("bone", pair(BALL, HEAD))
