"""Comments on a passage for the next person who writes: `content/notes.yaml`. Patients never see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..model.content.files import read_text
from ..model.content.findings import Finding, nearest
from ..model.content.loader import COMMENTS
from ..model.content.remembered import content_files
from ..model.content.schema.basics import Entry, Text
from ..model.content.schema_messages import validate
from ..model.content.yaml_document import Tree, read_tree

CODE = "SW803"
NOWHERE = "Delete the comment once it is answered, or write where its passage stands now."


class Comment(Entry):
    """What somebody says about a passage: its file, of a list the entry's id, its exact words or none."""

    where: Text
    entry: Text | None = None
    words: Text | None = None
    who: Text
    day: date
    says: Text

    @property
    def signed(self) -> str:
        """Who wrote it and when, such as "Kim Tan, 30 November 2026"."""
        return f"{self.who}, {self.day.day} {self.day:%B %Y}"

    @property
    def place(self) -> str:
        """Where it belongs, in a line."""
        return " ".join((self.where, *([self.entry] if self.entry else ()))) + (
            f": “{self.words}”" if self.words else ""
        )

    @property
    def named(self) -> str:
        """The id of the entry it belongs to; of a section, its name."""
        return self.entry or Path(self.where).stem

    def is_about(self, guide: str) -> bool:
        """Whether it stands in the guide's folder, or in a file that all guides share."""
        return "/" not in self.where or self.where.partition("/")[0] in (guide, "regions")


def comments_in(text: str) -> tuple[Comment, ...]:
    """The comments of a text of that file; none while it cannot be read."""
    return _read(text)[1]


def comments(root: Path) -> tuple[Comment, ...]:
    """The comments of `root` (`content/`)."""
    path = root / COMMENTS
    return comments_in(read_text(root, path)[0]) if path.exists() else ()


def comment_findings(root: Path, today: date) -> Iterator[Finding]:
    """What is wrong in the file of comments: also a passage that is no longer there."""
    path = root / COMMENTS
    if not path.exists():
        return
    text, unread = read_text(root, path)
    yield from unread
    if unread:
        return
    tree, found, mistakes = _read(text)
    yield from mistakes
    files = {each.relative_to(root).as_posix(): each for each in content_files(root)}
    for number, comment in enumerate(found if tree else ()):
        assert tree  # noqa: S101 - for mypy
        for part, told in _wrong(comment, files, today):
            yield tree.finding(told, number, part, code=CODE, words=str(getattr(comment, part)))


def _read(text: str) -> tuple[Tree | None, tuple[Comment, ...], list[Finding]]:
    tree, findings = read_tree(COMMENTS, text)
    if tree is None or findings or tree.data in (None, ""):
        return tree, (), findings
    found, findings = validate(tree, tuple[Comment, ...])
    return tree, found or (), findings


def _wrong(comment: Comment, files: dict[str, Path], today: date) -> Iterator[tuple[str, str]]:
    if comment.day > today:
        yield "day", f"{comment.day} is still to come. Write the day on which you wrote the comment."
    path = files.get(comment.where)
    if path is None or comment.where == COMMENTS:
        yield (
            "where",
            f'No file of words is called "{comment.where}".{nearest(comment.where, files)} {NOWHERE}',
        )
        return
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    if comment.entry and not re.search(rf"\bid: *[\"']?{re.escape(comment.entry)}\b", text):
        yield "entry", f'No entry of {comment.where} is called "{comment.entry}". {NOWHERE}'
    if comment.words and " ".join(comment.words.split()) not in " ".join(text.split()):
        yield "words", f'"{comment.words}" no longer stands in {comment.where}. {NOWHERE}'
