"""Reads a visit out of a FHIR document that this guide made, or out of answers to its Questionnaire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..file_errors import NEWER, NOT_WHOLE, VisitError
from .answers import EDITION, OTHER, PICKED, lists_of, read_others, read_response, visit_of
from .diary import is_run, read_run
from .document import FORMAT, VERSION
from .plan import read_plan
from .questionnaire import TREATMENTS, url_of

FOREIGN = (
    "This is a FHIR file, but not one of this guide. Open the one that was saved with “Save for the clinic’s "
    "computer (FHIR)” on the page “One page for my clinician”."
)
LISTS = {"visit.questions", *(f"{TREATMENTS}.{name}" for name in PICKED if name != "own")}
BROKEN = (AttributeError, LookupError, TypeError, ValueError, StopIteration)
Resource = Mapping[str, Any]


def is_fhir(values: object) -> bool:
    """Whether a JSON value says of itself that it is a FHIR resource."""
    return isinstance(values, Mapping) and "resourceType" in values


def read_document(values: Resource) -> dict[str, Any]:
    """The visit file that a document holds, not yet checked.

    Raises VisitError for other FHIR, for a newer document, and for one that is damaged. Answers that
    another form filler saved alone, a QuestionnaireResponse to our Questionnaire, give a visit with answers
    only.
    """
    try:
        return _read(values)
    except VisitError:
        raise
    except BROKEN:
        raise VisitError(NOT_WHOLE) from None


def _read(values: Resource) -> dict[str, Any]:
    by_address = _by_address(values)
    resources = list(by_address.values())
    answers = [each for each in _of(resources, "QuestionnaireResponse") if _guide_of(each)]
    if not answers:
        raise VisitError(FOREIGN)
    (answered,) = answers
    _refuse_newer(values)
    forms = [
        form for form in _of(resources, "Questionnaire") if form.get("url") == url_of(_guide_of(answered))
    ]
    lists = LISTS | {link for form in forms for link in lists_of(form)}
    items = answered.get("item", ())
    found = read_response(items, lists)
    for other in _of(resources, "QuestionnaireResponse"):
        if any(each["url"] == OTHER for each in other.get("extension", ())):
            found |= read_others(other.get("item", ()))
    is_picked = any(item["linkId"] == TREATMENTS for item in items)
    editions = [each["valueInteger"] for each in answered.get("extension", ()) if each["url"] == EDITION]
    authored = answered.get("authored")
    return {
        "guide": _guide_of(answered),
        "edition": editions[0] if editions else _edition_in(answered),
        "made": authored[: len("2027-01-09")] if authored else None,
        **visit_of(found, is_picked),
        "diary": [read_run(each) for each in _of(resources, "Observation") if is_run(each)],
        "plan": _plan(resources, by_address),
    }


def _by_address(values: Resource) -> dict[str, Resource]:
    if values["resourceType"] != "Bundle":
        return {"": values}
    entries = values.get("entry", ())
    return {entry.get("fullUrl", str(at)): entry["resource"] for at, entry in enumerate(entries)}


def _of(resources: list[Resource], kind: str) -> list[Resource]:
    return [each for each in resources if each["resourceType"] == kind]


def _guide_of(answered: Resource) -> str:
    """The guide whose Questionnaire is answered, or ""."""
    asked = str(answered.get("questionnaire", "")).partition("|")[0]
    return asked.removeprefix(url_of("")) if asked.startswith(url_of("")) else ""


def _edition_in(answered: Resource) -> int:
    return int(str(answered["questionnaire"]).partition("|")[2].partition("-")[0])


def _refuse_newer(values: Resource) -> None:
    tags = values.get("meta", {}).get("tag", ())
    if any(tag.get("system") == FORMAT and int(tag["code"]) > VERSION for tag in tags):
        raise VisitError(NEWER)


def _plan(resources: list[Resource], by_address: Mapping[str, Resource]) -> dict[str, Any] | None:
    plans = _of(resources, "CarePlan")
    if not plans:
        return None
    (plan,) = plans
    goals = plan.get("goal", ())
    return read_plan(plan, by_address[goals[0]["reference"]] if goals else None)
