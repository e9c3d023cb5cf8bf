"""Medicines in the wrong class, brand names, doses, and painkillers in order to run (rules.md §6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ..model.content.passages import Passage
from .violations import Hit
from .wording import CLASS_ERROR

TABLE = Path(__file__).with_suffix(".yaml")
AMOUNT = r"(?:\d{1,6}(?:[.,]\d{1,3})?|one|two|three|four|six|eight|half an?)"
DOSE = re.compile(
    rf"\b{AMOUNT}(?: ?(?:to|–|-|or) ?{AMOUNT})? ?(?:mg|mcg|µg|micrograms?|milligrams?|ml|tablets?"
    rf"|capsules?|pills?|puffs?)\b"
    r"|\b(?:take|taken|again|repeat)\b[^.!?]{0,30}\bevery (?:\d+|four|six|eight)\b[^.!?]{0,12}\bhours\b",
    re.IGNORECASE,
)
MEDICINE = (
    r"(?:NSAIDs?|pain ?-?(?:killers?|reli\w+)|anti-inflammator\w+|ibuprofen|acetaminophen"
    r"|paracetamol|naproxen|medicines?|medications?)"
)
TO_RUN = re.compile(
    rf"\b{MEDICINE}\b[^.!?]{{0,80}}\b(?:enabl\w+|allow\w*|lets?|so that you can|in order to"
    rf"|help you|before)\b"
    r"[^.!?]{0,40}\b(?:runs?|running|race|training|physical activity|exercise)\b[^.!?]*+(?!\?)",
    re.IGNORECASE,
)
REFUSED = re.compile(r"\b(?:do not|never|not|don’t|don't)\b[^.!?]*$", re.IGNORECASE)


def wrong_class(passage: Passage) -> Iterator[Hit]:
    """A hit for each medicine that a sentence counts among another class."""
    spans: list[tuple[int, int]] = []
    for match in CLASS_ERROR.finditer(passage.text):
        spans.append(match.span())
        says = f'"{match.group()}" reads as if paracetamol were an NSAID. It is not: name them apart.'
        yield Hit("SW201", match.group(), match.start(), says)
    for name, pattern, others in _members():
        for match in pattern.finditer(passage.text):
            for drug in others.finditer(match.group("members")):
                start, end = match.start(), match.start("members") + drug.end()
                if not any(a <= start < b for a, b in spans):
                    words = passage.text[start:end]
                    yield Hit(
                        "SW201", words, start, f'"{words}": {drug.group()} is no {name}. Name them apart.'
                    )


def brands(passage: Passage) -> Iterator[Hit]:
    """A hit for each brand name, with the name of the drug."""
    pattern, drugs = _brands()
    for match in pattern.finditer(passage.text):
        drug = drugs[match.group().lower()]
        says = f'"{match.group()}" is a brand. Write "{drug}".'
        yield Hit("SW211", match.group(), match.start(), says, f'Write "{drug}".')


def doses(passage: Passage) -> Iterator[Hit]:
    """A hit for each dose."""
    for match in DOSE.finditer(passage.text):
        says = f'"{match.group()}" reads like a dose. Write "follow the packet or your prescriber".'
        yield Hit("SW202", match.group(), match.start(), says)


def painkillers_to_run(passage: Passage) -> Iterator[Hit]:
    """A hit for each sentence that offers a painkiller so that a person can go on running."""
    for match in TO_RUN.finditer(passage.text):
        sentence = passage.text[: match.end()].rpartition(". ")[2]
        if not REFUSED.search(sentence):
            says = "This reads as if a painkiller helped a person to run on. Say that pain is a warning."
            yield Hit("SW212", match.group(), match.start(), says)


@cache
def _table() -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load(TABLE.read_text(encoding="utf-8")))


def _words(kind: str) -> list[str]:
    return [*_table()[kind]["drugs"], *_table()[kind]["brands"]]


def _either(words: list[str]) -> str:
    return rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b"


@cache
def _members() -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    """Each class with the pattern of its list of members, and of what is none of them."""
    rows = []
    for name, kind in _table().items():
        listed = (
            rf"{_either(kind['called'])}[^.!?]{{0,30}}\b(?:such as|like|including"
            rf"|for example)\b(?P<members>(?:(?!\b(?:not|but|unlike|than|with)\b)[^.!?])*)"
        )
        others = [word for other in _table() if other != name for word in _words(other)]
        rows.append((name, re.compile(listed, re.IGNORECASE), re.compile(_either(others), re.IGNORECASE)))
    return rows


@cache
def _brands() -> tuple[re.Pattern[str], dict[str, str]]:
    drugs = {brand.lower(): drug for kind in _table().values() for brand, drug in kind["brands"].items()}
    return re.compile(_either(list(drugs)), re.IGNORECASE), drugs
