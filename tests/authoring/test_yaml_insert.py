"""Promises of adding to a list: the entry is there, and no other letter has changed."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from widgets.authoring.yaml_insert import inserted

ENTRY = "- id: new\n  says: >-\n    More than\n    one line\n"
TEXTS = st.sampled_from(
    ["word", '"quoted: yes"', "'it''s'", ">-\n{pad}  folded\n{pad}  text", "|\n{pad}  kept"]
)
COMMENTS = st.sampled_from(["", "# about the next", "  # deep", "\n"])


@st.composite
def files(draw: st.DrawFn) -> str:
    pad = " " * draw(st.sampled_from([0, 2, 4]))
    lines = ["# top", "before: 1", "entries:"]
    for number in range(draw(st.integers(1, 4))):
        lines += [pad + draw(COMMENTS)] if draw(st.booleans()) else []
        lines += [f"{pad}- id: e{number}", f"{pad}  says: {draw(TEXTS).replace('{pad}', pad + '  ')}"]
    lines += [draw(COMMENTS), *(["after: {a: [1, 2]}"] if draw(st.booleans()) else [])]
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))


@given(files(), st.booleans())
def test_an_entry_is_added_and_nothing_else_is_touched(text: str, at_the_start: bool) -> None:
    after = inserted(text, ("entries",), ENTRY, 0 if at_the_start else None)

    was, now = yaml.safe_load(text), yaml.safe_load(after)
    new = now["entries"].pop(1 if at_the_start else -1)
    assert new == {"id": "new", "says": "More than one line"}
    assert now == was
    rest = iter(after.splitlines())
    assert all(line in rest for line in text.rstrip().splitlines())
    assert ("\r\n" in after) == ("\r\n" in text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: [x, y] # why\nb: 1\n", "a: [x, y, z] # why\nb: 1\n"),
        ("a:\n  [x,\n   y]\n", "a:\n  [x,\n   y, z]\n"),
        ("a: []  # none\nb: 1\n", "a:  # none\n- z\nb: 1\n"),
        ("a:\n- x\n", "a:\n- x\n- z\n"),
    ],
)
def test_short_lists_stay_short(text: str, found: str) -> None:
    assert inserted(text, ("a",), "- z") == found


def test_a_list_that_is_not_there_is_said() -> None:
    with pytest.raises(LookupError, match='There is no list called "b"'):
        inserted("a: 1\n", ("b",), "- z")
