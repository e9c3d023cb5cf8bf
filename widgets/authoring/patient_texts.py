"""What patients are told by a guide, text by text, each with its place in their words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..model.content.loader import Loaded
from ..model.content.pages import KNOWN
from ..model.content.passages import UNREAD_FILES, is_held_back, is_read
from ..model.content.schema import Section
from ..model.content.yaml_document import Path, Tree

NUMBERS, SAFETY = "Emergency numbers", "Safety"
GROUPS = {
    "signs.yaml": SAFETY,
    "red-flags.yaml": SAFETY,
    "medicines.yaml": SAFETY,
    "checklist.yaml": "Check your signs",
    "cards.yaml": "Check your signs",
    "plan.yaml": "Plan",
    "treatments.yaml": "Treatments",
    "body-map.yaml": "Body map",
    "body-drawing.yaml": "Body map",
    "visit.yaml": "For my visit",
    "topics.yaml": "Topics",
    "find-help.yaml": "Find help",
    "pictures.yaml": "Pictures",
    "workshop.yaml": "Workshop",
    "guide.yaml": "About the guide",
    "glossary.yaml": "Words explained",
    "clinic.yaml": "The clinic",
}
SAFE_PARTS = ("safety", "lights", "moves")
SAFE_SECTION = "when"
PARTS = ("title", "short", "more", "known", "certainty")
PART_WORDS = {"short": "In short", "more": "More", "known": "How do we know?", "certainty": "How sure we are"}
APART = {"id", "review", "sources", "evidence", "level", "link", "everywhere"}
HOW_SOON = ": how soon"
DRAWING, DRAWN = "body-drawing.yaml", "The drawing has changed."
LETTER = re.compile(r"[^\W\d_]")
LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
MARKS = re.compile(r"^#+ +|\*+", re.MULTILINE)
BRACES = {
    "{emergency}": "the emergency number",
    "{doctor}": "doctor",
    "{doctor_now}": "where to get advice today",
    "{paracetamol}": "paracetamol",
}
REACHED = ("call", "sms", "whatsapp", "web")
TITLES = ("title", "name", "short", "term", "words", "ask", "id")
Key = tuple[str, ...]


@dataclass(frozen=True)
class PatientText:
    """A text: the group and place it stands in, and its words; a `rule` has none that patients read, and
    `says` what is told of a change in place of them.
    """

    group: str
    place: str
    words: str
    rule: bool = False
    says: str = ""


def patient_texts(loaded: Loaded, guide: str, shared: bool) -> dict[Key, PatientText]:
    """All that patients are told by a guide, and what it shares or not, by names that outlive a new order."""
    pages = _pages(loaded, guide)
    found: dict[Key, PatientText] = {}
    for section in loaded.sections.values():
        found |= dict(_section(section, pages.get(section.id, "Not on any page")))
    for file, tree in loaded.trees.items():
        if not file.endswith(UNREAD_FILES) and (shared or file.startswith(f"{guide}/")):
            found |= dict(_file(tree, file.removeprefix(f"{guide}/")))
    return found


def plain(text: str) -> str:
    """A text without its marks."""
    for mark, words in BRACES.items():
        text = text.replace(mark, words)
    return MARKS.sub("", LINK.sub(r"\1", text)).strip()


def _pages(loaded: Loaded, guide: str) -> dict[str, str]:
    tree = loaded.trees.get(f"{guide}/guide.yaml")
    order = tree.data.get("order", []) if tree and isinstance(tree.data, dict) else []
    return {
        name: KNOWN[place["page"]].name if place["page"] in KNOWN else str(place["page"])
        for place in order
        if isinstance(place, dict) and isinstance(place.get("page"), str)
        for name in place.get("sections", [])
        if isinstance(name, str)
    }


def _section(section: Section, page: str) -> Iterator[tuple[Key, PatientText]]:
    group = SAFETY if section.id == SAFE_SECTION else page
    for part in PARTS:
        place = ", ".join(word for word in (section.title, PART_WORDS.get(part, "")) if word)
        yield ("section", section.id, part), PatientText(group, place, plain(getattr(section, part)))


def _file(tree: Tree, file: str) -> Iterator[tuple[Key, PatientText]]:
    if file.startswith("regions/"):
        yield from _region(tree, file)
        return
    gathered: dict[Key, tuple[Path, list[str]]] = {}
    for path, text in tree.texts():
        if "review" not in path and is_read(path) and LETTER.search(text):
            own = path[:-1] if isinstance(path[-1], int) else path
            gathered.setdefault((file, *_named(tree.data, own)), (own, []))[1].append(plain(text))
    for key, (path, texts) in gathered.items():
        yield key, PatientText(_group(file, path), _place(tree.data, path), "\n".join(texts))
    if file == DRAWING:
        drawn = json.dumps(tree.data, sort_keys=True)
        yield (file, "drawing"), PatientText(GROUPS[file], "The body map", drawn, rule=True, says=DRAWN)
    yield from _rules(tree.data, (), file, tree.data)


def _region(tree: Tree, file: str) -> Iterator[tuple[Key, PatientText]]:
    name = tree.data.get("name", file) if isinstance(tree.data, dict) else file
    for path, text in tree.texts():
        place = f"{name}: {str(path[0]).replace('_', ' ')}"
        if is_held_back(tree.data, path):
            continue
        if path[-1] in REACHED:
            yield (file, *map(str, path)), PatientText(NUMBERS, place, text)
        elif is_read(path):
            yield (file, *map(str, path)), PatientText(SAFETY, place, plain(text))


def _rules(data: Any, path: Path, file: str, whole: Any) -> Iterator[tuple[Key, PatientText]]:
    """What an entry does, beside its words: how soon, for whom, and when it shows."""
    if isinstance(data, dict):
        if "id" in data:
            yield from _rule(data, path, file, whole)
        for word, value in data.items():
            yield from _rules(value, (*path, word), file, whole)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _rules(value, (*path, number), file, whole)


def _rule(data: dict[str, Any], path: Path, file: str, whole: Any) -> Iterator[tuple[Key, PatientText]]:
    key, group, place = (file, *_named(whole, path)), _group(file, path), _place(whole, path)
    if isinstance(data.get("level"), str):
        yield (*key, "level"), PatientText(group, f"{place}{HOW_SOON}", data["level"])
    rest = {word: value for word, value in data.items() if word not in APART and not is_read((word,))}
    if "steps" in data and path[:1] == ("programmes",):
        rest["steps"] = data["steps"]
    if rest:
        yield (*key, "rule"), PatientText(group, place, json.dumps(rest, sort_keys=True), rule=True)


def _group(file: str, path: Path) -> str:
    return SAFETY if file == "plan.yaml" and path[:1] and path[0] in SAFE_PARTS else GROUPS.get(file, file)


def _named(data: Any, path: Path) -> Key:
    """A path by the ids on its way, so that entries may change places."""
    names = []
    for part in path:
        data = data[part]
        is_entry = isinstance(data, dict) and isinstance(data.get("id") or data.get("area"), str)
        names.append(str(data.get("id") or data.get("area")) if is_entry else str(part))
    return tuple(names)


def _place(data: Any, path: Path) -> str:
    """The title of the entry on the way to a text, or the words of its path."""
    title = ""
    for part in path:
        data = data[part]
        if isinstance(data, dict):
            name = next((data[word] for word in TITLES if word in data), "")
            title = plain(name) if isinstance(name, str) and name else title
    return title or str(path[0] if path else "").replace("_", " ").capitalize()
