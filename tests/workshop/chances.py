"""Chance in tests: drawn from a seed, or none at all."""

from __future__ import annotations

from random import Random

import pytest

from widgets.workshop.room import disclosure_control, releases

SEED = 5
ENDLESS = 100.0  # a budget that leaves no noise


def fixed_chance(monkeypatch: pytest.MonkeyPatch, seed: int = SEED) -> None:
    """The same draws in each run; their odds are those of the real ones."""
    monkeypatch.setattr(disclosure_control, "chance", Random(seed))  # noqa: S311 - repeatable


def no_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """No noise, all answers in each step, and thresholds as low as they can be: the bare counts show."""
    for module in (disclosure_control, releases):
        monkeypatch.setattr(module, "STEP", ENDLESS)
    for budget in ("CLOSE", "CLOSE_AGAIN", "COUNT"):
        monkeypatch.setattr(disclosure_control, budget, ENDLESS)
    monkeypatch.setattr(disclosure_control, "MIX", 1)
    monkeypatch.setattr(disclosure_control, "SPREAD", 1)
