"""Promises of the gate: a finding of any kind holds what is new, and what patients have holds nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.published import SMALL, edit, small_copy
from widgets.check import gate
from widgets.check.check import Report
from widgets.check.gate import holding
from widgets.model.content.findings import Finding
from widgets.model.published.working_copy import WorkingCopy

LEAKS = f"content/{SMALL}/sections/leaks.md"
SIGNS, FLAGS = f"content/{SMALL}/signs.yaml", f"content/{SMALL}/red-flags.yaml"
PAGE = f"notebooks/{SMALL}/index.ipynb"
DUE = date(2030, 1, 1)  # every review is over by then


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> WorkingCopy:
    return small_copy(tmp_path_factory.mktemp("published"))


@pytest.fixture
def copy(published: WorkingCopy, tmp_path: Path) -> WorkingCopy:
    shutil.copytree(published.content, tmp_path / "content")
    shutil.copytree(published.notebooks, tmp_path / "notebooks")
    return WorkingCopy(tmp_path / "content", tmp_path / "notebooks")


def change(copy: WorkingCopy, file: str, old: str, new: str) -> None:
    edit(copy.content.parent / file, old, new)


def held(copy: WorkingCopy, published: WorkingCopy | None, today: date | None = None) -> set[tuple[str, str]]:
    return {(each.file, each.code) for each in holding(copy, published, today)}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (LEAKS, "## More\n", "## More\nCoreflex magnet chairs cure this pain for everyone.\n\n"),
        (LEAKS, "## More\n", "## More\nTake 4000 mg ibuprofen every hour.\n\n"),
        (PAGE, '"# ', '"# Take 4000 mg ibuprofen every hour. '),
        (PAGE, "guide.emergency_card()", "guide.about()"),
        (FLAGS, "  title: Get emergency help now for any of these", "  title: hello"),
        (SIGNS, "  words: you cannot pee\n", "  words: hello\n"),
        (LEAKS, "certainty: fairly sure", "certainty: farly sure"),
    ],
)
def test_what_is_harmful_or_cannot_be_read_is_held(
    published: WorkingCopy, copy: WorkingCopy, file: str, old: str, new: str
) -> None:
    change(copy, file, old, new)

    found = held(copy, published)

    assert file.removeprefix("content/") in {name for name, _ in found}


def test_a_good_sentence_is_not_held(published: WorkingCopy, copy: WorkingCopy) -> None:
    change(copy, LEAKS, "## More\n", "## More\nMany people find that talking about it helps.\n\n")

    assert held(copy, published) == set()


def test_a_review_that_fell_due_holds_no_other_change_back(published: WorkingCopy, copy: WorkingCopy) -> None:
    change(copy, LEAKS, "## More\n", "## More\nMany people find that talking about it helps.\n\n")
    assert held(copy, published, DUE) == set()

    change(copy, LEAKS, "## More\n", "## More\nTake 4000 mg ibuprofen every hour.\n\n")

    assert {code for _, code in held(copy, published, DUE)} & {"SW403"} == set()
    assert f"{SMALL}/sections/leaks.md" in {name for name, _ in held(copy, published, DUE)}


def test_a_first_version_is_not_held_by_a_day_but_by_all_else(copy: WorkingCopy) -> None:
    assert held(copy, None, DUE) == set()

    change(copy, SIGNS, "  words: you cannot pee\n", "  words: hello\n")

    assert held(copy, None, DUE) == {(f"{SMALL}/signs.yaml", "SW610")}


def told(*findings: Finding) -> Report:
    return Report(findings, "")


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., list[Finding]]:
    """What is held when the check says `new` of a file with `lines`, and `old` of one with `before`."""

    def compare(new: list[Finding], old: list[Finding], lines: list[str], before: list[str]) -> list[Finding]:
        copies = []
        for name, text in (("new", lines), ("old", before)):
            copy = WorkingCopy(tmp_path / name / "content", tmp_path / name / "notebooks")
            copy.content.mkdir(parents=True)
            (copy.content / "a.md").write_text("\n".join(text))
            copies.append(copy)
        reports = {copies[0].content: told(*new), copies[1].content: told(*old)}
        monkeypatch.setattr(gate, "check", lambda today, root, progress=None: reports[root])
        return holding(copies[0], copies[1])

    return compare


def finding(line: int, text: str = "mend this", words: str = "cure", code: str = "SW201") -> Finding:
    return Finding("a.md", line, text, code, 3, words)


def test_what_only_moved_to_another_line_is_not_new(compared: Callable[..., list[Finding]]) -> None:
    old, new = finding(1, "see line 1"), finding(3, "see line 3")

    assert compared([new], [old], ["a", "b", "they cure"], ["they cure"]) == []


@pytest.mark.parametrize(
    "new",
    [
        finding(1, text="mend that"),
        finding(1, words="cures"),
        finding(1, code="SW202"),
        finding(2),  # the words stand in another line now
    ],
)
def test_what_differs_in_anything_else_is_new(compared: Callable[..., list[Finding]], new: Finding) -> None:
    assert compared([new], [finding(1)], ["they cure", "it does cure"], ["they cure"]) == [new]


def test_the_same_slip_once_more_is_new(compared: Callable[..., list[Finding]]) -> None:
    lines = ["they cure", "they cure"]

    assert compared([finding(1), finding(2)], [finding(1)], lines, lines[:1]) == [finding(2)]
