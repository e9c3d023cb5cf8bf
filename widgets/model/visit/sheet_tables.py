"""Compiles what the page for the clinician asks of each answer into plain tables, without words."""

from __future__ import annotations

from ..content.content import Content
from ..content.roles import item_roles
from ..triage.compiled_tables import compile_rows
from ..triage.rules import BOTHERED
from .sheet_sections import part_of
from .sign_status import all_asked, is_sign, marked_from

MAX_OFFERED = 6


def compile_sheet(content: Content) -> dict[str, object]:
    """Each question with its part and the least answer that is marked, and when questions are offered."""
    return {
        "roles": item_roles(content),
        "about": [item.id for item in content.checklist.items if item.row],
        "edition": content.guide.questions.edition,
        "bothered": BOTHERED,
        "maxOffered": MAX_OFFERED,
        "asked": [
            {
                "id": entry.id,
                "part": part_of(content, entry.id),
                "isSign": is_sign(content, entry.id),
                "level": content.flags[entry.id].level if entry.id in content.flags else "",
                "call": entry.id in content.flags and content.flags[entry.id].call,
                "who": list(entry.who),
                "from": marked_from(entry),
            }
            for entry in all_asked(content)
        ],
        "offers": [
            {"id": each.id, "when": compile_rows(each.shows_when)} for each in content.visit.questions
        ],
    }
