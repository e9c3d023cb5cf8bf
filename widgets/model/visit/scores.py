"""Adds up published questionnaires for a clinician who holds the forms; no item text is kept here."""

from __future__ import annotations

from collections.abc import Sequence

Answer = int | None
PFDI_ITEMS = {6: "POPDI-6 or UDI-6", 8: "CRADI-8"}
PFIQ_ITEMS = 7
ICIQ_RANGES = (range(6), (0, 2, 4, 6), range(11))


class ScoreError(ValueError):
    """Raised for answers that cannot be added up; says which, and what to write."""


def pfdi_scale(answers: Sequence[Answer]) -> float:
    """One scale of the PFDI-20, from 0 to 100: the mean of the answered items (0-4) times 25.

    `answers` are the 6 or 8 items of one scale, None for a missing one. Raises ScoreError when more
    than half are missing. The total of the PFDI-20 is the sum of its three scales (0-300).
    Source: R17.
    """
    if len(answers) not in PFDI_ITEMS:
        raise ScoreError(f"A PFDI-20 scale has 6 or 8 items; {len(answers)} were given.")
    return round(_mean(answers, range(5)) * 25, 1)


def pfiq_scale(answers: Sequence[Answer]) -> float:
    """One scale of the PFIQ-7, from 0 to 100: the mean of the answered items (0-3) times 100/3.

    `answers` are the 7 items for one of bladder, bowel or vagina, None for a missing one: each question
    is answered three times. Raises ScoreError when more than half are missing. The total is the sum of
    the three scales (0-300). Source: R17.
    """
    if len(answers) != PFIQ_ITEMS:
        raise ScoreError(f"A PFIQ-7 scale has 7 items; {len(answers)} were given.")
    return round(_mean(answers, range(4)) * 100 / 3, 1)


def iciq(answers: Sequence[Answer]) -> int:
    """The ICIQ-UI SF, from 0 to 21: items 3 (0-5), 4 (0, 2, 4 or 6) and 5 (0-10) added up.

    A sum needs all three, so a missing one raises ScoreError. Source: R15b.
    """
    if len(answers) != len(ICIQ_RANGES):
        raise ScoreError(f"The ICIQ-UI SF adds up items 3, 4 and 5; {len(answers)} were given.")
    found = [value for value in answers if value is not None]
    if len(found) < len(ICIQ_RANGES):
        raise ScoreError("The ICIQ-UI SF is a sum: items 3, 4 and 5 are all needed.")
    for number, (value, known) in enumerate(zip(found, ICIQ_RANGES, strict=True), 3):
        _refuse_unknown(number, value, known)
    return sum(found)


def _mean(answers: Sequence[Answer], known: Sequence[int]) -> float:
    for number, value in enumerate(answers, 1):
        if value is not None:
            _refuse_unknown(number, value, known)
    found = [value for value in answers if value is not None]
    if len(found) * 2 < len(answers):
        missing = len(answers) - len(found)
        raise ScoreError(f"{missing} of {len(answers)} items are missing. More than half is too many.")
    return sum(found) / len(found)


def _refuse_unknown(number: int, value: object, known: Sequence[int]) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value not in known:
        words = ", ".join(map(str, known))
        raise ScoreError(f"Item {number} takes one of {words}; {value!r} was given.")
