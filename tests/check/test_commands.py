"""Promises of the commands: three formats, an exit status, a page for each code, and signs of life."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.check.hostile import GUIDE
from widgets.check.check import check
from widgets.check.progress import Progress
from widgets.cli import main

SECTION = f"{GUIDE}/sections/when.md"


@pytest.fixture
def broken(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content with one sentence that may not stand."""
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    monkeypatch.chdir(copy.parent)
    monkeypatch.delenv("CI", raising=False)
    path = copy / SECTION
    text = path.read_text(encoding="utf-8").replace("## More\n", "## More\n\nPlease call 999 at once.\n", 1)
    path.write_text(text, encoding="utf-8")
    return copy


def line_of(root: Path, words: str) -> int:
    lines = (root / SECTION).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_a_finding_says_where_what_why_and_what_to_write(broken: Path) -> None:
    (finding,) = check(GUIDE).findings

    assert (finding.file, finding.line, finding.column) == (SECTION, line_of(broken, "999"), 13)
    assert (finding.code, finding.words) == ("SW206", "999")
    assert "differs by country" in finding.why
    assert "{emergency}" in finding.instead


def test_as_text_it_is_one_line_with_why_and_instead_below(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["check", GUIDE])

    first, why, instead, last = capsys.readouterr().out.splitlines()
    assert status == 1
    assert first.startswith(f"{SECTION}, line {line_of(broken, '999')}: ")
    assert first.endswith("[SW206, column 13]")
    assert why.startswith("    Why: ") and instead.startswith("    Instead: ")
    assert last.startswith("1 thing to mend.")


def test_as_json_it_holds_every_field(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", GUIDE, "--format", "json"])

    (row,) = json.loads(capsys.readouterr().out)["findings"]
    assert row["path"] == f"content/{SECTION}"
    assert {"file", "line", "column", "code", "words", "text", "why", "instead"} <= set(row)


def test_on_github_it_is_a_note_on_the_line(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", GUIDE, "--format", "github"])

    line = line_of(broken, "999")
    start = f"::error file=content/{SECTION},line={line},col=13,title=SW206::"
    assert capsys.readouterr().out.startswith(start)


def test_in_ci_the_text_comes_with_its_notes(
    broken: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")

    main(["check", GUIDE])

    assert "\n::error file=content/" in capsys.readouterr().out


def test_a_guide_that_is_not_there_cannot_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "pelvic-pain-after-runing"]) == 2
    assert 'Did you mean "pelvic-pain-after-running"?' in capsys.readouterr().out


def test_no_guide_at_all_cannot_be_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(tmp_path))

    assert main(["check"]) == 2


def test_words_are_checked_although_another_file_cannot_be_read(broken: Path) -> None:
    (broken / GUIDE / "cards.yaml").write_text("- just\n")

    assert {"SW206", "SW106"} <= {finding.code for finding in check(GUIDE).findings}


def test_a_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "sw201"]) == 0
    assert capsys.readouterr().out.startswith("# SW201: ")


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert "SW201  A medicine in the wrong class\n" in capsys.readouterr().out


def test_an_unknown_code_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "SW20"]) == 2
    assert 'All are listed by "stridewell explain".' in capsys.readouterr().err


def test_nothing_is_said_in_the_first_second_and_then_once_a_second() -> None:
    said: list[str] = []
    times = iter([0.0, 0.5, 1.2, 1.9, 2.4])
    progress = Progress(said.append, lambda: next(times))

    for step in "abcd":
        progress.step(step)

    assert said == ["b …", "d …"]
