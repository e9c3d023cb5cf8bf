"""The walk through the check: who is asked, urgent signs as lists, then what can still change the result."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from statistics import mean
from typing import NamedTuple

from ..content.content import Content
from ..content.roles import item_in_role, item_roles
from ..content.schema import LEVELS, Flag, Item
from .answers import UNSURE, numbers, read_answers
from .body_map import route_table
from .care_levels import holds
from .compiled_tables import compile_rows
from .rules import URGENT, assess, fits, left_out

LINES = 8  # signs on one screen, at most
TOGETHER = 3  # questions on one screen, at most
MOST = 20  # questions before the first result, a list counted as one
LISTS = {
    "emergency": ("emergency",),
    "today": ("today",),
    "later": ("soon", "days"),
    "routine": ("routine",),  # asked after the first result
}
WORDS = 4  # read in a second
CHOOSING = 3  # seconds to answer a question once it is read
LEADING = ("where", "pain_worst", "duration")  # their answers decide what else is asked


class Screen(NamedTuple):
    """What is asked at once: the lines of a list of signs, or a few questions of one group."""

    section: str
    questions: tuple[str, ...]

    @property
    def is_list(self) -> bool:
        """Whether it is a list of signs, which counts as one question."""
        return self.section.startswith("flags-")


def screens(content: Content, raw: Mapping[str, object], more: bool = False) -> list[Screen]:
    """What a person with these answers is asked before the result, in order; with `more`, what can follow it.

    The urgent signs that fit come first, whatever brings the person here: that only orders them. An urgent
    result ends the questions, and so does the number of them; what was answered stays (rules.md §2, S18).
    """
    answers = read_answers(content, raw)
    answered = {name.partition(".")[0] for name in answers}
    first = _brings_first(content, answers)
    before = [*_who(content, answers), *_lists(content, answers, first, ("emergency", "today"))]
    is_urgent = assess(content, answers).level in URGENT
    later = _lists(content, answers, first, ("later",))
    if is_urgent:
        later = [screen for screen in later if not answered.isdisjoint(screen.questions)]
    left = MOST - sum(1 if s.is_list else len(s.questions) for s in [*before, *later])
    fitting = _fitting(content, answers)
    given = [item for item in fitting if item.id in answered]
    open_items = [] if is_urgent else [item for item in fitting if item not in given]
    can_change = changing(content, _settled(content, answers, answered))
    planned = _planned(_in_turn(content, answers, first), can_change, given, open_items, left)
    walk = [*before, *later, *_grouped(planned)]
    if is_urgent or not more:
        return walk
    others = sorted((i for i in fitting if i not in planned), key=lambda item: -telling(content, item))
    routine = _lists(content, answers, first, ("routine",))
    return [*walk, *routine, *_grouped([item for item in others if can_change(item)])]


def _who(content: Content, answers: Mapping[str, str]) -> Iterator[Screen]:
    """What brings a person here, and who is asked."""
    absent = left_out(content, answers)
    for group in content.checklist.groups:
        items = [i.id for i in content.checklist.items if i.group == group.id and fits(i, absent)]
        if group.before_signs and items:
            yield Screen(group.id, tuple(items))


def _brings_first(content: Content, answers: Mapping[str, str]) -> list[str]:
    """The questions that come first for what brings a person here; all of them where nobody has said it."""
    item = item_in_role(content, "complaint")
    words = answers.get(item.id, "").split() if item else []
    first = [name for word in words for name in (item.asks_first.get(word, ()) if item else ())]
    return [*dict.fromkeys(first)] or [each.id for each in content.checklist.items]


def _lists(
    content: Content, answers: Mapping[str, str], first: Sequence[str], wanted: Iterable[str]
) -> list[Screen]:
    """Lists of the signs that fit, each as long as the others of its section."""
    absent = left_out(content, answers)
    found = []
    for name in wanted:
        flags = [flag for flag in content.red_flags.flags if flag.level in LISTS[name]]
        fitting = [flag.id for flag in flags if fits(flag, absent) or _is_marked(flag, answers)]
        found += [Screen(f"flags-{name}", part) for part in _shared_out(_sorted_as(first, fitting))]
    return found


def _sorted_as(order: Sequence[str], names: Iterable[str]) -> list[str]:
    """Those named in an order first, the others as they were."""
    return sorted(names, key=lambda name: order.index(name) if name in order else len(order))


def _is_marked(flag: Flag, answers: Mapping[str, str]) -> bool:
    return answers.get(flag.id) in ("yes", "1", UNSURE)


def _shared_out(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """At most LINES at a time, in parts that differ by one at most."""
    parts = -(-len(names) // LINES)
    for part in range(parts):
        yield tuple(names[len(names) * part // parts : len(names) * (part + 1) // parts])


def _fitting(content: Content, answers: Mapping[str, str]) -> list[Item]:
    """The questions that come after the signs, and fit the person and the other answers."""
    absent, values = left_out(content, answers), numbers(answers)
    early = {group.id for group in content.checklist.groups if group.before_signs}
    return [
        item
        for item in content.checklist.items
        if item.group not in early
        and fits(item, absent)
        and not any(holds(row, values) for row in item.skip_when)
    ]


def _planned(
    order: Sequence[str],
    can_change: Callable[[Item], bool],
    given: Sequence[Item],
    open_items: Sequence[Item],
    left: int,
) -> list[Item]:
    """What was answered, and as many of what comes first and can still change the result as there is room."""
    items = {item.id: item for item in (*given, *open_items)}
    room = max(0, left - len(given))
    asked: list[str] = []
    for name in _sorted_as(order, (item.id for item in open_items if item.id in order)):
        if len(asked) < room and can_change(items[name]):
            asked.append(name)
    return [items[name] for name in _sorted_as(order, [*(item.id for item in given), *asked])]


def _in_turn(content: Content, answers: Mapping[str, str], first: Sequence[str]) -> list[str]:
    """Where it hurts and how much, then what the places picked lead to, then the rest."""
    roles = item_roles(content)
    leading = [name for name in first if name in {roles.get(role) for role in LEADING}]
    picked = answers.get(roles.get("where", ""), "").split()
    routes = route_table(content)
    routed = [name for place in picked for name in routes.get(place.split(".")[0], {}).get("items", ())]
    return [*dict.fromkeys([*leading, *routed, *first])]


def _settled(content: Content, answers: Mapping[str, str], answered: Collection[str]) -> dict[str, str]:
    """The answers as if every sign that is still to be asked were "no", so that the walk keeps its length."""
    still = (flag.id for flag in content.red_flags.flags if flag.id not in answered)
    return dict.fromkeys(still, "no") | {**answers}


def changing(content: Content, answers: Mapping[str, str]) -> Callable[[Item], bool]:
    """Tells whether an answer to a question would change how soon, what shows, or whether to stop running."""
    before = _told(content, answers)

    def can_change(item: Item) -> bool:
        words = content.checklist.scales[item.scale] if item.scale else ()
        return item.areas or any(_told(content, {**answers, item.id: word}) != before for word in words)

    return can_change


def _told(content: Content, answers: Mapping[str, str]) -> tuple[object, ...]:
    outcome = assess(content, answers)
    return outcome.level, outcome.cards, outcome.stop_running, outcome.mild


def telling(content: Content, item: Item) -> int:
    """How much a question can say by itself: its most urgent floor counts first, then its cards."""
    level = max((LEVELS.index(row.level) for row in item.floor if row.level), default=0)
    keys = sum(key.item == item.id for card in content.cards.cards for key in card.key)
    return level * 100 + min(keys, 99)


def _grouped(items: Sequence[Item]) -> list[Screen]:
    """A few questions of one group at a time, in the order of their first; places stand alone."""
    groups = [*dict.fromkeys(item.group for item in items)]
    ordered = sorted(items, key=lambda item: groups.index(item.group))
    found = []
    for (group, alone), together in groupby(ordered, key=lambda item: (item.group, item.areas)):
        names = [item.id for item in together]
        size = 1 if alone else TOGETHER
        found += [Screen(group, tuple(names[at : at + size])) for at in range(0, len(names), size)]
    return found


def compile_interview(content: Content) -> dict[str, object]:
    """All that the page needs to walk as `screens` does, as JSON values."""
    complaint, roles = item_in_role(content, "complaint"), item_roles(content)
    early = [group.id for group in content.checklist.groups if group.before_signs]
    items = content.checklist.items
    return {
        "most": MOST,
        "lines": LINES,
        "together": TOGETHER,
        "seconds": {
            "line": _seconds(flag.short for flag in content.red_flags.flags),
            "question": CHOOSING + _seconds(item.ask for item in items),
        },
        "complaint": complaint.id if complaint else "",
        "first": {word: list(names) for word, names in complaint.asks_first.items()} if complaint else {},
        "where": roles.get("where", ""),
        "leading": [roles[role] for role in LEADING if role in roles],
        "who": [_compiled_group(group, items) for group in early],
        "lists": {
            name: [flag.id for flag in content.red_flags.flags if flag.level in those]
            for name, those in LISTS.items()
        },
        "items": [_compiled_item(content, item) for item in items if item.group not in early],
    }


def _seconds(texts: Iterable[str]) -> float:
    """How long one of some texts takes to read, on the average."""
    return round(mean(len(text.split()) for text in texts) / WORDS, 1)


def _compiled_group(group: str, items: Iterable[Item]) -> dict[str, object]:
    own = [{"id": item.id, "who": list(item.who)} for item in items if item.group == group]
    return {"id": group, "items": own}


def _compiled_item(content: Content, item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "group": item.group,
        "who": list(item.who),
        "skip": compile_rows(item.skip_when),
        "words": list(content.checklist.scales[item.scale]) if item.scale else [],
        "areas": item.areas,
        "telling": telling(content, item),
    }
