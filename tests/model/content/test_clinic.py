"""Promises of clinic.yaml: nothing is invented, and each slip in hours, numbers or links is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import CONTENT, NAME
from widgets.check.check import check
from widgets.model.content.content import Content
from widgets.model.content.loader import load

Said = Callable[..., list[str]]
EXAMPLE = "clinic.example.yaml"


def line_of(words: str) -> int:
    lines = (CONTENT / EXAMPLE).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_nothing_about_the_clinic_is_invented(content: Content) -> None:
    clinic = content.clinic

    assert clinic.places == ()
    assert (clinic.newsletter, clinic.privacy, clinic.mistakes) == (None, None, None)
    assert clinic.conflict_of_interest is None


def test_the_example_works_when_it_is_copied(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (copy / "clinic.yaml").write_bytes((copy / EXAMPLE).read_bytes())
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))

    assert check(NAME).is_fine
    loaded = load(copy, NAME).content
    assert loaded and [place.id for place in loaded.clinic.places] == ["example-hill", "example-square"]


def test_the_example_holds_no_real_number_or_address() -> None:
    text = (CONTENT / EXAMPLE).read_text(encoding="utf-8")
    hosts = [word for word in text.split() if "://" in word or "@" in word]

    assert all("example.org" in host for host in hosts)
    assert text.count("+44 20 7946 0") == text.count("phone:") == 1


def test_a_content_folder_without_the_example_is_fine(copy: Path) -> None:
    (copy / EXAMPLE).unlink()

    assert load(copy, NAME).findings == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("08:30-12:00", "09:00-8:00", '"09:00-8:00" ends before it starts. Write the opening time first.'),
        ("08:30-12:00", "08:30-25:00", '"08:30-25:00" goes past the day. Write times from 00:00 to 24:00.'),
        ("08:30-12:00", "08:30-12:75", '"08:30-12:75" goes past the day. Write times from 00:00 to 24:00.'),
        ("08:30-12:00", "mornings", 'Write hours such as 09:00-17:30. "mornings" stands here.'),
        ("08:30-12:00", "[[9, 5]]", "Write hours such as 09:00-17:30. \"['9', '5']\" stands here."),
        (
            "[09:00-13:00, 14:00-20:00]",
            "[09:00-13:00, 12:30-20:00]",
            "These hours meet or overlap: 09:00–13:00, 12:30–20:00. Write them as one.",
        ),
        (
            "[09:00-13:00, 14:00-20:00]",
            "[13:00-20:00, 09:00-13:00]",
            "These hours meet or overlap: 09:00–13:00, 13:00–20:00. Write them as one.",
        ),
        ("    saturday:", "    satuday:", '"satuday" is not used here. Did you mean "saturday"?'),
        (
            "time_zone: Europe/London",
            "time_zone: Europe/Londn",
            'No time zone is called "Europe/Londn". Did you mean "Europe/London"?',
        ),
        (
            'phone: "+44 20 7946 0018"',
            "phone: call us",
            '"call us" cannot be dialled. Start with + and the country code, such as +44 20 7946 0018.',
        ),
        (
            "https://maps.example.org/hill",
            "http://maps.example.org/hill",
            '"http://maps.example.org/hill" should be a web address that starts with https://.',
        ),
        (
            "https://news.example.org/join",
            "javascript:alert(1)",
            '"javascript:alert(1)" should be a web address that starts with https://.',
        ),
        (
            "email: hill@example.org",
            "email: hill@example.org?cc=other@example.org",
            '"hill@example.org?cc=other@example.org" is no e-mail address. '
            "Write one such as hello@example.org.",
        ),
        (
            "day: 2026-12-25",
            "day: 25 December",
            '"day" should be a date, such as 2027-05-24. "25 December" stands here.',
        ),
        (
            "day: 2026-12-25",
            "day: 20261225",
            '"day" should be a date, such as 2027-05-24. "20261225" stands here.',
        ),
        (
            "web: https://www.example.org/mistakes",
            "web: www.example.org",
            '"www.example.org" should be a web address that starts with https://.',
        ),
        (
            "[en, zh, ms, ta]",
            "[en, chinese]",
            'No language has the code "chinese". Write codes such as en, zh or ms.',
        ),
        (
            "- id: example-square",
            "- id: example-hill",
            f'"example-hill" is used twice (first on line {line_of("- id: example-hill")}).',
        ),
    ],
)
def test_a_slip_is_named_with_its_line(say_after: Said, old: str, new: str, words: str) -> None:
    said = say_after(EXAMPLE, old, new)

    assert said == [f"{EXAMPLE}, line {line_of(old)}: {words}"]


def test_closed_days_in_the_wrong_order_are_named(say_after: Said) -> None:
    (text,) = say_after(EXAMPLE, "to: 2027-01-03", "to: 2026-01-03")

    assert text == (
        f"{EXAMPLE}, line {line_of('2027-01-03')}: "
        '"to: 2026-01-03" is before "day". Write the first day first.'
    )


def test_an_empty_place_for_mistakes_is_named(say_after: Said) -> None:
    text = (CONTENT / EXAMPLE).read_text(encoding="utf-8")
    lines = text[text.index("mistakes:") : text.index("privacy:")]

    (said,) = say_after(EXAMPLE, lines, "mistakes: {}\n")

    assert said == (
        f'{EXAMPLE}, line {line_of("mistakes:")}: "mistakes" is empty. '
        'Add a line such as "email: hello@example.org".'
    )


def test_hours_without_a_time_zone_are_named(say_after: Said) -> None:
    (text,) = say_after(EXAMPLE, "  time_zone: Asia/Singapore\n", "")

    assert text == (
        f"{EXAMPLE}, line {line_of('- id: example-hill')}: "
        'Hours need a line "time_zone: …", such as Asia/Singapore.'
    )


@pytest.mark.parametrize("praise", ["The best clinic.", "Consult our pain experts.", "A world-class team."])
def test_words_that_praise_the_clinic_are_found(
    copy: Path, monkeypatch: pytest.MonkeyPatch, praise: str
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    (copy / "clinic.yaml").write_text(f"default_region: sg\nconflict_of_interest: {praise}\n")

    (finding,) = check(NAME).findings

    assert (finding.file, finding.line) == ("clinic.yaml", 2)
    assert "praises the clinic. Say what it does instead" in finding.text
