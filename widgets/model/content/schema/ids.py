"""The ids of entries: plain letters, so that what looks the same is the same, and a link can name them."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator

from .basics import Text
from .forms import wrong

FIRST, ALLOWED = re.compile(r"[A-Za-z0-9]"), re.compile(r"[A-Za-z0-9._-]")
LONGEST = 40
SHAPES = {"glossary": "G-37", "source": "R120"}
PATTERNS = {
    "glossary": re.compile(r"G-\d+"),
    "source": re.compile(r"R\d+[a-z]?"),
}


def _plain(name: str) -> str:
    odd = next((letter for letter in name if not ALLOWED.match(letter)), "")
    if odd:
        raise wrong(f"{{word}} cannot be an id: {_called(odd)} is in it. Use a to z, 0 to 9, - and _.", name)
    if not FIRST.match(name) or len(name) > LONGEST:
        raise wrong(
            f"{{word}} cannot be an id. Start with a letter or number, and keep it under {LONGEST} letters.",
            name,
        )
    return name


def _called(letter: str) -> str:
    """A letter and its name, since some cannot be seen and others look like plain ones."""
    name = unicodedata.name(letter, "a sign without a name").lower()
    shown = letter if letter.isprintable() and not letter.isspace() else f"U+{ord(letter):04X}"
    return f'"{shown}" ({name})'


def _shaped(kind: str) -> AfterValidator:
    """Ids that marks in texts name, such as [R31] and [word](G-39)."""

    def hold(name: str) -> str:
        if not PATTERNS[kind].fullmatch(name):
            raise wrong(f"{{word}} cannot be named in a text. Write such as {SHAPES[kind]}.", name)
        return name

    return AfterValidator(hold)


Id = Annotated[Text, AfterValidator(_plain)]
GlossaryId = Annotated[Id, _shaped("glossary")]
SourceId = Annotated[Id, _shaped("source")]
