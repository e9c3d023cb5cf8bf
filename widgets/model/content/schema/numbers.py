"""Numbers that must lie between two bounds; what does not is refused in the words of the file."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

WHOLE = re.compile(r"-?\d{1,9}")
AMOUNT = re.compile(r"-?\d{1,9}(?:\.\d{1,6})?")
LONGEST_SHOWN = 20


def refused(text: str) -> PydanticCustomError:
    """The error that says `text` to an educator."""
    return PydanticCustomError("rule", "{text}", {"text": text})


def whole(least: int, most: int) -> BeforeValidator:
    """A whole number from `least` to `most`."""

    def read(given: Any) -> int:
        number = int(given) if WHOLE.fullmatch(str(given)) else None
        if number is None or not least <= number <= most:
            raise _outside("whole", given, least, most)
        return number

    return BeforeValidator(read)


def amount(least: float, most: float) -> BeforeValidator:
    """A number from `least` to `most`, such as 1.5."""

    def read(given: Any) -> float:
        number = float(given) if AMOUNT.fullmatch(str(given)) else None
        if number is None or not least <= number <= most:
            raise _outside("amount", given, least, most)
        return number

    return BeforeValidator(read)


def _outside(kind: str, given: Any, least: float, most: float) -> PydanticCustomError:
    stands = f' "{str(given)[:LONGEST_SHOWN]}" stands here.' if isinstance(given, str | int | float) else ""
    bounds = {"least": f"{least:g}", "most": f"{most:g}"}
    return PydanticCustomError(kind, "{least}{most}{stands}", {**bounds, "stands": stands})
