"""One slide, made of the guide's own blocks; what the speaker is told never comes in here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from ...components.body_map.body_figures import body_map_svg
from ...components.plan.session_words import session_words
from ...components.render_context import Html, RenderContext
from ...model.content.content import Content
from ...model.content.findings import NEAREST, nearest
from ...model.content.schema.workshop import Slide
from ...model.content.translations import mark
from ...model.content.workshop_script import asked, asked_by, case_of, programme_of, teach_back_of
from ...model.plan.schedule import undated
from .case import told_case
from .points import plain, points
from .slide_sheets import slide_sheets

TITLES = {
    "join": mark("Take part with your phone"),
    "options": mark("What can help, in the order of care"),
    "body map": mark("Where it can hurt"),
    "change": mark("What has changed in this room"),
}


class Bar(NamedTuple):
    """A step of a programme: its number, minutes of running, minutes in all, and the same in words."""

    stage: int
    run: float
    total: float
    words: str


def find_slide(view: RenderContext, name: str) -> Slide:
    """The slide with this id. Raises LookupError that names the nearest one."""
    slides = {slide.id: slide for slide in view.content.workshop.slides}
    if name not in slides:
        raise LookupError(f'No slide is called "{name}".{nearest(name, slides, NEAREST)}')
    return slides[name]


def slide_html(view: RenderContext, name: str) -> Html:
    """A slide as a `<section>` with a heading, in the view's words, as the audience may have it."""
    slide = find_slide(view, name)
    asks = asked(view.content).get(asked_by(slide))
    return view.render(
        "slides/slide.html",
        slide=slide.model_copy(update={"tell": ()}),
        title=slide_title(view.content, slide),
        asks=asks,
        plain=plain,
        points=partial(points, view.prose),
        **slide_parts(view, slide),
        **slide_sheets(view, slide),
    )


def slide_title(content: Content, slide: Slide) -> str:
    """The heading of a slide, not yet said through the catalogue."""
    poll = asked(content).get(asked_by(slide))
    if slide.title or poll:
        return slide.title or (poll.ask if poll else "")
    titles: dict[str, Callable[[], str]] = {
        "title": lambda: content.workshop.title,
        "emergency": lambda: content.red_flags.card.title,
        "flags": lambda: content.red_flags.levels[content.flags[slide.shows[0]].level].title,
        "section": lambda: content.sections[slide.shows[0]].title,
        "option": lambda: content.options[slide.shows[0]].name,
        "plan": lambda: programme_of(content, slide.shows[0]).title,
        "teach-back": lambda: teach_back_of(content, slide.shows[0]).ask,
        "case": lambda: case_of(content, slide.shows[0])[1].who,
    }
    return titles.get(slide.kind, lambda: TITLES[slide.kind])()


def slide_parts(view: RenderContext, slide: Slide) -> dict[str, Any]:
    """What the template needs for one kind of slide only."""
    poll = asked(view.content).get(asked_by(slide))
    if slide.kind == "body map":
        return {"map": body_map_svg(view, slide.shows, bare=not slide.shows)}
    if poll and poll.kind == "places":
        return {"map": body_map_svg(view, (), bare=True)}
    if slide.kind == "plan":
        return {"programme": programme_of(view.content, slide.shows[0]), "bars": _bars(view, slide)}
    if slide.kind == "case":
        return {"case": told_case(view, slide.shows[0])}
    if slide.kind == "teach-back":
        return {"prompt": teach_back_of(view.content, slide.shows[0])}
    return {}


def _bars(view: RenderContext, slide: Slide) -> list[Bar]:
    sessions = [session for session, _ in undated(view.content, programme_of(view.content, slide.shows[0]))]
    return [
        Bar(each.stage, each.run_minutes, each.total_minutes, session_words(view.words.say, each))
        for each in sessions
    ]
