"""Sentences that are right although a rule says otherwise: reviewed, few, and each with its reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from ..model.content.files import read_text
from ..model.content.findings import Finding
from ..model.content.schema.basics import Entry, Text
from ..model.content.schema_messages import validate
from ..model.content.yaml_document import Tree, read_tree
from .codes import codes
from .violations import TextLocator

FILE = "exceptions.yaml"
NEVER = ("SW201", "SW205", "SW206", "SW304", "SW610", "SW705", "SW905", "SW912")


class Exempt(Entry):
    """One sentence that may stand: the code, the file, its exact words, and why it is right."""

    code: Annotated[Text, StringConstraints(pattern=r"^SW\d{3}$")]
    where: Text
    words: Text
    reason: Annotated[Text, StringConstraints(min_length=10)]


class Exceptions:
    """The exceptions of `content/exceptions.yaml`; none when there is no such file."""

    def __init__(self, root: Path, places: TextLocator) -> None:
        self._places = places
        self.entries: tuple[Exempt, ...] = ()
        self.findings: list[Finding] = []
        self._tree: Tree | None = None
        self._used: set[int] = set()
        if (root / FILE).exists():
            self._read(root)

    def left(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that no exception covers."""
        for finding in findings:
            covering = [n for n, entry in enumerate(self.entries) if self._covers(entry, finding)]
            self._used |= {*covering}
            if not covering:
                yield finding

    def unused(self, looked_at: Collection[str]) -> Iterator[Finding]:
        """A finding for each exception that covered nothing, though its file was looked at."""
        for number, entry in enumerate(self.entries):
            if self._tree and number not in self._used and entry.where in looked_at:
                text = (
                    f'Nothing is left of "{entry.words}" with {entry.code} in {entry.where}. '
                    f"Delete this exception."
                )
                yield self._tree.finding(text, number, "words", code="SW801", words=entry.words)

    def _read(self, root: Path) -> None:
        text, self.findings = read_text(root, root / FILE)
        if self.findings:
            return
        self._tree, self.findings = read_tree(FILE, text)
        if self._tree and not self.findings:
            entries, self.findings = validate(self._tree, tuple[Exempt, ...])
            self.entries = entries or ()
            self.findings += list(self._refused(self._tree))

    def _refused(self, tree: Tree) -> Iterator[Finding]:
        for number, entry in enumerate(self.entries):
            if entry.code not in codes() or entry.code in NEVER:
                text = f"{entry.code} knows no exception. Mend the text instead."
                yield tree.finding(text, number, "code", code="SW802", words=entry.code)

    def _covers(self, entry: Exempt, finding: Finding) -> bool:
        """Whether the finding stands inside the exact words of the exception."""
        same = (entry.code, entry.where) == (finding.code, finding.file)
        if not same or entry.code in NEVER:
            return False
        return self._places.covers(entry.where, entry.words, finding.line, finding.column)
