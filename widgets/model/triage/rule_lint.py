"""Lints the rules: those that can never hold, and those that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..content.content import Content
from ..content.findings import Finding
from ..content.schema import LEVELS
from .answers import MAX_PLACES
from .rule_paths import RulePath, ways
from .rules import URGENT

NEVER, AGAINST = "SW603", "SW604"
Values = dict[str, set[int]]


def lint_rules(content: Content) -> Iterator[Finding]:
    """One finding for each rule, card or note that no answers reach, and for each contradiction."""
    paths = ways(content)
    open_paths = [way for way in paths if _allowed(content, way) is not None]
    yield from _never(content, [way for way in paths if way not in open_paths])
    yield from _unreached(content, open_paths)
    yield from _hidden_cards(content, open_paths)
    yield from _against(content)


def _allowed(content: Content, way: RulePath) -> Values | None:
    """The values that each question of a path may have, or none when there is no way to give them."""
    values: Values = {}
    for question, low, high, wanted in way.entries:
        if wanted:
            span = values.setdefault(str(question), _values(content, str(question)))
            values[str(question)] = {value for value in span if int(low) <= value <= int(high)}
    for question, low, high, wanted in way.entries:
        if not wanted and str(question) in values:
            values[str(question)] -= set(range(int(low), int(high) + 1))
    shut = any(not span for span in values.values()) or any(_is_hidden(content, q, values) for q in values)
    return None if shut else values


def _values(content: Content, question: str) -> set[int]:
    name, _, part = question.partition(".")
    if name in content.flags:
        return {0, 1}
    item = content.items.get(name)
    if part == "worse" or name in {area.id for area in content.checklist.areas}:
        return {0, 1}
    if item and item.areas:
        return {*range(MAX_PLACES + 1)}
    scale = "bother" if part == "bother" else item.scale if item else None
    words = content.checklist.scales.get(scale or "", {})
    return {0, 1} if "yes" in words else {int(word) for word in words if word.isdecimal()}


def _is_hidden(content: Content, question: str, values: Values) -> bool:
    """Whether every way of giving the other answers leaves this question out."""
    asked = content.items.get(question.partition(".")[0]) or content.flags.get(question.partition(".")[0])
    hiding = [(content.items[name], span) for name, span in values.items() if name in content.items]
    return asked is not None and any(
        item.hides and all(set(asked.who) <= set(item.hides.get(value, ())) for value in span)
        for item, span in hiding
    )


def _never(content: Content, shut: Iterable[RulePath]) -> Iterator[Finding]:
    for way in shut:
        if way.place[-1] != "id":
            text = f"No answers make this rule of {way.target} true. Look at its questions and numbers."
            yield _finding(content, way, text, NEVER)


def _unreached(content: Content, open_paths: list[RulePath]) -> Iterator[Finding]:
    reached = {way.target for way in open_paths if way.kind in ("card", "note")}
    tree = content.trees[f"{content.name}/cards.yaml"]
    named = {"cards": [card.id for card in content.cards.cards], "notes": [n.id for n in content.cards.notes]}
    for kind, names in named.items():
        for number, name in enumerate(names):
            if name not in reached:
                text = f"No answers show {name}. Name the questions that should show it."
                yield tree.finding(text, kind, number, "id", code=NEVER, words=name)


def _hidden_cards(content: Content, open_paths: list[RulePath]) -> Iterator[Finding]:
    """Cards that would show, but that something more urgent always keeps away."""
    cards = {card.id: card for card in content.cards.cards}
    stops = [way for way in open_paths if way.kind == "card" and cards[way.target].stops_others]
    urgent = [way for way in open_paths if way.kind in ("flag", "level") and way.level in URGENT]
    by_card: dict[str, list[RulePath]] = defaultdict(list)
    for way in open_paths:
        if way.kind == "card":
            by_card[way.target].append(way)
    for name, own in by_card.items():
        others = [*(way for way in stops if way.target != name and not cards[name].stops_others), *urgent]
        keeping = [next((other for other in others if _implies(way, other)), None) for way in own]
        if keeping[0] and all(keeping):
            text = f"{name} never shows, because {keeping[0].target} comes first whenever it would."
            yield _finding(content, own[0], text, NEVER)


def _implies(way: RulePath, other: RulePath) -> bool:
    return all(any(_covers(entry, wanted) for entry in way.entries) for wanted in other.entries)


def _covers(entry: tuple[str | int, ...], wanted: tuple[str | int, ...]) -> bool:
    same = entry[0] == wanted[0] and entry[3] == wanted[3]
    inside = int(wanted[1]) <= int(entry[1]) and int(entry[2]) <= int(wanted[2])
    around = int(entry[1]) <= int(wanted[1]) and int(wanted[2]) <= int(entry[2])
    return same and (inside if entry[3] else around)


def _against(content: Content) -> Iterator[Finding]:
    levels = {card.id: card.level for card in content.cards.cards} | {
        flag.id: content.signs[flag.sign].level for flag in content.red_flags.flags
    }
    for way in ways(content):
        own = levels.get(way.target, "none")
        if _is_raise(way) and _rank(way.level) <= _rank(own):
            text = f'{way.target} is "{own}" already, so "{way.level}" here changes nothing.'
            yield _finding(content, way, text, AGAINST)
    for number, item in enumerate(content.checklist.items):
        steps = sorted((int(word), level) for word, level in item.at_least.items() if word.isdecimal())
        for (_, lower), (least, higher) in pairwise(steps):
            if _rank(higher) <= _rank(lower):
                tree = content.trees[f"{content.name}/checklist.yaml"]
                text = f'From {least} on, {item.id} says "{higher}", but less of it says "{lower}" already.'
                yield tree.finding(text, "items", number, "at_least", code=AGAINST, words=item.id)


def _is_raise(way: RulePath) -> bool:
    """Whether a path makes a flag or a card more urgent than it is by itself."""
    return way.place[-1] == "worse" if way.kind == "flag" else "raise" in way.place


def _rank(level: str) -> int:
    return LEVELS.index(level)


def _finding(content: Content, way: RulePath, text: str, code: str) -> Finding:
    tree = content.trees[f"{content.name}/{way.file}"]
    return tree.finding(text, *way.place, code=code, words=way.target)
