"""The path of the pudendal nerve, seen on the inside of the far hip bone."""

from __future__ import annotations

from collections.abc import Iterator

from ..drawing import Box, Drawing, Label, Shape, ellipse
from ..skeleton import Point
from .outline import Pair, curve, thread
from .section import body, bones

BOX = Box(8, 0, 320, 284)
LOW: tuple[Pair, ...] = ((244, 172), (235, 196), (222, 213), (204, 221), (176, 225))
HIP_BONE = curve(
    (120, 64), (98, 30), (110, -20), (180, -26), (222, 20), (230, 56), (216, 88), (224, 128), (226, 152),
    (212, 180), (192, 199), (172, 214), (150, 209), (144, 178), (148, 162), (134, 148), (150, 138),
    (156, 112), (144, 88),
)  # fmt: skip
WINDOW = Point(183, 172)
ROOTS: tuple[tuple[Pair, ...], ...] = (
    ((113, 82), (120, 102), (124, 128)),
    ((103, 101), (115, 116), (124, 128)),
    ((102, 121), (112, 123), (124, 128)),
)
TRUNK: tuple[Pair, ...] = ((124, 128), (128, 146), (136, 164), (150, 180), (168, 192))
FRONT: tuple[Pair, ...] = ((168, 192), (190, 190), (210, 186), (226, 190), (234, 198))
MIDDLE: tuple[Pair, ...] = ((168, 192), (180, 200), (186, 214))
BACK: tuple[Pair, ...] = ((137, 165), (137, 188), (147, 206), (150, 222))


def _nerve() -> Iterator[Shape]:
    """Roots, trunk and branches: a yellow line with a dark edge, the branches finer than the trunk."""
    fine = "".join(thread(*way) for way in (*ROOTS, FRONT, MIDDLE, BACK))
    trunk = thread(*TRUNK)
    yield Shape("nerve-edge", fine, 5)
    yield Shape("nerve-edge", trunk, 7)
    yield Shape("nerve", fine, 3)
    yield Shape("nerve", trunk, 5)


def pudendal_nerve() -> Drawing:
    """From the sacrum, around the spur above the sit bone, to the skin at the front, middle and back."""
    shapes = (
        *body(*LOW),
        Shape("bone-far", HIP_BONE),
        Shape("cut", ellipse(WINDOW, 17, 18)),
        *bones(),
        *_nerve(),
    )
    return Drawing(BOX, shapes, LABELS)


LABELS = (
    Label("sacrum", Point(62, 52), Point(99, 88), "end"),
    Label("tailbone", Point(70, 146), Point(105, 148), "end"),
    Label("pudendal_nerve", Point(112, 186), Point(131, 154), "end"),
    Label("sit_bone", Point(148, 264), Point(164, 207), "start"),
    Label("back_branch", Point(104, 236), Point(149, 217), "end"),
    Label("middle_branch", Point(200, 246), Point(186, 212), "start"),
    Label("front_branch", Point(240, 226), Point(231, 195), "start"),
    Label("pubic_bone", Point(252, 138), Point(218, 160), "start"),
)
