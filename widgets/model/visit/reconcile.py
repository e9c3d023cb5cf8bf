"""Reconciles the answers of a visit file with the questions this guide asks now."""

from __future__ import annotations

from ..content.content import Content
from ..triage.answers import AnswerError, read_answers
from ..triage.question_versions import as_of_now, asked_again
from .visit_file import Visit


def reconcile(content: Content, visit: Visit) -> tuple[dict[str, str], list[str]]:
    """The answers this guide takes, as text; and the names of those it does not, in the file's order.

    A guide changes: an answer that no longer fits is named and left out, and never guessed. One to a
    question that is worded anew holds only as `as_of_now` says.
    """
    answers: dict[str, str] = {}
    strange = []
    for name, given in as_of_now(content, visit.answers, visit.edition).items():
        try:
            answers |= read_answers(content, {name: given})
        except AnswerError:
            strange.append(name)
    return answers, strange


def reworded(content: Content, visit: Visit) -> dict[str, str]:
    """The answers to questions that are worded anew since, as they were given; second questions too."""
    changed = asked_again(content, visit.edition)
    return {
        name: " ".join(given) if isinstance(given, tuple) else given
        for name, given in visit.answers.items()
        if name.partition(".")[0] in changed
    }
