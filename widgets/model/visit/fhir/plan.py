"""The plan of a visit as a CarePlan, with a Goal where the person named one, and back.

See https://hl7.org/fhir/R4/careplan.html. A plan that the guide locks is on hold, never active.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...content.content import Content
from ...content.translations import Catalogue
from .codes import OWN, Json, coding, concept, system
from .exact_text import read_string, string

PROGRAMME = f"{OWN}:programme:"
STEP = system("step")


def plan_table(content: Content, words: Catalogue) -> Json:
    """What is said of a plan: the names of programmes, and a note for one that is on hold."""
    programmes = content.plan.programmes if content.has("plan.yaml") else ()
    return {
        "title": words.say("Running plan made by the patient"),
        "step": words.say("Begins at step {step}"),
        "onHold": words.say("On hold: the guide opens no plan for running with these answers."),
        "programmes": {each.id: words.say(each.title) for each in programmes},
    }


def care_plan(
    table: Json, plan: Mapping[str, Any], is_locked: bool, patient: Json, goal: Json | None
) -> Json:
    """The CarePlan; `goal` is a reference to its Goal."""
    step = str(plan["stage"])
    timing: Json = {"boundsPeriod": {"start": plan["start"]}}
    if plan["weekdays"]:
        timing["dayOfWeek"] = [*plan["weekdays"]]
    detail: Json = {
        "code": concept(coding(STEP, step), text=table["step"].replace("{step}", step)),
        "status": "on-hold" if is_locked else "scheduled",
        "scheduledTiming": {"repeat": timing},
    }
    if plan["programme"] in table["programmes"]:
        detail["description"] = table["programmes"][plan["programme"]]
    if plan["programme"]:
        detail = {"instantiatesUri": [PROGRAMME + plan["programme"]], **detail}
    made: Json = {
        "resourceType": "CarePlan",
        "status": "on-hold" if is_locked else "active",
        "intent": "plan",
        "title": table["title"],
        "subject": patient,
        "period": {"start": plan["start"]},
        "author": patient,
        "activity": [{"detail": detail}],
    }
    made |= {"goal": [goal]} if goal else {}
    return made | ({"note": [{"text": table["onHold"]}]} if is_locked else {})


def goal_of(text: str, patient: Json) -> Json:
    """The Goal that a person named for a plan (https://hl7.org/fhir/R4/goal.html)."""
    return {
        "resourceType": "Goal",
        "lifecycleStatus": "proposed",
        "description": string("text", text),
        "subject": patient,
        "expressedBy": patient,
    }


def read_plan(plan: Mapping[str, Any], goal: Mapping[str, Any] | None) -> dict[str, Any]:
    """The plan as it stands in a visit file. Raises KeyError, TypeError or ValueError for a broken one."""
    detail = plan["activity"][0]["detail"]
    repeat = detail["scheduledTiming"]["repeat"]
    return {
        "programme": next(iter(detail.get("instantiatesUri", ())), PROGRAMME).removeprefix(PROGRAMME),
        "stage": int(next(each["code"] for each in detail["code"]["coding"] if each["system"] == STEP)),
        "start": repeat["boundsPeriod"]["start"],
        "weekdays": repeat.get("dayOfWeek", []),
        "goal": read_string("text", goal["description"]) if goal else "",
    }
