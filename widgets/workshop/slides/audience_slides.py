"""The slides as phones get them: each reader's own words, and never what the speaker is told."""

from __future__ import annotations

from collections.abc import Iterator

from ...components.render_context import Html, RenderContext
from .slide import slide_html, slide_title


def audience_slides(view: RenderContext) -> Iterator[tuple[str, str, Html]]:
    """Each slide's id, heading and `<section>`, in the order of the file."""
    for slide in view.content.workshop.slides:
        yield slide.id, view.words.say(slide_title(view.content, slide)), slide_html(view, slide.id)
