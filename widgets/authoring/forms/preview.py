"""Shows an entry as patients will read it, made by the renderer that makes their pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ...guide import Guide
from ...model.content.content import Content
from .kinds import NAMES, SECTION, Place
from .parts import part

NO_PREVIEW = "The pages show this beside other things: look at the preview of the page once it is saved."
HEADING = "As patients will read it"
Shows = Callable[[Guide, str], str]


def preview(content: Content | None, place: Place, name: str) -> str:
    """A frame with the entry called `name` as patients will read it, or a sentence that says why not."""
    show = SHOWN.get(place.kind.name)
    if show is None:
        return part("help", NO_PREVIEW)
    if content is None:
        return part("help", "What is to be mended keeps it from being shown.")
    guide = Guide.of(content)
    try:
        page = guide.alone(show(guide, name).replace("<details", "<details open"))
    except (LookupError, ValueError) as error:
        return part("help", f"It cannot be shown yet: {error}")
    return part("frame", "As patients read it", page, HEADING)


def _word(guide: Guide, name: str) -> str:
    return Guide.of(replace(guide.content, glossary={name: guide.content.glossary[name]})).glossary(
        every=True
    )


def _sign(guide: Guide, name: str) -> str:
    """The emergency card for what stands on it, else all signs by how soon they are looked at."""
    flag = guide.content.flags.get(name)
    sign = flag.sign if flag else name
    return guide.emergency_card() if sign in guide.content.red_flags_file.card.signs else guide.red_flags()


SHOWN: Mapping[str, Shows] = {
    SECTION: lambda guide, name: guide.section(name),
    NAMES["topics.yaml", "topics"]: lambda guide, name: guide.topic(name),
    NAMES["pictures.yaml", ""]: lambda guide, name: guide.picture(name),
    NAMES["glossary.yaml", ""]: _word,
    NAMES["red-flags.yaml", "flags"]: _sign,
    NAMES["signs.yaml", ""]: _sign,
}
