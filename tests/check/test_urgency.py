"""Promises of the urgency of signs: a sentence says what the sign's level is, and no level is typed again."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from tests.check.test_codes import EXAMPLE
from tests.conftest import NAME
from widgets.check.check import check
from widgets.check.codes import code_page
from widgets.check.urgency import sign_urgency, typed_levels
from widgets.check.violations import Rule
from widgets.model.content.content import Content
from widgets.model.content.passages import Passage


def hits(rule: Rule, text: str, file: str = "a.md") -> list[str]:
    return [hit.words for hit in rule(Passage(file, 1, text))]


@pytest.mark.parametrize(
    "text",
    [
        "Get advice today if {sign.cannot-pee}.",
        "See your {doctor} {when.days} for {sign.bone-pain}.",
        "{sign.stress-leak} is an emergency.",
        "Call {emergency} at once for {sign.soft-lump}.",
        "Book a routine visit for {sign.blood-in-pee}.",
        "Be seen {when.soon} for {sign.black-poo}.",  # lowered, but nobody has signed that yet
    ],
)
def test_a_sentence_that_gives_a_sign_another_urgency_is_found(content: Content, text: str) -> None:
    (words,) = hits(sign_urgency(content), text)

    assert words.startswith("{sign.") and words in text


@pytest.mark.parametrize(
    "text",
    [
        "Get emergency help now for {sign.saddle-numb}.",
        "Get emergency help {when.emergency} if {sign.cannot-pee}.",
        "Get advice {when.today} for {sign.bone-pain}, or emergency help now if {sign.no-weight}.",
        "Be seen {when.soon} for {sign.blood-in-pee}. Get advice today if you have a fever.",
        "Rest for now. Book a routine visit for {sign.stress-leak}.",
        "{sign.soft-lump} is not an emergency, so see your {doctor} {when.days}.",
        "Write down {sign.bad-period-pain}.",
        "Get advice today for {sign.nobody-knows}.",
    ],
)
def test_a_sentence_with_the_urgency_of_its_sign_or_none_is_left_alone(content: Content, text: str) -> None:
    assert hits(sign_urgency(content), text) == []


def test_the_level_that_counts_is_the_one_of_today(content: Content) -> None:
    text = "Get advice today for {sign.black-poo}."
    signed = replace(content, lowered_count=True)

    assert hits(sign_urgency(content), text) == ["{sign.black-poo}"]
    assert hits(sign_urgency(signed), text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("See your {doctor} within days.", "when.days"),
        ("See them within a few days.", "when.days"),
        ("**Within 2 weeks:** a lump.", "when.days"),
        ("Be seen within two weeks.", "when.days"),
        ("See someone within 2\ndays.", "when.soon"),
        ("Go within two days.", "when.soon"),
    ],
)
def test_a_typed_span_is_found_with_what_to_write(content: Content, text: str, name: str) -> None:
    (hit,) = typed_levels(content)(Passage("a.md", 1, text))

    assert hit.instead == f"Write {{{name}}} instead."
    assert hit.words in text


@pytest.mark.parametrize(
    "text",
    [
        "See your {doctor} {when.days}.",
        "It clears within about 72 hours.",
        "You are back to usual within 24 hours.",
        "Pain on most days for 3 months.",
        "Wait 2 weeks, then look again.",
    ],
)
def test_other_spans_of_time_are_left_alone(content: Content, text: str) -> None:
    assert hits(typed_levels(content), text) == []


def test_only_the_texts_of_the_levels_may_type_how_soon(content: Content) -> None:
    rule = typed_levels(content)
    file, text = f"{NAME}/red-flags.yaml", "Book now, and be seen within 2 weeks"

    assert not [*rule(Passage(file, 1, text, ("levels", "days", "how_soon")))]
    assert [*rule(Passage(file, 1, text, ("flags", 0, "do")))]


def test_the_span_that_counts_is_the_one_of_this_guide(content: Content) -> None:
    levels = dict(content.red_flags_file.levels)
    levels["days"] = levels["days"].model_copy(update={"within": "within 10 days"})
    file = content.red_flags_file.model_copy(update={"levels": levels})
    other = replace(content, red_flags_file=file)

    assert hits(typed_levels(other), "Be seen within ten days.") == ["within ten days"]
    assert hits(typed_levels(other), "Be seen within 2 weeks.") == []


@pytest.mark.parametrize(("code", "make"), [("SW607", sign_urgency), ("SW608", typed_levels)])
def test_the_page_of_the_code_shows_what_is_found(content: Content, code: str, make: type[Rule]) -> None:
    wrong, right = EXAMPLE.findall(code_page(code).text)

    assert hits(make(content), wrong)
    assert not hits(make(content), right)


def test_both_are_named_with_their_line_in_a_section(copy: Path) -> None:
    path = copy / NAME / "sections" / "signs-pain.md"
    text = path.read_text(encoding="utf-8")
    added = "\n\nGet advice today if {sign.cannot-pee}. See your {doctor} within days.\n\n## How do we know?"
    path.write_text(text.replace("\n\n## How do we know?", added), encoding="utf-8")
    line = text[: text.index("\n\n## How do we know?")].count("\n") + 3

    findings = [each for each in check(root=copy).findings if each.file.endswith("signs-pain.md")]

    assert [(each.code, each.line, each.words) for each in findings] == [
        ("SW607", line, "{sign.cannot-pee}"),
        ("SW608", line, "within days"),
    ]


def test_a_level_typed_in_the_code_is_named_with_its_file(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = ("Signs to show a doctor within 2 days", "widgets/components/checklist/checklist.py", 31)
    looking = import_module("widgets.check.check")  # the package gives its function the same name
    monkeypatch.setattr(looking, "code_messages", lambda: (said,))

    (finding,) = check(root=copy).findings

    assert (finding.code, finding.file, finding.words) == ("SW608", said[1], "within 2 days")
