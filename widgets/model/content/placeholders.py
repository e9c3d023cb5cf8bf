"""Placeholders: values of a guide that a sentence names in braces, so that no number is typed twice."""

from __future__ import annotations

from .content import Content
from .schema.plan import PlanFile
from .translations import mark

WEEK = 7
# A name, the number it counts, and the words for one and for many.
COUNTED = (
    ("runs_in_a_row", "greens_to_move_up", mark("{plan.greens_to_move_up} run"),
        mark("{plan.greens_to_move_up} runs in a row")),
    ("greens", "greens_to_move_up", mark("{plan.greens_to_move_up} green run"),
        mark("{plan.greens_to_move_up} green runs")),
    ("greens_in_a_row", "greens_to_move_up", mark("{plan.greens_to_move_up} green run"),
        mark("{plan.greens_to_move_up} green runs in a row")),
    ("ambers_in_a_row", "ambers_to_step_back", mark("{plan.ambers_to_step_back} amber run"),
        mark("{plan.ambers_to_step_back} amber runs in a row")),
    ("reds_in_a_row", "reds_to_ask_for_help", mark("{plan.reds_to_ask_for_help} red run"),
        mark("{plan.reds_to_ask_for_help} red runs in a row")),
    ("steps_after_ambers", "steps_back_after_ambers", mark("{plan.steps_back_after_ambers} step"),
        mark("{plan.steps_back_after_ambers} steps")),
    ("steps_after_red", "steps_back_after_red", mark("{plan.steps_back_after_red} step"),
        mark("{plan.steps_back_after_red} steps")),
    ("rest", "rest_days_after_red", mark("{plan.rest_days_after_red} day"),
        mark("{plan.rest_days_after_red} days")),
    ("longest_of", "longest_run_days", mark("{plan.longest_run_days} day"),
        mark("{plan.longest_run_days} days")),
    ("break", "break_days", mark("{plan.break_days} day"), mark("{plan.break_days} days")),
    ("birth_wait", "birth_weeks", mark("{plan.birth_weeks} week"), mark("{plan.birth_weeks} weeks")),
    ("cleared_for", "cleared_weeks", mark("{plan.cleared_weeks} week"), mark("{plan.cleared_weeks} weeks")),
)  # fmt: skip
SAME = (
    "greens_to_move_up", "ambers_to_step_back", "steps_back_after_ambers", "steps_back_after_red",
    "rest_days_after_red", "reds_to_ask_for_help", "longest_run_days",
)  # fmt: skip


def facts(content: Content) -> dict[str, str]:
    """Each value by its name, in words or digits: `{plan.greens}` reads "3 green runs".

    `{sign.…}` gives the short words of a sign, `{when.…}` how soon a level is, `{pain.very_bad}` what
    very bad pain means.
    """
    return {
        **{f"sign.{sign.id}": sign.words for sign in content.signs.values()},
        **{f"when.{level}": text.within for level, text in content.red_flags_file.levels.items()},
        "pain.very_bad": content.red_flags_file.very_bad,
        **(_plan_facts(content.plan) if content.has("plan.yaml") else {}),
    }


def _plan_facts(plan: PlanFile) -> dict[str, str]:
    numbers = {**_moves(plan), **_lights(plan), **_safety(plan)}
    written = {name: str(number) for name, number in numbers.items()}
    phrases = {**_counted(numbers), **_spans(numbers), **_restart(numbers)}
    return {f"plan.{name}": value for name, value in {**written, **phrases}.items()}


def _moves(plan: PlanFile) -> dict[str, int]:
    moves = plan.moves
    numbers = {name: getattr(moves, name) for name in SAME}
    numbers["longest_run_percent"] = round((moves.longest_run_share - 1) * 100)
    numbers["break_days"] = moves.time_off[0].days
    row = moves.time_off[-1]
    if row.restart_at is not None:
        weeks = row.days // WEEK
        numbers |= {"restart_at": row.restart_at, "restart_days": row.days, "restart_weeks": weeks}
    return numbers


def _lights(plan: PlanFile) -> dict[str, int]:
    amber, red = plan.lights.during["amber"], plan.lights.during["red"]
    return {"green_to": amber - 1, "amber_from": amber, "amber_to": red - 1, "red_from": red}


def _safety(plan: PlanFile) -> dict[str, int]:
    safety = plan.safety
    numbers = {"cleared_weeks": safety.cleared_weeks, "cleared_step": safety.cleared_step}
    for readiness in plan.readiness[:1]:
        numbers["first_stage"] = readiness.first_stage
    for until in [way.until for lock in safety.locks for way in lock.any_of if way.until][:1]:
        numbers["birth_weeks"] = until.weeks
    return numbers


def _counted(numbers: dict[str, int]) -> dict[str, str]:
    known = [(name, numbers[of], one, many) for name, of, one, many in COUNTED if of in numbers]
    return {name: one if number == 1 else many for name, number, one, many in known}


def _spans(numbers: dict[str, int]) -> dict[str, str]:
    """The pain of a light, from its least to its most."""
    amber = numbers["amber_to"] > numbers["amber_from"]
    return {
        "green_pain": mark("0 to {plan.green_to}") if numbers["green_to"] else mark("{plan.green_to}"),
        "amber_pain": mark("{plan.amber_from} to {plan.amber_to}") if amber else mark("{plan.amber_from}"),
    }


def _restart(numbers: dict[str, int]) -> dict[str, str]:
    """The break after which a person starts again, in weeks where it is just over some weeks."""
    if "restart_days" not in numbers:
        return {}
    in_weeks = numbers["restart_weeks"] > 1 and numbers["restart_days"] % WEEK == 1
    long = mark("more than {plan.restart_weeks} weeks"), mark("{plan.restart_days} days or more")
    return {"restart_break": long[0] if in_weeks else long[1]}
