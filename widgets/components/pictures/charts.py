"""Small charts of going back to running: the minutes of a session, runs over weeks, pain by the next morning.

None has a scale: only what is higher, longer or later counts. What differs does so in height, in dashes or in
a mark, never in colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import accumulate, pairwise
from typing import NamedTuple

from .drawing import Anchor, Box, Drawing, Label, Shape, arrow, circle, line, number, place, polygon, whole
from .person import Person
from .scenes import BROAD, SCENES
from .skeleton import Arm, Leg, Point, Pose

WIDE = 320.0
LEFT, RIGHT = 12.0, 308.0  # the ends of each chart's ground
EDGE, THIN, THICK = 1.4, 1.6, 4.0  # widths of lines
SOFT = 4.0  # of a block's upper corners
FIGURE = 46.0  # how high a person is drawn
ORIGIN = Point(0, 0)
DASHES = 9  # of a course that falls

ENDS = 5.0  # minutes of walking before and after: plan.yaml, warm_up and cool_down
RUN_HIGH, WALK_HIGH, SESSION_GROUND = 84.0, 34.0, 144.0

DAYS, DAY = 30, 9.0  # the past 30 days of [R34], and how wide a day is drawn
RUN_DAYS = (0, 3, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26)  # three runs a week, with rest days between
FIRST_RUN, SMALL_STEP, LONG_RUN, WEEKS_GROUND = 44.0, 2.8, 146.0, 196.0

USUAL, PEAK, STILL_UP, DAY_GROUND = 150.0, 72.0, 104.0, 190.0  # where pain stands, downward
START, RUN_FROM, RUN_TO, NIGHT, MORNING, NOW = 28.0, 46.0, 100.0, 134.0, 214.0, 280.0

STEPS, TREAD, RISE, LOWEST, STAIRS_GROUND = 4, 74.0, 26.0, 156.0, 196.0
GOOD_RUNS = 3  # on each step: plan.yaml, greens_to_move_up


RUNNER = SCENES["running"].person
WALKER = Person(BROAD, Pose(2, 0, Arm(-22, 20), Arm(24, 24), Leg(24, 6, -8), Leg(-18, 16, 30)))


def _person(who: Person, feet: Point, high: float, hurts: bool = False) -> tuple[Shape, ...]:
    """Somebody so high, with the feet above a point."""
    (left, top), (right, low) = who.extent()
    scale = high / (low - top)
    moved = replace(who, shift=Point(feet.x / scale - (left + right) / 2, feet.y / scale - low))
    shapes = tuple(Shape(each.color, whole(each.path, scale)) for each in moved.shapes())
    pelvis = moved.at(moved.joints.hip)
    at = Point(pelvis.x * scale, pelvis.y * scale)
    return (*shapes, Shape("pain-around", circle(at, 6)), Shape("pain", circle(at, 3))) if hurts else shapes


def run_walk(run: float, walk: float, times: int) -> Drawing:
    """The minutes of a walk-run session: tall blocks to run, low ones to walk, a walk at either end."""
    spans = list(_spans(run, walk, times))
    runs, walks = ([span for span in spans if span.runs is kind] for kind in (True, False))
    low = _minutes(walks, WALK_HIGH)
    tall = Shape("shorts", _minutes(runs, RUN_HIGH))
    first, middle = walks[0], runs[(len(runs) - 1) // 2]
    people = (
        *_person(WALKER, Point((first.start + first.end) / 2, SESSION_GROUND - WALK_HIGH - 1), FIGURE),
        *_person(RUNNER, Point((middle.start + middle.end) / 2, SESSION_GROUND - RUN_HIGH - 1), FIGURE),
    )
    shapes = (tall, Shape("ground", low), Shape("shorts", low, EDGE), _ground(SESSION_GROUND), *people)
    labels = (
        _over("run", runs[0], RUN_HIGH),
        _over("walk", walks[-2], WALK_HIGH),
        Label("warm_up", Point(LEFT - 4, SESSION_GROUND + 18), anchor="start"),
        Label("cool_down", Point(RIGHT + 4, SESSION_GROUND + 18), anchor="end"),
    )
    return Drawing(Box(0, 0, WIDE, 180), shapes, labels)


class Span(NamedTuple):
    """Where a block of minutes starts and ends, and if one runs in it."""

    start: float
    end: float
    runs: bool


def _spans(run: float, walk: float, times: int) -> Iterator[Span]:
    session = [(ENDS, False), *[(run, True), (walk, False)] * times, (ENDS, False)]
    blocks = [(minutes, runs) for minutes, runs in session if minutes]
    wide = (RIGHT - LEFT) / sum(minutes for minutes, _ in blocks)
    edges = accumulate((minutes * wide for minutes, _ in blocks), initial=LEFT)
    for (start, end), (_, runs) in zip(pairwise(edges), blocks, strict=True):
        yield Span(start, end, runs)


def _minutes(spans: Iterable[Span], high: float) -> str:
    return "".join(_block(span.start + 1, span.end - 1, SESSION_GROUND, high) for span in spans)


def _over(word: str, span: Span, high: float) -> Label:
    """A word above a block, on the side of its line where there is room."""
    x = (span.start + span.end) / 2
    side: Anchor = "start" if x <= WIDE / 2 else "end"
    return Label(word, Point(x, 26), Point(x, SESSION_GROUND - high + 1), side)


def load_spike() -> Drawing:
    """Runs over weeks in even small steps, then one much longer than any of the past 30 days."""
    runs = [FIRST_RUN + SMALL_STEP * step for step in range(len(RUN_DAYS))]
    bars = (_bar(day, high) for day, high in zip(RUN_DAYS, runs, strict=True))
    longest = WEEKS_GROUND - runs[-1]
    last, days = _across(RUN_DAYS[-1]), WEEKS_GROUND + 14
    shapes = (
        Shape("shorts", "".join(bars)),
        *_spike(runs[-1]),
        Shape("ink", _dashed(LEFT, RIGHT, longest), THIN),
        _ground(WEEKS_GROUND),
        Shape(
            "ink",
            line(*_points((LEFT, days - 6), (LEFT, days), (last + 6, days), (last + 6, days - 6))),
            THIN,
        ),
        *_person(RUNNER, Point(_across(DAYS - 1), WEEKS_GROUND - LONG_RUN - 1), FIGURE),
    )
    labels = (
        Label("longest", Point(LEFT - 6, longest - 14), anchor="start"),
        Label("spike", Point(246, 40), Point(_across(DAYS - 1), WEEKS_GROUND - LONG_RUN + 26), "end"),
        Label("days", Point((LEFT + last) / 2, days + 16)),
    )
    return Drawing(Box(0, 0, WIDE, 240), shapes, labels)


def _across(day: int) -> float:
    return LEFT + 8 + DAY * day + DAY * (day == DAYS - 1)


def _bar(day: int, high: float) -> str:
    return _block(_across(day) - 5.5, _across(day) + 5.5, WEEKS_GROUND, high)


def _spike(usual: float) -> Iterator[Shape]:
    """The one long run: what is more than usual stands hatched above the rest."""
    x, top, low = _across(DAYS - 1), WEEKS_GROUND - LONG_RUN, WEEKS_GROUND - usual
    yield Shape("arrow", _block(x - 8, x + 8, WEEKS_GROUND, LONG_RUN))
    rungs = range(int(top) + 14, int(low) - 2, 9)
    yield Shape("air", "".join(line(Point(x - 7, y + 5), Point(x + 7, y - 5)) for y in rungs), THIN)


def next_day() -> Drawing:
    """Pain in a run and after it: back to usual by the next morning, or still up then."""
    night = polygon(*_points((NIGHT, 0), (MORNING, 0), (MORNING, DAY_GROUND), (NIGHT, DAY_GROUND)))
    shapes = (
        Shape("night", night),
        *_sky(),
        _ground(DAY_GROUND),
        Shape("shorts", _block(RUN_FROM, RUN_TO, DAY_GROUND, 14)),
        Shape("ink", arrow(Point(16, USUAL), Point(16, 48)), THIN),
        Shape("quiet", _dashed(START, RIGHT, USUAL), THIN),
        *_courses(),
        *_person(RUNNER, Point(RUN_TO - 6, DAY_GROUND - 15), 52, hurts=True),
        *_marks(),
    )
    return Drawing(Box(0, 0, WIDE, 222), shapes, tuple(_words()))


def _words() -> Iterator[Label]:
    below, right = DAY_GROUND + 16, RIGHT + 4
    yield Label("pain", Point(8, 28), anchor="start")
    yield Label("usual", Point(START - 4, USUAL + 16), anchor="start")
    yield Label("run", Point((RUN_FROM + RUN_TO) / 2, below))
    yield Label("night", Point((NIGHT + MORNING) / 2, below))
    yield Label("morning", Point(right, below), anchor="end")
    yield Label("still_up", Point(right, STILL_UP - 24), anchor="end")
    yield Label("back", Point(right, USUAL + 22), anchor="end")


def _courses() -> Iterator[Shape]:
    """Pain rises in the run; then it settles, or falls a little only, in dashes."""
    start, run, peak, morning = _points((START, USUAL), (RUN_FROM, USUAL), (RUN_TO, PEAK), (MORNING, USUAL))
    yield Shape("ink", line(start, run) + _ease(run, peak), THICK)
    yield Shape("arrow", _falling(peak, Point(NOW, STILL_UP)), THICK)
    yield Shape("green", line(peak) + _ease(peak, morning) + line(morning, Point(NOW, USUAL)), THICK)


def _sky() -> Iterator[Shape]:
    """The moon of the night and the sun of the morning."""
    moon, sun = Point((NIGHT + MORNING) / 2, 32), Point(NOW, 32)
    horns = _points((2, -10), (10, 4), by=moon)
    yield Shape("page", f"M{place(horns[0])}A11 11 0 1 0 {place(horns[1])}A9 9 0 0 1 {place(horns[0])}z")
    yield Shape("top", circle(sun, 8))
    rays = (line(sun.toward(turn, 12), sun.toward(turn, 16)) for turn in range(0, 360, 45))
    yield Shape("top", "".join(rays), 2)


def _marks() -> Iterator[Shape]:
    """A tick where pain is back to usual, and a warning triangle where it is still up."""
    good, bad = Point(NOW, USUAL), Point(NOW, STILL_UP)
    yield Shape("green", circle(good, 11))
    yield Shape("air", line(*_points((-5, 0), (-1.5, 4), (5, -4), by=good)), 2.4)
    sides = polygon(*_points((0, -10), (11, 8), (-11, 8), by=bad))
    yield Shape("arrow", sides)
    yield Shape("arrow", sides, 4)
    stroke, dot = _points((0, -5), (0, 2), by=bad), _points((0, 6.5), (0, 6.5), by=bad)
    yield Shape("air", line(*stroke) + line(*dot), 2.4)


def build_up() -> Drawing:
    """The plan as calm stairs: good runs with rest days between, then a step up, at times one down."""
    feet = [Point(LEFT + TREAD * step, LOWEST - RISE * step) for step in range(STEPS)]
    ridge = [corner for foot in feet for corner in (foot, Point(foot.x + TREAD, foot.y))]
    stairs = polygon(Point(LEFT, STAIRS_GROUND), *ridge, Point(ridge[-1].x, STAIRS_GROUND))
    down = arrow(*_points((26, -24), (12, -38), (-10, -34), (-30, 0), by=feet[3]))
    days = [shape for foot in feet for shape in _days(foot)]
    shapes = (
        Shape("ground", stairs),
        Shape("shorts", line(*ridge), 2),
        *days,
        Shape("arrow", down, 2.4),
        *_person(RUNNER, Point(feet[3].x + 46, feet[3].y - 18), FIGURE),
    )
    run, rest = _day(feet[1], 2), _day(feet[0], 1)
    labels = (
        Label("good_run", Point(run.x, 72), Point(run.x, run.y - 4), "start"),
        Label("rest_day", Point(rest.x, 104), Point(rest.x, rest.y - 3), "start"),
        Label("step_back", Point(feet[3].x - 8, 20), anchor="end"),
    )
    return Drawing(Box(0, 0, WIDE, 214), shapes, labels)


def _days(foot: Point) -> Iterator[Shape]:
    """The days of a step: a filled round for each good run, an open one for the rest after it."""
    yield Shape("shorts", "".join(circle(_day(foot, 2 * run), 5) for run in range(GOOD_RUNS)))
    yield Shape("quiet", "".join(circle(_day(foot, 2 * run + 1), 4) for run in range(GOOD_RUNS)), EDGE)


def _day(foot: Point, day: int) -> Point:
    return Point(foot.x + 10 + day * 10.8, foot.y - 10)


def _block(left: float, right: float, ground: float, high: float) -> str:
    """A block on the ground with soft upper corners."""
    soft, top = min(SOFT, (right - left) / 2), ground - high
    turn = f"A{number(soft)} {number(soft)} 0 0 1 "
    up = line(Point(left, ground), Point(left, top + soft)) + turn + place(Point(left + soft, top))
    over = f"L{place(Point(right - soft, top))}{turn}{place(Point(right, top + soft))}"
    return f"{up}{over}L{place(Point(right, ground))}z"


def _ground(y: float) -> Shape:
    return Shape("ink", line(Point(LEFT - 4, y), Point(RIGHT + 4, y)), THIN)


def _dashed(left: float, right: float, y: float) -> str:
    return "".join(line(Point(x, y), Point(x + 5, y)) for x in range(int(left), int(right), 9))


def _ease(start: Point, end: Point) -> str:
    """The rest of a path that leaves and arrives level."""
    middle = (start.x + end.x) / 2
    return f"C{place(Point(middle, start.y))} {place(Point(middle, end.y))} {place(end)}"


def _falling(start: Point, end: Point) -> str:
    """A course that leaves and arrives level, in dashes."""

    def at(share: float) -> Point:
        eased = share * share * (3 - 2 * share)
        return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * eased)

    return "".join(line(at(dash / DASHES), at((dash + 0.55) / DASHES)) for dash in range(DASHES))


def _points(*pairs: tuple[float, float], by: Point = ORIGIN) -> list[Point]:
    """Points so far right and down of another."""
    return [Point(by.x + x, by.y + y) for x, y in pairs]


CHARTS: Mapping[str, Callable[[], Drawing]] = {
    "run-walk": partial(run_walk, 1, 2, 6),
    "load-spike": load_spike,
    "next-day": next_day,
    "build-up": build_up,
}
