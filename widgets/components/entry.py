"""Shows one entry as its page does, with what waits there for an answer or a tap; for whoever edits it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from ..model.content.findings import NEAREST, nearest, one_of
from ..model.content.schema import Card, Flag, Item
from .body_map.body_map import map_parts
from .component import next_uid
from .find_help.find_help import find_help_markup
from .plan_builder.plan_builder import words_of_steps
from .render_context import Html, RenderContext
from .treatments.treatments import option_parts


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The stable id of an entry."""


Entry = TypeVar("Entry", bound=Named)


def entry(view: RenderContext, kind: str, name: str) -> Html:
    """The entry called `name` of a `kind`: card, note, question, option, programme or region.

    A region is that of `view`. Raises LookupError for another name or kind.
    """
    if kind not in KINDS:
        raise LookupError(f'No kind is called "{kind}".{one_of(sorted(KINDS))}')
    return KINDS[kind](view, name)


def _card(view: RenderContext, name: str) -> Html:
    card = _find("card", view.content.cards.cards, name)
    return view.render("checklist/card_alone.html", card=card, signs=_key_signs(view, card))


def _note(view: RenderContext, name: str) -> Html:
    return view.render("checklist/note_alone.html", note=_find("note", view.content.cards.notes, name))


def _question(view: RenderContext, name: str) -> Html:
    item: Item = _find("question", view.content.items.values(), name)
    group = _find("group", view.content.checklist.groups, item.group)
    return view.render(
        "checklist/question_alone.html", item=item, group=group, uid=next_uid(), **map_parts(view)
    )


def _option(view: RenderContext, name: str) -> Html:
    option = _find("option", view.content.options.values(), name)
    return view.render("treatments/option_alone.html", option=option, **option_parts())


def _programme(view: RenderContext, name: str) -> Html:
    programme = _find("programme", view.content.plan.programmes, name)
    return view.render(
        "plan_builder/programme.html", programme=programme, steps=words_of_steps(view, programme)
    )


def _region(view: RenderContext, name: str) -> Html:
    card = view.render("emergency_card/emergency_card.html")
    return Html(f"{find_help_markup(view)}\n{card}")


def _key_signs(view: RenderContext, card: Card) -> str:
    """The key questions of a card in short."""
    say = view.words.say
    asked: dict[str, Flag | Item] = {**view.content.flags, **view.content.items}
    names = [(key if isinstance(key, str) else key.item).partition(".")[0] for key in card.key]
    found = [asked[name] for name in dict.fromkeys(names) if name in asked]
    return "; ".join(say(each.short or each.ask) for each in found)


def _find(kind: str, entries: Iterable[Entry], name: str) -> Entry:
    known = {each.id: each for each in entries}
    if name not in known:
        raise LookupError(f'No {kind} is called "{name}".{nearest(name, known, NEAREST)}')
    return known[name]


KINDS: Mapping[str, Callable[[RenderContext, str], Html]] = {
    "card": _card,
    "note": _note,
    "question": _question,
    "option": _option,
    "programme": _programme,
    "region": _region,
}
