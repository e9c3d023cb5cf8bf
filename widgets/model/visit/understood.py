"""Parts the answers of a visit file into those this guide asks for, and the names of the others."""

from __future__ import annotations

from ..answers import AnswerError, read_answers
from ..content import Content
from .visit import Visit


def understood(content: Content, visit: Visit) -> tuple[dict[str, str], list[str]]:
    """The answers this guide takes, as text; and the names of those it does not, in the file's order.

    A guide changes: an answer that no longer fits is named and left out, and never guessed.
    """
    answers: dict[str, str] = {}
    strange = []
    for name, given in visit.answers.items():
        try:
            answers |= read_answers(content, {name: given})
        except AnswerError:
            strange.append(name)
    return answers, strange
