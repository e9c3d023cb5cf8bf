"""Turns a visit file into what the page keeps on a phone, to show it in Jupyter."""

from __future__ import annotations

from typing import Any

from ...model.plan.weekdays import WEEKDAYS
from ...model.visit.visit_file import Activity, Visit, VisitPlan, VisitTreatments


def notes_of(visit: Visit) -> dict[str, Any]:
    """What a person wrote on the page itself; empty without anything written."""
    notes = {
        "now": "" if visit.now is None else str(visit.now),
        "helps": visit.helps,
        "worsens": visit.worsens,
        "goals": visit.goals,
        "activities": [_activity(each) for each in visit.activities],
        "questions": list(visit.questions),
    }
    return {name: value for name, value in notes.items() if value}


def _activity(activity: Activity) -> dict[str, str]:
    return {"text": activity.text, "ability": "" if activity.ability is None else str(activity.ability)}


def choices_of(plan: VisitPlan | None) -> dict[str, Any]:
    """The choices of the plan page; empty without a plan."""
    if plan is None:
        return {}
    weekdays = [str(WEEKDAYS.index(day)) for day in plan.weekdays]
    return {**plan.model_dump(mode="json"), "stage": str(plan.stage), "weekdays": weekdays, "made": True}


def picked_of(treatments: VisitTreatments | None) -> dict[str, Any]:
    """The choices of the treatments page; empty where nothing was picked."""
    if treatments is None:
        return {}
    given = treatments.model_dump(mode="json", exclude={"matters"})
    matters = {f"matters.{thing}": word for thing, word in treatments.matters.items()}
    return {name: value for name, value in {**given, **matters}.items() if value}
