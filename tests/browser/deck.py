"""A deck in a browser without a server: the real script and sheets, and a room that a test makes up."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

from widgets.components.component import next_uid
from widgets.components.declaration import DECLARED
from widgets.components.render_context import RenderContext
from widgets.workshop.room.qr import qr_svg
from widgets.workshop.slides.slide import slide_html
from widgets.workshop.slides.slide_words import deck_words, labels

HOST = "http://deck.test"
CODE = "QWERTY"
ADDRESS = f"{HOST}/room/{CODE}"
FRAME = """<!DOCTYPE html><html lang="en"><head><title>A deck</title><style>{style}</style>{font}</head>
<body>{slides}<main data-component="slides">{frame}</main>
<script type="module">{script}
const traits = {traits};
const model = {{ get: (name) => traits[name], set() {{}}, save_changes() {{}}, on() {{}} }};
render({{ model, el: document.querySelector("[data-component=slides]") }});
</script></body></html>"""
FONT = "<style>:root {{ --sw-sans: {font}; --sw-serif: {font}; }}</style>"


@dataclass
class MadeUpRoom:
    """What the presenter's address of a room answers; change `polls` and the deck hears of it."""

    polls: list[dict[str, Any]] = field(default_factory=list)
    slide: str = ""
    blank: bool = False
    quiz: list[dict[str, Any]] = field(default_factory=list)
    done: list[tuple[str, Any]] = field(default_factory=list)

    def answer(self, route: Any) -> None:
        request = route.request
        if request.method == "POST":
            path, body = request.url.rpartition("/")[2], json.loads(request.post_data)
            self.done.append((path, body))
            if path == "slide":
                self.slide, self.blank = body["slide"], False
            if path == "blank":
                self.blank = body["blank"]
            route.fulfill(json={})
        elif request.url.endswith("/rooms"):
            route.fulfill(json={"rooms": [{"code": CODE, "qr": str(qr_svg(ADDRESS, ADDRESS))}]})
        else:
            now = {
                "slide": self.slide,
                "step": 0,
                "blank": self.blank,
                "polls": self.polls,
                "quiz": self.quiz,
            }
            route.fulfill(json=now | {"address": ADDRESS})


def open_deck(
    browser: Browser,
    view: RenderContext,
    size: dict[str, int],
    room: MadeUpRoom | None = None,
    font: str = "",
    only: Collection[str] = (),
    **options: Any,
) -> Page:
    """The slides of a guide, or some of them, as a deck of this size; with a room and a font if given."""
    content = view.content
    names = [slide.id for slide in content.workshop.slides if not only or slide.id in only]
    traits = {
        "at": {},
        "minutes": {slide.id: slide.minutes for slide in content.workshop.slides},
        "labels": labels(view),
        "words": deck_words(view),
    }
    html = FRAME.format(
        style=DECLARED["workshop"].style(),
        font=FONT.format(font=font) if font else "",
        slides="".join(slide_html(view, name) for name in names),
        frame=view.render("slides/slides.html", uid=next_uid()),
        script=DECLARED["workshop"].esm().replace("export default", "void"),
        traits=json.dumps(traits).replace("</", "<\\/"),
    )
    page = browser.new_context(viewport=size, reduced_motion="reduce", **options).new_page()  # type: ignore[arg-type]
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    if room:
        page.route("**/rooms**", room.answer)
        page.route("**/rooms/**", room.answer)
    page.goto(f"{HOST}{'/clinic' if room else ''}/workshop")
    page.locator("[data-ready]").wait_for(state="attached")
    return page
