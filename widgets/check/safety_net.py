"""Holes of the safety net: emergencies off the card or out of sight, and answers that end calm (rules.md)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ..model.content.content import Content
from ..model.content.findings import Finding
from ..model.content.schema import Item, Sign
from ..model.triage.rules import assess

LEAST = {"yes-no": "yes", "how-often": "1", "bother": "1", "pain": "1"}
UNCOVERED, CALM, FOLDED, HOLLOW = "SW605", "SW606", "SW609", "SW610"
EMERGENCY = re.compile(r"\bemergency\b", re.IGNORECASE)
COMMON = {
    "all",
    "and",
    "any",
    "are",
    "for",
    "from",
    "have",
    "not",
    "that",
    "the",
    "this",
    "with",
    "you",
    "your",
}
LETTERS = re.compile(r"[^\W\d_]{3,}")
MIN_WORDS, MIN_BRIEF, STEM = 3, 2, 4  # words of a sign and of its brief form; letters that make words alike
EMERGENCY_HELP = re.compile(r"emergency help|an emergency\b|\{emergency\}|get help now", re.IGNORECASE)


def safety_net_findings(content: Content) -> Iterator[Finding]:
    """One finding for each hole."""
    yield from _uncovered(content)
    yield from _unrelated(content)
    yield from _no_brief(content)
    yield from _hollow(content)
    yield from _calm(content)
    yield from _folded(content)


def _uncovered(content: Content) -> Iterator[Finding]:
    tree, card = content.trees[f"{content.name}/signs.yaml"], {*content.red_flags_file.card.signs}
    used = {flag.sign for flag in content.red_flags.flags}
    for number, sign in enumerate(content.signs.values()):
        if sign.id in used and content.level_of(sign) == "emergency" and not card & {sign.id, sign.part_of}:
            text = (
                f'"{sign.id}" is an emergency, but no line of the emergency card covers it. '
                'Add it to "card: signs:" in red-flags.yaml, or say whose "part_of" it is.'
            )
            yield tree.finding(text, number, "id", code=UNCOVERED, words=sign.id)


def _unrelated(content: Content) -> Iterator[Finding]:
    tree = content.trees[f"{content.name}/red-flags.yaml"]
    for number, name in enumerate(content.red_flags_file.card.signs):
        sign = content.signs[name]
        was = sign.changed.was if sign.changed else sign.level
        if "emergency" not in (sign.level, was):
            text = f'"{name}" is "{sign.level}", so it does not belong on the emergency card.'
            yield tree.finding(text, "card", "signs", number, code=UNCOVERED, words=name)


def _no_brief(content: Content) -> Iterator[Finding]:
    if not content.red_flags.card.brief:
        tree = content.trees[f"{content.name}/red-flags.yaml"]
        text = 'No sign of the emergency card has "brief" words for its strip. Write some in signs.yaml.'
        yield tree.finding(text, "card", "signs", code=UNCOVERED, words="signs")


def _hollow(content: Content) -> Iterator[Finding]:
    """A title, or words of a sign, that no longer say what the emergency card is for."""
    title, flags = content.red_flags_file.card.title, content.trees[f"{content.name}/red-flags.yaml"]
    if not EMERGENCY.search(title):
        text = f'"{title}" does not say that the card is about an emergency. Write that word into its title.'
        yield flags.finding(text, "card", "title", code=HOLLOW, words=title)
    tree, seen = content.trees[f"{content.name}/signs.yaml"], set[str]()
    on_card = {*content.red_flags_file.card.signs}
    for number, sign in enumerate(content.signs.values()):
        if sign.id in on_card:
            for part, words, why in _empty_words(content, sign, seen):
                yield tree.finding(f'"{words}" {why}', number, part, code=HOLLOW, words=words)
            seen.add(sign.words)


def _empty_words(content: Content, sign: Sign, seen: Container[str]) -> Iterator[tuple[str, str, str]]:
    asked = [
        " ".join((flag.ask, flag.term, *flag.any_of))
        for flag in content.red_flags.flags
        if flag.sign == sign.id
    ]
    if len(sign.words.split()) < MIN_WORDS:
        yield "words", sign.words, "is too short for a line of the emergency card. Say what to look for."
    elif sign.words in seen:
        yield "words", sign.words, "stands on the emergency card twice. Say what this sign is."
    elif asked and not _stems(sign.words) & _stems(" ".join(asked)):
        yield "words", sign.words, "shares no word with what its red flag asks. Name the same sign in both."
    brief = sign.brief or ""
    if brief and (len(brief.split()) < MIN_BRIEF or not _stems(brief) & _stems(sign.words)):
        yield "brief", brief, f'does not say the same as "{sign.words}". Say it in two words or more.'


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in LETTERS.findall(text.lower()) if word not in COMMON}


def _calm(content: Content) -> Iterator[Finding]:
    tree = content.trees[f"{content.name}/checklist.yaml"]
    for number, item in enumerate(content.checklist.items):
        if not item.status and not item.areas and assess(content, {item.id: _least(item)}).level == "none":
            text = (
                f'{item.id} alone ends at "no warning sign". Add "at_least: {{{_least(item)}: routine}}" or '
                'more, or "status: yes" if it is no sign.'
            )
            yield tree.finding(text, "items", number, "id", code=CALM, words=item.id)


def _folded(content: Content) -> Iterator[Finding]:
    """A section that tells of an emergency where it is folded away."""
    for section in content.sections.values():
        told = EMERGENCY_HELP.search(section.more)
        if told:
            text = (
                f'"{told.group()}" stands in a part that is folded away. '
                'Name the sign in "signs:" at the top of the section, or write it under "In short".'
            )
            line = section.lines[1] + section.more.count("\n", 0, told.start())
            yield Finding(content.file_of(section), line, text, FOLDED, words=told.group())


def _least(item: Item) -> str:
    """The least answer that says something is there; of an odd scale, the first that has a floor."""
    if item.doubtful == "no":
        return "no"
    return LEAST.get(item.scale or "") or next(iter(item.at_least), "0")
