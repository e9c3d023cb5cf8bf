"""Lays out columns of boxes and the lines between them: where things stand, not how they look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTHS, GAP, ROW, BOX = (330, 330, 240), 130, 30, 24  # units of the drawing
LETTER, BOLD_LETTER = 7.4, 8.6


@dataclass(frozen=True)
class DiagramBox:
    """One thing on the drawing; `kind` is "item", "flag", "card", "note" or "level"."""

    id: str
    label: str
    kind: str
    level: str = ""


@dataclass(frozen=True)
class DiagramLine:
    """What leads from one box to another; a `faint` one only asks again or makes it more urgent."""

    start: str
    end: str
    level: str = ""
    faint: bool = False


@dataclass(frozen=True)
class Placed:
    """A box with its left and top edge and its width."""

    box: DiagramBox
    x: float
    y: float
    width: float

    @property
    def words(self) -> str:
        """The name and as much of the label as the box has room for."""
        is_level = self.box.kind == "level"
        most = int(self.width / (BOLD_LETTER if is_level else LETTER))
        text = self.box.label if is_level else f"{self.box.id} {self.box.label}"
        return text if len(text) <= most else text[: most - 1].rstrip() + "…"

    @property
    def middle(self) -> float:
        """The height that lines start and end at."""
        return self.y + BOX / 2


@dataclass(frozen=True)
class Drawing:
    """A drawing of some width and height: its boxes, and each line with its path."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    lines: tuple[tuple[DiagramLine, str], ...]


def drawn(columns: Sequence[Sequence[DiagramBox]], lines: Sequence[DiagramLine]) -> Drawing:
    """The drawing of two or three columns: the last but one keeps its order, the others follow it."""
    rows, fixed = max(map(len, columns)), len(columns) - 2
    spots = {box.id: row for row, box in enumerate(columns[fixed])}
    placed: list[Placed] = []
    for number, column in enumerate(columns):
        ordered = column if number == fixed else sorted(column, key=lambda box: _pull(box, lines, spots))
        placed += [_placed(box, number, row, rows / len(column)) for row, box in enumerate(ordered)]
    at = {each.box.id: each for each in placed}
    paths = tuple((line, _path(at[line.start], at[line.end])) for line in lines)
    wide = sum(WIDTHS[: len(columns)]) + GAP * (len(columns) - 1)
    return Drawing(wide, rows * ROW, tuple(placed), paths)


def _pull(box: DiagramBox, lines: Sequence[DiagramLine], spots: Mapping[str, int]) -> float:
    """The mean height of what a box is joined to."""
    joined = [line for line in lines if box.id in (line.start, line.end)]
    ends = [line.end if line.start == box.id else line.start for line in joined]
    known = [spots[end] for end in ends if end in spots]
    return sum(known) / len(known) if known else len(spots)


def _placed(box: DiagramBox, column: int, row: int, step: float) -> Placed:
    x = sum(WIDTHS[:column]) + GAP * column
    return Placed(box, x, (row + 0.5) * step * ROW - BOX / 2, WIDTHS[column])


def _path(start: Placed, end: Placed) -> str:
    left, right = start.x + start.width, end.x
    bend = (left + right) / 2
    first, last = f"{left:g},{start.middle:.1f}", f"{right:g},{end.middle:.1f}"
    return f"M{first} C{bend:g},{start.middle:.1f} {bend:g},{end.middle:.1f} {last}"
