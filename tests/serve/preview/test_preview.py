"""Promises of the preview, without a browser: what it is told of a page, and where a finding belongs."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.conftest import CONTENT, NAME
from tests.serve.pages.test_cache import KEY, Kitchen
from widgets.model.content.findings import Finding
from widgets.serve.preview.passages import passage
from widgets.serve.preview.preview_state import checked


def line_of(file: str, words: str) -> int:
    lines = (CONTENT / NAME / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def found(file: str, line: int) -> dict[str, str]:
    return passage(CONTENT, Finding(f"{NAME}/{file}", line, "mend this"))


def test_a_finding_in_a_table_belongs_to_its_entry() -> None:
    line = line_of("red-flags.yaml", "id: RF-30") + 1

    assert found("red-flags.yaml", line)["entry"] == "RF-30"


def test_a_finding_in_a_section_belongs_to_that_section_and_its_words() -> None:
    line = line_of("sections/signs-pain.md", "## In short") + 2

    place = found("sections/signs-pain.md", line)

    assert place["entry"] == "signs-pain"
    assert place["words"] in (CONTENT / NAME / "sections/signs-pain.md").read_text(encoding="utf-8")


def test_a_finding_in_a_file_that_is_gone_has_no_passage(tmp_path: Path) -> None:
    assert passage(tmp_path, Finding("gone.yaml", 3, "mend this")) == {"entry": "", "words": ""}


@pytest.mark.long
def test_the_people_of_a_preview_are_those_of_the_worked_examples() -> None:
    people = {each["id"]: each for each in checked("").people}

    assert {f"V{number}" for number in range(1, 13)} <= set(people)
    assert people["V7"]["answers"]["CK-01"] == ["BM-03"]
    assert people["V7"]["store"] == NAME


def test_a_page_is_renewing_then_current_then_held_when_a_newer_one_fails() -> None:
    async def visit() -> None:
        kitchen = Kitchen()
        states = [kitchen.pages.standing(KEY)]
        await kitchen.read()
        states.append(kitchen.pages.standing(KEY))
        kitchen.mark, kitchen.fails = "2", True
        await kitchen.pages.renew([KEY])
        states.append(kitchen.pages.standing(KEY))

        assert [state for _, state in states] == ["renewing", "current", "held"]
        assert states[0][0] == "" and states[1][0] == states[2][0]

    asyncio.run(visit())
