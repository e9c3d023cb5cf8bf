"""The kinds of entry a form can open, and where their entries stand; none is out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as Folder
from typing import Any, get_args, get_origin

import yaml
from pydantic import BaseModel

from ...model.content.files import read_text
from ...model.content.loader import OWN, PARTS, SHARED
from ...model.content.schema import Heading, Region
from ...model.content.yaml_document import Path
from .documents import Document
from .fields import fields_of, models_in
from .yaml_splice import NotSpliced

NAMES: dict[tuple[str, str], str] = {
    ("red-flags.yaml", "flags"): "Warning sign: what we ask (red flag)",
    ("signs.yaml", ""): "Warning sign: its words and level (sign)",
    ("checklist.yaml", "items"): "Question of the check (item)",
    ("checklist.yaml", "groups"): "Group of questions",
    ("checklist.yaml", "areas"): "Place on the body (area)",
    ("cards.yaml", "cards"): "Card of a result",
    ("cards.yaml", "notes"): "Note beside a result",
    ("examples.yaml", ""): "Worked case (example)",
    ("treatments.yaml", "options"): "Treatment (option)",
    ("treatments.yaml", "steps"): "Step of care",
    ("plan.yaml", "programmes"): "Running programme (its stages)",
    ("plan.yaml", "readiness"): "Readiness for a programme",
    ("plan.yaml", "swaps"): "Other sport in place of a run",
    ("plan.yaml", "tips"): "Tips on a run",
    ("topics.yaml", "topics"): "Topic (a question with a page)",
    ("medicines.yaml", "situations"): "Situation before a pain reliever",
    ("visit.yaml", "questions"): "Question for the visit",
    ("body-map.yaml", "areas"): "Where a place on the body leads",
    ("workshop.yaml", "slides"): "Slide of the workshop",
    ("workshop.yaml", "polls"): "Poll of the workshop",
    ("workshop.yaml", "lengths"): "Length of the workshop",
    ("workshop.yaml", "quiz"): "Quiz question of the workshop",
    ("glossary.yaml", ""): "Word of the glossary",
    ("references.yaml", ""): "Source",
    ("pictures.yaml", ""): "Picture",
    ("forms.yaml", ""): "Published form and its terms",
    ("clinic.yaml", "places"): "Place of the clinic",
    ("guide.yaml", "order"): "Order of sections on a page",
    ("guide.yaml", "doors"): "Way into the guide on its start page",
    ("guide.yaml", "related"): "Other guide that this one leads to",
    ("find-help.yaml", "ways"): "Way to help",
    ("workshop.yaml", "cases"): "Case of the workshop",
    ("workshop.yaml", "teach_back"): "Teach-back of the workshop",
    ("body-map.yaml", "views"): "View of the body map",
    ("medicines.yaml", "kinds"): "Kind of pain reliever",
    ("claims.yaml", "claims"): "Statement of the article",
    ("claims.yaml", "missing"): "Topic the article lacks",
    ("context-links.yaml", "links"): "Link from a health record",
    ("body-drawing.yaml", "figures"): "Drawing of the body map",
}
WHOLE: dict[str, str] = {
    "clinic.yaml": "Clinic",
    "guide.yaml": "Guide: its title, purpose and review",
    "red-flags.yaml": "Emergency card, and the words of each level",
    "checklist.yaml": "Scales of answers",
    "plan.yaml": "Rules of the plan",
    "cards.yaml": "When no card fits",
    "treatments.yaml": "Treatments: the words around them",
    "medicines.yaml": "Pain relievers: the words around them",
    "find-help.yaml": "Find help: the words around it",
    "visit.yaml": "Page for the visit: its parts",
    "workshop.yaml": "Workshop: its title",
    "body-map.yaml": "Body map: the words around it",
}
FIRST = ("Section", *NAMES.values(), "Region", *WHOLE.values())
TITLES = (
    "title",
    "name",
    "ask",
    "term",
    "words",
    "cite",
    "short",
    "text",
    "label",
    "who",
    "says",
    "article",
    "page",
)
SECTION, REGION = "Section", "Region"


@dataclass(frozen=True)
class EntryKind:
    """`path` leads to the list of its entries in `file` (below `content/`); none for a whole file."""

    name: str
    file: str
    model: type[BaseModel]
    path: Path | None = None
    left_out: tuple[str, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether its entries stand in a list, and can be added, moved and deleted."""
        return self.path is not None


