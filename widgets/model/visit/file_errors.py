"""Says the first error of a visit file, in words for whoever opened it."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

NOT_WHOLE = "This file is not whole, or it was changed. Ask for it again, or use the printed page."
NEWER = "This file was made by a newer Stridewell. Update yours, or use the printed page."
LONGEST = 40
PLAIN = {
    "missing": "is missing",
    "extra_forbidden": "is not used in a visit file",
    "too_long": "has too many entries",
    "string_too_long": "is too long",
    "string_too_short": "is empty",
    "bool_type": "should be true or false",
    "rule": "should be a day, such as 2027-05-24",
}
LISTED = {"diary": "run", "activities": "activity"}
KINDS = {"int": "a whole number", "tuple": "a list", "dict": "made of names and answers"}


class VisitError(ValueError):
    """Raised for what cannot be opened; its text is one sentence or two for whoever opened it."""


def mistake(error: ValidationError) -> str:
    """A sentence on the first of an error's findings; holds at most a few words of the file."""
    first = error.errors(include_url=False)[0]
    return f"In this file {_place(first)} {_problem(first)}."


def _place(found: ErrorDetails) -> str:
    """Where: such as `run 3, "during"`. Parts of the path that pydantic adds for itself are left out."""
    loc = [part for part in found["loc"] if part not in ("[key]", "constrained-str")]
    if loc and loc[0] in LISTED and len(loc) > 1 and isinstance(loc[1], int):
        one = f"{LISTED[str(loc[0])]} {loc[1] + 1}"
        return f'{one}, "{_shown(loc[2])}"' if len(loc) > 2 else one
    return f'"{".".join(_shown(part) for part in loc[:2])}"' if loc else "a part"


def _problem(found: ErrorDetails) -> str:
    kind = found["type"]
    if kind in ("greater_than_equal", "less_than_equal"):
        context = found["ctx"]
        return "is too small" if "ge" in context else f"should be {context['le']} at most"
    if kind == "literal_error":
        return f"should be one of: {found['ctx']['expected']}"
    stem = kind.split("_")[0]
    return PLAIN.get(kind) or (f"should be {KINDS[stem]}" if stem in KINDS else "cannot be read")


def _shown(part: object) -> str:
    return "".join(sign for sign in str(part)[:LONGEST] if sign.isprintable())
