"""The answers of a visit as a QuestionnaireResponse, filled in along the Questionnaire, and back.

See https://hl7.org/fhir/R4/questionnaireresponse.html. What no item takes (an older edition's question, a
word that is no option) stands in a second response, which answers no Questionnaire.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...plan.locks import read_day
from ..visit_file import MAX_ACTIVITIES
from .codes import OWN, Json
from .exact_text import read_string, string
from .questionnaire import TREATMENTS, activity_link, leaves

EDITION = f"{OWN}:edition"
OTHER = f"{OWN}:answers-without-a-question"
OWN_PARTS = ("now", "helps", "worsens", "goals", "questions")
PICKED = ("compare", "own", "ask", "ticks")
MATTERS = f"{TREATMENTS}.matters."
DAY = re.compile("(19|20).*")
Values = dict[str, Any]


def values_of(visit: Mapping[str, Any]) -> Values:
    """What a visit file says, by linkId; `visit` is its JSON. What is empty is not there."""
    picked = visit["treatments"] or {}
    found: Values = {**visit["answers"]}
    found |= {f"visit.{name}": visit[name] for name in OWN_PARTS if visit[name] not in (None, "", [])}
    found |= {f"{TREATMENTS}.{name}": picked[name] for name in PICKED if picked.get(name)}
    found |= dict(_of_activities(visit["activities"]))
    return found | {MATTERS + thing: word for thing, word in picked.get("matters", {}).items()}


def _of_activities(activities: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    for number, activity in enumerate(activities, 1):
        yield activity_link(number), activity["text"]
        if activity["ability"] is not None:
            yield f"{activity_link(number)}.ability", activity["ability"]


def split(questions: Mapping[str, Any], values: Values, again: Iterable[str] = ()) -> tuple[Values, Values]:
    """The values that an item of the Questionnaire takes, in its order, and the others, sorted by linkId.

    Answers to questions in `again`, which are worded anew since, are among the others.
    """
    changed, taken = {*again}, {}
    for item in leaves(questions["item"]):
        link = item["linkId"]
        waits = [condition["question"] for condition in item.get("enableWhen", ())]
        is_open = link.split(".")[0] not in changed and all(first in taken for first in waits)
        if link in values and is_open and _takes(item, values[link]):
            taken[link] = values[link]
    return taken, {link: values[link] for link in sorted(values) if link not in taken}


def _takes(item: Json, value: Any) -> bool:
    if isinstance(value, list) != bool(item.get("repeats")):
        return False
    given = value if isinstance(value, list) else [value]
    if item["type"] == "choice":
        codes = {option["valueCoding"]["code"] for option in item["answerOption"]}
        return bool(given) and all(word in codes for word in given)
    if item["type"] == "date":
        return all(bool(DAY.fullmatch(day)) and read_day(day) is not None for day in given)
    return bool(given)


def response(questions: Mapping[str, Any], taken: Values, is_picked: bool) -> list[Json]:
    """The items of the response: each question that was answered, in the groups of the Questionnaire.

    `is_picked` says that the page of treatments was used, even if nothing is picked now.
    """
    groups = []
    for group in questions["item"]:
        items = [_answered(item, taken[item["linkId"]]) for item in group["item"] if item["linkId"] in taken]
        if items:
            groups.append({"linkId": group["linkId"], "text": group["text"], "item": items})
        elif is_picked and group["linkId"] == TREATMENTS:
            groups.append({"linkId": group["linkId"], "text": group["text"]})
    return groups


def _answered(item: Json, value: Any) -> Json:
    given = value if isinstance(value, list) else [value]
    return {"linkId": item["linkId"], "text": item["text"], "answer": [_answer(item, each) for each in given]}


def _answer(item: Json, value: Any) -> Json:
    if item["type"] == "choice":
        options = [option["valueCoding"] for option in item["answerOption"]]
        return {"valueCoding": next(option for option in options if option["code"] == value)}
    if item["type"] == "integer":
        return {"valueInteger": value}
    return {"valueDate": value} if item["type"] == "date" else string("valueString", value)


def others(values: Values) -> list[Json]:
    """Items for values that no question takes: a text as an answer, a list as items with one each."""
    return [_other(link, value) for link, value in values.items()]


def _other(link: str, value: Any) -> Json:
    if isinstance(value, list):
        return {"linkId": link, "item": [_other(link, each) for each in value]}
    return {"linkId": link, "answer": [string("valueString", value)]}


def read_response(items: Iterable[Mapping[str, Any]], lists: set[str]) -> Values:
    """The values in a response; `lists` names the items that take several."""
    found: Values = {}
    for item in _answers(items):
        given = [_read_answer(answer) for answer in item["answer"]]
        found[item["linkId"]] = given if item["linkId"] in lists else given[0]
    return found


def _answers(items: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The items with an answer below some items, in whatever group a form filler has put them."""
    for item in items:
        if item.get("answer"):
            yield item
            for answer in item["answer"]:
                yield from _answers(answer.get("item", ()))
        yield from _answers(item.get("item", ()))


def _read_answer(answer: Mapping[str, Any]) -> Any:
    if "valueCoding" in answer:
        return answer["valueCoding"]["code"]
    for name in ("valueInteger", "valueDate"):
        if name in answer:
            return answer[name]
    return read_string("valueString", answer)


def read_others(items: Iterable[Mapping[str, Any]]) -> Values:
    """The values that no question took."""
    return {
        item["linkId"]: read_string("valueString", item["answer"][0])
        if "answer" in item
        else [read_string("valueString", each["answer"][0]) for each in item.get("item", ())]
        for item in items
    }


def visit_of(values: Values, is_picked: bool) -> Values:
    """The parts of a visit file that these values make."""
    own = {name: values[f"visit.{name}"] for name in OWN_PARTS if f"visit.{name}" in values}
    own |= {"activities": list(_read_activities(values))}
    picked = {name: values[f"{TREATMENTS}.{name}"] for name in PICKED if f"{TREATMENTS}.{name}" in values}
    matters = {
        link.removeprefix(MATTERS): value for link, value in values.items() if link.startswith(MATTERS)
    }
    picked |= {"matters": matters} if matters else {}
    asked = {
        link: value for link, value in values.items() if not link.startswith((f"{TREATMENTS}.", "visit."))
    }
    return {"answers": asked, "treatments": picked if picked or is_picked else None, **own}


def _read_activities(values: Values) -> Iterator[dict[str, Any]]:
    """The activities in their order; a number without its words is kept, so that the file is refused."""
    for link in map(activity_link, range(1, MAX_ACTIVITIES + 1)):
        found = {"text": values.get(link), "ability": values.get(f"{link}.ability")}
        if any(each is not None for each in found.values()):
            yield found


def edition_of(edition: int) -> Json:
    """The edition of the questions that were answered, as an extension."""
    return {"url": EDITION, "valueInteger": edition}


def lists_of(questions: Mapping[str, Any]) -> set[str]:
    """The linkIds of the questions that take several answers."""
    return {item["linkId"] for item in leaves(questions["item"]) if item.get("repeats")}
