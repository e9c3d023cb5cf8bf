"""Promises of comments: for the next person who writes, found in preview and pack, and never by a patient."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import CONTENT, NAME
from widgets.authoring.review import pack_page
from widgets.check.check import check
from widgets.check.comments import comment_findings, comments
from widgets.model.content.loader import load
from widgets.model.published.working_copy import WorkingCopy
from widgets.serve.preview.preview_state import checked

TODAY = date(2026, 12, 1)
SAYS = "Is there a newer source for this one?"
COMMENT = """\
- where: {where}
  entry: {entry}
  words: "{words}"
  who: Kim Tan, physiotherapist
  day: {day}
  says: {says}
"""
RIGHT = {"where": f"{NAME}/signs.yaml", "entry": "stroke", "words": "a drooping face", "day": "2026-11-30"}


def left(root: Path, **other: str) -> Path:
    (root / "notes.yaml").write_text(COMMENT.format(**{**RIGHT, "says": SAYS, **other}))
    return root


def found(root: Path) -> list[str]:
    return [each.text for each in comment_findings(root, TODAY)]


def test_a_comment_says_its_place_its_words_who_and_when(copy: Path) -> None:
    (comment,) = comments(left(copy))

    assert found(copy) == []
    assert comment.place == f"{NAME}/signs.yaml stroke: “a drooping face”"
    assert (comment.says, comment.signed) == (SAYS, "Kim Tan, physiotherapist, 30 November 2026")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"where": f"{NAME}/sign.yaml"}, f'No file of words is called "{NAME}/sign.yaml". Did you mean'),
        ({"where": "../README.md"}, 'No file of words is called "../README.md".'),
        ({"where": "notes.yaml"}, 'No file of words is called "notes.yaml".'),
        ({"entry": "strok"}, 'is called "strok". Delete the comment once it is answered'),
        ({"words": "a dropping face"}, '"a dropping face" no longer stands in'),
        ({"day": "2026-12-02"}, "2026-12-02 is still to come."),
        ({"day": "soon"}, "soon"),
        ({"says": '""'}, "says"),
    ],
)
def test_a_comment_whose_place_is_gone_is_found(copy: Path, other: dict[str, str], said: str) -> None:
    (text,) = found(left(copy, **other))

    assert said in text


def test_the_check_looks_at_comments_and_at_no_file_without_any(copy: Path) -> None:
    left(copy, words="nowhere")
    assert [each.code for each in check(NAME, TODAY, root=copy).findings] == ["SW803"]

    (copy / "notes.yaml").unlink()
    assert check(NAME, TODAY, root=copy).is_fine


def test_a_comment_is_in_no_version_and_in_no_content(copy: Path) -> None:
    before = WorkingCopy(copy, copy / "none").digest()

    working = WorkingCopy(left(copy), copy / "none")

    assert working.digest() == before
    assert "content/signs.yaml" not in working.files() and f"content/{NAME}/signs.yaml" in working.files()
    assert not [name for name in working.files() if "notes.yaml" in name]
    assert "notes.yaml" not in load(copy, NAME).trees


def test_preview_and_pack_show_a_comment(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(left(copy)))
    content = load(copy, NAME).content
    assert content

    (told,) = checked("").comments

    assert (told["entry"], told["words"], told["says"]) == ("stroke", "a drooping face", SAYS)
    assert SAYS in pack_page(content, TODAY)
    left(copy, where="knee-pain-after-running/signs.yaml", entry="no-weight", words="leg")
    assert SAYS not in pack_page(content, TODAY), "a comment on another guide"


def test_the_file_that_comes_with_the_guide_holds_no_comment() -> None:
    assert comments(CONTENT) == ()
