"""Finds, in a YAML tree, every name that should lead to another entry, and what may be named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from .content import Content
from .findings import NEAREST, nearest
from .markdown_extensions import SOURCE_ID
from .yaml_document import Path

Name = tuple[Path, str, str]

KINDS = {
    "sources": "source",
    "sign": "sign",
    "signs": "sign",
    "part_of": "sign",
    "only_with": "item",
    "supporting": "item",
    "alone": "item",
    "reopens": "flag",
    "flags": "flag",
    "cards": "card",
    "ruled_out_by": "card",
    "longest_run_sources": "source",
    "view": "view",
    "paces": "pace",
    "fits": "choice",
    "notes": "note",
    "ask_again": "flag",
    "group": "group",
    "scale": "scale",
    "link": "section",
    "section": "section",
    "sections": "section",
    "narrows": "section",
    "items": "item",
    "area": "area",
    "under": "section",
    "step": "step",
    "default_region": "region",
    "not_sure": "question",
    "picture": "picture",
    "pictures": "picture",
}


ROWS = ("shows_when", "also_when", "until_signed", "unsure_explained", "skip_when", "raise", "rows", "when")


def names(data: object, path: Path) -> Iterator[Name]:
    """Every name of another entry, with the kind of entry it should be."""
    if isinstance(data, dict):
        for word, value in data.items():
            if word in KINDS:
                yield from _each(value, (*path, word), KINDS[word])
            elif word in ROWS:
                yield from _rule_items(value, (*path, word))
            elif word == "asks_first":
                for answer, those in value.items():
                    yield from _each(those, (*path, word, answer), "question")
            elif word == "key":
                yield from _key_items(value, (*path, word))
            elif word == "superseded_by" and SOURCE_ID.fullmatch(value):
                yield (*path, word), "source", value
            yield from names(value, (*path, word))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from names(value, (*path, number))


def _each(value: object, path: Path, kind: str) -> Iterator[Name]:
    if isinstance(value, str):
        yield path, kind, value
    elif isinstance(value, list):
        for number, name in enumerate(value):
            if isinstance(name, str):
                yield (*path, number), kind, name


def _rule_items(rows: object, path: Path) -> Iterator[Name]:
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        for item in {**row, **row.get("unless", {})} if isinstance(row, dict) else ():
            if item not in ("unless", "level"):
                yield (*path, number), "question", item


def _key_items(keys: object, path: Path) -> Iterator[Name]:
    for number, key in enumerate(keys if isinstance(keys, list) else []):
        names = [key] if isinstance(key, str) else [key["item"], *key.get("unless", {})]
        for name in names:
            yield (*path, number), "item", name


def known(content: Content, kind: str) -> Iterable[str]:
    """The names there are of one kind of entry."""
    return KNOWN[kind](content)


def _paces(content: Content) -> list[str]:
    practice = content.plan.practice if content.has("plan.yaml") else None
    return [pace.id for pace in practice.paces] if practice else []


def _choices(content: Content) -> list[str]:
    practice = content.plan.practice if content.has("plan.yaml") else None
    return [choice.id for choice in practice.choices] if practice else []


def _steps(content: Content) -> list[str]:
    return [step.id for step in content.treatments.steps] if content.has("treatments.yaml") else []


def _views(content: Content) -> list[str]:
    """The views of the body; a guide without a map lists its places under any."""
    if content.has("body-map.yaml"):
        return [view.id for view in content.body_map.views]
    return [area.view for area in content.checklist.areas]


def questions(content: Content) -> list[str]:
    """What a rule may ask about: flags, items and their second questions, and areas of the body."""
    second = [f"{name}.{part}" for name in content.items for part in ("bother", "worse")]
    areas = [area.id for area in content.checklist.areas]
    return [*content.items, *content.flags, *areas, *second, *(f"{name}.worse" for name in content.flags)]


def unknown(kind: str, name: str, those: Iterable[str]) -> str:
    """The sentence for a name that leads nowhere."""
    return f'No {kind} is called "{name}".{nearest(name, those, NEAREST)}'


KNOWN: Mapping[str, Callable[[Content], Iterable[str]]] = {
    "source": lambda content: content.references,
    "item": lambda content: content.items,
    "question": questions,
    "sign": lambda content: content.signs,
    "flag": lambda content: content.flags,
    "card": lambda content: [card.id for card in content.cards.cards],
    "pace": _paces,
    "choice": _choices,
    "note": lambda content: [note.id for note in content.cards.notes],
    "group": lambda content: [group.id for group in content.checklist.groups],
    "scale": lambda content: content.checklist.scales,
    "section": lambda content: content.sections,
    "step": _steps,
    "view": _views,
    "area": lambda content: [area.id for area in content.checklist.areas],
    "region": lambda content: content.regions,
    "picture": lambda content: content.pictures,
}
