"""Gives damaged texts to our readers, in a process of its own: a crash ends this one, and no test run.

`python -m tests.fuzz KIND COUNT SEED` (KIND may be `all`) prints each case before it is read, so that the
last line names the one that crashed; it ends with status 1 for an exception that a reader should have caught.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator
from random import Random

from tests.conftest import CONTENT, NAME
from widgets.model.content.findings import Finding
from widgets.model.content.po_file import PoDamaged, parse_entries
from widgets.model.content.sections import read_section
from widgets.model.content.yaml_document import read_tree
from widgets.model.json_text import JsonDamaged, read_json
from widgets.model.visit import VisitError, read_visit

MAX_TEXT = 200_000
MOST_TIMES = 60_000  # more levels than end a parser that calls itself
PIECES = (
    *("[", "]", "{", "}", ": ", "- ", "? ", "\n", "\n ", "\t", "&a ", "*a", "<<: ", "!!str ", "!"),
    *("%TAG ! !\n", "|", ">", '"', "'", "#", "---\n", "...\n", "\\", "\\x", "\\U00110000", "\\ud800"),
    *("\ufeff", "\U0001f600", "\x00", "\r", "\x85", "\u2028", 'msgid "', 'msgstr "', "msgstr[1] "),
    *("msgid_plural ", "msgctxt ", "#~ ", "#, fuzzy\n", "nplurals=9999999999;", '{"a":', "1e999", "-"),
    *("0" * 30, "## In short\n", "\n\n", "SW1/", "/"),
)  # fmt: skip
HARD = tuple(piece * MOST_TIMES for piece in ("[", "- ", '{"a":', "{a: ", 'msgstr[9] ""\n', "## \n", "SW1/0"))
NOTEBOOK = CONTENT.parent / "notebooks" / "index.ipynb"
PO = (
    'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=n>1;\\n"\n\n#, fuzzy\nmsgid "Back"\nmsgstr "Zurück"\n'
    * 3
)
VISIT = (
    '{"kind": "stridewell-visit", "version": 1, "answers": {"CK-11": 3}, "diary": [{"day": "2027-01-04"}]}'
)


def _yaml(text: str) -> None:
    _findings_name_their_place(text, read_tree("a.yaml", text)[1])


def _section(text: str) -> None:
    _findings_name_their_place(text, read_section("a.md", text)[1])


def _po(text: str) -> None:
    try:
        parse_entries(text)
    except PoDamaged as error:
        assert 1 <= error.line <= text.count("\n") + 1


def _json(text: str) -> None:
    try:
        read_json(text)
    except JsonDamaged as error:
        assert error.line >= 1


def _visit(text: str) -> None:
    try:
        read_visit(text)
    except VisitError as error:
        assert str(error).endswith(".")


def _findings_name_their_place(text: str, findings: list[Finding]) -> None:
    assert all(finding.line >= 1 and finding.text.endswith((".", "?")) for finding in findings)


def _read(*names: str) -> tuple[str, ...]:
    return tuple((CONTENT / NAME / name).read_text(encoding="utf-8") for name in names)


READERS: dict[str, tuple[Callable[[str], None], Callable[[], tuple[str, ...]]]] = {
    "yaml": (_yaml, lambda: _read("guide.yaml", "visit.yaml", "body-drawing.yaml")),
    "section": (_section, lambda: _read("sections/intro.md", "sections/when.md")),
    "po": (_po, lambda: (PO,)),
    "json": (_json, lambda: (NOTEBOOK.read_text(encoding="utf-8"), VISIT)),
    "visit": (_visit, lambda: (VISIT,)),
}


def damaged(text: str, random: Random) -> str:
    """The text with one to six changes: pieces put in, many times over, cut out, moved or replaced."""
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.choice((0, 1, 3, 40, 400)))
        times = random.choice((1, 1, 2, 1000, MOST_TIMES))
        new = random.choice((*PIECES, text[start:end], "")) * times
        text = (text[:start] + new + text[random.choice((start, end)) :])[:MAX_TEXT]
    return text


def cases(kind: str, count: int, seed: int) -> Iterator[tuple[int, str]]:
    """The seed and the text of each case."""
    texts = READERS[kind][1]()
    for each in range(seed, seed + count):
        random = Random(f"{kind}-{each}")  # noqa: S311 - the same cases each time, no secret
        yield each, HARD[each] if each < len(HARD) else damaged(random.choice(texts), random)


def main(kind: str, count: str, seed: str) -> int:
    """Reads the cases of a kind, or of all; 1 when an exception came out."""
    kinds = READERS if kind == "all" else [kind]
    found = [_is_read(each, *case) for each in kinds for case in cases(each, int(count), int(seed))]
    return 0 if all(found) else 1


def _is_read(kind: str, seed: int, text: str) -> bool:
    print(kind, seed, flush=True)
    try:
        READERS[kind][0](text)
    except Exception:
        print(f"{kind} {seed}: {text[:200]!r}", file=sys.stderr)
        traceback.print_exc()
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
