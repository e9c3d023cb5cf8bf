"""Reads a section: a heading between `---` lines, then three passages of Markdown."""

from __future__ import annotations

from itertools import takewhile

from .findings import Finding
from .schema import Heading, Section
from .schema_messages import validate
from .yaml_document import read_tree

DEPTHS = {"## In short": "short", "## More": "more", "## How do we know?": "known"}


def read_section(file: str, text: str) -> tuple[Section | None, list[Finding]]:
    """The section in `text`, or none with every finding."""
    lines = text.splitlines()
    end = _heading_end(lines)
    if end is None:
        return None, [Finding(file, 1, 'Start with "---", the heading lines, and "---" again.', "SW109")]
    heading, under, findings = _heading(file, "\n".join(lines[1:end]))
    passages, starts, more = _passages(file, lines, end + 1)
    findings += more
    if findings or heading is None:
        return None, findings
    where = {"lines": starts, "under_line": under}
    return Section.model_validate({**dict(heading), **passages, **where}), []


def _heading_end(lines: list[str]) -> int | None:
    if not lines or lines[0].strip() != "---":
        return None
    return next((i for i, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)


def _heading(file: str, text: str) -> tuple[Heading | None, int, list[Finding]]:
    """The heading, and the line of "under"."""
    tree, findings = read_tree(file, text, first_line=2)
    if tree is None or findings:
        return None, 1, findings
    heading, findings = validate(tree, Heading)
    return heading, tree.line("under"), findings


def _passages(file: str, lines: list[str], start: int) -> tuple[dict[str, str], list[int], list[Finding]]:
    marks = [i for i in range(start, len(lines)) if lines[i].startswith("## ")]
    findings = _wrong_marks(file, lines, marks, start)
    ends = [*marks[1:], len(lines)] if marks else []
    passages = {
        DEPTHS[lines[i].strip()]: "\n".join(lines[i + 1 : end]).strip("\n")
        for i, end in zip(marks, ends, strict=True)
        if lines[i].strip() in DEPTHS
    }
    empty = [(i, lines[i]) for i in marks if not passages.get(DEPTHS.get(lines[i].strip(), ""), "x")]
    findings += [Finding(file, i + 1, f'Nothing stands under "{mark}".', "SW109") for i, mark in empty]
    return passages, [i + 2 for i in marks][:3], findings


def _wrong_marks(file: str, lines: list[str], marks: list[int], start: int) -> list[Finding]:
    found = [lines[i].strip() for i in marks]
    if found == list(DEPTHS):
        return []
    line = _missing_mark(lines, marks, start, found) + 1
    wanted = '", "'.join(DEPTHS)
    return [Finding(file, line, f'A section has three parts, in this order: "{wanted}".', "SW109")]


def _missing_mark(lines: list[str], marks: list[int], start: int, found: list[str]) -> int:
    """Where the first part that is missing or out of place stands, or should."""
    pairs = zip(found, DEPTHS, strict=False)
    right = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    missing = list(DEPTHS)[right] if right < len(DEPTHS) else ""
    misplaced = (
        i for i in range(start, len(lines)) if lines[i].strip("# ") == missing.strip("# ") and i not in marks
    )
    return next(misplaced, marks[right] if right < len(marks) else (marks or [start])[-1])
