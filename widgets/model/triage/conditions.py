"""The fixed words a rule is written with: all of a row, `unless`, `2` or more, `2 to 3`, `yes` and `no`."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

MOST = 99
WORDS = {"yes": (1, MOST), "no": (0, 0)}
SPAN = re.compile(r"(\d+) to (\d+)")
LEVEL_WORDS = ("emergency", "today", "soon", "days", "routine")


class AnswerRange(BaseModel):
    """An answer between `low` and `high`; an answer that is missing never is."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    item: str
    low: int
    high: int = MOST


class When(BaseModel):
    """All of these signs, and none of those."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    all_of: tuple[AnswerRange, ...]
    unless: tuple[AnswerRange, ...] = ()
    level: str | None = None


class KeySign(BaseModel):
    """A key sign of a card; `unless` takes it away again."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    item: str
    unless: tuple[AnswerRange, ...] = ()


def span(word: Any) -> tuple[int, int] | None:
    """The least and the most of an answer written as yes, no, `2` (2 or more) or `2 to 3`; else none."""
    if word in WORDS:
        return WORDS[word]
    found = SPAN.fullmatch(word) if isinstance(word, str) else None
    if found:
        return int(found.group(1)), int(found.group(2))
    return (int(word), MOST) if isinstance(word, str) and word.isdecimal() else None


def _sign(item: str, value: Any) -> dict[str, Any]:
    ends = span(value)
    if ends is None or ends[0] > ends[1]:
        raise PydanticCustomError("rule", '"{item}" takes yes, no, 2 or "2 to 3".', {"item": item})
    return {"item": item, "low": ends[0], "high": ends[1]}


def _signs(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, dict):
        raise PydanticCustomError("rule", "Write a rule like {{ID: yes}}, with the id of a question.")
    return [_sign(item, word) for item, word in value.items()]


def _row(value: Any) -> Any:
    signs = (
        {k: v for k, v in value.items() if k not in ("unless", "level")} if isinstance(value, dict) else value
    )
    row: dict[str, Any] = {"all_of": _signs(signs)}
    if "unless" in value:
        row["unless"] = _signs(value["unless"])
    if "level" in value:
        if value["level"] not in LEVEL_WORDS:
            raise PydanticCustomError("rule", '"{word}" is not a level.', {"word": str(value["level"])})
        row["level"] = value["level"]
    return row


def _key(value: Any) -> Any:
    if isinstance(value, str):
        return {"item": value}
    if isinstance(value, dict) and "unless" in value:
        return {**value, "unless": _signs(value["unless"])}
    return value


Row = Annotated[When, BeforeValidator(_row)]
Key = Annotated[KeySign, BeforeValidator(_key)]
