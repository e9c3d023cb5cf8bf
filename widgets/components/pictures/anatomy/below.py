"""The pelvic floor from below: a sheet between pubic joint, sit bones and tailbone, and its openings.

Around the upright line x = 0; sit bones about 12 cm apart, joint to tailbone about 11 cm (standard anatomy).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..drawing import Box, Drawing, Label, Shape, capsule, circle, ellipse, line
from ..skeleton import Point
from .outline import Pair, both, curve, mirrored, points, thread

BOX = Box(-160, 0, 320, 268)
RIM = 3.0  # how wide the pale edge of an opening is
HIPS: tuple[Pair, ...] = ((62, -10), (128, 70), (142, 150), (116, 224), (64, 256), (14, 258))
BODY = curve(*HIPS, (0, 248), *mirrored(*HIPS)[::-1])
HALF: tuple[Pair, ...] = ((16, 52), (44, 84), (66, 120), (72, 152), (58, 178), (32, 204), (10, 222))
SHEET = curve((0, 44), *HALF, (0, 226), *mirrored(*HALF)[::-1])
ARCH = both(
    (4, 24), (18, 25), (46, 58), (80, 108), (105, 136), (107, 160), (92, 174), (74, 166), (64, 142),
    (52, 112), (30, 78), (4, 50),
)  # fmt: skip
STRAND: tuple[Pair, ...] = ((20, 62), (50, 116), (48, 166), (10, 214))
SLINGS = (
    ((14, 62), (36, 122), (32, 176), (0, 206)),
    ((10, 66), (24, 128), (24, 170), (0, 196)),
)
TAIL = capsule(Point(0, 270), 17, Point(0, 224), 5)
SEAMS = line(*points((-9, 240), (9, 240))) + line(*points((-14, 255), (14, 255)))
JOINT = capsule(Point(0, 27), 3.5, Point(0, 46), 3)


def _floor() -> Iterator[Shape]:
    """The body, the sheet with the run of its fibres, and the bones that hold it."""
    slings = (thread(*half, *mirrored(*half[:-1])[::-1]) for half in SLINGS)
    strands = thread(*STRAND) + thread(*mirrored(*STRAND)) + "".join(slings)
    yield Shape("body", BODY)
    yield Shape("muscle", SHEET)
    yield Shape("cut", strands, 1.5)
    yield Shape("bone", ARCH)
    yield Shape("bone", TAIL)
    yield Shape("body", SEAMS, 1.5)
    yield Shape("quiet", JOINT)


def _opening(color: str, low: float, wide: float, high: float) -> Iterator[Shape]:
    """An opening with a pale edge, on the middle line at height `low`."""
    yield Shape("cut", ellipse(Point(0, low), wide + RIM, high + RIM))
    yield Shape(color, ellipse(Point(0, low), wide, high))


def floor_below_womb() -> Drawing:
    """The floor with three openings: urethra, vagina and back passage."""
    openings = (*_opening("organ", 80, 3, 3.5), *_opening("womb", 112, 5, 14), *_opening("bowel", 172, 9, 10))
    return Drawing(BOX, (*_floor(), *openings), (*WOMB_LABELS, *LABELS))


def floor_below_penis() -> Drawing:
    """The floor with the root of the penis, through which the urethra runs, and the back passage."""
    root = curve((0, 44), (12, 70), (15, 104), (9, 132), (0, 140), (-9, 132), (-15, 104), (-12, 70))
    shapes = (
        *_floor(),
        Shape("cut", root),
        Shape("organ", line(*points((0, 60), (0, 118))), 4),
        Shape("organ", circle(Point(0, 118), 4)),
        *_opening("bowel", 172, 9, 10),
    )
    return Drawing(BOX, shapes, (*PENIS_LABELS, *LABELS))


LABELS = (
    Label("pubic_joint", Point(-50, 18), Point(-1, 34), "end"),
    Label("sit_bone", Point(-98, 206), Point(-91, 162), "end"),
    Label("pelvic_floor", Point(-68, 240), Point(-42, 182), "end"),
    Label("back_passage", Point(66, 216), Point(4, 176), "start"),
    Label("tailbone", Point(44, 244), Point(4, 240), "start"),
)
WOMB_LABELS = (
    Label("urethra", Point(104, 52), Point(1, 80), "start"),
    Label("vagina", Point(106, 92), Point(2, 112), "start"),
)
PENIS_LABELS = (
    Label("penis_root", Point(72, 40), Point(9, 78), "start"),
    Label("urethra", Point(106, 92), Point(1, 112), "start"),
)
