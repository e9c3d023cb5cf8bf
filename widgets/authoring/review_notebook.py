"""`review()`: the reviewer's pack in a notebook, to read and to filter."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ..model.content.content import Content
from ..model.content.folders import content_root
from ..model.content.remembered import read_guide
from .html_report import html_part

if TYPE_CHECKING:
    import pandas as pd


class ReviewPack:
    """The texts of a guide that wait for a clinician; `texts` and `levels` are tables (pandas)."""

    def __init__(self, content: Content, day: date) -> None:
        self.content, self.day = content, day

    @cached_property
    def texts(self) -> pd.DataFrame:
        """Each text, with its words, sources and place, and empty columns to fill in."""
        from .review_pack import text_table

        return text_table(self.content)

    @cached_property
    def levels(self) -> pd.DataFrame:
        """Each level that is not what it was, as such a table."""
        from .review_pack import level_table

        return level_table(self.content)

    def _repr_html_(self) -> str:
        from .review import shown_in_pack

        return html_part("review_pack.html", **shown_in_pack(self.content, self.day))

    def __repr__(self) -> str:
        return f"<{len(self.texts)} texts of {self.content.name} to be read by a clinician>"


def review(name: str, day: date | None = None) -> ReviewPack:
    """The pack of a guide, such as `review("pelvic-pain-after-running")`, as of today.

    Raises ContentError, with file and line, when the content has mistakes.
    """
    return ReviewPack(read_guide(content_root(), name), day or date.today())
