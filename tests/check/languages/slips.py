"""Slips in real translations, read from `slips.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "slips.yaml").read_text(encoding="utf-8"))
LANGUAGES = ("ms", "zh-Hans", "ta", "ar")


@dataclass(frozen=True)
class Slip:
    """One slip: what was planted, the English, and the translation without and with it."""

    language: str
    name: str
    english: str
    right: str
    wrong: str
    finds: str

    def __str__(self) -> str:
        return f"{self.language}: {self.name}"


def slips() -> Iterator[Slip]:
    """Every slip of every language."""
    for language in LANGUAGES:
        own = TABLE[language]
        for name, slip in TABLE["slips"].items():
            old, new = own["wrong"][name]
            right = own["right"][slip["text"]]
            assert old in right, (language, name)
            wrong = right.replace(old, new, 1)
            yield Slip(language, name, TABLE["english"][slip["text"]], right, wrong, slip["finds"])
