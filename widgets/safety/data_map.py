"""What is kept, and where: read from the components, scripts, tables, files and settings themselves."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import get_args
from urllib.parse import parse_qs

from pydantic import BaseModel
from tornado.httputil import HTTPConnection, HTTPServerRequest, RequestStartLine

from .. import components, workshop
from ..components.component import Component
from ..components.visit_viewer.loaded_visit import LoadedVisit
from ..model.content.context_links import WORDS
from ..model.content.locale_choice import LocaleChoice
from ..model.content.schema.safety import DataWords
from ..model.visit.diary_file import APP, COLUMNS
from ..model.visit.visit_file import KIND, Visit
from ..serve.app import access_log
from ..serve.app.rate_limit import RateLimit
from ..serve.clinic.realms import realms
from ..workshop.room.database_tables import metadata
from ..workshop.web.phones_heard import PhonesHeard

MEMORY = (RateLimit, LoadedVisit, PhonesHeard)
PACKAGE = Path(__file__).parent.parent
OPENED = re.compile(r'openStore\("([\w:-]+)"\)')
PREFIX = re.compile(r'^const PREFIX = "([\w:-]+)"', re.MULTILINE)
CACHE = re.compile(r"\bcaches\.open\(")
PARTS = re.compile(r"export const PARTS = \{(.*?)\n\};", re.DOTALL)
PART = re.compile(r'^\s+"?(\w*)"?: \[(.*?)\],$', re.MULTILINE)
STORE = "widgets/page/static/store.js"  # opens whatever place it is told
RESOURCE = re.compile(r'"resourceType": "(\w+)"')
OTHERS = ("jsqr.js",)  # copied as published


@dataclass(frozen=True)
class Kept:
    """One thing that is kept or sent, by its place the name the code has for it, and where that is said."""

    place: str
    name: str
    said_in: str


@dataclass(frozen=True)
class Described:
    """A row of the data protection paper: things of one place with the words for them."""

    place: str
    names: tuple[str, ...]
    words: DataWords | None
    said_in: str


def kept() -> list[Kept]:
    """Everything, by place, in the order of the paper: phone, files, server, rooms."""
    return [*_on_the_phone(), *_in_files(), *_on_the_server(), *_in_rooms()]


def described(words: Iterable[DataWords]) -> list[Described]:
    """All that is kept with the words for it; a thing without any comes first, as a row of its own."""
    by_name = {(each.place, name): each for each in words for name in each.names}
    groups: dict[tuple[str, DataWords | None], list[Kept]] = {}
    for each in kept():
        groups.setdefault((each.place, by_name.get((each.place, each.name))), []).append(each)
    rows = [
        Described(place, tuple(each.name for each in those), found, those[0].said_in)
        for (place, found), those in groups.items()
    ]
    return sorted(rows, key=lambda row: row.words is not None)


def gone(words: Iterable[DataWords]) -> list[str]:
    """What words are written for although the code keeps no such thing, as "place: name"."""
    there = {(each.place, each.name) for each in kept()}
    return [
        f"{each.place}: {name}" for each in words for name in each.names if (each.place, name) not in there
    ]


def _on_the_phone() -> Iterator[Kept]:
    seen = set[tuple[str, str]]()
    for component in _components(Component):
        place = f"phone, {component.store or 'answers'}"
        for name in component.kept:
            if (place, name) not in seen:
                seen.add((place, name))
                yield Kept(place, name, _file_of(component))
    for path in sorted(PACKAGE.rglob("*.js")):
        text, said_in = path.read_text(encoding="utf-8"), _name(path)
        if said_in == STORE or path.name in OTHERS:
            continue
        yield from (Kept("phone, settings", name, said_in) for name in OPENED.findall(text))
        if "localStorage" in text:
            yield from (Kept("phone, rooms", name, said_in) for name in PREFIX.findall(text))
        if CACHE.search(text):
            yield Kept("phone, offline pages", "pages", said_in)


def _components(base: type[Component]) -> Iterator[type[Component]]:
    """All components that keep something; each module is imported, since only then its class is known."""
    for package in (components, workshop):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(found.name)
    yield from (
        each for each in _below(base) if each.__module__.startswith("widgets.") and "kept" in vars(each)
    )


def _below(base: type[Component]) -> Iterator[type[Component]]:
    for each in base.__subclasses__():
        yield each
        yield from _below(each)


def _in_files() -> Iterator[Kept]:
    yield from (Kept(f"file, {KIND}", name, _file_of(Visit)) for name in _fields(Visit))
    for path in sorted((PACKAGE / "model" / "visit" / "fhir").glob("*.py")):
        for name in dict.fromkeys(RESOURCE.findall(path.read_text(encoding="utf-8"))):
            yield Kept("file, FHIR document", name, _name(path))
    yield from (Kept(f"file, {APP}", name, "widgets/model/visit/diary_file.py") for name in COLUMNS)
    places = PACKAGE / "components" / "your_data" / "places.js"
    listed = PARTS.search(places.read_text(encoding="utf-8"))
    for place, names in PART.findall(listed.group(1) if listed else ""):
        for name in re.findall(r'"(\w+)"', names):
            yield Kept("file, stridewell-data", f"{place or 'answers'}.{name}", _name(places))


def _fields(model: type[BaseModel], above: str = "") -> Iterator[str]:
    """The names of all fields, those of a part after its own: `diary.day`."""
    for name, field in model.model_fields.items():
        inner = [part for part in _types(field.annotation) if issubclass(part, BaseModel)]
        if inner:
            yield from _fields(inner[0], f"{above}{name}.")
        else:
            yield above + name


def _types(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for part in get_args(annotation):
        yield from _types(part)


def _on_the_server() -> Iterator[Kept]:
    yield Kept("server, log", "line", "widgets/serve/app/access_log.py")
    for realm in realms("a key", "an editor's key").values():
        yield Kept("server, cookie", realm.cookie, "widgets/serve/clinic/realms.py")
    choices = parse_qs(LocaleChoice("", "", ()).query(lang="a", region="b").removeprefix("?"))
    yield from (Kept("server, query", name, _file_of(LocaleChoice)) for name in choices)
    yield from (Kept("server, query", name, "widgets/model/content/context_links.py") for name in WORDS)
    yield from (Kept("server, memory", each.__name__, _file_of(each)) for each in MEMORY)


def example_line() -> str:
    """A line of the access log, as a request for a page is noted; without its time."""
    start = RequestStartLine("GET", "/plan?answer=yes", "HTTP/1.0")
    asked = HTTPServerRequest(start_line=start, connection=HTTPConnection())
    lines: list[str] = []
    listening = logging.Handler()
    listening.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    level = access_log.log.level
    access_log.log.addHandler(listening)
    access_log.log.setLevel(logging.INFO)
    try:
        access_log.note(200, asked)
    finally:
        access_log.log.removeHandler(listening)
        access_log.log.setLevel(level)
    return lines[0]


def _in_rooms() -> Iterator[Kept]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            yield Kept(f"room, {table.name}", column.name, "widgets/workshop/room/database_tables.py")


def _file_of(model: type) -> str:
    return f"{model.__module__.replace('.', '/')}.py"


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()
