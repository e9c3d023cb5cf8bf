"""Promises of the exceptions: exact words in one file, with a reason, and none that is no longer needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.hostile import GUIDE
from tests.conftest import CONTENT
from widgets.check.check import check

SECTION = f"{GUIDE}/sections/when.md"
SENTENCE = "This does not cure pain."


def edit(root: Path, old: str, new: str) -> None:
    path = root / SECTION
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def root(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    edit(copy, "## More\n", f"## More\n\n{SENTENCE}\n")
    return copy


def add(root: Path, words: str, code: str = "SW203", reason: str = "It says the opposite.") -> None:
    with (root / "exceptions.yaml").open("a", encoding="utf-8") as file:
        file.write(f'- {{code: {code}, where: {SECTION}, words: "{words}", reason: "{reason}"}}\n')


def codes() -> list[str]:
    return [finding.code for finding in check(GUIDE).findings]


def test_a_right_sentence_stands_once_it_is_listed(root: Path) -> None:
    before = codes()

    add(root, SENTENCE)

    assert (before, codes()) == (["SW203"], [])


def test_other_words_in_the_same_file_are_still_found(root: Path) -> None:
    add(root, SENTENCE)

    edit(root, "## In short\n", "## In short\nThis is a cure.\n")

    assert "SW203" in codes()


def test_an_exception_that_fits_nothing_is_a_finding(root: Path) -> None:
    add(root, SENTENCE)
    add(root, "This cannot cure pain.")

    assert codes() == ["SW801"]


def test_an_exception_for_a_rule_that_knows_none_is_refused(root: Path) -> None:
    add(root, SENTENCE, code="SW201")

    assert sorted(codes()) == ["SW203", "SW801", "SW802"]


def test_an_exception_needs_a_reason(root: Path) -> None:
    add(root, SENTENCE, reason="")

    assert "exceptions.yaml" in {finding.file for finding in check(GUIDE).findings}


def test_the_list_is_kept_short() -> None:
    text = (CONTENT / "exceptions.yaml").read_text(encoding="utf-8")

    assert text.count("- code:") <= 15
