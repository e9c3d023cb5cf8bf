"""Every text that a patient can read, with the file and line it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .content import Content
from .schema import Section
from .tables import RULE, cells_of, is_table_line
from .yaml_document import Path, Tree

READ = {
    "title", "purpose", "audience", "authors", "funding", "updates", "term", "means", "lines", "who",
    "how_soon", "do", "note", "ask", "short", "could_be", "label", "intro", "why", "help", "words",
    "any_of", "within", "very_bad", "asks_day",
    "says", "who_to_see", "meanwhile", "other_things", "scales", "timing", "walk_in", "say", "name",
    "reviewed_by", "text", "caution", "steps", "proof",
    "problem", "decision", "certainty", "safety", "what", "suits", "benefit", "harms", "like", "helps",
    "helps_not", "basis", "who_gains", "people", "own", "choices", "always", "help_now",
    "conflict_of_interest", "consent", "contact", "services", "consider", "low", "high", "tell", "hint",
    "by_day", "at_night", "open", "called", "first_stop", "then", "drawn", "apart", "missing", "row",
    "advice_on_amber", "brief", "ruled_out", "not_first", "plan_note", "certainty_note", "private", "you",
    "until", "sooner", "skipped", "lettering", "start", "end", "feel", "stop", "transcript", "licence",
    "aims", "alt",
}  # fmt: skip
TITLE_LINE = 3
UNREAD_FILES = (
    *("claims.yaml", "examples.yaml", "references.yaml", "clinic.example.yaml"),
    *("context-links.yaml", "forms.yaml"),
)
UNREAD_LISTS = {"who", "words", "term"}


@dataclass(frozen=True)
class Passage:
    """A text as it stands in a file; `line` counts from 1, `path` leads to it in a YAML file."""

    file: str
    line: int
    text: str
    path: Path = ()


def passages(content: Content) -> Iterator[Passage]:
    """The patient texts of a guide, its glossary and its regions."""
    for section in content.sections.values():
        yield from section_passages(content.file_of(section), section)
    for tree in content.trees.values():
        yield from tree_passages(tree)
    yield from told_cases(content)


def told_cases(content: Content) -> Iterator[Passage]:
    """The people of the worked examples that a talk tells."""
    file = f"{content.name}/examples.yaml"
    told = {case.example for case in content.workshop.cases} if content.has("workshop.yaml") else set()
    for number, example in enumerate(content.examples):
        if example.id in told:
            yield Passage(file, content.trees[file].line(number, "who"), example.who)


def section_passages(file: str, section: Section) -> Iterator[Passage]:
    """The title of a section, then its paragraphs."""
    yield Passage(file, TITLE_LINE, section.title)
    for line, text in zip(section.lines, (section.short, section.more, section.known), strict=True):
        yield from paragraphs(file, line, text)


def tree_passages(tree: Tree) -> Iterator[Passage]:
    """The texts of a YAML file that patients can read."""
    if not tree.file.endswith(UNREAD_FILES):
        for path, text in tree.texts():
            if is_read(path) and not is_held_back(tree.data, path):
                yield Passage(tree.file, tree.line(*path), text, path)


def paragraphs(file: str, line: int, text: str) -> Iterator[Passage]:
    """The paragraphs of a Markdown text that starts on `line`."""
    start, gathered = line, list[str]()
    for number, words in enumerate([*text.splitlines(), ""], line):
        if is_table_line(words):
            yield from (Passage(file, number, cell) for cell in _cells(words))
            words = ""
        if words.strip():
            gathered.append(words)
        elif gathered:
            yield Passage(file, start, " ".join(gathered))
            gathered = []
        if not gathered:
            start = number + 1


def _cells(line: str) -> list[str]:
    """The cells of a table's row that say something."""
    return [] if RULE.fullmatch(line) else [cell for cell in cells_of(line) if cell]


def is_held_back(data: Any, path: Path) -> bool:
    """Whether the text at `path` belongs to an entry that says `shown: no`."""
    for part in path:
        if isinstance(data, dict) and data.get("shown") == "no":
            return True
        data = data[part]
    return False


def is_read(path: Path) -> bool:
    """Whether the text at `path` is shown to patients: some word on the way says so, and none denies it."""
    words = [part for part in path if isinstance(part, str)]
    listed = len(path) > 1 and isinstance(path[-1], int)
    is_unread = words and ((words[-1] in UNREAD_LISTS and listed) or "spelling" in words)
    return any(word in READ for word in words) and not is_unread
