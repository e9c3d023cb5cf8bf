"""A worked case told step by step; the guide's own rules give the end."""

from __future__ import annotations

from dataclasses import dataclass

from ...components.render_context import RenderContext
from ...model.content.schema import Card, Flag
from ...model.content.schema.cards import Note
from ...model.content.workshop_script import case_of, outcome_of
from ...model.triage.body_sites import places


@dataclass(frozen=True)
class ToldCase:
    """Who it is about, steps of (question, answer), and what the rules say."""

    who: str
    steps: tuple[tuple[tuple[str, str], ...], ...]
    level: str
    flags: tuple[Flag, ...]
    cards: tuple[Card, ...]
    notes: tuple[Note, ...]


def told_case(view: RenderContext, example: str) -> ToldCase:
    """A case of the talk, such as `told_case(view, "V3")`."""
    content = view.content
    case, given = case_of(content, example)
    outcome = outcome_of(content, example)
    cards = {card.id: card for card in content.cards.cards}
    notes = {note.id: note for note in content.cards.notes}
    return ToldCase(
        who=given.who,
        steps=tuple(tuple(_answer(view, name, given.answers[name]) for name in step) for step in case.reveal),
        level=outcome.level,
        flags=tuple(content.flags[name] for name in outcome.flags),
        cards=tuple(cards[name] for name in outcome.cards),
        notes=tuple(notes[name] for name in outcome.notes),
    )


def _answer(view: RenderContext, name: str, word: str) -> tuple[str, str]:
    content, say = view.content, view.words.say
    if name in content.flags:
        return content.flags[name].short, say(content.checklist.scales["yes-no"][word])
    item = content.items[name]
    if item.areas:
        known = places(content)
        return item.short or item.ask, ", ".join(view.place_name(known[place]) for place in word.split())
    return item.short or item.ask, say(content.checklist.scales[item.scale or "yes-no"][word])
