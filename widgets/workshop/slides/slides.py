"""The deck: slides to step through by keyboard, clicker, touch or button, in Voila and in JupyterLab."""

from __future__ import annotations

import traitlets

from ...components.component import Component, next_uid
from ...components.declaration import DECLARED
from ...components.render_context import Html, RenderContext
from ...model.content.talk_lengths import slides_for
from .slide import find_slide, slide_html
from .slide_words import deck_words, labels


class Slides(Component):
    """A deck as a widget; `.slides("welcome", "join")` adds slides and shows them where it is called.

    On a page the deck takes up the slides that the cells above it show; in Jupyter it holds them itself.
    `at` is where the deck stands, such as `{"slide": "join", "step": 0}`. With `length` it is a talk of so
    many minutes: it takes the slides that workshop.yaml names for it, and leaves out all others.
    """

    declared = DECLARED["workshop"]
    tells = "add slides with .slides(), read .notes()"
    state = ("at", "minutes", "labels")
    kept = ("at",)
    store = "slides"

    at = traitlets.Dict().tag(sync=True)
    minutes = traitlets.Dict().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __init__(self, view: RenderContext, length: int = 0) -> None:
        known = [slide.id for slide in view.content.workshop.slides]
        self._talk = slides_for(view.content, length) if length else tuple(known)
        self._frame = str(view.render("slides/slides.html", uid=next_uid()))
        self._shown: dict[str, Html] = {}
        minutes = {slide.id: slide.minutes for slide in view.content.workshop.slides}
        super().__init__(
            view, markup=self._frame, minutes=minutes, labels=labels(view), words=deck_words(view)
        )

    def slides(self, *names: str) -> Html:
        """These slides to look at, in this order, and added to the deck; without names, all of the talk.

        Those that the talk has no time for are left out. Raises LookupError for a name that is not in
        workshop.yaml.
        """
        found = [find_slide(self._view, name).id for name in names or self._talk]
        made = {name: slide_html(self._view, name) for name in found if name in self._talk}
        self._shown |= made
        self.markup = self._frame + "\n".join(self._shown.values())
        return Html("\n".join(made.values()))

    def notes(self, name: str) -> tuple[str, ...]:
        """What the speaker is told about a slide; it is in no markup."""
        return tuple(self._view.words.say(text) for text in find_slide(self._view, name).tell)

    def static_html(self) -> Html:
        """The deck without slides: on a page they stand in the cells above."""
        markup, self.markup = self.markup, self._frame
        try:
            return super().static_html()
        finally:
            self.markup = markup
