"""Promises of the content reader: every mistake at once, in plain words, with file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import CONTENT, NAME
from widgets.model.content.findings import nearest
from widgets.model.content.loader import load

Said = Callable[..., list[str]]
FLAGS = f"{NAME}/red-flags.yaml"
SIGNS = f"{NAME}/signs.yaml"
ITEMS = f"{NAME}/checklist.yaml"
CARDS = f"{NAME}/cards.yaml"


def line_of(file: str, words: str) -> int:
    lines = (CONTENT / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_the_real_content_has_no_findings() -> None:
    assert load(CONTENT, NAME).findings == ()


def test_a_mistyped_word_suggests_the_known_one(say_after: Said) -> None:
    line = line_of(SIGNS, "  level: emergency")

    said = say_after(SIGNS, "  level: emergency", "  levle: emergency")

    assert f'{SIGNS}, line {line}: "levle" is not used here. Did you mean "level"?' in said
    assert any('"level" is missing from saddle-numb. Add a line "level: …".' in text for text in said)


def test_an_unknown_level_lists_the_known_ones(say_after: Said) -> None:
    said = say_after(SIGNS, "  level: emergency", "  level: emergancy")

    assert said == [
        f"{SIGNS}, line {line_of(SIGNS, '  level: emergency')}: "
        '"emergancy" is not known for "level". Did you mean "emergency"?'
        " Write one of: emergency, today, soon, days, routine."
    ]


@pytest.mark.parametrize(("name", "hint"), [("CK-99", ""), ("CK-011", ' The nearest is "CK-11".')])
def test_an_unknown_item_names_what_is_near(say_after: Said, name: str, hint: str) -> None:
    said = say_after(CARDS, "alone: [CK-11]", f"alone: [{name}]")

    line = line_of(CARDS, "alone: [CK-11]")
    assert said == [f'{CARDS}, line {line}: No item is called "{name}".{hint}']


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("R999", ' Did you mean "R99"?'),
        ("SW999", ""),
        ("r31", ' Did you mean "R31"?'),
        ("R13", ' Did you mean "R31"?'),
        ("R42", ""),
        ("paces", ' Did you mean "pace"?'),
        ("everyone", ""),
    ],
)
def test_a_guess_is_made_only_when_one_is_near(word: str, hint: str) -> None:
    assert nearest(word, ["R09", "R99", "R31", "SW109", "SW119", "pace", "who-1"]) == hint


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("CK\u200b-02", '"U+200B" (zero width space) is in it.'),
        ("\u0421K-02", '"\u0421" (cyrillic capital letter es) is in it.'),
        ("CK/02", '"/" (solidus) is in it.'),
        ("-CK", "Start with a letter or number, and keep it under 40 letters."),
        ("C" * 41, "Start with a letter or number, and keep it under 40 letters."),
    ],
)
def test_an_odd_id_names_itself_and_not_those_who_use_it(say_after: Said, name: str, says: str) -> None:
    (said,) = say_after(ITEMS, "id: CK-02", f"id: {name}")

    assert said.startswith(f"{ITEMS}, line {line_of(ITEMS, 'id: CK-02')}: {name} cannot be an id")
    assert says in said


def test_an_id_used_twice_names_both_lines(say_after: Said) -> None:
    said = say_after(FLAGS, "- id: RF-02", "- id: RF-01")

    first = line_of(FLAGS, "- id: RF-01")
    assert (
        f'{FLAGS}, line {line_of(FLAGS, "- id: RF-02")}: "RF-01" is used twice (first on line {first}).'
        in said
    )


def test_text_where_a_list_belongs_is_said_plainly(say_after: Said) -> None:
    (text,) = say_after(FLAGS, "who: [everyone]", "who: everyone")

    assert '"who" should be a list' in text


def test_a_word_that_is_left_empty_is_named(say_after: Said) -> None:
    said = say_after(f"{NAME}/guide.yaml", "title: Pelvic pain after running", "title:")

    assert said == [f'{NAME}/guide.yaml, line 2: "title" is empty. Write its text.']


def test_a_broken_date_shows_how_to_write_one(say_after: Said) -> None:
    (text,) = say_after(f"{NAME}/guide.yaml", "2027-05-24", "24 May")

    assert text.endswith('"next_review" should be a date, such as 2027-05-24. "24 May" stands here.')


def test_an_unknown_source_in_a_section_is_named_with_its_line(say_after: Said) -> None:
    file = f"{NAME}/sections/signs-leaking.md"
    line = line_of(file, "[R31]")

    said = say_after(file, "[R31]", "[R3131]")

    assert any(text.startswith(f'{file}, line {line}: No source is called "R3131".') for text in said)


def test_an_unknown_glossary_link_is_named(say_after: Said) -> None:
    said = say_after(f"{NAME}/sections/what.md", "](G-39)", "](G-399)")

    assert any('No glossary term is called "G-399".' in text for text in said)


def test_a_section_without_its_parts_says_which_belong(say_after: Said) -> None:
    (text,) = say_after(f"{NAME}/sections/what.md", "## More", "## And more")

    assert '"## In short", "## More", "## How do we know?"' in text


def test_an_example_that_no_longer_holds_says_what_the_guide_says(say_after: Said) -> None:
    file = f"{NAME}/examples.yaml"

    said = say_after(file, "level: emergency", "level: routine")

    assert any(
        text.endswith('ticked the guide says "emergency", but this example expects "routine".')
        for text in said
    )


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "The file is empty. Copy one that works."),
        (b"a: 1\nb: \xff\xfe\n", "line 2: A letter here is not UTF-8. Save the file as UTF-8."),
        (b"a: x\n" * 1_000_000, "The file is 5.0 MB. Keep each file under 1 MB."),
        (b"a:\n\t- b\n", "line 2: There is a tab. Use spaces instead."),
        (b"- just\n- a list\n", "should have its own lines below it"),
        (b"\x00\x01\x02", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(copy: Path, raw: bytes, words: str) -> None:
    (copy / CARDS).write_bytes(raw)

    said = [str(finding) for finding in load(copy, NAME).findings]

    assert any(text.startswith(f"{CARDS}, line ") and words in text for text in said), said


def test_a_link_out_of_content_is_refused(copy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.yaml"
    outside.write_text("a: 1\n")
    (copy / CARDS).unlink()
    (copy / CARDS).symlink_to(outside)

    (finding,) = load(copy, NAME).findings

    assert str(finding) == (
        f"{CARDS}, line 1: This is a link to a place outside content/. Copy the file here."
    )


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / CARDS).unlink()

    assert [str(f) for f in load(copy, NAME).findings] == [
        f"{CARDS}, line 1: The file is missing. Copy it from another guide."
    ]


def test_a_file_with_a_mistyped_name_is_named(copy: Path) -> None:
    (copy / NAME / "red_flags.yaml").write_text("flags: []\n")

    (finding,) = load(copy, NAME).findings

    assert finding.text == '"red_flags.yaml" is not used here. Did you mean "red-flags.yaml"?'


def test_a_guide_that_is_not_there_suggests_the_nearest() -> None:
    (finding,) = load(CONTENT, "pelvic-pain-after-runing").findings

    assert finding.text.endswith('Did you mean "pelvic-pain-after-running"?')


def test_mistakes_in_several_files_are_all_said_at_once(copy: Path) -> None:
    for file in (FLAGS, ITEMS, CARDS):
        path = copy / file
        path.write_text(path.read_text(encoding="utf-8").replace("  evidence:", "  evidnce:", 1))

    files = {finding.file for finding in load(copy, NAME).findings}

    assert files == {FLAGS, ITEMS, CARDS}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_to_a_file_ever_gives_a_traceback(copy: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from([FLAGS, ITEMS, CARDS, f"{NAME}/examples.yaml", "glossary.yaml"]))
    original = (CONTENT / file).read_bytes()
    start = data.draw(st.integers(0, len(original) - 1))
    length = data.draw(st.integers(0, 200))
    patch = data.draw(
        st.binary(max_size=12) | st.sampled_from([b"  ", b"- ", b": ", b"\n", b"'", b"&a", b"{"])
    )
    (copy / file).write_bytes(original[:start] + patch + original[start + length :])

    loaded = load(copy, NAME)

    assert loaded.content or all(finding.file and finding.line >= 1 for finding in loaded.findings)
    (copy / file).write_bytes(original)
