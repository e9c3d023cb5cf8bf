"""`stridewell flow`: the rules of a guide on one page, layer by layer, then every path as a table."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from ..command_line import FINE, TO_MEND, cannot_run
from ..model.content.content import Content
from ..model.triage.rule_lint import lint_rules
from ..model.triage.rule_paths import RulePath, ways
from .html_report import html_report
from .open_guide import GuideRefused, open_guide
from .path_words import level_words, question_words, tables

LEVEL_ORDER = ("emergency", "today", "soon", "days", "routine", "")
SHAPES = {"emergency": "▲", "today": "◆", "soon": "■", "days": "●", "routine": "○", "": "–"}
KINDS = {"flag": "red flag", "card": "card", "note": "note", "asks again": "asked again", "level": "at least"}
OWN = "its own question"
NO_LEVEL = "Nothing is said about how soon"


@dataclass(frozen=True)
class FlowRow:
    """The questions of which each may lead, with others, to one `result`; `kind` says what that is."""

    questions: tuple[str, ...]
    kind: str
    result: str


@dataclass(frozen=True)
class FlowLayer:
    """All that ends with one level: its shape, its word, and how soon it is."""

    level: str
    shape: str
    soon: str
    rows: tuple[FlowRow, ...]


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
        layers=layers(content, paths),
        tables=tables(content, paths, _titles(content)),
        findings=list(lint_rules(content)),
    )


def layers(content: Content, paths: Sequence[RulePath]) -> list[FlowLayer]:
    """What the paths lead to by how soon, the most urgent first; each result once in a layer."""
    found: dict[str, dict[tuple[str, str], list[str]]] = {level: {} for level in LEVEL_ORDER}
    for way in paths:
        asked = found[way.level].setdefault((way.kind, way.target), [])
        asked += [name for name in _questions(way) if name not in asked]
    return [_layer(content, level, results) for level, results in found.items() if results]


def _layer(content: Content, level: str, results: dict[tuple[str, str], list[str]]) -> FlowLayer:
    titles = _titles(content)
    rows = [
        FlowRow(
            tuple(OWN if name == target else f"{name}: {question_words(content, name)}" for name in asked),
            KINDS[kind],
            titles.get(target) or f"{target}: {question_words(content, target)}",
        )
        for (kind, target), asked in results.items()
    ]
    return FlowLayer(level, SHAPES[level], level_words(content, level) or NO_LEVEL, tuple(rows))


def _questions(way: RulePath) -> list[str]:
    """The questions of a path whose answer counts, rather than the lack of one."""
    return [str(question) for question, _, _, wanted in way.entries if wanted]


def _titles(content: Content) -> dict[str, str]:
    """Flags, cards and notes by id, each with its name."""
    flags = {flag.id: flag.short for flag in content.red_flags.flags}
    cards = {card.id: card.title.split(": ")[-1] for card in content.cards.cards}
    notes = {note.id: note.title for note in content.cards.notes}
    return {name: f"{name}: {words}" for name, words in {**flags, **cards, **notes}.items()}
