"""A table in a section, for tests of where it is shown."""

from __future__ import annotations

from dataclasses import replace

from widgets.model.content.content import Content

CAPTION = "How it may grow"


def table(count: int, words: str = "20 minutes") -> str:
    """A table of so many rows, with a caption."""
    rows = "\n".join(f"| Week {number} | {words} |" for number in range(count))
    return f"| Week | Longest run |\n| --- | --- |\n{rows}\n\nTable: {CAPTION}\n"


def with_table(content: Content, name: str, markdown: str) -> Content:
    """The guide with a table at the end of what a section says in short."""
    section = content.sections[name]
    longer = section.model_copy(update={"short": f"{section.short}\n\n{markdown}"})
    return replace(content, sections={**content.sections, name: longer})
