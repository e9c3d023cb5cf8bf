"""The long texts of each kind of slide, on as many sheets as they need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from markupsafe import Markup

from ...components.render_context import RenderContext
from ...model.content.schema.treatments import Option
from ...model.content.schema.workshop import Slide
from ...model.content.workshop_script import asked, asked_by, programme_of, teach_back_of
from .case import ToldCase, told_case
from .points import plain, points, sheets
from .table_sheets import table_sheets

# Letters a sheet has room for: beside a picture, alone, in one of two columns, above a figure, in a panel.
BESIDE, WIDE, COLUMN, TOP, PANEL = 190, 290, 220, 160, 225
SHORT_COLUMN = 150  # of two columns above a conflict of interest
SIGN = 300  # below the name of a sign
LIST, SHORT_LIST = 390, 370  # a list in two columns, also below a question
ROWS = 250  # what a case has told
ROW, HALF_ROW = 56, 28  # a row of a table, also beside a picture


class ShownFlag(NamedTuple):
    """A sign on a slide: its level, its name, what is said of it, and the steps from `first` to `last`."""

    level: str
    name: Markup
    said: list[list[Markup]]
    first: int
    last: int


def slide_sheets(view: RenderContext, slide: Slide) -> dict[str, Any]:
    """What the template needs of the long texts of a slide; nothing for a slide that has none."""
    make = SHEETS.get(slide.kind)
    return make(view, slide) if make else {}


def _section(view: RenderContext, slide: Slide) -> dict[str, Any]:
    said = _short(view, slide.shows[0], BESIDE if slide.picture else WIDE)
    text, row = view.content.sections[slide.shows[0]].short, HALF_ROW if slide.picture else ROW
    return {"said": said, "tables": table_sheets(view.prose, text, row)}


def _short(view: RenderContext, section: str, room: int) -> list[list[Markup]]:
    return sheets(points(view.prose, view.content.sections[section].short), room)


def _card(view: RenderContext, slide: Slide) -> dict[str, Any]:
    lines = view.content.red_flags.card.lines
    room = LIST if slide.kind == "emergency" else SHORT_LIST
    return {"card": sheets((plain(view.prose.line(line)) for line in lines), room)}


def _flags(view: RenderContext, slide: Slide) -> dict[str, Any]:
    """Each sign on steps of its own: what it could be, and what to do."""
    shown: list[ShownFlag] = []
    first = 0
    for flag in (view.content.flags[name] for name in slide.shows):
        strong = Markup("<strong>{}</strong>")
        do = (strong.format(point) for point in points(view.prose, flag.do or ""))
        said = sheets(chain(points(view.prose, flag.could_be), do), SIGN)
        shown.append(ShownFlag(flag.level, view.prose.line(flag.short), said, first, first + len(said) - 1))
        first += len(said)
    return {"flags": shown, "several": first > 1}


def _plan(view: RenderContext, slide: Slide) -> dict[str, Any]:
    return {"said": sheets(points(view.prose, programme_of(view.content, slide.shows[0]).says), TOP)}


def _option(view: RenderContext, slide: Slide) -> dict[str, Any]:
    """Benefits with how sure they are, beside the harms; a conflict of interest takes room below both."""
    option, said = view.content.options[slide.shows[0]], partial(points, view.prose)
    benefits = chain(said(option.benefit), _of_parts(view, option, "benefit"), _how_sure(view, option))
    harms = chain(*(said(harm) for harm in option.harms), _of_parts(view, option, "harms"))
    room = SHORT_COLUMN if option.clinic_offers else COLUMN
    return {"option": option, "benefits": sheets(benefits, room), "harms": sheets(harms, room)}


def _of_parts(view: RenderContext, option: Option, side: str) -> Iterator[Markup]:
    for part in option.parts:
        first, *rest = points(view.prose, getattr(part, side))
        yield Markup("<strong>{}:</strong> {}").format(view.prose.line(part.name), first)
        yield from rest


def _how_sure(view: RenderContext, option: Option) -> Iterator[Markup]:
    """Each thing the option is said to do, with how sure that is."""
    asks = view.words.say("How sure we are:")
    for use in option.uses:
        says, sure = plain(view.prose.line(use.says)), view.words.say(use.certainty)
        yield Markup('<span class="sw-soft">{}</span> {}: <strong>{}</strong>').format(asks, says, sure)


def _case(view: RenderContext, slide: Slide) -> dict[str, Any]:
    case = told_case(view, slide.shows[0])
    return {"leave": _leaving(case), "ending": sheets(_ending(view, case), PANEL)}


def _leaving(case: ToldCase) -> list[int | None]:
    """The last step at which each group of answers still shows; None for those that stay to the question."""
    sizes = [sum(len(question) + len(answer) for question, answer in step) for step in case.steps]
    last: list[int | None] = [None] * len(sizes)
    first = 0
    for now in range(len(sizes)):
        while first < now and sum(sizes[first : now + 1]) > ROWS:
            last[first] = now - 1
            first += 1
    return last


def _ending(view: RenderContext, case: ToldCase) -> Iterator[Markup]:
    """What the rules say: the cards, the signs by name, and the notes."""
    strong, line = Markup("<strong>{}.</strong>"), view.prose.line
    for card in case.cards:
        yield strong.format(line(card.title))
        yield from points(view.prose, card.meanwhile)
    for flag in case.flags:
        yield strong.format(line(flag.short))
        yield from points(view.prose, flag.do or "") if len(case.flags) == 1 else ()
    for note in case.notes:
        yield strong.format(line(note.title))
        yield from points(view.prose, note.says)


def _teach_back(view: RenderContext, slide: Slide) -> dict[str, Any]:
    prompt = teach_back_of(view.content, slide.shows[0])
    return _card(view, slide) if prompt.with_card else {"said": _short(view, prompt.section, PANEL)}


def _quiz_after(view: RenderContext, slide: Slide) -> dict[str, Any]:
    section = asked(view.content)[asked_by(slide)].section
    return {"said": _short(view, section, PANEL) if section else []}


SHEETS: dict[str, Callable[[RenderContext, Slide], dict[str, Any]]] = {
    "section": _section,
    "emergency": _card,
    "flags": _flags,
    "plan": _plan,
    "option": _option,
    "case": _case,
    "teach-back": _teach_back,
    "quiz after": _quiz_after,
}
