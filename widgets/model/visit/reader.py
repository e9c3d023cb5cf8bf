"""Opens what a person brings: a visit file, the same as FHIR, the text of its code, or a saved diary."""

from __future__ import annotations

import codecs
import csv

from pydantic import ValidationError

from ..json_text import read_json
from .diary_file import APP, UnsureDaysError, table_rows
from .fhir import is_fhir, read_document
from .file_errors import NEWER, NOT_WHOLE, VisitError, mistake
from .qr_text import START, read_code
from .visit_file import KIND, VERSION, Visit

LARGEST = 1_000_000
LARGEST_FHIR = 4_000_000  # a thousand runs and every answer take 2 MB
OLDEST, DIARY_VERSION = 1, 1
NOT_OURS = (
    "This is not a visit file, the text of its code, or a saved diary. Open the file that the page "
    "“One page for my clinician” or the diary has saved."
)
UNSURE_DAYS = (
    "The days in this table can be read in two ways, such as 3 April or 4 March. Write them like 2027-05-24. "
    "Nothing was opened."
)
UTF_16 = (
    "This text is written in UTF-16. Open the file as it came from the phone, or save it anew with the "
    "encoding UTF-8."
)
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_visit(raw: bytes | str, guide: str = "") -> Visit:
    """The visit in a file's bytes or in a pasted text; a saved diary gives a visit with a diary only.

    `guide` is the name of the guide it should come from; left out, any will do. Raises VisitError for
    all else: wrong, cut off, too large, too deep, made by another version, or made to harm.
    """
    visit = _checked(_values(_text(raw)))
    if guide and visit.guide not in ("", guide):
        raise VisitError(f'This file comes from another guide, "{visit.guide}". Open it with that one.')
    return visit


def too_large(size: int) -> str:
    """The sentence for a file of so many bytes."""
    return f"This file is too large ({size / 1e6:.1f} MB). A visit file has at most {LARGEST / 1e6:.0f} MB."


def _text(raw: bytes | str) -> str:
    try:
        data = raw.encode() if isinstance(raw, str) else raw
        _refuse_large(data, LARGEST_FHIR if b'"resourceType"' in data else LARGEST)
        if data.startswith(UTF_16_MARKS):
            raise VisitError(UTF_16)
        text = data.decode("utf-8-sig").strip("\r\n\t ")
    except UnicodeError:
        raise VisitError(NOT_OURS) from None
    return _unpacked(text) if text.startswith(START) else text


def _unpacked(text: str) -> str:
    try:
        data = read_code(text, LARGEST)
        _refuse_large(data)
        return data.decode()
    except VisitError:
        raise
    except (ValueError, OverflowError):
        raise VisitError("This code is not whole. Scan it again, or open the file instead.") from None


def _refuse_large(data: bytes, most: int = LARGEST) -> None:
    if len(data) > most:
        raise VisitError(too_large(len(data)))


def _values(text: str) -> dict[str, object]:
    if not text.startswith("{"):
        return {"diary": _table(text)}
    try:
        values = read_json(text)
    except ValueError:
        raise VisitError(NOT_WHOLE) from None
    if is_fhir(values):
        return read_document(values)
    if values.get("app") == APP:
        _refuse_other_version(values.get("version"), DIARY_VERSION)
        return {"diary": values.get("entries")}
    if values.get("kind") != KIND:
        raise VisitError(NOT_OURS)
    _refuse_other_version(values.get("version"), VERSION)
    return dict(values)


def _table(text: str) -> list[dict[str, object] | None]:
    try:
        rows = table_rows(text)
    except UnsureDaysError:
        raise VisitError(UNSURE_DAYS) from None
    except csv.Error:
        raise VisitError(NOT_WHOLE) from None
    if rows is None:
        raise VisitError(NOT_OURS)
    return rows


def _refuse_other_version(version: object, newest: int) -> None:
    if isinstance(version, bool) or not isinstance(version, int):
        raise VisitError(NOT_WHOLE)
    if version > newest:
        raise VisitError(NEWER)
    if version < OLDEST:
        raise VisitError("This file was made by an older Stridewell. Ask for it to be saved again.")


def _checked(values: dict[str, object]) -> Visit:
    try:
        return Visit.model_validate(values)
    except ValidationError as error:
        raise VisitError(f"{mistake(error)} Nothing was opened.") from None
