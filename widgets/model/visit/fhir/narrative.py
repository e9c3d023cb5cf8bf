"""The words of a document that a person reads, as XHTML (https://hl7.org/fhir/R4/narrative.html)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .codes import Json
from .exact_text import escaped
from .questionnaire import leaves

NO = "no"
BETWEEN = "; "


def narrative(*blocks: str) -> Json:
    """Some blocks of XHTML as a Narrative."""
    div = f'<div xmlns="http://www.w3.org/1999/xhtml">{"".join(blocks)}</div>'
    return {"status": "generated", "div": div}


def paragraph(text: str) -> str:
    """A paragraph."""
    return f"<p>{escaped(text)}</p>"


def listed(title: str, lines: Iterable[str]) -> str:
    """A list under its title."""
    items = "".join(f"<li>{escaped(line)}</li>" for line in lines)
    return f"<p><b>{escaped(title)}</b></p><ul>{items}</ul>"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table with a head."""
    names = "".join(f"<th>{escaped(name)}</th>" for name in head)
    lines = "".join(f"<tr>{''.join(f'<td>{escaped(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{lines}</tbody></table>"


def answer_blocks(questions: Mapping[str, Any], taken: Mapping[str, Any], no: str) -> list[str]:
    """The answers by group, in clinical terms; those answered "no" follow as one paragraph, after `no`."""
    blocks = []
    for group in questions["item"]:
        lines = [_line(item, taken[item["linkId"]]) for item in _told(group, taken, is_no=False)]
        if lines:
            blocks.append(listed(group["text"], lines))
    negatives = [item["code"][0]["display"] for item in _told(questions, taken, is_no=True)]
    return [*blocks, paragraph(f"{no} {BETWEEN.join(negatives)}.")] if negatives else blocks


def _told(group: Mapping[str, Any], taken: Mapping[str, Any], is_no: bool) -> Iterator[Json]:
    for item in leaves(group["item"]):
        if item["linkId"] in taken and (taken[item["linkId"]] == NO) == is_no:
            yield item


def _line(item: Json, value: Any) -> str:
    given = value if isinstance(value, list) else [value]
    labels = {
        each["valueCoding"]["code"]: each["valueCoding"]["display"] for each in item.get("answerOption", ())
    }
    words = BETWEEN.join(labels.get(str(each), str(each)) for each in given)
    return f"{item['code'][0]['display']}: {words}"
