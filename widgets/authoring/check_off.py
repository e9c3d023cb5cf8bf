"""What a translator reads and signs: a table of texts, and who has found which translation right."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import yaml

from ..model.content.files import read_text
from ..model.content.languages.coverage import Translated
from ..model.content.languages.fingerprint import fingerprint
from ..model.content.languages.on_disk import CHECKS, folder_of, read_language
from ..model.content.languages.records import NOT_A_PERSON, person_in
from ..model.content.languages.states import State
from ..model.content.po_file import PoEntry
from ..model.csv_cells import csv_table, csv_text
from .dry_run import write

MARK, RIGHT, YES = "mark", "right?", "yes"
COLUMNS = (MARK, RIGHT, "carries", "where", "English", "translation", "state", "back-translation", "differs")
PART = 500  # texts under one name; YAML is read with at most 1000 entries in one place
WORDS = 50
LARGEST = 5_000_000
WHO = 'Add who has read the texts: --by "Name, profession". Never write a name that has not read them.'
NOT_A_SHEET = "{} is no sheet of texts. Make one first: stridewell translate {} --sheet texts.csv"
CHANGED = "{} texts are not as they were when this sheet was made, so they are not signed. Make a new sheet."
NOTHING = f'Nothing is signed: no row has "{YES}" under "{RIGHT}".'
BEFORE = "The day they were read is today or earlier. Write it like 2027-05-24."


class CheckRefused(Exception):  # noqa: N818 - whoever signs is told what to do instead
    """Raised with the sentence that says why nothing was signed."""


def sheet(texts: Iterable[Translated], path: Path, only: str | None) -> None:
    """Writes the texts that are translated as a table for a spreadsheet, safety first."""
    shown = [text for text in texts if text.state.is_shown and (only or text.carries) == text.carries]
    shown.sort(key=lambda text: (text.carries != "safety", text.state is State.CHECKED_BY_TWO))
    rows = [_cells(text, text.entry) for text in shown if text.entry]
    path.write_bytes(csv_text([COLUMNS, *rows]).encode())
    print(f'{len(shown)} texts: {path}. Write "{YES}" under "{RIGHT}" where a translation means the same.\n')


def _cells(text: Translated, entry: PoEntry) -> list[str]:
    english = " / ".join(filter(None, (entry.english, entry.plural)))
    said = " / ".join(entry.said)
    mark, back = fingerprint(entry), text.back_translation
    told = [back.says, back.differs] if back else ["", ""]
    return [f"t{mark}", "", text.carries.value, text.source.where, english, said, text.state.value, *told]


def check_off(
    root: Path, code: str, texts: Iterable[Translated], chosen: argparse.Namespace, today: date
) -> None:
    """Signs the rows of a sheet that say yes. Raises CheckRefused with what to do instead."""
    by, on = (chosen.by or "").strip(), _day(chosen.on, today)
    if not by:
        raise CheckRefused(WHO)
    if not person_in(by):
        raise CheckRefused(NOT_A_PERSON.format(name=by))
    wanted = _signed_rows(chosen.check_off, code)
    now = {
        fingerprint(text.entry): text.entry.english for text in texts if text.entry and text.state.is_shown
    }
    found = {mark: " ".join(now[mark].split())[:WORDS] for mark in wanted if mark in now}
    if found:
        _write(root, code, by, on, found)
    print(f"{len(found)} texts are signed by {by}.")
    if len(found) < len(wanted):
        print(CHANGED.format(len(wanted) - len(found)))


def _day(word: str | None, today: date) -> date:
    try:
        day = date.fromisoformat(word) if word else today
    except ValueError:
        raise CheckRefused(BEFORE) from None
    if day > today:
        raise CheckRefused(BEFORE)
    return day


def _signed_rows(path: Path, code: str) -> list[str]:
    """The marks of the rows that say yes, in their order."""
    text, findings = read_text(path.absolute().parent, path.absolute(), LARGEST)
    if findings:
        raise CheckRefused(findings[0].text)
    rows = _sheet_rows(text)
    if not rows:
        raise CheckRefused(NOT_A_SHEET.format(path, code))
    marks = [row[MARK].removeprefix("t") for row in rows if row[RIGHT].strip().lower() == YES]
    if not marks:
        raise CheckRefused(NOTHING)
    return list(dict.fromkeys(marks))


def _sheet_rows(text: str) -> list[dict[str, str]]:
    try:
        return csv_table(text, (MARK, RIGHT))
    except csv.Error:
        return []


def _write(root: Path, code: str, by: str, on: date, found: dict[str, str]) -> None:
    """Adds a person's checks to those there are, in parts that stay readable."""
    path = folder_of(root, code) / CHECKS
    if any(finding.file.endswith(CHECKS) for finding in read_language(root, code).findings):
        raise CheckRefused(f"{path} cannot be read. Mend it first: stridewell check")
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    parts = _parts(list(found.items()))
    checks = [{"by": by, "on": on.isoformat(), "texts": dict(part)} for part in parts]
    after = yaml.safe_dump(checks, allow_unicode=True, sort_keys=False, width=1000)
    write({path: before + after})


def _parts(marks: Sequence[tuple[str, str]]) -> list[Sequence[tuple[str, str]]]:
    return [marks[at : at + PART] for at in range(0, len(marks), PART)]
