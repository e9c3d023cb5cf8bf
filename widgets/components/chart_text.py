"""Text for plotly, which takes a few tags and entities in its titles and labels for markup."""

from __future__ import annotations

from textwrap import wrap


def chart_text(text: str) -> str:
    """The text so written that plotly shows every sign of it."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def wrapped_chart_text(text: str, width: int) -> str:
    """The same in lines of at most `width` letters; a space when there is no text."""
    return "<br>".join(map(chart_text, wrap(text, width))) or " "
