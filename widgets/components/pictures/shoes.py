"""A running shoe from its outer side: one that is worn out, and one that is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from .drawing import Box, Drawing, Shape, capsule, ellipse, line, smooth
from .skeleton import Point

BOX = Box(0, 0, 200, 140)
GROUND, EDGE, LACE = 120.0, 2.0, 4.0


def _points(*numbers: float) -> list[Point]:
    return [Point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


UPPER = _points(
    24, 94, 21, 66, 24, 42, 34, 34, 52, 44, 72, 46, 88, 32, 98, 34, 118, 56, 150, 68, 174, 80, 180, 94
)
SAGGED = _points(
    24, 96, 28, 74, 22, 60, 34, 52, 54, 60, 72, 60, 84, 48, 96, 50, 116, 64, 148, 72, 172, 82, 180, 96
)
SOLE = _points(14, 90, 60, 96, 120, 97, 178, 90, 190, 92, 184, 108, 168, 118, 40, 118, 20, 116, 12, 106)
THIN = _points(
    20, 94, 60, 97, 120, 98, 176, 92, 186, 92, 178, 108, 160, 118, 84, 118, 60, 112, 36, 103, 20, 98
)
TONGUE = (Point(84, 44), Point(96, 28))


def shoes() -> Drawing:
    """The worn-out shoe first, then the new one."""
    return Drawing(BOX, tuple(_worn()), (), tuple(_new()))


def _new() -> Iterator[Shape]:
    yield _ground()
    yield Shape("top-far", capsule(TONGUE[0], 6, TONGUE[1], 5))
    yield Shape("top", smooth(UPPER))
    yield Shape("top-far", smooth(_points(24, 94, 21, 66, 25, 46, 42, 62, 48, 94)))
    yield Shape("top-far", smooth(_points(140, 94, 146, 74, 160, 72, 174, 80, 180, 94)))
    yield Shape("page", smooth(SOLE))
    yield Shape("quiet", smooth(SOLE), EDGE)
    yield Shape("page", _laces((78, 60), (100, 44), 6), LACE)


def _worn() -> Iterator[Shape]:
    """Sagged, with the heel of its sole worn off at a slant, cracks, a hole at the toes and a loose lace."""
    yield _ground()
    yield Shape("weak", capsule(Point(80, 60), 6, Point(98, 46), 5))
    yield Shape("wood", smooth(SAGGED))
    yield Shape("page", smooth(THIN))
    yield Shape("quiet", smooth(THIN), EDGE)
    yield Shape("ink", "".join(_cracks()), EDGE)
    yield Shape("skin", ellipse(Point(160, 82), 10, 6))
    yield Shape("ink", ellipse(Point(160, 82), 10, 6), EDGE)
    yield Shape("page", _laces((80, 70), (98, 58), 3), LACE)
    yield Shape("page", smooth(_points(98, 56, 112, 46, 128, 52, 122, 64, 140, 60), closed=False), LACE)


def _ground() -> Shape:
    return Shape("ground", capsule(Point(10, GROUND + 3), 3, Point(190, GROUND + 3), 3))


def _laces(low: tuple[float, float], high: tuple[float, float], count: int) -> str:
    """Laces down the front of the shoe."""
    return "".join(
        line(
            Point(low[0] + (15 + high[0] - low[0]) * share, high[1] + 6 + (low[1] - high[1] + 4) * share),
            Point(low[0] + 12 + (15 + high[0] - low[0]) * share, high[1] - 4 + (low[1] - high[1]) * share),
        )
        for share in (step / (count - 1) for step in range(count))
    )


def _cracks() -> Iterator[str]:
    for x in (72, 104, 136):
        yield line(*_points(x, 99, x + 4, 105, x, 110))


SHOES: Mapping[str, Callable[[], Drawing]] = {"shoes": shoes}
