"""Promise of widgets/model/triage/compiled_tables.py: the tables say exactly what the reference rules say."""

from __future__ import annotations

import json
from typing import Any

from tests.model.triage.answer_sets import answer_sets
from widgets.model.content.content import Content
from widgets.model.triage.answers import numbers, read_answers
from widgets.model.triage.compiled_tables import compile_tables
from widgets.model.triage.rules import assess


def holds(table: list[list[Any]], values: dict[str, int]) -> bool:
    return any(
        all(
            (name in values and low <= values[name] <= high) == bool(wanted)
            for name, low, high, wanted in row
        )
        for row in table
    )


def test_the_card_tables_equal_the_rules_on_thousands_of_answer_sets(content: Content) -> None:
    tables = compile_tables(content)
    fired_at_all = set()

    for answers in answer_sets(content, 6000, seed=11):
        values = numbers(read_answers(content, answers))
        fired = [card["id"] for card in tables["cards"] if holds(card["when"], values)]
        stopping = [c["id"] for c in tables["cards"] if c["stopsOthers"] and c["id"] in fired]
        outcome = assess(content, answers)
        fired_at_all |= set(fired)

        if not outcome.ask_again and not {"today", "emergency"} & set(outcome.flag_levels):
            urgent = outcome.level in ("today", "emergency")
            assert outcome.cards == tuple((stopping if urgent else stopping or fired)[:3])
    assert fired_at_all == {card.id for card in content.cards.cards}


def test_the_note_tables_equal_the_rules(content: Content) -> None:
    tables = compile_tables(content)

    for answers in answer_sets(content, 2000, seed=12):
        values = numbers(read_answers(content, answers))
        outcome = assess(content, answers)
        if outcome.level != "emergency":
            shown = [n for n in tables["notes"] if not (outcome.stop_running and n["aboutRunning"])]
            notes = tuple(note["id"] for note in shown if holds(note["when"], values))
            assert outcome.notes == notes


def test_the_tables_are_plain_json(content: Content) -> None:
    tables = compile_tables(content)

    assert json.loads(json.dumps(tables)) == tables
