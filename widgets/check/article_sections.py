"""Writes the parts of an article as sections that wait to be told in our own words."""

from __future__ import annotations

import json
import re
from pathlib import Path

from .article_reader import Article
from .section_rules import TextSection

UNFINISHED = "[?] Write two to five sentences that stand alone."
UNKNOWN = "[?] Name the sources, how strong they are, and what nobody knows."


def write_sections(article: Article, folder: Path) -> int:
    """Writes one file for each part with text into a new folder, and returns how many.

    Raises ValueError when the folder is there already: nothing is ever overwritten.
    """
    if folder.exists():
        raise ValueError(f"{folder} is there already. Name a new folder.")
    folder.mkdir(parents=True)
    parts = [part for part in article.parts if part.blocks]
    names = _names(parts)
    for name, part in zip(names, parts, strict=True):
        (folder / f"{name}.md").write_text(_section(name, part), encoding="utf-8")
    return len(parts)


def _names(parts: list[TextSection]) -> list[str]:
    names: list[str] = []
    for part in parts:
        name = "-".join(re.findall(r"[a-z0-9]+", part.title.lower())[:5]) or "part"
        names.append(f"{name}-{names.count(name) + 1}" if name in names else name)
    return names


def _section(name: str, part: TextSection) -> str:
    title = json.dumps(part.title, ensure_ascii=False)
    heading = f"id: {name}\ntitle: {title}\narticle: {title}\ncertainty: very unsure\nevidence: draft choice"
    text = re.sub(r"(?m)^#", r"\\#", part.text)
    return (
        f"---\n{heading}\n---\n## In short\n{UNFINISHED}\n\n## More\n{text}\n\n"
        f"## How do we know?\n{UNKNOWN}\n"
    )
