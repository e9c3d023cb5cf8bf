"""Runs of a diary, drawn at random."""

from __future__ import annotations

import random
from datetime import date
from typing import Any


def drawn_run(draw: random.Random, day: date) -> dict[str, Any]:
    """A run of any kind on a day."""
    return {
        "day": str(day),
        "stage": draw.randrange(17),
        "minutes": draw.randrange(601),
        "during": draw.randrange(11),
        "pelvic": draw.choice(("none", "slight", "new")),
        "stopped": draw.random() < 0.1,
        "morning": draw.choice(("", "usual", "settled", "worse")),
    }
