"""Words that may never stand in patient text (clinical.md §3.4, §8.7, Q-01, Q-06, Q-07)."""

from __future__ import annotations

import re
from collections.abc import Iterator

PARACETAMOL = r"(?:paracetamol|acetaminophen)"
NSAID = r"(?:NSAIDs?|anti-inflammator(?:y|ies))"
AS_A_MEMBER = (
    rf"{NSAID}s?\b[^.!?]{{0,40}}\b(?:such as|like|including|e\.g\.|for example)[^.!?]*\b{PARACETAMOL}",
    rf"{PARACETAMOL}\b[^.!?]{{0,30}}\b(?:is|are|and other|or other)\b(?! not)[^.!?]{{0,12}}\b{NSAID}",
    rf"{NSAID}s?\b\s*\([^)]*{PARACETAMOL}",
    rf"\b(?:an?|other) {NSAID}[^.!?]{{0,20}}\({PARACETAMOL}\)",
)
CLASS_ERROR = re.compile("|".join(AS_A_MEMBER), re.IGNORECASE)

FORBIDDEN = {
    r"diagnos(?:is|es|ed|e)\b": "say what the signs can mean, or who can find out",
    r"(?<!do )(?<!if )(?<!when )you have an? \w+ (?:injury|fracture|infection|disease|dysfunction)": (
        'say "signs worth discussing"'
    ),
    r"you are suffering from": 'say "signs worth discussing"',
    r"(?:positive|negative) test": "say what the answer means for the person",
    r"\b(?:risk|symptom|pain) score\b": "leave the number out",
    r"\b\d+ ?% (?:risk|chance|likely)": 'say "x in 100 people", with what and when',
    r"\b(?:ab)?normal\b": "say what is usual, or common",
    r"safe to run": "say what to check before running",
    r"\bcures?\b|\bcured\b": 'say "may help"',
    r"guarantee": 'say "may help"',
    r"root cause": "name what the treatment aims at",
    r"\bgentler\b|\bspeed(?:y|ier)\b|risk-free|safe and effective": "say what is known",
    r"\b(?:best|only) treatment": "say who it may suit",
    r"\bladies\b|\blazy\b|\bfail(?:ed|ing|ure)?\b": "use words without gender or blame",
}
RESULT_WORDS = re.compile(
    r"diagnos|you have (?!any|a question|more|none|been|to\b|noticed|ticked|told)|you are suffering"
    r"|positive test|negative test|\bscore\b|risk ?%|\bnormal\b|\babnormal\b|safe to run",
    re.IGNORECASE,
)
NUMBER_IN_PROSE = re.compile(
    r"(?<![\d.,–-])(?:995|999|911|112|000|988)(?![\d.,–-]| ?(?:people|sessions|runs))"
)

PRAISE = re.compile(
    r"\b(?:best|leading|foremost|renowned|premier|world-class|award-winning|state-of-the-art|cutting-edge"
    r"|unrivalled|unmatched|top-rated|number one|most (?:advanced|trusted|experienced)"
    r"|(?:our|pain) experts?)\b",
    re.IGNORECASE,
)


def class_errors(text: str) -> list[str]:
    """Every passage that could be read as "paracetamol is an NSAID"."""
    return [match.group() for match in CLASS_ERROR.finditer(" ".join(text.split()))]


def forbidden(text: str) -> Iterator[tuple[str, str]]:
    """Every forbidden wording in a text, with what to do instead."""
    for pattern, instead in FORBIDDEN.items():
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield match.group(), instead
