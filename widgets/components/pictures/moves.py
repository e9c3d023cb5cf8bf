"""Moves and tests: how each starts and how it ends, of one scale and on one ground."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from math import hypot
from typing import Literal

from .drawing import Box, Drawing, Shape, arrow, capsule, circle, line, smooth
from .person import Person
from .props import CHAIR, CHAIR_FOR_LEGS, POST, SEAT, STEP, TOILET, WALL, Prop
from .scenes import BROAD, FLOOR, SLIM, SOFT
from .skeleton import Arm, Camera, Leg, Point, Pose

Stays = Literal["hip", "shoulder", "near_leg"]
Way = tuple[Point, ...]
MAT = "mat"
BACK, SIDE = Camera(roll=-90), Camera(turn=90, above=24, roll=90)
MARGIN, ARROW, WINDOW = 4.0, 1.6, 12.5

HANGING, STRAIGHT = Arm(4, 12), Leg(0, 2)
BENT = Leg(40, 100, 30)  # lying on the back, the foot flat
DRAWN_UP = Leg(48, 125, 13)
LAID = Arm(-14, 4)
ON_BELLY = Arm(-30, 128)
SAT = Leg(88, 88)
KNEELING = Leg(0, 90, 75)
LIFTED = Leg(15, 75, 20)
_STRIDE = (Leg(46, 66, 2), Leg(-30, 60, 35))
TENSE = replace(SLIM, neck=1.6)  # the shoulders drawn up


@dataclass(frozen=True)
class Move:
    """A movement of somebody from one pose to another; one that is only held has no `end`.

    `stays` is the joint that both have in the same place, at x = 0, on a ground at y = 0. `lift` is how far
    above the ground it ends, or is held; `ways` are arrows on the drawing of the end. `floor` is how high the
    pelvic floor is at the start and the end, drawn on the shorts.
    """

    start: Person
    end: Person | None = None
    stays: Stays = "hip"
    ways: tuple[Way, ...] = ()
    props: tuple[Prop, ...] = ()
    lift: float = 0
    floor: tuple[float, float] | None = None
    marks: tuple[Prop, ...] = ()


def _way(*numbers: float) -> Way:
    """The points of an arrow from their numbers: x, y, x, y."""
    return tuple(Point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))


def _dashes(*points: Point) -> str:
    """A line from one point to another, in dashes."""
    start, end = points
    steps = max(round(hypot(end.x - start.x, end.y - start.y) / 3.2), 2)
    way = Point((end.x - start.x) / steps, (end.y - start.y) / steps)
    at = [Point(start.x + way.x * step, start.y + way.y * step) for step in range(steps)]
    return "".join(line(p, Point(p.x + way.x * 0.55, p.y + way.y * 0.55)) for p in at)


def _landing(ahead: float) -> Prop:
    """How far ahead of the hips a foot lands: a plumb line from them, and a measure below the ground."""
    plumb = _dashes(Point(0, -42), Point(0, 9))
    ends = "".join(line(Point(x, 5), Point(x, 9)) for x in (0, ahead))
    measure = Shape("arrow", line(Point(0, 7), Point(ahead, 7)) + ends, ARROW)
    return Prop((Shape("ink", plumb, 0.9), measure), (Point(0, 0), Point(ahead, 9)))


def _gaze(*way: Point) -> Prop:
    """Where somebody looks."""
    return Prop((Shape("ink", _dashes(*way), 0.9),), way[:2])  # type: ignore[arg-type]


_LYING = Person(SLIM, Pose(0, 4, ON_BELLY, ON_BELLY, BENT, BENT), "tied", BACK)
_SITTING = Person(BROAD, Pose(-2, 4, Arm(6, 66), Arm(6, 66), SAT, SAT))
_STANDING = Person(SLIM, Pose(0, 0, HANGING, HANGING, STRAIGHT, STRAIGHT), "tied")
_FOURS = Person(SOFT, Pose(76, -24, Arm(76, 0), Arm(76, 0), KNEELING, KNEELING), "covered")
_ON_SIDE = Pose(0, 0, Arm(55, 85), Arm(172, 8), Leg(48, 95, 10), Leg(48, 95, 10))


def _posed(who: Person, belly: float = 0, **changes: object) -> Person:
    return replace(who, belly=belly, pose=replace(who.pose, **changes))  # type: ignore[arg-type]


_HELD = Pose(6, 4, Arm(76, 10), Arm(76, 10), STRAIGHT, STRAIGHT)

MOVES: Mapping[str, Move] = {
    "belly-breathing": Move(
        _LYING,
        _posed(_LYING, belly=4.5, near_arm=Arm(-16, 128), far_arm=Arm(-16, 128)),
        ways=(_way(-4, -26, -4, -37),),
    ),
    "squeeze-and-lift": Move(
        _SITTING, _SITTING, ways=(_way(-19, -26, -19, -38),), props=(CHAIR,), floor=(1, 5)
    ),
    "letting-go": Move(_SITTING, _SITTING, ways=(_way(-19, -38, -19, -26),), props=(CHAIR,), floor=(5, 0.5)),
    "childs-pose": Move(
        _FOURS,
        _posed(
            _FOURS,
            lean=104,
            nod=-8,
            near_arm=Arm(186, 6),
            far_arm=Arm(186, 6),
            near_leg=Leg(72, 156, 60, 14),
            far_leg=Leg(72, 156, 60, 14),
        ),
        "near_leg",
        (_way(24, -34, 12, -38, 2, -34),),
    ),
    "knees-to-chest": Move(
        _LYING,
        _posed(
            _LYING,
            near_arm=Arm(34, 44, 8),
            far_arm=Arm(34, 44, 8),
            near_leg=Leg(122, 118, 10),
            far_leg=Leg(122, 118, 10),
        ),
        "shoulder",
        (_way(42, -52, 30, -55, 18, -52),),
    ),
    "deep-squat": Move(
        Person(BROAD, _HELD),
        Person(
            BROAD,
            replace(
                _HELD,
                lean=28,
                near_arm=Arm(112, 4),
                far_arm=Arm(112, 4),
                near_leg=Leg(112, 138, -26, 10),
                far_leg=Leg(112, 138, -26, 10),
            ),
        ),
        "near_leg",
        (_way(-34, -50, -38, -38, -36, -26),),
        (POST,),
    ),
    "bridge": Move(  # shoulders, hips and knees in one line, the feet where they were
        _posed(_LYING, near_arm=LAID, far_arm=LAID, near_leg=DRAWN_UP, far_leg=DRAWN_UP),
        _posed(
            _LYING,
            lean=-21,
            nod=18,
            near_arm=Arm(-27, 2),
            far_arm=Arm(-27, 2),
            near_leg=Leg(21, 111),
            far_leg=Leg(21, 111),
        ),
        "shoulder",
        (_way(28, -32, 28, -44),),
    ),
    "one-leg-bridge": Move(
        _posed(_LYING, near_arm=LAID, far_arm=LAID, near_leg=DRAWN_UP, far_leg=Leg(95, 80, 10)),
        _posed(
            _LYING,
            lean=-21,
            nod=18,
            near_arm=Arm(-27, 2),
            far_arm=Arm(-27, 2),
            near_leg=Leg(21, 111),
            far_leg=Leg(80, 80, 10),
        ),
        "shoulder",
        (_way(10, -40, 10, -52),),
    ),
    "clamshell": Move(
        Person(SOFT, _ON_SIDE, "covered", SIDE),
        Person(SOFT, replace(_ON_SIDE, near_leg=Leg(28, 95, 10, 44, 56)), "covered", SIDE),
        "shoulder",
        (_way(-29, -31, -30, -46),),
    ),
    "side-leg-raise": Move(
        Person(BROAD, replace(_ON_SIDE, near_leg=Leg(0, 0, 5), far_leg=Leg(32, 70, 5)), "short", SIDE),
        Person(BROAD, replace(_ON_SIDE, near_leg=Leg(0, 0, 5, 23), far_leg=Leg(32, 70, 5)), "short", SIDE),
        "shoulder",
        (_way(-86, -18, -84, -34),),
    ),
    "calf-raise": Move(
        Person(SOFT, Pose(2, 0, Arm(70, 20), Arm(70, 20), Leg(0, 0), LIFTED), "covered"),
        Person(SOFT, Pose(2, 0, Arm(62, 20), Arm(62, 20), Leg(0, 0, 48), LIFTED), "covered"),
        "near_leg",
        (_way(15, -4, 15, -18),),
        (WALL,),
    ),
    "one-leg-stand": Move(
        replace(
            _posed(_STANDING, near_arm=Arm(0, 10, 24), far_arm=Arm(0, 10, 24), far_leg=Leg(52, 92, 10)),
            camera=Camera(turn=48),
        )
    ),
    "one-leg-squat": Move(
        _posed(_STANDING, near_arm=Arm(20, 10), far_arm=Arm(20, 10), far_leg=LIFTED),
        _posed(
            _STANDING,
            lean=30,
            nod=-20,
            near_arm=Arm(95, 8),
            far_arm=Arm(95, 8),
            near_leg=Leg(56, 76, -20),
            far_leg=Leg(14, 100, 20),
        ),
        "near_leg",
        (_way(-30, -62, -32, -46),),
    ),
    "hop": Move(
        _posed(
            _STANDING,
            lean=18,
            nod=-12,
            near_arm=Arm(-30, 30),
            far_arm=Arm(-30, 30),
            near_leg=Leg(36, 56, -20),
            far_leg=Leg(24, 80, 20),
        ),
        _posed(
            _STANDING,
            near_arm=Arm(50, 60),
            far_arm=Arm(50, 60),
            near_leg=Leg(4, 6, 48),
            far_leg=Leg(40, 80, 20),
        ),
        "near_leg",
        (_way(-20, -4, -20, -20),),
        lift=11,
    ),
    "leap": Move(
        _posed(
            _STANDING,
            lean=22,
            nod=-14,
            near_arm=Arm(-46, 30),
            far_arm=Arm(30, 50),
            near_leg=Leg(40, 62, -22),
            far_leg=Leg(-8, 70, 30),
        ),
        _posed(
            _STANDING,
            lean=8,
            near_arm=Arm(56, 50),
            far_arm=Arm(-44, 50),
            near_leg=Leg(-42, 30, 50),
            far_leg=Leg(66, 36, 10),
        ),
        ways=(_way(-30, -6, -6, -14, 18, -6),),
        lift=14,
    ),
    "lunge": Move(
        Person(BROAD, _STANDING.pose),
        Person(
            BROAD,
            Pose(4, 0, Arm(-30, 70), Arm(34, 70), Leg(78, 82, -4), Leg(-18, 66, 12)),
        ),
        ways=(_way(-34, -74, -22, -70, -14, -58),),
    ),
    "running-moves": Move(
        _posed(
            _STANDING,
            lean=10,
            near_arm=Arm(-40, 80),
            far_arm=Arm(52, 85),
            near_leg=Leg(16, 24, -8),
            far_leg=Leg(-34, 58, 30),
        ),
        _posed(
            _STANDING,
            lean=6,
            near_arm=Arm(52, 85),
            far_arm=Arm(-40, 80),
            near_leg=Leg(12, 20, -8),
            far_leg=Leg(76, 96, 0),
        ),
        "near_leg",
        (_way(-6, -8, 14, -14, 26, -24),),
    ),
    "stand-up": Move(
        Person(SOFT, Pose(32, -16, Arm(78, 20), Arm(78, 20), Leg(86, 106, -20), Leg(88, 30, 0)), "covered"),
        Person(SOFT, Pose(3, 0, Arm(48, 20), Arm(48, 20), Leg(2, 4, -2), Leg(38, 30, 0)), "covered"),
        "near_leg",
        (_way(-22, -56, -24, -72),),
        (SEAT,),
    ),
    "step-length": Move(
        Person(SLIM, Pose(6, -2, Arm(-52, 85), Arm(46, 85), Leg(44, 8, -22), Leg(-34, 62, 35)), "tied"),
        Person(SLIM, Pose(6, -2, Arm(-40, 90), Arm(36, 90), Leg(20, 30, -4), Leg(-22, 72, 30)), "tied"),
        marks=(_landing(29), _landing(4)),
    ),
    "running-posture": Move(
        Person(TENSE, Pose(20, 30, Arm(0, 112), Arm(34, 100), *_STRIDE), "tied"),
        Person(SLIM, Pose(7, -4, Arm(-44, 86), Arm(46, 86), *_STRIDE), "tied"),
        marks=(_gaze(Point(26, -66), Point(46, -42)), _gaze(Point(16, -84), Point(46, -84))),
    ),
    "toilet": Move(
        Person(SOFT, Pose(36, -12, Arm(6, 134), Arm(6, 134), Leg(106, 106, 0), Leg(106, 106, 0)), "covered"),
        props=(TOILET, STEP),
        lift=8.6,
    ),
    "legs-on-a-chair": Move(
        _posed(_LYING, near_leg=Leg(92, 92, 10), far_leg=Leg(92, 92, 10)), props=(CHAIR_FOR_LEGS,)
    ),
}


def draw(name: str) -> Drawing:
    """A move by its name; the drawing's box holds both of its poses."""
    move = MOVES[name]
    start = _placed(move, move.start, 0 if move.end else move.lift)
    end = _placed(move, move.end, move.lift) if move.end else None
    box = _box(move, start, end)
    ways = tuple(Shape("arrow", arrow(*way), ARROW) for way in move.ways)
    ends = (*_frame(move, end, box, 1), *ways) if end else ()
    return Drawing(box, _frame(move, start, box, 0), (), ends)


