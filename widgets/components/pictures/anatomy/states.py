"""A tight, a weak and a working pelvic floor: three small sections of one shape."""

from __future__ import annotations

from collections.abc import Iterator

from ..drawing import Box, Drawing, Label, Shape, arrow, capsule
from ..skeleton import Point
from .outline import Pair, curve, points, thread

BOX = Box(0, 0, 320, 212)
APART = 107.0  # from one section to the next
EDGE: tuple[Pair, ...] = (
    (92, -20), (98, 46), (97, 96), (86, 126), (66, 140), (42, 140), (12, 94), (6, 48), (14, -20)
)  # fmt: skip
SACRUM: tuple[Pair, ...] = (
    (50, 30), (35, 39), (22, 57), (20, 72), (27, 88), (23, 91), (14, 75), (12, 60), (21, 33), (40, 17)
)  # fmt: skip
PUBIC: tuple[Pair, ...] = ((86, 88), (78, 104))
BLADDER: tuple[Pair, ...] = ((81, 78), (77, 65), (65, 63), (58, 75), (60, 89), (68, 98), (76, 92))
BOWEL: tuple[Pair, ...] = ((52, 38), (35, 52), (33, 68))
TIGHT: tuple[Pair, ...] = ((77, 108), (62, 108), (44, 102), (27, 91))
WEAK: tuple[Pair, ...] = ((77, 109), (69, 127), (56, 132), (41, 120), (26, 91))
REST: tuple[Pair, ...] = ((77, 109), (68, 121), (56, 124), (42, 115), (26, 91))
LIFTED: tuple[Pair, ...] = ((77, 108), (67, 111), (55, 110), (41, 104), (27, 91))
UP: tuple[Pair, ...] = ((56, 159), (56, 132))
DOWN = UP[::-1]


def _moved(pairs: tuple[Pair, ...], right: float, down: float = 0) -> tuple[Pair, ...]:
    return tuple((x + right, y + down) for x, y in pairs)


def _section(right: float, down: float) -> Iterator[Shape]:
    """The cut, its two bones, and bladder and bowel, which stand as high as the floor carries them."""
    yield Shape("cut", curve(*_moved(EDGE, right)))
    yield Shape("bone", curve(*_moved(SACRUM, right)))
    top, low = points(*_moved(PUBIC, right))
    yield Shape("bone", capsule(top, 6, low, 5))
    bowel = (*BOWEL, (42, 87 + down / 2), (49, 106 + down / 2), (46, 136))
    yield Shape("bowel", thread(*_moved(bowel, right)), 8)
    yield Shape("organ", thread(*_moved(((63, 94 + down), (72, 112), (76, 132)), right)), 3)
    yield Shape("organ", curve(*_moved(BLADDER, right - 4, down)))


def floor_states() -> Drawing:
    """The three floors beside each other: high and hard, sagging, and moving between two places."""
    one, two, three = 0.0, APART, 2 * APART
    shapes = (
        *_section(one, -4),
        Shape("tight", thread(*_moved(TIGHT, one)), 11),
        *_section(two, 15),
        Shape("weak", thread(*_moved(WEAK, two)), 6),
        *_section(three, -1),
        Shape("muscle", thread(*_moved(REST, three)), 8),
        Shape("cut", thread(*_moved(REST, three)), 5),
        Shape("muscle", thread(*_moved(LIFTED, three)), 8),
        *(Shape("arrow", arrow(*points(*_moved(way, three))), 2.5) for way in (UP, DOWN)),
    )
    return Drawing(BOX, shapes, LABELS)


LABELS = tuple(
    Label(word, Point(53 + APART * place, down))
    for place, words in enumerate((("tight", "stays_high"), ("weak", "sags"), ("working", "up_and_down")))
    for word, down in zip(words, (174, 194), strict=True)
)
