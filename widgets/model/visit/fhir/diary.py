"""The runs of a diary as Observations, one for each, and back.

See https://hl7.org/fhir/R4/observation.html. What a run was like stands in its components; the table of
them is compiled once and read by the page as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...content.content import Content
from ...content.translations import Catalogue
from .codes import CATEGORY, PAIN, UCUM, Json, coding, concept, system

RUN = "run"
MINUTES = {"unit": "min", "system": UCUM, "code": "min"}
VALUES = {"integer": "valueInteger", "minutes": "valueQuantity", "boolean": "valueBoolean"}


def run_table(content: Content, words: Catalogue) -> Json:
    """The code of a run, and each part of it: its name in the diary, its code, its kind and its words."""
    say, of = words.say, system("diary")
    signs = content.plan.run_signs if content.has("plan.yaml") else None
    own = say(signs.name) if signs else say("New signs during or after the run")
    pelvic = {"none": say("none"), "slight": say("slight"), "new": say("new or worse")}
    morning = {
        "usual": say("as usual"),
        "settled": say("settled within 24 hours"),
        "worse": say("worse"),
    }
    return {
        "category": concept(coding(CATEGORY, "activity", "Activity")),
        "code": concept(coding(of, RUN, say("Run in a diary"))),
        "parts": [
            _part("stage", say("Step of the plan"), "integer"),
            _part("minutes", say("Minutes"), "minutes"),
            _part("during", say("Pain during the run, from 0 to 10"), "integer", PAIN),
            {**_part("pelvic", own, "choice"), "options": _options("pelvic", pelvic)},
            _part("stopped", say("Had to stop or limp"), "boolean"),
            {**_part("morning", say("The next morning"), "choice"), "options": _options("morning", morning)},
        ],
    }


def _part(name: str, display: str, kind: str, *more: Json) -> Json:
    return {"name": name, "code": concept(coding(system("diary"), name, display), *more), "kind": kind}


def _options(name: str, labels: Mapping[str, str]) -> Json:
    return {word: coding(system(f"diary-{name}"), word, label) for word, label in labels.items()}


def observation(table: Json, run: Mapping[str, Any], patient: Json) -> Json:
    """The Observation of one run, as it stands in a visit file; what was not given has no component."""
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [table["category"]],
        "code": table["code"],
        "subject": patient,
        "effectiveDateTime": run["day"],
        "performer": [patient],
        "component": [
            {"code": part["code"], **_value(part, run[part["name"]])}
            for part in table["parts"]
            if run[part["name"]] not in (None, "")
        ],
    }


def _value(part: Json, value: Any) -> Json:
    if part["kind"] == "choice":
        return {"valueCodeableConcept": concept(part["options"][value])}
    return {VALUES[part["kind"]]: {"value": value, **MINUTES} if part["kind"] == "minutes" else value}


def is_run(resource: Mapping[str, Any]) -> bool:
    """Whether this Observation is a run of our diary."""
    return any(
        code.get("system") == system("diary") and code.get("code") == RUN
        for code in resource.get("code", {}).get("coding", ())
    )


def read_run(resource: Mapping[str, Any]) -> dict[str, Any]:
    """The run as it stands in a visit file. Raises KeyError, TypeError or LookupError for a broken one."""
    found: dict[str, Any] = {"day": resource["effectiveDateTime"], "minutes": None, "morning": ""}
    return found | dict(_read_parts(resource.get("component", ())))


def _read_parts(components: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, Any]]:
    for component in components:
        own = [each for each in component["code"]["coding"] if each.get("system") == system("diary")]
        if own:
            yield own[0]["code"], _read_value(component)


def _read_value(component: Mapping[str, Any]) -> Any:
    if "valueQuantity" in component:
        return component["valueQuantity"]["value"]
    if "valueCodeableConcept" in component:
        return component["valueCodeableConcept"]["coding"][0]["code"]
    return component["valueInteger"] if "valueInteger" in component else component["valueBoolean"]
