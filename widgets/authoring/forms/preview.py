"""Shows an entry as patients will read it, made by the renderer that makes their pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from ...guide import Guide
from ...model.content.content import Content
from .kinds import NAMES, REGION, SECTION, Place
from .parts import part

NO_PREVIEW = "This cannot be shown alone. If a page has it, see the preview of that page once it is saved."
HEADING = "As patients will read it"


class Shown(NamedTuple):
    """How an entry is shown, and what its page calls on the guide, for its style sheets."""

    html: Callable[[Guide, str], str]
    calls: tuple[str, ...] = ()


def preview(content: Content | None, place: Place, name: str) -> str:
    """A frame with the entry called `name` as patients will read it, or a sentence that says why not."""
    shown = SHOWN.get(place.kind.name)
    if shown is None:
        return part("help", NO_PREVIEW)
    if content is None:
        return part("help", "What is to be mended keeps it from being shown.")
    guide = Guide.of(content)
    try:
        page = guide.alone(shown.html(guide, name).replace("<details", "<details open"), shown.calls)
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


def _entry(kind: str) -> Callable[[Guide, str], str]:
    return lambda guide, name: guide.entry(kind, name)


SHOWN: Mapping[str, Shown] = {
    SECTION: Shown(Guide.section),
    NAMES["topics.yaml", "topics"]: Shown(Guide.topic),
    NAMES["pictures.yaml", ""]: Shown(Guide.picture),
    NAMES["glossary.yaml", ""]: Shown(_word),
    NAMES["red-flags.yaml", "flags"]: Shown(_sign),
    NAMES["signs.yaml", ""]: Shown(_sign),
    NAMES["cards.yaml", "cards"]: Shown(_entry("card"), ("checklist",)),
    NAMES["cards.yaml", "notes"]: Shown(_entry("note"), ("checklist",)),
    NAMES["checklist.yaml", "items"]: Shown(_entry("question"), ("checklist",)),
    NAMES["treatments.yaml", "options"]: Shown(_entry("option"), ("treatments",)),
    NAMES["plan.yaml", "programmes"]: Shown(_entry("programme")),
    REGION: Shown(_entry("region"), ("find_help",)),
}
