"""`stridewell flow`: the rules of a guide as a drawing, and every path as a table, on one page."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from ..command_line import FINE, TO_MEND, cannot_run
from ..model.content.content import Content
from ..model.triage.rule_lint import lint_rules
from ..model.triage.rule_paths import RulePath, ways
from .diagram import DiagramBox, DiagramLine, Drawing, drawn
from .html_report import html_report
from .open_guide import GuideRefused, open_guide
from .path_words import level_words, tables

LEVEL_ORDER = ("emergency", "today", "soon", "days", "routine")
Lines = dict[tuple[str, str], DiagramLine]


def flow(chosen: argparse.Namespace) -> int:
    """Writes the page; returns 1 when the rules have dead ends or contradictions, which it prints."""
    try:
        content = open_guide(chosen.guide)
    except GuideRefused as error:
        return cannot_run(error)
    chosen.out.write_text(flow_page(content), encoding="utf-8")
    findings = list(lint_rules(content))
    print("\n".join([*map(str, findings), f"Written: {chosen.out}"]))
    return TO_MEND if findings else FINE


def flow_page(content: Content) -> str:
    """The page as HTML that needs no other file and no script."""
    paths = ways(content)
    return html_report(
        "flow.html",
        title=f"The flow of “{content.guide.title}”",
        drawings=[("questions", _questions(content, paths)), ("flags", _flags(content, paths))],
        tables=tables(content, paths, {box.id: f"{box.id}: {box.label}" for box in _results(content)}),
        findings=list(lint_rules(content)),
    )


def _questions(content: Content, paths: Sequence[RulePath]) -> Drawing:
    """From the questions through cards, notes and flags to how soon."""
    lines: Lines = {}
    for way in paths:
        _add(content, way, lines)
    named = {name for pair in lines for name in pair}
    items = [DiagramBox(i.id, i.short or i.ask, "item") for i in content.checklist.items]
    columns = [[box for box in boxes if box.id in named] for boxes in (items, _results(content))]
    return drawn([*columns, _levels(content, named)], list(lines.values()))


def _add(content: Content, way: RulePath, lines: Lines) -> None:
    asked = [str(entry[0]).partition(".")[0] for entry in way.entries if entry[3]]
    items = [name for name in asked if name in content.items]
    end = way.level if way.target in content.items else way.target
    for item in items:
        lines.setdefault((item, end), DiagramLine(item, end, way.level, way.kind not in ("card", "note")))
    if items and way.level and end != way.level:
        lines.setdefault((end, way.level), DiagramLine(end, way.level, way.level, "raise" in way.place))


def _flags(content: Content, paths: Sequence[RulePath]) -> Drawing:
    """From each red flag to how soon."""
    lines: Lines = {}
    for way in paths:
        if way.kind == "flag" and way.level:
            line = DiagramLine(way.target, way.level, way.level, len(way.place) > 2)
            lines.setdefault((way.target, way.level), line)
    flags = [box for box in _results(content) if box.kind == "flag"]
    return drawn([flags, _levels(content, {line.end for line in lines.values()})], list(lines.values()))


def _results(content: Content) -> list[DiagramBox]:
    """Flags and cards, the most urgent first, then notes."""
    flags = [DiagramBox(flag.id, flag.short, "flag", flag.level) for flag in content.red_flags.flags]
    cards = [
        DiagramBox(card.id, card.title.split(": ")[-1], "card", card.level) for card in content.cards.cards
    ]
    notes = [DiagramBox(note.id, note.title, "note") for note in content.cards.notes]
    return [*sorted([*flags, *cards], key=lambda box: LEVEL_ORDER.index(box.level)), *notes]


def _levels(content: Content, named: set[str]) -> list[DiagramBox]:
    return [
        DiagramBox(each, level_words(content, each), "level", each) for each in LEVEL_ORDER if each in named
    ]
