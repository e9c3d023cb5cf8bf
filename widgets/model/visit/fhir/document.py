"""A visit as a FHIR document: a Bundle whose first entry, the Composition, tells the rest in words.

See https://hl7.org/fhir/R4/documents.html and https://hl7.org/fhir/R4/composition.html. Nobody is named in
it: the clinic links it to its own record.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from ...content.content import Content
from ...content.translations import Catalogue
from ...plan.diary_tables import compile_safety
from ...plan.locks import locks_on, read_person
from ...plan.runs import read_runs
from ...triage.question_versions import asked_again
from ..reconcile import reconcile
from ..visit_file import Visit
from .advice import advice_observation, advice_table, advised, terms_of
from .answers import OTHER, edition_of, others, response, split, values_of
from .codes import PATIENT_NOTE, Json, concept, system
from .diary import observation, run_table
from .narrative import answer_blocks, listed, narrative, paragraph, table
from .plan import care_plan, goal_of, plan_table
from .questionnaire import questionnaire

FORMAT = system("format")
VERSION = 2
PREFIX = len("12345678-1234-4123-8123-")


def compile_document(content: Content, words: Catalogue) -> Json:
    """What documents of this guide are made of besides a person's values, in the words of one language.

    The page fills it in with `writeDocument`, Python with `write_document`.
    """
    say = words.say
    asked = questionnaire(content, words)
    title = say("{title}: for my clinician").replace("{title}", asked["title"])
    return {
        "version": VERSION,
        "edition": content.guide.questions.edition,
        "type": concept(PATIENT_NOTE),
        "questionnaire": asked,
        "advice": advice_table(content, words),
        "run": run_table(content, words),
        "plan": plan_table(content, words),
        "safety": compile_safety(content) if content.has("plan.yaml") else None,
        "words": {
            "title": title,
            "patient": say("The person who made this file. It holds no name: link it to your own record."),
            "reported": say("Reported by the patient with Stridewell. Nobody has examined or checked it."),
            "codes": say("Codes of other systems, such as LOINC, are to be confirmed by the clinic."),
            "advice": say("What the guide advised"),
            "because": say("Because of"),
            "answers": say("Answers"),
            "no": say("Asked and answered no:"),
            "others": say("Answers that this guide does not ask for today"),
            "diary": say("Running diary"),
            "day": say("Day"),
            "plan": say("Running plan"),
            "goal": say("Goal"),
            "yes": say("yes"),
            "noStop": say("no"),
        },
    }


def to_document(content: Content, words: Catalogue, visit: Visit) -> Json:
    """A visit as a document of this guide. A visit of an older edition keeps that edition's answers apart."""
    answers, _ = reconcile(content, visit)
    made = visit.made or date.today()
    facts = {**advised(content, answers), "isLocked": _is_locked(content, answers, visit, made)}
    stamp = {"id": str(uuid.uuid4())[:PREFIX], "at": _instant()}
    again = asked_again(content, visit.edition)
    return write_document(
        compile_document(content, words), visit.model_dump(mode="json"), facts, stamp, again
    )


def _is_locked(content: Content, answers: Mapping[str, str], visit: Visit, day: date) -> bool:
    if not content.has("plan.yaml"):
        return False
    return bool(locks_on(read_person(content, answers, read_runs(visit.diary), day)))


def _instant() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class _Entries:
    """The resources of a document, each under an address of its own."""

    def __init__(self, stamp: Mapping[str, str]) -> None:
        self._stamp = stamp
        self.all: list[Json] = []

    def add(self, resource: Json) -> Json:
        """Takes a resource in, and gives the reference to it; the first number is the Composition's."""
        address = self.address(len(self.all) + 2)
        self.all.append({"fullUrl": address, "resource": resource})
        return {"reference": address}

    def address(self, number: int) -> str:
        return f"urn:uuid:{self._stamp['id']}{number:012x}"


