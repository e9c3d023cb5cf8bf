"""Adds, copies, moves and deletes entries, and says what a deletion would break."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path as Folder

from ...model.content.content import Content
from ...model.content.findings import Finding
from ..entry_kinds import KINDS, Kind
from ..entry_location import Site, next_free
from ..new import FILE_NAME, ID, with_outcome
from ..prompts import Ask
from .blank_entry import blank
from .documents import Document
from .form_findings import loaded, new_findings
from .kinds import NAMES, SECTION, EntryKind, Place, places_of
from .workspace import Workspace

STARTED: Mapping[str, str] = {
    SECTION: "section",
    NAMES["red-flags.yaml", "flags"]: "flag",
    NAMES["checklist.yaml", "items"]: "item",
    NAMES["cards.yaml", "cards"]: "card",
    NAMES["treatments.yaml", "options"]: "treatment",
}
NUMBERED = re.compile(r"([A-Za-z]+-?)(\d+)[a-z]?")


class CannotAdd(Exception):  # noqa: N818 - the educator is told what to write instead
    """Raised with a sentence on a name that will not do."""


def started_with(kind: EntryKind) -> Kind | None:
    """The kind of `stridewell new` that also starts what belongs to it: a worked case, a sign, a line."""
    name = STARTED.get(kind.name)
    return KINDS[name] if name else None


def asks(kind: EntryKind, content: Content | None) -> tuple[Ask, ...]:
    """What is to be known before an entry can be added."""
    started = started_with(kind)
    return started.asks(content) if started and content else ()


def free_name(kind: EntryKind, places: list[Place]) -> str:
    """The next name that is free, where the kind numbers its entries; else ""."""
    numbered = [match for place in places if (match := NUMBERED.fullmatch(place.id))]
    if not numbered or len(numbered) < len(places) / 2:
        return ""
    start = max((match.group(1) for match in numbered), key=[match.group(1) for match in numbered].count)
    return next_free((place.id for place in places), start)


def add(
    space: Workspace,
    kind: EntryKind,
    content: Content | None,
    notebooks: Folder,
    name: str,
    words: Mapping[str, str],
) -> None:
    """Adds an entry called `name`, with all that belongs to it. Raises CannotAdd."""
    places = places_of(space.root, kind, space.texts())
    _refuse(kind, places, name)
    started = started_with(kind)
    if started and content:
        missing = [
            ask.question for ask in started.asks(content) if ask.refusal(words.get(ask.name, "") or ask.usual)
        ]
        if missing:
            raise CannotAdd(f"Fill in: {'; '.join(missing)}.")
        given = {ask.name: words.get(ask.name) or ask.usual for ask in started.asks(content)}
        draft = with_outcome(content.name, started.draft(Site(space.root, notebooks, content), name, given))
        space.change(dict(draft.files))
        return
    document = space.document(kind.file)
    entry = {**blank(kind.model), **({"id": name} if "id" in kind.model.model_fields else {})}
    space.change({kind.file: document.with_item(kind.path or (), len(places), entry).text})


def copy(space: Workspace, place: Place, name: str) -> None:
    """Adds the same once more below it, by another name, and without its signature. Raises CannotAdd."""
    _refuse(place.kind, places_of(space.root, place.kind, space.texts()), name)
    document = space.document(place.file)
    if place.kind.name == SECTION:
        file = f"{place.file.rpartition('/')[0]}/{name}.md"
        made = _unsigned(Document(file, document.with_value(("id",), name).text), ())
        space.change({file: made.text, **_ordered(space, place, name)})
        return
    *up, number = place.path
    entry = {word: value for word, value in document.at(place.path).items() if word not in ("review", "role")}
    if "id" in entry:
        entry["id"] = name
    space.change({place.file: document.with_item(tuple(up), int(number) + 1, entry).text})


def move(space: Workspace, place: Place, by: int) -> None:
    """Gives an entry the place of the one above or below it."""
    *up, number = place.path
    document = space.document(place.file)
    if 0 <= int(number) + by < len(document.at(tuple(up))):
        space.change({place.file: document.moved(tuple(up), int(number), int(number) + by).text})


def delete(space: Workspace, place: Place) -> None:
    """Takes an entry away; a section leaves its page too."""
    if place.kind.name == SECTION:
        space.change({place.file: None, **_unordered(space, place)})
        return
    space.change({place.file: space.document(place.file).without(place.path).text})


def broken_by(space: Workspace, place: Place, guide: str) -> list[Finding]:
    """What would be to mend if an entry were deleted and nothing else."""
    before = loaded(space, guide).findings
    delete(space, place)
    try:
        return new_findings(before, loaded(space, guide).findings)
    finally:
        space.undo()


def _refuse(kind: EntryKind, places: list[Place], name: str) -> None:
    if "id" not in kind.model.model_fields and kind.name != SECTION:
        return
    if not name:
        raise CannotAdd("Give it an id that nobody has.")
    if any(place.id == name for place in places):
        raise CannotAdd(f'"{name}" is there already. Choose another id.')
    if not (FILE_NAME.fullmatch(name) or ID.fullmatch(name) or re.fullmatch(r"[A-Z]\d{1,4}", name)):
        raise CannotAdd(f'"{name}" cannot be an id. Use letters, numbers and -.')


def _unsigned(document: Document, path: tuple[str | int, ...]) -> Document:
    entry = document.at(path)
    return document.without((*path, "review")) if "review" in entry else document


def _order_place(space: Workspace, place: Place) -> tuple[str, int, list[str]] | None:
    file = f"{place.file.partition('/')[0]}/guide.yaml"
    pages = space.document(file).data.get("order", [])
    return next(
        ((file, n, page["sections"]) for n, page in enumerate(pages) if place.id in page["sections"]), None
    )


def _ordered(space: Workspace, place: Place, name: str) -> dict[str, str]:
    """The guide's order with a section after the one it was copied from."""
    found = _order_place(space, place)
    if not found:
        return {}
    file, page, names = found
    path = ("order", page, "sections")
    return {file: space.document(file).with_item(path, names.index(place.id) + 1, name).text}


def _unordered(space: Workspace, place: Place) -> dict[str, str]:
    found = _order_place(space, place)
    if not found:
        return {}
    file, page, names = found
    return {file: space.document(file).without(("order", page, "sections", names.index(place.id))).text}
