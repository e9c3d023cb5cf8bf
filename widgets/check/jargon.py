"""Words that need an explanation, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml

from ..model.content.passages import Passage
from .violations import Hit

TABLE = Path(__file__).with_suffix(".yaml")
EXPLAINED = re.compile(r"\[([^\]]+)\]\((?:G-\d+|#[\w-]+|T-\d+)\)")
IN_BRACKETS = re.compile(r"\(([^()]+)\)")


def unexplained(blocks: Sequence[Passage]) -> Iterator[tuple[Passage, Hit]]:
    """For each hard word that a section neither links nor explains: the first place it stands."""
    linked = " ".join(words for block in blocks for words in EXPLAINED.findall(block.text)).lower()
    for pattern, plain in _words():
        for block in blocks:
            match = pattern.search(block.text)
            if match:
                if not pattern.search(linked) and not _in_brackets(block.text, match.start()):
                    says = (
                        f'"{match.group()}" needs an explanation. Write "{plain}", or link it '
                        f"to the glossary."
                    )
                    yield block, Hit("SW502", match.group(), match.start(), says, f'Write "{plain}".')
                break


def _in_brackets(text: str, start: int) -> bool:
    """ "tailbone (coccyx)": the plain word comes first and the hard one in brackets."""
    return any(match.start() < start < match.end() for match in IN_BRACKETS.finditer(text))


@cache
def _words() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return tuple((re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), plain) for pattern, plain in rows.items())
