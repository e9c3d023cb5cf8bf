"""Finds a typed number that repeats a value of plan.yaml: it would lie as soon as that value changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ..model.content.content import Content
from ..model.content.entry_names import unknown
from ..model.content.passages import Passage
from ..model.content.placeholders import facts
from ..model.content.translations import BRACES
from .violations import Hit, Rule

WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
ANY = rf"(?:\d+|{'|'.join(WORDS[1:])})"
TO = r" ?(?:to|–|-) ?"
OF_10 = r"(?:of|out of) 10"
# What is said of a plan alone, whatever the number is: the name to write, and the words.
ANY_NUMBER = (
    ("plan.greens_in_a_row", rf"{ANY} (?:green runs?|greens) in a row"),
    ("plan.greens", rf"{ANY} (?:green runs?|greens)\b(?! in a row)"),
    ("plan.runs_in_a_row", rf"{ANY} runs in a row"),
    ("plan.ambers_in_a_row", rf"{ANY} (?:amber runs?|ambers)\b(?: in a row)?"),
    ("plan.reds_in_a_row", rf"{ANY} (?:red runs?|reds)\b(?: in a row)?"),
    ("plan.rest", rf"rest (?:from running )?(?:for )?{ANY} (?:days?|hours)"),
    ("plan.steps_after_red", rf"(?:down|back) {ANY} (?:steps?|stages?)"),
    ("plan.longest_run_percent", r"within \d+ ?% of (?:your|the) longest"),
    ("plan.longest_run_percent", r"\d+ ?% more than (?:your|the) longest"),
    ("plan.longest_run_percent", r"a tenth more than"),
    ("plan.restart_break", rf"(?:more than )?{ANY} (?:days|weeks)(?: or more)? without running"),
    ("plan.break", rf"(?:more than )?(?:a|{ANY}) (?:days?|weeks?)(?: or more)? since that run"),
    ("plan.cleared_step", r"step \d+ (?:is open|stays closed|of the (?:gentle )?plan)|open step \d+"),
    ("plan.first_stage", r"step \d+ is the gentlest"),
    ("plan.restart_at", r"start (?:again )?at step \d+"),
)
# What is said of other things too, so that only the plan's own number counts; "<name>" stands for it.
OWN_NUMBER = (
    ("plan.green_pain", rf"pain\b[^.!?]{{0,25}}\b0{TO}<green_to>|0{TO}<green_to> {OF_10}"),
    ("plan.amber_pain", rf"pain\b[^.!?]{{0,25}}\b<amber_from>{TO}<amber_to>"),
    ("plan.green_to", rf"more than <green_to> {OF_10}"),
    ("plan.red_from", rf"pain (?:of |reaches |is )?<red_from> or more|<red_from> {OF_10}"),
    ("plan.longest_of", r"longest\b[^.!?]{0,30}\bin (?:the last )?<longest_run_days> days"),
    ("plan.birth_wait", r"wait about <birth_weeks> weeks|first <birth_weeks> weeks after (?:a |the )?birth"),
    ("plan.birth_wait", r"less than <birth_weeks> weeks since the birth"),
    ("plan.cleared_for", r"open\b[^.!?]{0,40}\bfor <cleared_weeks> weeks"),
    ("plan.cleared_for", r"examin[^.!?]{0,40}<cleared_weeks> weeks ago"),
)
PLACE = re.compile(r"<(\w+)>")


def plan_numbers(content: Content, others: Iterable[str] = ()) -> Rule:
    """The rule for a guide with a plan: a hit for each number of plan.yaml that is typed again.

    A name in braces that the plan does not have is a hit too, because the page would show the braces;
    words for every guide may name what only `others` have. The same values give the same rule.
    """
    return _rule(tuple(facts(content).items()), frozenset(others))


@lru_cache(maxsize=16)
def _rule(values: tuple[tuple[str, str], ...], others: frozenset[str]) -> Rule:
    known = dict(values)
    patterns = [*_patterns(known)]

    def rule(passage: Passage) -> Iterator[Hit]:
        for name, pattern in patterns:
            for match in pattern.finditer(passage.text):
                yield _typed(name, match)
        for match in BRACES.finditer(passage.text):
            name = match.group(1)
            if name.startswith("plan.") and name not in known and name not in others:
                says = unknown("word in braces", match.group(1), known)
                yield Hit("SW107", match.group(1), match.start(1), says)

    return rule


def _typed(name: str, match: re.Match[str]) -> Hit:
    instead = f"Write {{{name}}} for the number."
    says = f'"{match.group()}" repeats a number of plan.yaml, and would be wrong when that changes. {instead}'
    return Hit("SW119", match.group(), match.start(), says, instead)


def _patterns(known: Mapping[str, str]) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, words in (*ANY_NUMBER, *OWN_NUMBER):
        numbers = [known.get(f"plan.{place}") for place in PLACE.findall(words)]
        if name in known and all(numbers):
            filled = PLACE.sub(lambda place: _either(int(known[f"plan.{place.group(1)}"])), words)
            yield name, re.compile(rf"\b(?:{filled})", re.IGNORECASE)


def _either(number: int) -> str:
    """A number in digits or as a word."""
    return rf"\b(?:{number}|{WORDS[number]})\b" if 0 < number < len(WORDS) else rf"\b{number}\b"
