"""Promises of a section: its warning signs stand open, by how soon to get help, in the sign's own words."""

from __future__ import annotations

import re

from widgets import Guide
from widgets.components.render_context import Html

BOX = re.compile(r'<div class="sw-get-help">.*?</dl>', re.DOTALL)
GROUP = re.compile(r'data-level="(\w+)"><dt>([^<]+)</dt>(.*?)</div>', re.DOTALL)
HEADING = re.compile(r"<h\d[^>]*>When to get help</h\d>")


def drawn(guide: Guide, name: str, **changes: object) -> Html:
    section = guide.content.sections[name].model_copy(update=changes)
    return guide.view.render("section/section.html", section=section)


def groups(html: str) -> list[tuple[str, str, list[str]]]:
    found = BOX.search(html)
    rows = GROUP.findall(found.group()) if found else []
    return [(level, soon, re.findall("<dd>([^<]+)</dd>", signs)) for level, soon, signs in rows]


def test_signs_stand_under_how_soon_with_the_most_urgent_first(guide: Guide) -> None:
    chosen = ("stress-leak", "blood-in-pee", "numb-after-ride", "soft-lump", "cannot-pee", "toilet-trouble")
    words = {name: guide.content.signs[name].words for name in chosen}

    shown = groups(drawn(guide, "causes-nerve", signs=chosen))

    assert shown == [
        ("emergency", "Now", [words["cannot-pee"]]),
        ("today", "Today", [words["numb-after-ride"], words["toilet-trouble"]]),
        ("soon", "Within 2 days", [words["blood-in-pee"]]),
        ("days", "Within 2 weeks", [words["soft-lump"]]),
        ("routine", "At a routine visit", [words["stress-leak"]]),
    ]


def test_a_lowered_sign_stands_where_it_counts_until_someone_signs(guide: Guide) -> None:
    shown = groups(drawn(guide, "causes-nerve", signs=("black-poo",)))

    assert [level for level, _, _ in shown] == ["emergency"]
    assert guide.content.signs["black-poo"].level == "today"


def test_signs_are_never_behind_a_fold(guide: Guide) -> None:
    html = str(drawn(guide, "causes-nerve"))

    assert html.index("sw-short") < html.index("sw-get-help") < html.index("<details")


def test_a_section_without_signs_has_no_box(guide: Guide) -> None:
    assert "sw-get-help" not in drawn(guide, "causes-nerve", signs=())


def test_the_heading_is_not_said_twice(guide: Guide) -> None:
    assert len(HEADING.findall(drawn(guide, "causes-nerve"))) == 1
    assert len(HEADING.findall(drawn(guide, "when"))) == 1