def write_document(
    made_of: Json,
    visit: Mapping[str, Any],
    facts: Mapping[str, Any],
    stamp: Mapping[str, str],
    again: set[str],
) -> Json:
    """The Bundle of a visit file, given as its JSON.

    `facts` are what `advised` tells and whether the plan `isLocked`, `stamp` the start of its `id` and the
    moment it is written `at`, `again` the questions that are worded anew since the visit's edition.
    """
    words, questions = made_of["words"], made_of["questionnaire"]
    taken, rest = split(questions, values_of(visit), again)
    entries = _Entries(stamp)
    patient = entries.add({"resourceType": "Patient", "text": narrative(paragraph(words["patient"]))})
    device = entries.add(_device(questions))
    form = entries.add(questions)
    items = response(questions, taken, visit["treatments"] is not None)
    answers = entries.add(_response(questions, visit, patient, items))
    about = {"patient": patient, "device": device, "answers": answers}
    sections = []
    if facts["level"]:
        found = advice_observation(made_of["advice"], questions, facts, stamp["at"], about)
        sections.append(_section(words["advice"], _advice_words(made_of, facts), [entries.add(found)]))
    told = answer_blocks(questions, taken, words["no"])
    kept = [answers, form]
    if rest:
        kept.append(entries.add(_others(visit, patient, others(rest))))
        told.append(listed(words["others"], [_plain(link, value) for link, value in rest.items()]))
    sections.append(_section(words["answers"], [paragraph(words["reported"]), *told], kept))
    if visit["diary"]:
        runs = [entries.add(observation(made_of["run"], run, patient)) for run in visit["diary"]]
        sections.append(_section(words["diary"], [_diary_words(made_of, visit["diary"])], runs))
    if visit["plan"]:
        goal = entries.add(goal_of(visit["plan"]["goal"], patient)) if visit["plan"]["goal"] else None
        plan = care_plan(made_of["plan"], visit["plan"], facts["isLocked"], patient, goal)
        said = _plan_words(made_of, visit["plan"], facts["isLocked"])
        sections.append(_section(words["plan"], said, [entries.add(plan), *([goal] if goal else [])]))
    head = narrative(paragraph(words["reported"]), paragraph(words["codes"]))
    composition = {
        "resourceType": "Composition",
        "language": questions["language"],
        "text": head,
        "status": "preliminary",
        "type": made_of["type"],
        "subject": patient,
        "date": stamp["at"],
        "author": [patient, device],
        "title": words["title"],
        "section": sections,
    }
    return {
        "resourceType": "Bundle",
        "meta": {"tag": [{"system": FORMAT, "code": str(made_of["version"])}]},
        "identifier": {"system": "urn:ietf:rfc:3986", "value": entries.address(0)},
        "type": "document",
        "timestamp": stamp["at"],
        "entry": [{"fullUrl": entries.address(1), "resource": composition}, *entries.all],
    }


def _device(questions: Json) -> Json:
    name = {"name": "Stridewell", "type": "user-friendly-name"}
    return {"resourceType": "Device", "deviceName": [name], "version": [{"value": questions["version"]}]}


def _response(questions: Json, visit: Mapping[str, Any], patient: Json, items: list[Json]) -> Json:
    made: Json = {
        "resourceType": "QuestionnaireResponse",
        "extension": [edition_of(visit["edition"])],
        "questionnaire": f"{questions['url']}|{questions['version']}",
        "status": "completed",
        "subject": patient,
        "author": patient,
        "source": patient,
    }
    made |= {"authored": visit["made"]} if visit["made"] else {}
    return made | ({"item": items} if items else {})


def _others(visit: Mapping[str, Any], patient: Json, items: list[Json]) -> Json:
    return {
        "resourceType": "QuestionnaireResponse",
        "extension": [{"url": OTHER, "valueBoolean": True}],
        "status": "completed",
        "subject": patient,
        "item": items,
    }


def _section(title: str, blocks: list[str], entries: list[Json]) -> Json:
    return {"title": title, "text": narrative(*blocks), "entry": entries}


def _advice_words(made_of: Json, facts: Mapping[str, Any]) -> list[str]:
    advice, words = made_of["advice"], made_of["words"]
    blocks = [paragraph(advice["levels"][facts["level"]]["display"])]
    terms = terms_of(made_of["questionnaire"], facts)
    if terms:
        blocks.append(listed(words["because"], terms))
    if facts["stopRunning"]:
        blocks.append(paragraph(advice["noRunning"]["coding"][0]["display"]))
    return [*blocks, paragraph(words["reported"])]


def _plain(link: str, value: Any) -> str:
    return f"{link}: {'; '.join(value) if isinstance(value, list) else value}"


def _diary_words(made_of: Json, diary: list[Mapping[str, Any]]) -> str:
    parts = made_of["run"]["parts"]
    head = [made_of["words"]["day"], *(part["code"]["coding"][0]["display"] for part in parts)]
    return table(
        head, [[run["day"], *(_cell(made_of, part, run[part["name"]]) for part in parts)] for run in diary]
    )


def _cell(made_of: Json, part: Json, value: Any) -> str:
    if value in (None, ""):
        return ""
    if part["kind"] == "boolean":
        return str(made_of["words"]["yes" if value else "noStop"])
    return str(part["options"][value]["display"] if part["kind"] == "choice" else value)


def _plan_words(made_of: Json, plan: Mapping[str, Any], is_locked: bool) -> list[str]:
    table_of, words = made_of["plan"], made_of["words"]
    name = table_of["programmes"].get(plan["programme"], plan["programme"])
    step = table_of["step"].replace("{step}", str(plan["stage"]))
    blocks = [paragraph(f"{name}. {step}, {plan['start']}." if name else f"{step}, {plan['start']}.")]
    blocks += [paragraph(f"{words['goal']}: {plan['goal']}")] if plan["goal"] else []
    return [*blocks, paragraph(table_of["onHold"])] if is_locked else blocks
