"""Promise of yaml_slips.py: a slip is named on its own line, wherever in a file it is made."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from tests.amount import amount
from tests.conftest import CONTENT, NAME
from widgets.model.content.yaml_document import read_tree
from widgets.model.content.yaml_slips import find_slip

FILES = sorted([*CONTENT.glob("*.yaml"), *(CONTENT / NAME).glob("*.yaml")])
TEXT = re.compile(r'^(?P<before> *(?:- )?[a-z_]+: )"?(?P<words>[A-Z]\w+ [^"#:{}\[\]]+)"?$')
KEY = re.compile(r" *(?:- )?[a-z_]+:")
SLIPS: dict[str, tuple[Callable[[re.Match[str]], str], str]] = {
    "a quote mark that is not closed": (
        lambda line: f'{line["before"]}"{line["words"]}',
        "The quote mark opened here is never closed.",
    ),
    "an apostrophe within": (
        lambda line: f"{line['before']}'It isn't {line['words']}'",
        "ends the text there. Put the whole text in",
    ),
    "a quote mark within": (
        lambda line: f'{line["before"]}"Say "stop" {line["words"]}"',
        "Write “ and ” for quote marks inside it.",
    ),
    "a quote mark at the end alone": (
        lambda line: f'{line["before"]}{line["words"]}"',
        "A quote mark is missing at the start of this text.",
    ),
    "words after a #": (
        lambda line: f"{line['before']}{line['words']} # and more",
        'Nobody sees "# and more"',
    ),
    "no space after the colon": (
        lambda line: f"{line['before'].rstrip()}{line['words']}",
        "Write a space after",
    ),
}


def places() -> list[tuple[str, int]]:
    """Each line that holds a text, by its file and number."""
    lines = [(file, file.read_text(encoding="utf-8").splitlines()) for file in FILES]
    return [
        (file.relative_to(CONTENT).as_posix(), number)
        for file, those in lines
        for number, line in enumerate(those)
        if TEXT.match(line) and KEY.match((*those, "")[number + 1])
    ]


def test_files_without_a_slip_have_none() -> None:
    for file in FILES:
        assert find_slip(file.read_text(encoding="utf-8"), 10**6) is None


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_on_its_line(slip: str) -> None:
    make, says = SLIPS[slip]
    some = random.Random(slip).sample(places(), amount(60))  # noqa: S311 - not for secrets

    for file, number in some:
        lines = (CONTENT / file).read_text(encoding="utf-8").splitlines()
        match = TEXT.match(lines[number])
        assert match
        lines[number] = make(match)
        _, findings = read_tree(file, "\n".join(lines))

        assert findings and findings[0].line == number + 1, (file, number + 1, str(findings[:1]))
        assert says in findings[0].text


@pytest.mark.parametrize("spaces", [1, 2, 3, 5])
def test_a_line_too_deep_is_named_with_where_it_belongs(spaces: int) -> None:
    text = "items:\n- id: CK-01\n  group: life\n" + " " * spaces + '  ask: "Do you run?"\n  short: runs\n'

    _, (finding,) = read_tree("a.yaml", text)

    far = "1 space" if spaces == 1 else f"{spaces} spaces"
    assert str(finding) == (
        f"a.yaml, line 4: This line starts {far} too far to the right. "
        'Start it under "group", after 2 spaces.'
    )


def test_a_line_between_two_depths_is_named_with_theirs() -> None:
    text = "plan:\n    steps:\n        first: one\n      second: two\n"

    _, (finding,) = read_tree("a.yaml", text)

    assert finding.line == 4
    assert "starts after 6 spaces. Lines of its kind above start after 4." in finding.text


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: [one, two\nb: three\n", 1, 'The "[" opened here is never closed. Write "]" at the end.'),
        ("a: {one: 1\nb: three\n", 1, 'The "{" opened here is never closed. Write "}" at the end.'),
        ('a: >-\n  It\'s "half\nb: "x\n', 3, "The quote mark opened here is never closed."),
        ("a: \"one\n  two\"\nb: 'don't'\n", 3, "ends the text there"),
        ("- a: [x,\n    y]\n- b: 'don't'\n", 3, "ends the text there"),
    ],
)
def test_what_runs_over_lines_is_read_to_its_end(text: str, line: int, says: str) -> None:
    _, findings = read_tree("a.yaml", text)

    assert findings[0].line == line
    assert says in findings[0].text


def test_a_name_may_have_a_comment_beside_it_and_a_text_quote_marks_inside() -> None:
    tree, findings = read_tree("a.yaml", 'a: RF-01 # first\nb: they say "stop" when\nc: "x"  # why\nd: 5"\n')

    assert [finding.line for finding in findings] == [4]
    assert tree and tree.data["b"] == 'they say "stop" when'
