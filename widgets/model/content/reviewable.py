"""Texts of a guide that a clinician reviews, each with its name, its place and its fingerprint."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from .schema.basics import Review, Sourced
from .schema.guide import Section
from .translations import BRACES
from .yaml_document import Path

UNREAD = ("review", "role")  # no words of the text


@dataclass(frozen=True)
class Reviewable:
    """A text by its `id`; `path` is its place in `file` (below `content/`)."""

    id: str
    entry: Sourced | Section
    file: str
    path: Path


def fingerprint(entry: BaseModel, values: Mapping[str, str] | None = None) -> str:
    """Twelve letters that change with any word of an entry, but not with its review.

    `values` are the guide's numbers by name: a sentence that names one in braces changes with it.
    """
    return _digest(_unsigned(entry.model_dump(mode="json", exclude={"lines", "under_line"})), values or {})


def whole_fingerprint(data: object) -> str:
    """The same for whole files as plain data; reviews inside them do not count."""
    return _digest(_unsigned(data))


def judged(review: Review, found: str) -> Review:
    """The review as it may be shown: "reviewed" only while the text is the one that was signed."""
    holds = review.status == "reviewed" and review.reviewed_on is not None and review.of == found
    return review if holds else review.model_copy(update={"status": "draft"})


def written_in(file: str, value: object, path: Path = ()) -> Iterator[Reviewable]:
    """The texts in a file's model, in file order; one inside another counts too."""
    if isinstance(value, Sourced):
        name = (
            getattr(value, "written_id", None)
            or getattr(value, "id", None)
            or getattr(value, "area", None)
            or ".".join(map(str, path))
        )
        yield Reviewable(str(name), value, file, path)
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from written_in(file, getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from written_in(file, each, (*path, number))


def _unsigned(data: object) -> object:
    if isinstance(data, dict):
        return {word: _unsigned(value) for word, value in data.items() if word not in UNREAD}
    return [_unsigned(each) for each in data] if isinstance(data, list) else data


def with_values(text: str, values: Mapping[str, str]) -> str:
    """A text with values in place of their names in braces; other braces stay."""

    def filled(braces: re.Match[str]) -> str:
        value = values.get(braces.group(1))
        return braces.group() if value is None else with_values(value, values)

    return BRACES.sub(filled, text)


def _digest(data: object, values: Mapping[str, str] | None = None) -> str:
    text = with_values(json.dumps(data, ensure_ascii=False, sort_keys=True), values or {})
    return hashlib.sha256(text.encode()).hexdigest()[:12]
