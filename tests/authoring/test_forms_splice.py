"""Promises of saving one field: only its bytes differ, whatever the file, its comments and its line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.amount import amount
from tests.conftest import CONTENT
from tests.long import first_ones
from widgets.authoring.forms.documents import Document
from widgets.authoring.forms.yaml_splice import NotSpliced
from widgets.authoring.forms.yaml_text import Value

FILES = sorted(
    path.relative_to(CONTENT).as_posix()
    for path in CONTENT.rglob("*")
    if path.suffix in (".yaml", ".md") and path.parent != CONTENT / "translations"
    if path.suffix == ".yaml" or path.parent.name == "sections"
)
SECTIONS = [file for file in FILES if file.endswith(".md")]
EMPTY = ("notes.yaml",)  # until somebody leaves a comment
LANGUAGES = [file for file in FILES if re.match("translations/(ms|ta|zh-Hans)/", file)]  # all but one
FIRST = [*(file for file in FILES if file not in (*SECTIONS, *LANGUAGES, *EMPTY)), SECTIONS[0]]
EACH = first_ones([*FIRST, *SECTIONS[5::5], *LANGUAGES], len(FIRST))
WORDS = st.one_of(
    st.sampled_from(
        ["", "yes: no", "a # b", '"q"', "it's", "- x", "[a]", "{x}", "two\nlines", " lead", "*a", "%"]
    ),
    st.sampled_from(
        ["null", "12", "@b", "x " * 120 + "end", "“quoted” – dash 😀", "a, b", "a: ", "|", ">-", "!x"]
    ),
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\x85\u2028\u2029\ufeff"),
        max_size=60,
    ),
)
LINES = """\
# The words of a clinic.
name: A clinic   # its name
says: >-
  One sentence that is folded
  over two lines.

list:
  # the first
  - {id: a, says: "one"}
  # the second
  - id: b
    says: 'it''s two'
  - id: c
    says: three
flow: [a, b,
  c]
empty: []
"""


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        data = data[part]
    return data


def texts(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield path, data
    else:
        for name, each in data.items() if isinstance(data, dict) else enumerate(data):
            yield from texts(each, (*path, name))


def alike(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def changed_part(before: str, after: str) -> tuple[str, str]:
    """What differs, without what both begin and end with."""
    start = alike(before, after)
    end = alike(before[start:][::-1], after[start:][::-1])
    return before[start : len(before) - end], after[start : len(after) - end]


def read(file: str) -> str:
    return (CONTENT / file).read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize("file", EACH)
@settings(max_examples=amount(10), deadline=None)
@given(data=st.data(), word=WORDS, windows=st.booleans())
def test_saving_one_field_changes_its_bytes_alone(
    file: str, data: st.DataObject, word: str, windows: bool
) -> None:
    text = read(file).replace("\n", "\r\n") if windows else read(file)
    document = Document(file, text)
    path, old = data.draw(st.sampled_from(list(texts(document.data))))
    assert document.with_value(path, old).text == text

    try:
        made = document.with_value(path, word)
    except NotSpliced:
        assert path[0] in ("short", "more", "known")  # a line of Markdown that would start another part
        return

    assert at(made.data, path) == (word.strip("\n") if file.endswith(".md") and len(path) == 1 else word)
    assert [each for each in texts(made.data) if each[0] != path] == [
        each for each in texts(document.data) if each[0] != path
    ]
    taken, _ = changed_part(text, made.text)
    assert len(taken) <= 2 * len(old) + 8 * (old.count("\n") + 1) + 250


@pytest.mark.parametrize("file", EACH)
@settings(max_examples=amount(5), deadline=None)
@given(data=st.data())
def test_moving_an_item_and_back_changes_nothing(file: str, data: st.DataObject) -> None:
    document = Document(file, read(file))
    lists = [path for path, each in lists_in(document.data) if len(each) > 1]
    if not lists:
        return
    path = data.draw(st.sampled_from(lists))
    last = len(at(document.data, path)) - 1
    number, to = data.draw(st.integers(0, last)), data.draw(st.integers(0, last))

    moved = document.moved(path, number, to)

    assert sorted(moved.text) == sorted(document.text)
    assert moved.moved(path, to, number).text == document.text


def lists_in(
    data: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], list[Any]]]:
    if isinstance(data, list):
        yield path, data
    if not isinstance(data, str):
        for name, each in data.items() if isinstance(data, dict) else enumerate(data):
            yield from lists_in(each, (*path, name))


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (("name",), "Another clinic", "name: Another clinic   # its name"),
        (("name",), "A: clinic", 'name: "A: clinic"   # its name'),
        (("list", 0, "says"), "one more", '  - {id: a, says: "one more"}'),
        (("list", 1, "says"), "it's new", "    says: 'it''s new'"),
        (("list", 2, "level"), "soon", "    level: soon"),
        (("list", 0, "level"), "soon", '  - {id: a, says: "one", level: soon}'),
        (("flow",), ["a", "b", "c", "d"], "  c, d]"),
        (("flow",), ["b", "c"], "flow: [b,"),
        (("empty",), ["x"], "empty: [x]"),
        (("list",), [], "list: []"),
        (("new",), ["x", "y"], "new: [x, y]"),
        (("says",), "One sentence that is folded and more.", "  and more."),
    ],
)
def test_a_value_is_written_as_its_neighbours_are(
    path: tuple[str | int, ...], value: Value, line: str
) -> None:
    made = Document("x.yaml", LINES).with_value(path, value)

    assert line in made.text.splitlines()
    assert at(made.data, path) == value
    assert "# The words of a clinic." in made.text


def test_an_item_that_goes_takes_its_own_comment_and_no_other() -> None:
    without = Document("x.yaml", LINES).without(("list", 1)).text

    assert "# the second" not in without and "# the first" in without
    assert changed_part(LINES, without)[1] == ""


def test_a_first_line_that_goes_leaves_the_dash() -> None:
    assert "  - says: three" in Document("x.yaml", LINES).without(("list", 2, "id")).text


def test_a_passage_that_would_start_another_part_is_refused() -> None:
    section = Document("s.md", read("pelvic-pain-after-running/sections/when.md"))

    with pytest.raises(NotSpliced, match="would start another part"):
        section.with_value(("more",), "Words.\n\n## More words")
