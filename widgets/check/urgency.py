"""Finds where a sentence says another urgency than the sign it names, or types one that the data holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

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
    The same signs give the same rule.
    """
    levels = {name: content.level_of(sign) for name, sign in content.signs.items()}
    return _urgency_rule(tuple(content.red_flags_file.levels), tuple(levels.items()))


@lru_cache(maxsize=16)
def _urgency_rule(levels: tuple[str, ...], signs: tuple[tuple[str, str], ...]) -> Rule:
    patterns, level_of = {level: _said(level) for level in levels}, dict(signs)

    def rule(passage: Passage) -> Iterator[Hit]:
        for sentence in SENTENCE.finditer(passage.text):
            said = [level for level, pattern in patterns.items() if pattern.search(sentence.group())]
            for match in NAMED.finditer(passage.text, sentence.start(), sentence.end()):
                level = level_of.get(match.group(1))
                if level and said and level not in said:
                    yield _other(match, said[0], level)

    return rule


def typed_levels(content: Content) -> Rule:
    """The rule for a guide: a hit for each span of time, such as "within 2 weeks", that a level holds."""
    return _span_rule(tuple((level, text.within) for level, text in content.red_flags_file.levels.items()))


@lru_cache(maxsize=16)
def _span_rule(spans: tuple[tuple[str, str], ...]) -> Rule:
    patterns = [(level, _typed(words)) for level, words in spans if re.search(r"\d", words)]
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