@dataclass(frozen=True)
class Place:
    """An entry: its file, the way to it, its id, and what it is called in a list."""

    kind: EntryKind
    file: str
    path: Path
    id: str
    title: str

    @property
    def label(self) -> str:
        """One line of a list."""
        return f"{self.id} · {self.title}" if self.id and self.id != self.title else self.title or self.id


def kinds_of(root: Folder, guide: str) -> dict[str, EntryKind]:
    """All kinds of a guide by name, those that are changed often first."""
    own = {
        f"{guide}/{file}": shape for file, shape in {**OWN, **PARTS}.items() if (root / guide / file).exists()
    }
    found = [
        EntryKind(SECTION, f"{guide}/sections/*.md", Heading),
        EntryKind(REGION, "regions/*.yaml", Region),
    ]
    for file, shape in {**own, **SHARED}.items():
        found += _kinds_in(file, shape)
    rank = {name: number for number, name in enumerate(FIRST)}
    ordered = sorted(found, key=lambda kind: (rank.get(kind.name, len(rank)), kind.name))
    return {kind.name: kind for kind in ordered}


def _kinds_in(file: str, shape: Any) -> Iterator[EntryKind]:
    bare = file.rpartition("/")[2]
    if get_origin(shape) is tuple:
        yield EntryKind(NAMES.get((bare, ""), f"{bare}: each entry"), file, get_args(shape)[0], ())
        return
    listed = {
        field.alias or name: inner[0]
        for name, field in shape.model_fields.items()
        if get_origin(field.annotation) is tuple and (inner := models_in(field.annotation))
    }
    for name, model in listed.items():
        yield EntryKind(NAMES.get((bare, name), f"{bare}: {name}"), file, model, (name,))
    if fields_of(shape, tuple(listed)):
        yield EntryKind(WHOLE.get(bare, f"{bare}: the rest"), file, shape, None, tuple(listed))


def places_of(root: Folder, kind: EntryKind, texts: dict[str, str]) -> list[Place]:
    """The entries of a kind; `texts` are files that are being changed. One that cannot be read has none."""
    return [place for file in files_of(root, kind, texts) for place in _places_in(root, kind, file, texts)]


def files_of(root: Folder, kind: EntryKind, texts: dict[str, str]) -> list[str]:
    """The files a kind stands in."""
    if "*" not in kind.file:
        return [kind.file]
    folder, _, ending = kind.file.partition("*")
    new = {file for file in texts if file.startswith(folder) and file.endswith(ending)}
    return sorted({path.relative_to(root).as_posix() for path in root.glob(kind.file)} | new)


def _places_in(root: Folder, kind: EntryKind, file: str, texts: dict[str, str]) -> Iterator[Place]:
    text = texts.get(file)
    if text is None:
        text, unread = read_text(root, root / file)
        if unread:
            return
    try:
        data = Document(file, text).data
    except (yaml.YAMLError, NotSpliced):
        return
    if kind.path is None:
        stem = file.rpartition("/")[2].rpartition(".")[0]
        yield Place(
            kind, file, (), stem if "*" in kind.file else "", _title(data) if "*" in kind.file else file
        )
        return
    for part in kind.path:
        data = data.get(part, []) if isinstance(data, dict) else []
    for number, entry in enumerate(data if isinstance(data, list) else []):
        yield Place(kind, file, (*kind.path, number), id_of(entry), _title(entry))


def id_of(entry: Any) -> str:
    """What an entry is named by."""
    if not isinstance(entry, dict):
        return ""
    return str(next((entry[name] for name in ("id", "area", "example", "page") if name in entry), ""))


def _title(entry: Any) -> str:
    told = (
        next((entry[name] for name in TITLES if isinstance(entry.get(name), str)), "")
        if isinstance(entry, dict)
        else ""
    )
    return " ".join(told.split())[:90]
