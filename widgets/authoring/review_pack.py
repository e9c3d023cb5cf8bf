"""The reviewer's pack: each text that waits for a clinician, and where it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

import pandas as pd

from ..guide import Guide
from ..model.content.content import Content
from ..model.content.pages import pages_of
from ..model.content.picture_uses import TO_CONFIRM, used_in
from ..model.content.reviewable import Reviewable, with_values
from ..model.content.schema import Section
from .changed_levels import ChangedLevel, changed_levels
from .patient_texts import plain
from .sign_off import texts_to_read, was_signed

TAGS = {"general knowledge": "[K]", "draft choice": "[D]", "published": "[V]", "reported": "[V2]"}
SHOWN = {
    "signs.yaml": ("symptoms", "understand"),
    "red-flags.yaml": ("symptoms",),
    "checklist.yaml": ("symptoms", "summary"),
    "cards.yaml": ("symptoms",),
    "plan.yaml": ("plan", "diary"),
    "treatments.yaml": ("treatments",),
    "medicines.yaml": ("treatments",),
    "body-map.yaml": ("symptoms", "understand"),
    "visit.yaml": ("summary",),
    "topics.yaml": ("understand",),
    "workshop.yaml": ("workshop",),
}
PLAIN = (
    *("id", "article", "certainty", "evidence", "sources", "review", "lines", "under", "link", "section"),
    *("group", "scale", "step"),
)


@dataclass(frozen=True)
class ReviewRow:
    """One text to read: its tag, words, sources, file and line, pages, and what changed."""

    id: str
    tag: str
    words: str
    sources: str
    written_in: str
    shows_on: str
    state: str
    of: str


class _Places(NamedTuple):
    """What all rows ask of a guide: names of pages by file, files by picture, pictures to confirm."""

    pages: Mapping[str, str]
    pictures: Mapping[str, list[str]]
    anatomy: frozenset[str]


def rows(content: Content) -> list[ReviewRow]:
    """The texts that wait for a clinician, in the order of the guide."""
    places = _places(content)
    return [_row(content, each, places) for each in texts_to_read(content)]


def text_table(content: Content) -> pd.DataFrame:
    """The same as a table, with empty columns to fill in."""
    return _table(
        pd.DataFrame([asdict(row) for row in rows(content)], columns=list(ReviewRow.__dataclass_fields__))
    )


def level_table(content: Content) -> pd.DataFrame:
    """The changed levels as such a table."""
    columns = list(ChangedLevel.__dataclass_fields__)
    return _table(pd.DataFrame([asdict(row) for row in changed_levels(content)], columns=columns))


def _table(table: pd.DataFrame) -> pd.DataFrame:
    for column in ("right? (yes / no)", "write instead", "reviewer", "date"):
        table[column] = ""
    return table


def _places(content: Content) -> _Places:
    anatomy = frozenset(each.id for each in Guide.of(content).anatomy_to_confirm())
    return _Places({page.file: page.name for page in pages_of(content)}, used_in(content), anatomy)


def _row(content: Content, each: Reviewable, places: _Places) -> ReviewRow:
    tree = content.trees.get(each.file)
    line = tree.line(*each.path) if tree else 1
    sources = () if isinstance(each.entry, Section) else each.entry.sources
    return ReviewRow(
        id=each.id,
        tag=TAGS[each.entry.evidence],
        words=with_values(_words(each.entry.model_dump(mode="json")), content.facts),
        sources=", ".join(sources),
        written_in=f"{each.file}, line {line}",
        shows_on=", ".join(_shown(content, each.file, each.id, places)),
        state=_state(each, places.anatomy),
        of=content.fingerprint_of(each.entry),
    )


def _state(each: Reviewable, anatomy: frozenset[str]) -> str:
    if was_signed(each):
        return "changed since it was signed"
    return TO_CONFIRM if each.file == "pictures.yaml" and each.id in anatomy else "not yet read"


def _words(data: Any) -> str:
    """All the words of an entry, part by part."""
    if isinstance(data, dict):
        told = [_words(value) for name, value in data.items() if name not in PLAIN and value]
    elif isinstance(data, list):
        told = [_words(value) for value in data]
    else:
        return "" if isinstance(data, bool) else plain(str(data))
    return "\n".join(word for word in told if word)


def _shown(content: Content, file: str, name: str, places: _Places) -> list[str]:
    titles = places.pages
    if file.endswith(".md"):
        pages = [place.page for place in content.guide.order if name in place.sections]
    elif file == "pictures.yaml":
        return places.pictures.get(name, ["no page of this guide"])
    elif "/" not in file:
        return ["every page with words explained"]
    else:
        pages = list(SHOWN.get(file.rpartition("/")[2], ()))
    return [titles.get(page, page) for page in pages if page in titles or page == "workshop"]
