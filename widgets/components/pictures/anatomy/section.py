"""What the sections through the middle of the pelvis share: body, bones, pelvic floor and tubes.

Standing and facing right, about 1.05 units to a millimetre: inlet 110 mm, mid-pelvis 125 mm, outlet 92 mm,
the tip of the tailbone as high as the upper edge of the pubic joint (standard anatomy).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..drawing import Shape, capsule, hull, line
from ..skeleton import Point
from .outline import Pair, curve, points, thread

FLOOR, TUBE = 12.0, 15.0  # how wide the pelvic floor and the bowel are
PUBIC = (Point(222, 152), 10.5, Point(208, 180), 8.5)
LEG = curve(
    (90, -24), (82, 26), (46, 88), (36, 138), (60, 196), (72, 244), (74, 320), (236, 320), (239, 250),
    (243, 190), (247, 140), (248, 88), (238, -24),
)  # fmt: skip
FRONT: tuple[Pair, ...] = ((238, -24), (248, 88), (247, 140))
CLEFT: tuple[Pair, ...] = ((152, 228), (128, 212), (84, 152), (73, 104), (80, 44), (90, -24))
SACRUM = curve(
    (157, 53), (131, 66), (112, 82), (102, 102), (101, 124), (112, 150), (107, 155), (92, 132),
    (85, 106), (91, 79), (108, 55), (137, 31),
)  # fmt: skip
SPINE = (
    points((161, 43), (149, 28), (162, 12), (176, 26)),
    points((181, 18), (168, 4), (174, -20), (192, -12)),
)
JOINTS = (
    line(*points((133, 66), (113, 48))),
    line(*points((113, 82), (92, 72))),
    line(*points((103, 102), (84, 99))),
    line(*points((101, 122), (86, 125))),
)
BOWEL = thread((222, -10), (206, 36), (160, 62), (127, 92), (123, 124), (140, 154), (160, 180), (141, 219))
HAMMOCK = thread((207, 186), (192, 200), (170, 206), (145, 197), (126, 176), (112, 153))


def body(*low: Pair) -> Iterator[Shape]:
    """The far leg and the cut through the middle; `low` is its edge between mons and anus."""
    yield Shape("body", LEG)
    yield Shape("cut", curve(*FRONT, *low, *CLEFT))


def bones() -> Iterator[Shape]:
    """The lowest vertebra, the sacrum with the tailbone, and the cut pubic joint."""
    for corners in SPINE:
        yield Shape("bone", hull((corner, 3) for corner in corners))
    yield Shape("bone", SACRUM)
    for joint in JOINTS:
        yield Shape("cut", joint, 1.5)
    yield Shape("bone", capsule(*PUBIC))


def floor() -> Iterator[Shape]:
    """The pelvic floor as a hammock from the pubic bone to the tailbone."""
    yield Shape("muscle", HAMMOCK, FLOOR)


def tube(color: str, path: str, wide: float) -> Iterator[Shape]:
    """A hollow tube: its wall, and a fine line for its inside."""
    yield Shape(color, path, wide)
    yield Shape("cut", path, 1.5)
