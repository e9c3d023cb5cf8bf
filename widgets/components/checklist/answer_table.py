"""The answers of a checklist as a pandas table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ...model.triage.answers import read_answers
from ..render_context import RenderContext

COLUMNS = ["id", "question", "term", "answer", "label"]


def answers_frame(view: RenderContext, answers: Mapping[str, Any]) -> pd.DataFrame:
    """One row for each answer, in the order the answers were given; five text columns."""
    rows = [_row(view, name, word) for name, word in read_answers(view.content, answers).items()]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(view: RenderContext, name: str, word: str) -> tuple[str, str, str, str, str]:
    question, _, part = name.partition(".")
    content, say = view.content, view.words.say
    if question in content.flags:
        return (
            name,
            say(content.flags[question].ask),
            "Red flag",
            word,
            _label(view, "yes-no", word),
        )
    item = content.items[question]
    scale = "bother" if part == "bother" else item.scale if not part else None
    return name, say(item.ask), item.term, word, _label(view, scale, word)


def _label(view: RenderContext, scale: str | None, word: str) -> str:
    labels = view.content.checklist.scales.get(scale or "", {})
    known = [view.words.say(labels[each]) for each in word.split() if each in labels]
    return ", ".join(known) or word
