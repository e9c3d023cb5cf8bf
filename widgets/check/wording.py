"""Words that may never stand in patient text (rules.md §7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.content.passages import Passage
from .violations import Hit

PARACETAMOL = r"(?:paracetamol|acetaminophen)"
NSAID = r"(?:NSAIDs?|anti-inflammator(?:y|ies))"
AS_A_MEMBER = (
    rf"{NSAID}s?\b[^.!?]{{0,40}}\b(?:such as|like|including|e\.g\.|for example)"
    rf"(?:(?!\bnot\b)[^.!?])*\b{PARACETAMOL}",
    rf"{PARACETAMOL}\b[^.!?]{{0,30}}\b(?:is|are|and other|or other)\b(?! not)[^.!?]{{0,12}}\b{NSAID}",
    rf"{NSAID}s?\b\s*\([^)]*{PARACETAMOL}",
    rf"\b(?:an?|other) {NSAID}[^.!?]{{0,20}}\({PARACETAMOL}\)",
)
CLASS_ERROR = re.compile("|".join(AS_A_MEMBER), re.IGNORECASE)

MAY_HELP = 'say "may help", for whom, and how sure we are'
DISCUSS = 'say "signs worth discussing"'
NO_BLAME = "use words without gender or blame"
FORBIDDEN = (
    ("SW204", r"\bdiagnos(?:is|es|ed|e|tic|ing)\b", "say what the signs can mean, or who can find out"),
    (
        "SW204",
        r"(?<!do )(?<!if )(?<!when )you have an? (?:\w+ ){1,2}(?:injury|fracture|infection|disease"
            r"|dysfunction)",
        DISCUSS,
    ),
    ("SW204", r"you are suffering from", DISCUSS),
    ("SW204", r"(?:positive|negative) test", "say what the answer means for the person"),
    ("SW204", r"\b(?:risk|symptom|pain) score\b", "leave the number out"),
    ("SW204", r"\b\d{1,3} ?% (?:risk|chance|likely)", 'say "x in 100 people", with what and when'),
    ("SW204", r"\b(?:ab)?normal\b", "say what is usual, or common"),
    ("SW203", r"safe to run", "say what to check before running"),
    ("SW203", r"\bcures?\b|\bcured\b", MAY_HELP),
    ("SW203", r"guarante\w+", MAY_HELP),
    ("SW203", r"root cause", "name what the treatment aims at"),
    ("SW203", r"\bgentler\b|\bspeed(?:y|ier)\b|risk-free|safe and effective"
        r"|\bparticularly effective\b", "say what is known"),
    ("SW203", r"\b(?:best|only) treatment", "say who it may suit"),
    ("SW203", r"(?<!feel )\bsafe(?:st|r)?\b(?! side| to run| and effective)(?![^.!]*\?)", "say "
        "what is known, and for whom"),
    ("SW203", r"(?!^always$)\balways\b(?! (?:yours|your (?:own )?choice))", "say how often, or for whom"),
    ("SW203", r"\bmiracle\b|\bpermanently\b|\bonce and for all\b|\bproven to\b|\b100 ?% (?:safe"
        r"|effective)", MAY_HELP),
    ("SW203", r"\bwithout (?:any )?(?:discomfort|limitations|side effects|risks?)\b", MAY_HELP),
    ("SW210", r"\bladies\b|\blazy\b|\bfail(?:s|ed|ing|ure)?\b", NO_BLAME),
    ("SW402", r"\[(?:\?|K|D|V2?)\]", "leave it out, or ask the reviewer"),
)  # fmt: skip
RESULT_WORDS = re.compile(
    r"diagnos|(?<!if )(?<!do )you have "
    r"(?!any|a question|not\b|more|none|been|to\b|noticed|ticked|told)"
    r"|you are suffering|positive test|negative test|\bscore\b|risk ?%|\bnormal\b|\babnormal\b|safe to run",
    re.IGNORECASE,
)
NUMBER_IN_PROSE = re.compile(
    r"(?<![\d.,–-])(?:995|999|911|112|000|988)(?![\d.,–-]| ?(?:people|sessions|runs))"
)
PRAISE = re.compile(
    r"\b(?:best|leading(?! to\b| cause)|foremost|renowned|premier|world-class|award-winning"
    r"|state-of-the-art|cutting-edge"
    r"|unrivalled|unmatched|top-rated|number one|most (?:advanced|trusted|experienced)"
    r"|(?:our|pain) experts?)\b",
    re.IGNORECASE,
)
COMPILED = tuple((code, re.compile(pattern, re.IGNORECASE), instead) for code, pattern, instead in FORBIDDEN)


def forbidden_words(passage: Passage) -> Iterator[Hit]:
    """A hit for each wording that may not stand in patient text."""
    for code, pattern, instead in COMPILED:
        for match in pattern.finditer(passage.text):
            says = f'"{match.group()}" may not stand here: {instead}.'
            yield Hit(code, match.group(), match.start(), says, f"{instead[0].upper()}{instead[1:]}.")


def typed_numbers(passage: Passage) -> Iterator[Hit]:
    """A hit for each emergency number that is typed out."""
    for match in NUMBER_IN_PROSE.finditer(passage.text):
        says = f'"{match.group()}" looks like an emergency number. Write {{emergency}} instead.'
        yield Hit("SW206", match.group(), match.start(), says)


def praise(passage: Passage) -> Iterator[Hit]:
    """A hit for each word with which a clinic would advertise (R60)."""
    for match in PRAISE.finditer(passage.text):
        says = f'"{match.group()}" praises the clinic. Say what it does instead.'
        yield Hit("SW208", match.group(), match.start(), says)
