"""Promises of a live room under attack: what is seen tells no more of one answer than the result itself."""

from __future__ import annotations

import pytest

from bench.room_guesses import ATTACKS, figures, simulate
from tests.long import first_ones
from tests.workshop.chances import fixed_chance, no_chance
from widgets.model.content.content import Content
from widgets.workshop.room import disclosure_control

ROOMS = 12
# So many that the error is about one in 100: where each room has one or five guesses, it takes more rooms.
MANY = {"watching": 200, "five alike": 900}
MOST = 1200
FORGING = ("surrounding", "reopening", "own words")
ERRORS = 2.5  # standard errors over rooms: more is not chance
WORTH = 3.0  # points in 100 that would be worth an attack


@pytest.mark.parametrize("attack", first_ones(ATTACKS, 1))
def test_an_attack_guesses_single_answers_no_better_than_the_result(
    attack: str, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixed_chance(monkeypatch)

    found = figures(simulate(attack, ROOMS, content))

    assert found.gain <= ERRORS * found.error + WORTH


@pytest.mark.parametrize("attack", first_ones(FORGING, 1))
def test_with_exact_figures_the_same_attack_knows_nearly_every_answer(
    attack: str, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or the promise above would hold of a poor attacker only."""
    no_chance(monkeypatch)
    monkeypatch.setattr(disclosure_control, "BAND", 1)

    found = figures(simulate(attack, ROOMS, content))

    assert found.by_attack >= 90 > found.by_result


@pytest.mark.long
@pytest.mark.parametrize("attack", ATTACKS)
def test_hundreds_of_rooms_under_attack_tell_no_more_than_their_results(
    attack: str, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixed_chance(monkeypatch)

    found = figures(simulate(attack, MANY.get(attack, MOST), content))

    assert found.gain + found.error <= WORTH
