"""Promises of a pose: a body keeps its measures however it is held, and joints bend the way they do."""

from __future__ import annotations

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.components.pictures.skeleton import Arm, Body, Joints, Leg, Limb, Pose, joints

DEGREES = st.floats(-180, 180)
ARMS, LEGS = st.builds(Arm, DEGREES, DEGREES), st.builds(Leg, DEGREES, DEGREES, DEGREES)
POSES = st.builds(Pose, DEGREES, DEGREES, ARMS, ARMS, LEGS, LEGS)
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
    for leg, toe in ((at.near_leg, at.near_toe), (at.far_leg, at.far_toe)):
        assert lengths(leg) == pytest.approx((BODY.thigh, BODY.shank))
        assert dist(leg.end, toe) == pytest.approx(BODY.foot)


def test_standing_is_upright_with_level_feet() -> None:
    at = held(near_arm=Arm(0, 0))

    assert (at.hip.x, at.shoulder.x, at.head.x, at.near_leg.end.x) == pytest.approx((0, 0, 0, 0))
    assert at.head.y < at.shoulder.y < at.hip.y < at.near_leg.middle.y < at.near_leg.end.y
    assert at.near_toe.y == pytest.approx(at.near_leg.end.y)
    assert at.near_toe.x == pytest.approx(BODY.foot)
    assert at.near_arm.end.y == pytest.approx(at.shoulder.y + BODY.upper_arm + BODY.forearm)


def test_joints_bend_the_way_they_do() -> None:
    assert held(lean=20).shoulder.x > 0
    assert held(nod=20).head.x > 0
    assert held(near_arm=Arm(40, 0)).near_arm.middle.x > 0
    assert held(near_leg=Leg(40)).near_leg.middle.x > 0
    bent_arm, bent_leg = held(near_arm=Arm(0, 60)).near_arm, held(near_leg=Leg(0, 60)).near_leg
    assert bent_arm.end.x > bent_arm.middle.x
    assert bent_leg.end.x < bent_leg.middle.x
    pointed = held(near_leg=Leg(0, 0, 40))
    assert pointed.near_toe.y > pointed.near_leg.end.y
    leaning = held(lean=30, near_arm=Arm(30, 0))
    assert leaning.near_arm.end.x == pytest.approx(leaning.shoulder.x)
