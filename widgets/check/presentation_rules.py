"""What a passage shows: comparisons without a count, colour alone, pictures, forms, HTML, odd letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..model.content.markdown_extensions import PICTURE_SCHEME
from ..model.content.passages import Passage
from .violations import Hit

SHARE = r"\b\d{1,6}(?:\.\d{1,3})? ?(?:%|per ?cent)"
COMPARED = re.compile(
    rf"\b(?:risks?|chances?|rates?|odds)\b[^.!?]{{0,40}}{SHARE}"
    rf"|{SHARE} (?:lower|higher|fewer|less likely|more likely|reduction|drop|of (?:people|women|men|runners"
    rf"|patients))\b"
    r"|\b(?:twice|double|half) (?:as|the)\b|\b\w+ times (?:as|more|less)\b|\b(?:doubl|halv)(?:es|ed)\b"
    r"|\bsignificantly (?:reduc|lower|cut|decreas|increas|rais)\w*",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\b(?:in|of|out of) (?:every )?(?:100|1,?000|\d+ (?:people|women|men|runners))\b")
HUES = r"(?:red|green|amber|yellow|orange|blue|grey|gray|purple)"
THING = r"(?:one|ones|button|box|boxes|line|lines|text|words?|part|area|areas|dots?|bars?|items?|zone|arrow)"
COLOUR = re.compile(
    rf"\b(?:the|a|any|every) {HUES} {THING}\b"
    rf"|\b(?:shown|marked|printed|written|colou?red|highlighted|drawn) (?:in )?{HUES}\b"
    rf"|\bin {HUES}\b(?= ?[.,;:)]| are| is)",
    re.IGNORECASE,
)
IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<where>[^)]*)\)")
USELESS = re.compile(
    r"\W*(?:(?:an? |the )?(?:image|picture|photo|photograph|graphic|figure|diagram|icon"
    r"|screenshot)\W*\d*|[\w-]+\.(?:png|jpe?g|svg|gif|webp))?\W*",
    re.IGNORECASE,
)
FORM = re.compile(
    r"\b(?:PFDI(?:-20)?|PFIQ(?:-7)?|ICIQ(?:-UI)?(?: SF)?|NIH-?CPSI|GUPI|Cozean(?: \w+)?"
    r"|PFD-SENTINEL|LEAF-Q|HAGOS|HOOS"
    r"|Oswestry(?: \w+)?|ODI|IPSS|ISI|UDI-6|IIQ-7|POPDI-6|CRADI-8|PISQ(?:-\w+)?|BPIC-SS|EHP-30)\b"
)
FREE_OF_USE = re.compile(
    r"not shown here|\blicence\b|\b(?:clinician|clinic|physio\w*|doctor|specialist)s? (?:may|might"
    r"|can|will)\b",
    re.IGNORECASE,
)
TAG = re.compile(
    r"<(?:/?[a-z][\w-]*(?:\s[^<>]*)?/?|!--|\?\w*)>?|\bjavascript:|\bdata:text/html|&(?:#\w+|[a-z]+);",
    re.IGNORECASE,
)
FROM_OTHER_ALPHABETS = re.compile(r"\w*[A-Za-z]\w*")
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\x00-\x08\x0b-\x1f\x7f]")


def comparisons(passage: Passage) -> Iterator[Hit]:
    """A hit for each comparison in a passage that gives no count of people."""
    if COUNTED.search(passage.text):
        return
    for match in COMPARED.finditer(passage.text):
        words = match.group().strip()
        says = f'"{words}" compares without a count. Say how many of 100 people, in both groups.'
        yield Hit("SW305", words, match.start(), says)


def colours(passage: Passage) -> Iterator[Hit]:
    """A hit for each thing that is named by its colour alone."""
    for match in COLOUR.finditer(passage.text):
        says = f'"{match.group()}" can only be found by colour. Name it by a word too.'
        yield Hit("SW504", match.group(), match.start(), says)


def pictures(passage: Passage) -> Iterator[Hit]:
    """A hit for each picture whose words do not say what it shows, and for each that is none of ours."""
    for match in IMAGE.finditer(passage.text):
        alt, ours = match.group("alt"), match.group("where").startswith(PICTURE_SCHEME)
        if not ours:
            says = (
                f'"{match.group()}" is not shown. Add it to pictures.yaml, and write "picture:" and its id.'
            )
            yield Hit("SW503", match.group(), match.start(), says)
        elif not alt:
            continue
        elif USELESS.fullmatch(alt) or len(alt.split()) < 3:
            says = f'"{match.group()}" does not say what the picture shows. Write it between the "[" and "]".'
            yield Hit("SW503", match.group(), match.start(), says)


def forms(passage: Passage) -> Iterator[Hit]:
    """A hit for each licensed questionnaire that is named as if it stood here."""
    for match in FORM.finditer(passage.text):
        if not FREE_OF_USE.search(passage.text):
            says = (
                f'"{match.group()}" is a licensed form. Say that a clinician may use it; do not '
                f"ask its questions."
            )
            yield Hit("SW207", match.group(), match.start(), says)


def markup(passage: Passage) -> Iterator[Hit]:
    """A hit for each piece of HTML or script."""
    for match in TAG.finditer(passage.text):
        says = f'"{match.group()}" is HTML, and would be shown as it stands. Write Markdown instead.'
        yield Hit("SW115", match.group(), match.start(), says)


def odd_letters(passage: Passage) -> Iterator[Hit]:
    """A hit for each word that mixes alphabets, and for each sign that cannot be seen."""
    for match in UNSEEN.finditer(passage.text):
        says = f"A sign that cannot be seen (U+{ord(match.group()):04X}) stands here. Delete it."
        yield Hit("SW116", match.group(), match.start(), says)
    if not passage.text.isascii():
        for match in FROM_OTHER_ALPHABETS.finditer(passage.text):
            if not match.group().isascii() and any(map(_is_foreign, match.group())):
                says = f'"{match.group()}" mixes letters that only look alike. Type the word again.'
                yield Hit("SW116", match.group(), match.start(), says)


def _is_foreign(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("CYRILLIC", "GREEK", "FULLWIDTH", "MATHEMATICAL"))
