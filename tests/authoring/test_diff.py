"""Promises of `stridewell diff`: what patients read, in their words, and what matters most first."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.typed import typed
from tests.conftest import CONTENT, NAME
from tests.copies import ENGLISH_ONLY
from widgets.authoring.changed_facts import changed_facts
from widgets.authoring.diff import changes_between, diff
from widgets.authoring.patient_texts import patient_texts
from widgets.authoring.text_changes import TextChange, changes, words_between
from widgets.model.content.loader import load

EDITS = (
    ("regions/uk.yaml", 'call: "999"', 'call: "112"'),
    ("regions/uk.yaml", "call: 0808 808 8000", "call: 0808 808 8001"),  # held back: no patient reads it
    ("regions/au.yaml", "sms: 0477 13 11 14", "sms: 0477 13 11 15"),
    (
        f"{NAME}/signs.yaml",
        "words: blood in your pee, even once\n",
        "words: any blood in your pee, even once <b>\n",
    ),
    (f"{NAME}/signs.yaml", "- id: blood-in-pee\n  level: soon", "- id: blood-in-pee\n  level: today"),
    (f"{NAME}/cards.yaml", "supporting: [CK-12, CK-13]", "supporting: [CK-12]"),
    (f"{NAME}/sections/causes.md", "## More\n", "## More\nOne new sentence.\n\n"),
    (f"{NAME}/guide.yaml", "next_review: 2027-05-24", "next_review: 2027-06-24"),
    (f"{NAME}/examples.yaml", "  who: 34-year-old", "  who: 35-year-old"),
)


def git(folder: Path, *arguments: str) -> None:
    me = ("-c", "user.name=A Test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *me, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    top = tmp_path_factory.mktemp("diff")
    copy = Path(shutil.copytree(CONTENT, top / "content", ignore=ENGLISH_ONLY))
    shutil.move(copy / "bladder-habits-for-runners", top / "later")
    git(top, "init", "-q")
    git(top, "add", "content")
    git(top, "commit", "-qm", "Before")
    for file, old, new in EDITS:
        text = (copy / file).read_text(encoding="utf-8")
        assert old in text, old
        (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    shutil.move(top / "later", copy / "bladder-habits-for-runners")
    git(top, "add", "content")
    git(top, "commit", "-qm", "After")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STRIDEWELL_CONTENT", str(copy))
        yield copy


def test_numbers_and_safety_come_first_and_nothing_unread_is_told(root: Path) -> None:
    found = changes_between(root, "HEAD~1", "HEAD", NAME)

    told = [(change.group, change.place, change.kind) for change in found]
    assert told[0] == ("Emergency numbers", "Australia: crisis", "changed")
    assert told[1] == ("Emergency numbers", "United Kingdom: emergency", "changed")
    assert [group for group, _, _ in told[2:]] == ["Safety", "Safety", "Understand", "Check your signs"]
    assert ("Safety", "any blood in your pee, even once <b>: how soon", "changed") in told
    assert told[4][1].endswith(", More")


def test_only_the_words_that_changed_are_marked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(typed("diff", "HEAD~1", "HEAD", NAME, "--all")) == 0

    said = capsys.readouterr().out
    assert "[-999-]" in said and "{+112+}" in said
    assert "{+any+} blood in your pee" in said
    assert "{+One new sentence." in said
    assert "[-soon-] {+today+}" in said
    assert "35-year-old" not in said and "2027-06-24" not in said and "CK-13" not in said


def test_unless_all_is_asked_for_a_screenful_says_what_changed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff(typed("diff", "HEAD~1", "HEAD")) == 0
    short = capsys.readouterr().out
    assert diff(typed("diff", "HEAD~1", "HEAD", "--all")) == 0
    whole = capsys.readouterr().out

    assert len(short.splitlines()) < 100 < len(whole.splitlines()) - 50
    assert "[-999-] {+112+}" in short and "[-soon-] {+today+}" in short, "safety in its words"
    assert "One new sentence." in whole and "One new sentence." not in short
    assert re.search(r"UNDERSTAND \(\d+\)\n  .+, More \(changed\)", short)
    assert re.search(r"\n  … and \d+ more\n", short)
    assert short.endswith("Every word of them: --all, or as a page: --html FILE\n")
    assert max(map(len, short.splitlines())) < 250


def test_a_drawing_that_changed_is_told_in_a_sentence_without_its_lines(copy: Path, root: Path) -> None:
    before = patient_texts(load(root, NAME), NAME, True)
    path = copy / NAME / "body-drawing.yaml"
    path.write_text(re.sub(r'path: "M(-?\d+)', 'path: "M7', path.read_text(), count=1))

    found = changes(before, patient_texts(load(copy, NAME), NAME, True))

    told = [change for change in found if change.place == "The body map"]
    assert [piece.words for change in told for piece in change.pieces] == ["The drawing has changed."]
    assert not any("M7" in piece.words for change in found for piece in change.pieces)


def test_a_new_guide_is_told_by_name_without_what_was_there(root: Path) -> None:
    found = changes_between(root, "HEAD~1", "HEAD")

    new = [change for change in found if change.place.startswith("Bladder habits for runners: ")]
    assert len(new) > 20
    assert {change.kind for change in new} == {"added"}
    assert sum(change.group == "Emergency numbers" for change in found) == 2


def test_the_page_marks_words_and_lets_no_markup_through(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff(typed("diff", "HEAD~1", "HEAD", NAME, "--html", str(tmp_path / "changes.html"))) == 0

    page = (tmp_path / "changes.html").read_text()
    before, after = page.index("<del>999</del></p>"), page.index("<ins>112</ins></p>")
    assert "<h4>After</h4>" in page[before:after]
    assert (
        '<th scope="row">999</th><td>lost</td>' in page and '<th scope="row">112</th><td>added</td>' in page
    )
    assert "<ins> &lt;b&gt;</ins>" in page and "<b>" not in page


def change(place: str, before: str, after: str) -> TextChange:
    return TextChange("Understand", place, "changed", tuple(words_between(before, after)))


def test_a_number_or_source_that_went_or_came_is_listed_and_one_that_moved_is_not() -> None:
    found = changed_facts(
        [
            change(
                "One", "Wait 12 weeks. [R01] About 1.5 km, 56 of 100.", "Wait {plan.wait}. About 56 of 100."
            ),
            change("Two", "See someone.", "See someone within 12 weeks, 12 at most. [R02b]"),
            change("Three", "It works. [R03]", "It works."),
            change("Four", "It helps.", "It helps. [R03]"),
        ]
    )

    told = [(each.kind, each.fact, each.times, each.places) for each in found]
    assert told == [
        ("lost", "[R01]", 1, ("One",)),
        ("lost", "1.5", 1, ("One",)),
        ("added", "{plan.wait}", 1, ("One",)),
        ("added", "12", 1, ("Two",)),
        ("added", "[R02b]", 1, ("Two",)),
    ]


def test_the_same_version_twice_has_no_changes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(typed("diff", "HEAD", "HEAD")) == 0

    assert capsys.readouterr().out == "Nothing that patients read has changed.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere", "HEAD"], 'Git knows no revision or folder called "nowhere".'),
        (["HEAD", "--output=x"], "the following arguments are required"),
        (["HEAD~1", "HEAD", "no-guide"], 'No guide is called "no-guide" in either version.'),
    ],
)
def test_what_cannot_be_compared_is_said(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    try:
        status = diff(typed("diff", *arguments))
    except SystemExit as error:
        status = int(str(error.code))

    assert status != 0
    assert said in capsys.readouterr().err


@given(
    st.lists(st.sampled_from(["a", "b", "see", "now", "\n"])), st.lists(st.sampled_from(["a", "c", "now"]))
)
def test_the_pieces_always_give_back_both_texts(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)

    pieces = list(words_between(before, after))

    assert "".join(piece.words for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.words for piece in pieces if piece.kind != "taken away") == after