def _placed(move: Move, who: Person, lift: float = 0) -> Person:
    """Somebody with what stays at x = 0, and on the ground or so far above it."""
    joint = getattr(who.joints, move.stays)
    fixed = who.at(joint.end if move.stays == "near_leg" else joint)
    return replace(who, shift=Point(-fixed.x, -who.extent()[1].y - lift))


def _frame(move: Move, who: Person, box: Box, at: int) -> tuple[Shape, ...]:
    mat = MAT if move.start.camera in (BACK, SIDE) or move.start is _FOURS else "ground"
    left, right = Point(box.left + 4, FLOOR), Point(box.left + box.wide - 4, FLOOR)
    ground = Shape(mat, capsule(left, FLOOR, right, FLOOR))
    props = (shape for prop in move.props for shape in prop.shapes)
    marks = move.marks[at].shapes if move.marks else ()
    inside = _pelvic_floor(who.at(who.joints.hip), move.floor[at]) if move.floor else ()
    return (ground, *props, *marks, *who.shapes(), *inside)


def _pelvic_floor(hip: Point, high: float) -> tuple[Shape, ...]:
    """The pelvic floor as a hammock between pubic bone and tailbone, in a window on the shorts."""
    middle, sag = Point(hip.x + 1, hip.y - 2), 7 - 1.6 * high
    shape = ((-7, 0), (-4, 0.7), (0, 1), (4, 0.7), (7, 0))
    hammock = smooth([Point(middle.x + x, middle.y + sag * share) for x, share in shape], closed=False)
    front, back = Point(middle.x + 8, middle.y - 1.5), Point(middle.x - 8, middle.y - 1.5)
    bladder = Point(middle.x + 1, middle.y + sag - 6.6)
    return (
        Shape("page", circle(middle, WINDOW)),
        Shape("quiet", circle(middle, WINDOW), 0.7),
        Shape("organ", circle(bladder, 3.6)),
        Shape("muscle", hammock, 2.6),
        Shape("bone", capsule(front, 2.2, Point(front.x + 1, front.y - 3), 1.8)),
        Shape("bone", capsule(back, 1.8, Point(back.x - 0.5, back.y - 4), 2.2)),
    )


def _box(move: Move, start: Person, end: Person | None) -> Box:
    corners = [corner for who in (start, end) if who for corner in who.extent()]
    corners += [corner for prop in (*move.props, *move.marks) for corner in prop.corners]
    corners += [point for way in move.ways for point in way]
    left, right = min(p.x for p in corners), max(p.x for p in corners)
    top, low = min(p.y for p in corners), max(p.y for p in corners)
    return Box(left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, low - top + 2 * MARGIN + 2 * FLOOR)


DRAWN: Mapping[str, Callable[[], Drawing]] = {name: partial(draw, name) for name in MOVES}
