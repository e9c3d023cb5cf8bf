"""What the guide advised for some answers, as an Observation of the category "survey".

See https://hl7.org/fhir/R4/observation.html. Not a RiskAssessment, since nothing here is a probability; not
a Flag, a Condition or a DetectedIssue, since nobody has examined the person. It is preliminary for the same
reason, derived from the QuestionnaireResponse, and says with which device, these rules, it was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...content.content import Content
from ...content.translations import Catalogue
from ...triage.rules import assess
from .codes import CATEGORY, Json, coding, concept, system
from .questionnaire import leaves


def advice_table(content: Content, words: Catalogue) -> Json:
    """The codes of what is advised: each level with its words, and the rest."""
    levels, say = content.red_flags.levels, words.say
    of = system("advice")
    return {
        "category": concept(coding(CATEGORY, "survey", "Survey")),
        "code": concept(coding(of, "level", say("Advised by the guide: how soon to be seen"))),
        "levels": {
            str(name): coding(system("care-level"), str(name), f"{say(level.title)} ({say(level.how_soon)})")
            for name, level in levels.items()
        },
        "unsure": concept(coding(of, "unsure", say("Not sure"))),
        "noRunning": concept(coding(of, "no-running", say("No running until it has been checked"))),
    }


def advised(content: Content, answers: Mapping[str, Any]) -> Json:
    """What follows from answers; the level is "" when nothing was answered."""
    outcome = assess(content, answers)
    return {
        "level": "" if outcome.nothing and outcome.level == "none" else outcome.level,
        "flags": [*outcome.flags],
        "flagLevels": [*outcome.flag_levels],
        "raisedBy": [*outcome.raised_by],
        "unsure": [*outcome.unsure, *outcome.listed],
        "stopRunning": outcome.stop_running,
    }


def terms_of(questions: Mapping[str, Any], advice: Mapping[str, Any]) -> list[str]:
    """The terms of what the advice follows from, each once."""
    known = {item["linkId"]: item["code"][0]["display"] for item in leaves(questions["item"])}
    names = [*advice["flags"], *advice["raisedBy"], *advice["unsure"]]
    return list(dict.fromkeys(known[name] for name in names if name in known))


def advice_observation(
    table: Json, questions: Mapping[str, Any], advice: Mapping[str, Any], at: str, about: Mapping[str, Json]
) -> Json:
    """The Observation; `about` has references to the patient, the device and the answers."""
    codes = {item["linkId"]: item["code"][0] for item in leaves(questions["item"])}
    flags = [
        {"code": concept(codes[name]), "valueCodeableConcept": concept(table["levels"][level])}
        for name, level in zip(advice["flags"], advice["flagLevels"], strict=True)
    ]
    unsure = [
        {"code": concept(codes[name]), "valueCodeableConcept": table["unsure"]}
        for name in advice["unsure"]
        if name in codes
    ]
    return {
        "resourceType": "Observation",
        "status": "preliminary",
        "category": [table["category"]],
        "code": table["code"],
        "subject": about["patient"],
        "effectiveDateTime": at,
        "performer": [about["patient"]],
        "valueCodeableConcept": concept(table["levels"][advice["level"]]),
        "device": about["device"],
        "derivedFrom": [about["answers"]],
        "component": [*flags, *unsure, {"code": table["noRunning"], "valueBoolean": advice["stopRunning"]}],
    }
