"""Promises of a pose: a body keeps its measures however it is held, joints bend the way they do."""

from __future__ import annotations

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.components.pictures.skeleton import (
    AHEAD,
    DOWN,
    Arm,
    Body,
    Camera,
    Joints,
    Leg,
    Limb,
    Pose,
    Vector,
    joints,
)

DEGREES, PLACES = st.floats(-180, 180), st.floats(-60, 60)
ARMS = st.builds(Arm, DEGREES, DEGREES, DEGREES, DEGREES)
LEGS = st.builds(Leg, DEGREES, DEGREES, DEGREES, DEGREES, DEGREES)
POSES = st.builds(Pose, DEGREES, DEGREES, ARMS, ARMS, LEGS, LEGS)
VECTORS = st.builds(Vector, PLACES, PLACES, PLACES)
CAMERAS = st.builds(Camera, DEGREES, DEGREES, DEGREES)
BODY = Body()


def held(**parts: object) -> Joints:
    return joints(BODY, Pose(**parts))  # type: ignore[arg-type]


def lengths(limb: Limb) -> tuple[float, float]:
    return dist(limb.top, limb.middle), dist(limb.middle, limb.end)


@given(POSES)
def test_no_pose_makes_a_limb_longer_or_shorter(pose: Pose) -> None:
    at = joints(BODY, pose)

    assert dist(at.hip, at.shoulder) == pytest.approx(BODY.trunk)
    assert dist(at.shoulder, at.head) == pytest.approx(BODY.neck + BODY.head)
    for arm in (at.near_arm, at.far_arm):
        assert lengths(arm) == pytest.approx((BODY.upper_arm, BODY.forearm))
    for leg in (at.near_leg, at.far_leg):
        assert lengths(leg) == pytest.approx((BODY.thigh, BODY.shank))
        assert dist(leg.end, leg.tip) == pytest.approx(BODY.foot)


@given(VECTORS, CAMERAS)
def test_a_camera_turns_a_body_and_never_stretches_it(place: Vector, camera: Camera) -> None:
    (x, y), near = camera.sees(place)

    assert dist((x, y, near), (0, 0, 0)) == pytest.approx(dist(place, (0, 0, 0)), abs=1e-6)


def test_standing_is_upright_with_level_feet() -> None:
    at = held(near_arm=Arm(0, 0))

    assert (at.hip.ahead, at.shoulder.ahead, at.head.ahead, at.near_leg.end.ahead) == pytest.approx((0,) * 4)
    assert at.head.down < at.shoulder.down < at.hip.down < at.near_leg.middle.down < at.near_leg.end.down
    assert at.near_leg.tip.down == pytest.approx(at.near_leg.end.down)
    assert at.near_leg.tip.ahead == pytest.approx(BODY.foot)
    assert at.near_arm.end.down == pytest.approx(at.shoulder.down + BODY.upper_arm + BODY.forearm)
    assert (at.near_leg.top.right, at.far_leg.top.right) == (BODY.hips, -BODY.hips)


def test_joints_bend_the_way_they_do() -> None:
    assert held(lean=20).shoulder.ahead > 0
    assert held(nod=20).head.ahead > 0
    assert held(near_arm=Arm(40, 0)).near_arm.middle.ahead > 0
    assert held(near_leg=Leg(40)).near_leg.middle.ahead > 0
    bent_arm, bent_leg = held(near_arm=Arm(0, 60)).near_arm, held(near_leg=Leg(0, 60)).near_leg
    assert bent_arm.end.ahead > bent_arm.middle.ahead
    assert bent_leg.end.ahead < bent_leg.middle.ahead
    pointed = held(near_leg=Leg(0, 0, 40)).near_leg
    assert pointed.tip.down > pointed.end.down
    leaning = held(lean=30, near_arm=Arm(30, 0))
    assert leaning.near_arm.end.ahead == pytest.approx(leaning.shoulder.ahead)


def test_out_and_turn_go_away_from_the_middle_on_both_sides() -> None:
    at = held(near_leg=Leg(0, out=30), far_leg=Leg(0, out=30), near_arm=Arm(out=30), far_arm=Arm(out=30))
    for near, far in ((at.near_leg, at.far_leg), (at.near_arm, at.far_arm)):
        assert near.middle.right > near.top.right and far.middle.right < far.top.right
    turned = held(near_leg=Leg(turn=30), far_leg=Leg(turn=30))
    assert turned.near_leg.tip.right > turned.near_leg.end.right
    assert turned.far_leg.tip.right < turned.far_leg.end.right


@pytest.mark.parametrize(
    ("camera", "place", "seen"),
    [
        (Camera(), AHEAD, (1, 0, 0)),  # from the right side, the face looks to the right
        (Camera(turn=90), AHEAD, (0, 0, 1)),  # from the front, it looks at us
        (Camera(turn=90), Vector(0, 0, 1), (-1, 0, 0)),  # and the right hand is on our left
        (Camera(roll=-90), AHEAD, (0, -1, 0)),  # on the back, the face looks up
        (Camera(roll=-90), DOWN, (1, 0, 0)),  # with the feet to the right
        (Camera(turn=90, roll=90), Vector(0, 0, 1), (0, -1, 0)),  # on the left side, the right one is on top
        (Camera(above=90), Vector(0, -1, 0), (0, 0, 1)),  # from above, what is up is near
    ],
)
def test_a_camera_looks_from_where_it_says(
    camera: Camera, place: Vector, seen: tuple[float, float, float]
) -> None:
    (x, y), near = camera.sees(place)

    assert (x, y, near) == pytest.approx(seen, abs=1e-9)
