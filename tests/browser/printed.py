"""What comes out of a printer: the sheets of a PDF, and their words."""

from __future__ import annotations

import io
import unicodedata

import pypdf

from harness.engines.engine import PAPERS

MARKS = str.maketrans("", "", "\u00ad\u200b\u200e\u200f")  # of which a reader sees nothing


class Printed:
    """The sheets of a PDF."""

    def __init__(self, pdf: bytes) -> None:
        self.pages = pypdf.PdfReader(io.BytesIO(pdf)).pages

    def papers(self) -> set[str]:
        """What paper the sheets have, by name."""
        sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in self.pages]
        return {_paper(width, height) for width, height in sizes}

    def text(self) -> str:
        """Its words, a blank between two."""
        text = " ".join(page.extract_text() for page in self.pages)
        return " ".join(unicodedata.normalize("NFKC", text).split())  # parts the letters of "ﬁ"

    def lacks(self, lines: list[str]) -> list[str]:
        """Those lines that were not printed; where a line breaks and where blanks are does not count."""
        printed = letters(self.text())
        return [line for line in lines if letters(line) not in printed]


def letters(text: str) -> str:
    """A text without blanks and what is not seen."""
    return "".join(unicodedata.normalize("NFKC", text).translate(MARKS).split()).lower()


def _paper(width: float, height: float) -> str:
    points = {name: [side / 25.4 * 72 for side in sides] for name, sides in PAPERS.items()}
    near = [name for name, (w, h) in points.items() if abs(width - w) < 2 and abs(height - h) < 2]
    return near[0] if near else f"{width} × {height}"
