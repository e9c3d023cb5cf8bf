"""What a field may name: sources, sections, signs and the rest, each with words to find it by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...model.content.content import Content
from ...model.content.entry_names import known
from ...model.content.own_pictures import FOLDER, KINDS

Named = Sequence[tuple[str, str]]
BETWEEN = " · "
LONGEST = 80
USUAL_ANSWERS = ("yes", "no", "1", "2", "3", "4", "1 to 2")


class Choices:
    """The names of a guide that could be read; without one every field takes any word."""

    def __init__(self, content: Content | None, root: Path) -> None:
        self._content, self._root = content, root

    def named(self, kind: str) -> Named:
        """The ids of one kind of entry, each with its title."""
        if kind == "file":
            return [(name, "") for name in self._files()]
        if self._content is None:
            return []
        return [(name, self._title(kind, name)) for name in dict.fromkeys(known(self._content, kind))]

    def terms(self) -> Named:
        """The words of the glossary."""
        terms = self._content.glossary if self._content else {}
        return [(name, term.term) for name, term in terms.items()]

    def answers(self, question: str) -> Sequence[str]:
        """What a rule may say about a question: yes and no, or the numbers of its scale."""
        item = self._content.items.get(question) if self._content else None
        if self._content is None or item is None or not item.scale:
            return USUAL_ANSWERS
        scale = [*self._content.checklist.scales.get(item.scale, {})]
        return ["yes", "no"] if "yes" in scale else scale

    def _files(self) -> list[str]:
        folder = self._root / FOLDER
        return sorted(path.name for path in folder.glob("*") if path.suffix.lower() in KINDS)

    def _title(self, kind: str, name: str) -> str:
        entry = self._entry(kind, name)
        told = next(
            (getattr(entry, each) for each in TITLES if isinstance(getattr(entry, each, None), str)), ""
        )
        return " ".join(str(told).split())[:LONGEST]

    def _entry(self, kind: str, name: str) -> Any:
        content = self._content
        if content is None:
            return None
        found: dict[str, Any] = {
            "source": content.references,
            "section": content.sections,
            "sign": content.signs,
            "picture": content.pictures,
            "region": content.regions,
            "flag": content.flags,
            "item": content.items,
            "question": {**content.items, **content.flags},
            "card": {card.id: card for card in content.cards.cards},
            "note": {note.id: note for note in content.cards.notes},
            "group": {group.id: group for group in content.checklist.groups},
            "area": {area.id: area for area in content.checklist.areas},
            "step": {s.id: s for s in content.treatments.steps} if content.has("treatments.yaml") else {},
        }
        return found.get(kind, {}).get(name)


TITLES = ("title", "short", "name", "words", "cite", "label", "ask", "says")


def labelled(named: Named) -> list[str]:
    """Each name with its title, as a list of choices shows it."""
    return [f"{name}{BETWEEN}{title}" if title else name for name, title in named]


def name_in(label: str) -> str:
    """The name in a choice; of what was typed, the first word of a choice or all of it."""
    return label.partition(BETWEEN)[0].strip()
