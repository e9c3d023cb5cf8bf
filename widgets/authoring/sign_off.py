"""Writes a clinician's signature under a text, with the fingerprint of the words that were read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from ..model.content.content import Content
from ..model.content.findings import NEAREST, nearest
from ..model.content.reviewable import Reviewable
from ..model.content.yaml_document import Path as Place
from ..model.content.yaml_limits import compose
from .entry_templates import quoted
from .open_guide import GuideRefused
from .yaml_insert import last_line

WHOLE, ALL = "guide", "all"
Old = tuple[yaml.Node, yaml.Node] | None


@dataclass(frozen=True)
class Signature:
    """Who has read a text, when, and when it is to be read again."""

    by: str
    on: date
    again: date

    def line(self, found: str) -> str:
        """The line of YAML for words with this fingerprint."""
        return (
            f"review: {{status: reviewed, reviewed_by: {quoted(self.by)}, reviewed_on: {self.on}, "
            f"next_review: {self.again}, of: {found}}}"
        )


def signed_files(root: Path, content: Content, name: str, signature: Signature) -> dict[str, str]:
    """The files of a guide with one text signed by its id, or the "guide" as a whole, or "all".

    Paths are below `root` (`content/`). Raises GuideRefused when there is no such text.
    """
    files: dict[str, str] = {}
    for file, place, found in _wanted(content, name):
        text = files.get(file) or (root / file).read_bytes().decode("utf-8-sig")
        signed = signed_section if file.endswith(".md") else with_line
        files[file] = signed(text, place, signature.line(found))
    return files


def _wanted(content: Content, name: str) -> Iterator[tuple[str, Place, str]]:
    named = [each for each in content.written if name in (ALL, each.id)]
    if not named and name != WHOLE:
        known = [WHOLE, ALL, *(each.id for each in content.written)]
        raise GuideRefused(f'No text is called "{name}".{nearest(name, known, NEAREST)}')
    for each in named:
        yield each.file, each.path, content.fingerprint_of(each.entry)
    if name in (WHOLE, ALL):
        yield f"{content.name}/guide.yaml", (), content.fingerprint


def signed_section(text: str, place: Place, line: str) -> str:
    """A section's file with the line in its heading."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    end = next(number for number, each in enumerate(lines) if number and each.strip() == "---")
    heading = with_line("\n".join(lines[1:end]), place, line).rstrip("\n").split("\n")
    return newline.join(["---", *heading, *lines[end:]])


def with_line(text: str, place: Place, line: str) -> str:
    """A YAML file with `line` at the end of the entry at `place`, in place of the review it had."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    node = compose(text)
    for part in place:
        node = _inside(node, part)
    if not isinstance(node, yaml.MappingNode):
        raise GuideRefused(f'"{place[-1] if place else ""}" cannot be signed.')
    old = next(((key, value) for key, value in node.value if key.value == "review"), None)
    if node.flow_style:
        _between_braces(lines, node, old, line)
    else:
        _on_its_own_line(lines, node, old, line)
    return newline.join([*lines, ""])


def _on_its_own_line(lines: list[str], node: yaml.MappingNode, old: Old, line: str) -> None:
    indented = " " * node.value[0][0].start_mark.column + line
    if old:
        lines[old[0].start_mark.line : last_line(lines, old[1]) + 1] = [indented]
    else:
        lines.insert(last_line(lines, node) + 1, indented)


def _between_braces(lines: list[str], node: yaml.MappingNode, old: Old, line: str) -> None:
    end = node.value[-1][1].end_mark
    start, stop, text = (old[0].start_mark, old[1].end_mark, line) if old else (end, end, f", {line}")
    joined = lines[start.line][: start.column] + text + lines[stop.line][stop.column :]
    lines[start.line : stop.line + 1] = [joined]


def _inside(node: yaml.Node | None, part: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return node.value[part]  # type: ignore[no-any-return]
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == part), None)


def texts_to_read(content: Content) -> list[Reviewable]:
    """What waits for a reviewer: general knowledge, draft choices, and what changed once signed."""
    return [each for each in content.written if is_open(content, each)]


def is_open(content: Content, each: Reviewable) -> bool:
    """Whether a text still waits for a clinician."""
    review = content.review_of(each.entry)
    changed = getattr(each.entry, "changed", None) is not None
    return review.is_draft and (
        changed or each.entry.evidence in ("general knowledge", "draft choice") or was_signed(each)
    )


def was_signed(each: Reviewable) -> bool:
    """Whether a text says "reviewed", rightly or not."""
    return each.entry.review is not None and each.entry.review.status == "reviewed"
