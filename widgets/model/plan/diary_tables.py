"""The rules of the diary as look-up tables for the page."""

from __future__ import annotations

from typing import Any

from ..content.content import Content
from ..content.schema.locks import LockWhen
from ..triage.compiled_tables import compile_rows
from .clearance import ROLES, limited
from .lights import light_table
from .locks import stopping_questions, stopping_rows
from .progress import REST
from .progression import diary_programme, longest_row, move_table
from .schedule import undated

WEEK = 7


def compile_diary(content: Content) -> dict[str, object]:
    """Lights by answers, moves by step and lights, and the few numbers that the page's replay reads."""
    programme, moves = diary_programme(content), content.plan.moves
    return {
        "lights": light_table(content),
        "moves": move_table(content),
        "timeOff": [row.model_dump() for row in moves.time_off],
        "adviceOnAmber": compile_rows(moves.advice_on_amber_when),
        "longestShare": moves.longest_run_share,
        "longestOf": moves.longest_run_days,
        "longestRow": longest_row(content),
        "rest": REST,
        "programme": programme.id,
        "first": programme.first,
        "last": programme.last,
    }


def compile_programmes(content: Content) -> list[dict[str, Any]]:
    """The steps of each programme: how often each is done (0 is for two weeks), and its minutes."""
    return [
        {
            "id": programme.id,
            "steps": [
                {
                    "stage": session.stage,
                    "sessions": often,
                    "minutes": session.total_minutes,
                    "run": session.run_minutes,
                }
                for session, often in undated(content, programme)
            ],
        }
        for programme in content.plan.programmes
    ]


def compile_readiness(content: Content) -> list[dict[str, object]]:
    """The checks to tick before a run, and for whom each list of them is."""
    return [
        {
            "id": each.id,
            "when": compile_rows(each.shows_when),
            "checks": [check.id for check in each.checks],
        }
        for each in content.plan.readiness
    ]


def compile_safety(content: Content) -> dict[str, object]:
    """What locks a plan and who may clear it, for widgets/components/plan_builder/locks.js."""
    safety = content.plan.safety
    return {
        "locks": [
            {
                "id": lock.id,
                "anyOf": [_way(way) for way in lock.any_of],
                "clearedBy": list(lock.cleared_by),
                "holds": lock.holds or "",
            }
            for lock in safety.locks
        ],
        "stopping": list(stopping_questions(content)),
        "stoppingRows": compile_rows(stopping_rows(content)),
        "roles": list(ROLES),
        "clearedBy": {name: list(who) for name, who in limited(content).items()},
        "clearedDays": safety.cleared_weeks * WEEK,
        "clearedStep": safety.cleared_step,
    }


def _way(way: LockWhen) -> dict[str, object]:
    """Only what stands in it, so that a page carries no more."""
    compiled = {
        "levels": list(way.levels),
        "rows": compile_rows(way.rows),
        "notSure": list(way.not_sure),
        "stopRunning": way.stop_running,
        "unsureUrgent": way.unsure_urgent,
        "lastRunStopped": way.last_run_stopped,
        "until": way.until and {"date": way.until.date, "days": way.until.weeks * WEEK},
    }
    return {name: value for name, value in compiled.items() if value}
