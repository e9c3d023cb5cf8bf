"""The handout of a talk: what was shown, without what the speaker was told, and where to read on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ...components.render_context import Html, RenderContext
from ...model.content.roles import section_in_role
from ...model.content.schema import Reference
from ...model.content.schema.workshop import Slide
from ...model.content.translations import mark
from ...model.content.workshop_script import asked, asked_by
from ..room.qr import qr_svg
from .points import plain
from .slide import slide_parts, slide_title

TO_SAY = "teach-back"
TAKEN_HOME = ("flags", "section", "option", "plan", TO_SAY)
CITED = re.compile(r'class="sw-source">(R\d+[a-z]?)<')
START = mark("the whole guide")


@dataclass(frozen=True)
class HandoutPart:
    """One part of the handout: a slide, its heading, and the page it can be read on."""

    slide: Slide
    title: str
    link: str
    values: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        return self.values[name]


@dataclass(frozen=True)
class On:
    """Where to read on: the words, and the whole address for a code."""

    title: str
    address: str


def handout(view: RenderContext, names: Iterable[str], base: str, at: str = "", **values: Any) -> Html:
    """The handout as a whole page, for the slides called `names`.

    `base` is where the guide is reached, such as "http://192.168.1.5:8866/"; `at` is the slide just shown, to
    whose section the code leads. `values` are `sheets`, `pdf` and `is_page`, for the frame.
    """
    made = list(_parts(view, names))
    parts = [part for part in made if part.slide.kind != TO_SAY]
    on = _on(view, base, at)
    drawn = values | {
        "parts": parts,
        "prompts": [part for part in made if part.slide.kind == TO_SAY],
        "on": on,
        "base": base,
        "plain": plain,
        "qr": qr_svg(on.address, on.address),
    }
    card = view.mark(view.render("emergency_card/emergency_card.html", is_open=True))
    body = view.render("slides/handout.html", references=(), card=card, **drawn)
    cited = _cited(view, body)
    return view.render("slides/handout.html", references=cited, card=card, **drawn)


def _parts(view: RenderContext, names: Iterable[str]) -> Iterator[HandoutPart]:
    slides = {slide.id: slide for slide in view.content.workshop.slides}
    for slide in (slides[name] for name in names if slides[name].kind in TAKEN_HOME):
        told = slide.model_copy(update={"tell": ()})
        yield HandoutPart(told, slide_title(view.content, slide), _link(view, slide), slide_parts(view, told))


def _link(view: RenderContext, slide: Slide) -> str:
    """The page a slide's text stands on, such as "understand#causes-bone"; "" for the start."""
    target = _target(view, slide)
    address = view.address(target) if target else "index.ipynb" + view.choice.query()
    return address.replace("index.ipynb", "").replace(".ipynb", "")


def _target(view: RenderContext, slide: Slide) -> str:
    if slide.kind == "plan":
        return "plan"
    if slide.kind == "option":
        return slide.shows[0]
    if slide.kind in ("flags", "emergency"):
        when = section_in_role(view.content, "when")
        return f"#{when.id}" if when else ""
    if slide.kind == "section":
        return f"#{slide.shows[0]}"
    asks = asked(view.content).get(asked_by(slide))
    return f"#{asks.section}" if asks and asks.section else ""


def _on(view: RenderContext, base: str, at: str) -> On:
    slides = {slide.id: slide for slide in view.content.workshop.slides}
    if at not in slides or not _target(view, slides[at]):
        return On(START, base + view.choice.query())
    return On(slide_title(view.content, slides[at]), base + _link(view, slides[at]))


def _cited(view: RenderContext, body: str) -> list[Reference]:
    return [view.content.references[name] for name in dict.fromkeys(CITED.findall(body))]
