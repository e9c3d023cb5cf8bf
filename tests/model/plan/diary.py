"""Makes runs of a diary."""

from __future__ import annotations

from datetime import date
from typing import Any

from widgets.model.plan.runs import Run


def run(day: date, during: int = 1, stage: int = 1, morning: str = "usual", **more: Any) -> Run:
    """A run that is green unless something else is said."""
    entry = {
        "day": day,
        "stage": stage,
        "minutes": 28,
        "during": during,
        "pelvic": "none",
        "morning": morning,
    }
    return Run.model_validate({**entry, **more})
