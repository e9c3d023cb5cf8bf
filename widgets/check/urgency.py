"""Finds where a sentence says another urgency than the sign it names, or types one that the data holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.content.content import Content
from ..model.content.passages import Passage
from .violations import Hit, Rule

NAMED = re.compile(r"\{sign\.([\w-]+)\}")
SENTENCE = re.compile(r".+?(?:[.!?](?=\s|$)|$)", re.DOTALL)
# The words that say each urgency; the last two are said by their name in braces alone.
SAID = (
    ("emergency", r"\bemergency\b|(?<!for )(?<!until )\bnow\b|\bat once\b|\{emergency\}"),
    ("today", r"\btoday\b"),
    ("routine", r"\broutine visit\b"),
)
OUTSIDE = r"(?<!not an )(?<!no )"
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
VAGUE = r"within (?:a few |some )?days"
LEVEL_TEXTS = ("levels", "unsure")


def sign_urgency(content: Content) -> Rule:
    """The rule for a guide: a hit for each sign in braces whose sentence says how soon, but not as soon.

    A sentence that says no urgency is fine, and so is one that says several, if the sign's is among them.
    """
    patterns = {level: _said(level) for level in content.red_flags_file.levels}

    def rule(passage: Passage) -> Iterator[Hit]:
        for sentence in SENTENCE.finditer(passage.text):
            said = [level for level, pattern in patterns.items() if pattern.search(sentence.group())]
            for match in NAMED.finditer(passage.text, sentence.start(), sentence.end()):
                sign = content.signs.get(match.group(1))
                if sign and said and content.level_of(sign) not in said:
                    yield _other(match, said[0], content.level_of(sign))

    return rule


def typed_levels(content: Content) -> Rule:
    """The rule for a guide: a hit for each span of time, such as "within 2 weeks", that a level holds."""
    spans = {level: text.within for level, text in content.red_flags_file.levels.items()}
    patterns = [(level, _typed(words)) for level, words in spans.items() if re.search(r"\d", words)]
    patterns.append(("days", re.compile(rf"\b{VAGUE}\b", re.IGNORECASE)))

    def rule(passage: Passage) -> Iterator[Hit]:
        if passage.file.endswith("red-flags.yaml") and passage.path[:1] and passage.path[0] in LEVEL_TEXTS:
            return
        for level, pattern in patterns:
            for match in pattern.finditer(passage.text):
                yield _again(match, level)

    return rule


def _said(level: str) -> re.Pattern[str]:
    words = dict(SAID).get(level)
    named = rf"\{{when\.{level}\}}"
    return re.compile(f"{OUTSIDE}(?:{words})|{named}" if words else named, re.IGNORECASE)


def _typed(words: str) -> re.Pattern[str]:
    """A span in digits or in words, over any spaces."""
    span = re.sub(r"\d+", _either, words).replace(" ", r"\s+")
    return re.compile(rf"\b{span}\b", re.IGNORECASE)


def _either(number: re.Match[str]) -> str:
    value = int(number.group())
    return rf"(?:{value}|{NUMBERS[value - 1]})" if 0 < value <= len(NUMBERS) else str(value)


def _other(named: re.Match[str], said: str, level: str) -> Hit:
    instead = f"Write {{when.{level}}} for how soon, or name another sign."
    says = f'{named.group()} is a sign of the level "{level}", but its sentence says "{said}". {instead}'
    return Hit("SW607", named.group(), named.start(), says, instead)


def _again(typed: re.Match[str], level: str) -> Hit:
    instead = f"Write {{when.{level}}} instead."
    says = f'"{typed.group()}" is typed here, and would stay when the level changes. {instead}'
    return Hit("SW608", typed.group(), typed.start(), says, instead)
