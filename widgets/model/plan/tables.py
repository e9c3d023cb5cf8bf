"""The rules of the diary as look-up tables for the page."""

from __future__ import annotations

from typing import Any

from ..content import Content
from ..tables import compile_rows
from .lights import light_table
from .moves import find_programme, move_table
from .standing import LONGEST_OF, PROGRAMME, REST


def compile_diary(content: Content) -> dict[str, Any]:
    """Lights by answers, moves by step and lights, and the few numbers that the page's replay reads."""
    programme, moves = find_programme(content, PROGRAMME), content.plan.moves
    return {
        "lights": light_table(content),
        "moves": move_table(content, PROGRAMME),
        "timeOff": [row.model_dump() for row in moves.time_off],
        "adviceOnAmber": compile_rows(moves.advice_on_amber_when),
        "longestShare": moves.longest_run_share,
        "longestOf": LONGEST_OF.days,
        "rest": REST,
        "programme": PROGRAMME,
        "first": programme.first,
        "last": programme.last,
    }
