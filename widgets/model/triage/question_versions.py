"""Versions of the questions: what answers to an older one may still say (rules.md, S2 to S4)."""

from __future__ import annotations

from collections.abc import Mapping

from ..content.content import Content
from .answers import UNSURE


def asked_again(content: Content, edition: int) -> set[str]:
    """The questions that were split or worded anew since an edition; answers to them are asked for again."""
    changed = content.guide.questions.asked_again
    return {name for since, names in changed.items() if since >= edition for name in names}


def as_of_now(content: Content, answers: Mapping[str, object], edition: int) -> dict[str, object]:
    """The answers of an older edition that still hold.

    One whose question changed is left out, so that it is asked again. A warning sign that was ticked, or
    left unsure, becomes "not sure": it is not lost, and not misread either.
    """
    changed = asked_again(content, edition)
    kept = {name: word for name, word in answers.items() if name.partition(".")[0] not in changed}
    ticked = [name for name in answers if name in changed and name in content.flags]
    return kept | {name: UNSURE for name in ticked if answers[name] != "no"}


def compile_editions(content: Content) -> dict[str, object]:
    """The edition of the questions, and for each older one what is asked again, for `editions.js`."""
    questions = content.guide.questions
    older = {
        str(since): {
            "flags": [n for n in names if n in content.flags],
            "items": [n for n in names if n in content.items],
        }
        for since, names in questions.asked_again.items()
    }
    return {"edition": questions.edition, "older": older}
