"""The fixed words a rule is written with: `all of` in a row, `unless`, `at least`, `yes` and `no`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

MOST = 99
WORDS = {"yes": (1, MOST), "no": (0, 0)}
LEVEL_WORDS = ("emergency", "today", "days", "routine")


class Sign(BaseModel):
    """An answer between `low` and `high`; an answer that is missing never is."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    item: str
    low: int
    high: int = MOST


class When(BaseModel):
    """All of these signs, and none of those."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    all_of: tuple[Sign, ...]
    unless: tuple[Sign, ...] = ()
    level: str | None = None


class KeySign(BaseModel):
    """A key sign of a card; `unless` takes it away again."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    item: str
    unless: tuple[Sign, ...] = ()


def _sign(item: str, value: Any) -> dict[str, Any]:
    if value in WORDS:
        low, high = WORDS[value]
    elif isinstance(value, str) and value.isdigit():
        low, high = int(value), MOST
    else:
        raise PydanticCustomError("rule", '"{item}" takes yes, no or a number.', {"item": item})
    return {"item": item, "low": low, "high": high}


def _signs(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, dict):
        raise PydanticCustomError("rule", "Write a rule like {{CK-07: yes}}.")
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
