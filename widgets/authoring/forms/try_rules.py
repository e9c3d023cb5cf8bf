"""What follows from answers, as saved and as changed, and which worked cases come out otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...model.content.content import Content
from ...model.triage.answers import AnswerError
from ...model.triage.rules import Outcome, assess

LISTS = (("flags", "signs"), ("cards", "cards"), ("notes", "notes"), ("ask_again", "asked again"))


@dataclass(frozen=True)
class CaseChange:
    """A worked case that comes out otherwise than before."""

    id: str
    who: str
    before: str
    after: str


def told_outcome(content: Content, answers: Mapping[str, str]) -> str:
    """What follows from answers, in words: the level, then what is shown."""
    try:
        return _told(content, assess(content, answers))
    except AnswerError as error:
        return str(error)
    except LookupError as error:
        return f"The rules name {error}, which is not there."


def changed_cases(before: Content, after: Content) -> Iterator[CaseChange]:
    """The worked cases of `after` that the rules of `before` answer otherwise."""
    for example in after.examples:
        was, now = told_outcome(before, example.answers), told_outcome(after, example.answers)
        if was != now:
            yield CaseChange(example.id, example.who, was, now)


def _told(content: Content, outcome: Outcome) -> str:
    level = content.red_flags_file.levels.get(outcome.level)  # type: ignore[call-overload]  # a level by its name
    parts = [f"{level.title if level else outcome.level} ({outcome.level})"]
    parts += [
        f"{word}: {', '.join(getattr(outcome, name))}" for name, word in LISTS if getattr(outcome, name)
    ]
    return "; ".join([*parts, *(["no running until it has been looked at"] if outcome.stop_running else [])])
