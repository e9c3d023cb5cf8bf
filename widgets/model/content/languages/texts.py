"""All texts that a reader can see, in English, each with its file, its place and what it carries."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from babel.messages.extract import extract_from_file
from markdown_it import MarkdownIt

from ...json_text import read_json
from ..content import Content
from ..files import first_bytes
from ..pages import PAGES
from ..passages import TITLE_LINE, Passage, passages
from ..po_file import key_of
from ..schema import Certainty, Evidence, Kind, Read
from ..yaml_document import Path as YamlPath
from .string_class import StringClass, place_of, places_of

PACKAGE = Path(__file__).parent.parent.parent.parent
KEYWORDS = {"_": None, "mark": None, "say": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
FIXED_WORDS = (Evidence, Certainty, Kind, Read)
FIXED_WORDS_FILE = "widgets/model/content/schema/basics.py"
IN_PAGE_TEMPLATE = re.compile(r"""page\.say\((["'])(.+?)\1\)""")
LARGEST_NOTEBOOK = 10_000_000
# Ids, codes and numbers that stand below words which are shown.
NEVER_SAID = {
    *("id", "levels", "care", "holds", "evidence", "cleared_by", "sources", "link", "reviewed_by", "timing"),
    *("stop_running", "last_run_stopped", "unsure_urgent", "rows", "not_sure", "until.date", "until.weeks"),
    *("walk", "run", "times", "cycle_for", "sessions", "cleared_step", "cleared_weeks", "of_100", "counted"),
}
SAID_BELOW = {"lettering", "scales"}  # their words are names that educators chose
ON_THE_BAR, ON_A_PICTURE = 14, 24


@dataclass(frozen=True)
class SourceText:
    """One English text where it stands; `file` is below the project, `most` a limit of letters where one is
    needed.
    """

    english: str
    file: str
    line: int
    path: YamlPath = ()
    plural: str = ""
    context: str = ""
    most: int = 0

    @property
    def key(self) -> str:
        """What its translation is looked up by."""
        return key_of(self.english, self.context)

    @property
    def carries(self) -> StringClass:
        """What it carries."""
        return place_of(self.file, self.path, self.english).carries

    @property
    def where(self) -> str:
        """Where a reader finds it, in plain words."""
        return place_of(self.file, self.path, self.english).where


def package_texts() -> tuple[SourceText, ...]:
    """The texts of the package itself: its code stays as it is while we run."""
    return tuple(text for file in _package_files() for text in _texts_of(file))


@cache
def package_safety_texts() -> tuple[SourceText, ...]:
    """Those texts of the package that carry safety; no other file is read, so it is quick."""
    files = [file for file in _package_files() if _may_carry_safety(file)]
    return tuple(text for file in files for text in _texts_of(file) if text.carries is StringClass.SAFETY)


@cache
def _package_files() -> tuple[str, ...]:
    """The files with texts, below the project."""
    files = (file for kind in ("py", "html", "j2") for file in PACKAGE.rglob(f"*.{kind}"))
    return tuple(sorted(file.relative_to(PACKAGE.parent).as_posix() for file in files))


def _may_carry_safety(file: str) -> bool:
    return any(place.carries is StringClass.SAFETY for place in places_of(file))


@cache
def _texts_of(file: str) -> tuple[SourceText, ...]:
    path = PACKAGE.parent / file
    if file == FIXED_WORDS_FILE:
        words = [word for each in FIXED_WORDS for word in get_args(each)]
        return tuple(SourceText(word, file, 1) for word in words)
    if path.parent.parent == PACKAGE / "page" and path.suffix != ".py":
        return tuple(_from_page_template(file, path))
    method = "python" if path.suffix == ".py" else "jinja2"
    found = extract_from_file(method, str(path), keywords=KEYWORDS)
    return tuple(_packaged(file, line, message, context) for line, message, _, context in found)


def _packaged(file: str, line: int, message: str | tuple[str, ...], context: str | None) -> SourceText:
    english, plural = (message, "") if isinstance(message, str) else (message[0], message[1])
    most = ON_THE_BAR if file.endswith("/pages.py") and english in {page.short for page in PAGES} else 0
    return SourceText(english, file, line, plural=plural, context=context or "", most=most)


def _from_page_template(file: str, path: Path) -> Iterator[SourceText]:
    for number, words in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for _, english in IN_PAGE_TEMPLATE.findall(words):
            yield SourceText(english, file, number)


def content_texts(content: Content) -> Iterator[SourceText]:
    """The texts of a guide and of what it shares with others, but for what its pages never say."""
    for section in content.sections.values():
        file = f"content/{content.file_of(section)}"
        for line, text in zip(section.lines, (section.short, section.more, section.known), strict=True):
            for block in blocks(text):
                yield SourceText(block, file, line)
    for passage in passages(content):
        if _is_said(passage):
            yield _from_passage(passage)


def _is_said(passage: Passage) -> bool:
    words = [part for part in passage.path if isinstance(part, str)]
    if passage.line == TITLE_LINE and not words:
        return True
    last = words[-1] if words else ""
    return passage.file.endswith(".yaml") and (last not in NEVER_SAID or bool(SAID_BELOW & {*words}))


def _from_passage(passage: Passage) -> SourceText:
    english = " ".join(passage.text.split())
    most = max(ON_A_PICTURE, len(english)) if "lettering" in passage.path else 0
    return SourceText(english, f"content/{passage.file}", passage.line, passage.path, most=most)


def notebook_texts(folder: Path, without: Container[str] = ()) -> Iterator[SourceText]:
    """The texts of the notebooks below `folder`, but for the guides `without`.

    There are none of a damaged notebook, which has its own finding.
    """
    paths = sorted([*folder.glob("*.ipynb"), *folder.glob("[a-z]*/*.ipynb")])
    for path in (each for each in paths if each.parent.name not in without):
        file = path.relative_to(folder.parent).as_posix()
        for source in _markdown_cells(path):
            for block in blocks(source):
                yield SourceText(block, file, 1)


def _markdown_cells(path: Path) -> list[str]:
    try:
        cells = read_json(first_bytes(path, LARGEST_NOTEBOOK))["cells"]
        return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def blocks(markdown: str) -> Iterable[str]:
    """Each paragraph, heading and list item, as the pages ask the catalogue for it."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(markdown)
    return [" ".join(token.content.split()) for token in tokens if token.type == "inline"]


def safety_texts(content: Content) -> Iterator[SourceText]:
    """What has to be translated, all of it, before a guide may be read in a language."""
    yield from package_safety_texts()
    yield from (text for text in content_texts(content) if text.carries is StringClass.SAFETY)
