"""Promises of the limits: no text ends the process, and what is refused says where and what to do."""

from __future__ import annotations

import pytest

from widgets.model.content import yaml_limits
from widgets.model.content.yaml_document import read_tree
from widgets.model.content.yaml_limits import DEEPEST, TOO_DEEP

DEEP = 30_000  # levels that end Python when PyYAML makes a tree of them


def said(text: str) -> list[tuple[int, str, str]]:
    _, findings = read_tree("a.yaml", text)
    return [(finding.line, finding.text, finding.code) for finding in findings]


@pytest.mark.parametrize(
    "text", ["[" * DEEP, "[" * DEEP + "]" * DEEP, "{a: " * DEEP, "- " * DEEP, "? " * DEEP]
)
def test_30_000_levels_are_refused_on_their_line(text: str) -> None:
    assert said(text) == [(1, TOO_DEEP, "SW120")]


def test_the_line_is_that_of_the_level_too_many() -> None:
    deep = "".join(" " * level + "a:\n" for level in range(DEEPEST + 5))

    assert said(deep) == [(DEEPEST + 1, TOO_DEEP, "SW120")]


def test_the_deepest_level_may_stand_and_one_more_may_not() -> None:
    assert said("[" * DEEPEST + "]" * DEEPEST) == []
    assert said("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == [(1, TOO_DEEP, "SW120")]


def test_a_file_of_more_parts_than_any_guide_needs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_limits, "MAX_PARTS", 12)  # eight words, and the six events around them

    assert said("- a\n" * 7) == []
    ((line, text, code),) = said("- a\n" * 12)

    assert (line, code) == (11, "SW120")
    assert text.endswith("too many for one file. Take out what is not needed.")


def test_a_directive_is_refused_before_libyaml_compares_it_with_all_others() -> None:
    ((line, text, code),) = said("a: b\n" + "".join(f"%TAG !{n}! a\n" for n in range(50_000)))

    assert (line, code) == (2, "SW103")
    assert text.startswith("This line starts with a sign YAML keeps for itself.")


@pytest.mark.parametrize("written", [r"\e[31m", r"\0", r"\u2028", r"\x7f"])
def test_what_no_file_may_hold_cannot_be_written_in_quotes(written: str) -> None:
    assert [(line, code) for line, _, code in said(f'a: b\nc: "{written}"\n')] == [(2, "SW116")]
    assert [(line, code) for line, _, code in said(f'a: b\n"{written}": c\n')] == [(2, "SW116")]
