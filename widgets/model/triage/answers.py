"""A person's answers as numbers, and clear words when an answer cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from ..arguments import shown
from ..content.content import Content
from ..content.findings import NEAREST, nearest
from .body_sites import places as all_places

YES_NO = {"yes": 1, "no": 0}
UNSURE = "unsure"
LIST = "list"  # how a red flag was answered as one line of a list
NONE = "none"  # "none of these" was chosen for the list, or other lines of it were ticked
LISTED = {NONE: NONE, UNSURE: UNSURE}  # and "I am not sure about one of these"
SUFFIXES = ("bother", "when", "words", "follow", "worse", "day", LIST)
FREE = ("when", "words", "follow", "day", LIST)
PLACE = re.compile(r"([A-Z]+-\d+)(\.[lr])?")
MAX_PLACES = 4


class AnswerError(ValueError):
    """Raised for answers that no question takes; names each one and what it takes instead."""


def read_answers(content: Content, raw: Mapping[str, object]) -> dict[str, str]:
    """The answers as text by question, in the words of their scales.

    Skipped answers (None or "") are left out. Raises AnswerError with one line for each mistake.
    """
    if not isinstance(raw, Mapping):
        such = f'Answers are pairs, such as {{"{next(iter(content.flags))}": "yes"}}.'
        raise AnswerError(f"{such} {shown(raw)} was given.")
    answers, mistakes = {}, []
    for name, given in ((str(name), given) for name, given in raw.items()):
        if given is None or given == "":
            continue
        word = _word(given)
        mistake = _mistake(content, name, word)
        if mistake:
            mistakes.append(mistake)
        else:
            answers[name] = word
    if mistakes:
        raise AnswerError("\n".join(mistakes))
    return answers


def numbers(answers: Mapping[str, str]) -> dict[str, int]:
    """The value of each answer: yes 1, no 0, else its number; "not sure" and free text have none.

    An answer of places counts them, and each of their areas is 1, whichever side was picked.
    """
    values: dict[str, int] = {}
    for name, word in answers.items():
        if name.endswith(FREE):
            continue
        if word in YES_NO or word.isdecimal():
            values[name] = YES_NO[word] if word in YES_NO else int(word)
        else:
            values |= _places(name, word)
    return values


def _places(name: str, word: str) -> dict[str, int]:
    found = [PLACE.fullmatch(place) for place in word.split()]
    areas = [match.group(1) for match in found if match]
    return {name: len(areas), **dict.fromkeys(areas, 1)} if areas and all(found) else {}


def _word(given: object) -> str:
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, list | tuple):
        return " ".join(map(str, given))
    return str(given)


def _mistake(content: Content, name: str, word: str) -> str | None:
    question, _, suffix = name.partition(".")
    known = [*content.flags, *content.items]
    if question not in known:
        return f'No question is called "{name}".{nearest(question, known, NEAREST)}'
    if suffix and suffix not in SUFFIXES:
        return f'"{name}" is not asked.{nearest(suffix, SUFFIXES)}{_endings(question)}'
    if suffix == "day":
        return _day_mistake(name, word)
    if suffix == LIST:
        return _list_mistake(content, name, word)
    if suffix in FREE:
        return None
    if not suffix and question in content.items and content.items[question].areas:
        return _places_mistake(content, question, word.split())
    choices = _choices(content, question, suffix)
    if choices is None:
        return f'"{name}" is not asked.'
    if question in content.items and content.items[question].many:
        strange = [each for each in word.split() if each not in choices]
        return f'{name} takes {_listed(choices)}. "{strange[0][:40]}" was given.' if strange else None
    if _fits(word, choices):
        return None
    return f'{name} takes {_listed(choices)}. "{word[:40]}" was given.'


def _places_mistake(content: Content, question: str, places: list[str]) -> str | None:
    known = all_places(content)
    unknown = [place for place in places if place not in known]
    if unknown:
        return f'{question}: no place is called "{unknown[0][:40]}".{nearest(unknown[0], known)}'
    return f"{question} takes up to {MAX_PLACES} places." if len(places) > MAX_PLACES else None


def _day_mistake(name: str, word: str) -> str | None:
    try:
        date.fromisoformat(word)
    except ValueError:
        return f'{name} takes a day such as 2027-05-24. "{word[:40]}" was given.'
    return None


def _list_mistake(content: Content, name: str, word: str) -> str | None:
    if name.partition(".")[0] not in content.flags:
        return f'"{name}" is not asked.'
    return None if word in LISTED else f'{name} takes {_listed(LISTED)}. "{word[:40]}" was given.'


def _choices(content: Content, question: str, suffix: str) -> Mapping[str, str] | None:
    scales = content.checklist.scales
    if question in content.flags:
        asked = not suffix or (suffix == "worse" and content.flags[question].worse)
        return scales["yes-no"] if asked else None
    item = content.items[question]
    if suffix == "bother":
        return scales["bother"] if item.bother else None
    if suffix == "worse":
        return scales["yes-no"] if item.worse else None
    return scales[item.scale] if item.scale and not suffix else None


def _fits(word: str, choices: Mapping[str, str]) -> bool:
    return word in choices or (word in ("0", "1") and "yes" in choices)


def _listed(choices: Mapping[str, str]) -> str:
    return ", ".join(_choice(word, label) for word, label in choices.items())


def _choice(word: str, label: str) -> str:
    return word if label.lower() in (word, "not sure") or label == word else f"{word} ({label})"


def _endings(question: str) -> str:
    return f' Write "{question}" or one of: {", ".join(f"{question}.{end}" for end in SUFFIXES)}.'


def skipped(content: Content, answers: Mapping[str, str]) -> Iterable[str]:
    """The checklist items with a scale that were left out; skipped is never "no"."""
    return (item.id for item in content.checklist.items if item.scale and item.id not in answers)
