"""The values of a guide that a sentence may name in braces, so that no number or sign is typed twice."""

from __future__ import annotations

from .content import Content


def facts(content: Content) -> dict[str, str]:
    """Each value by its name, in words or digits: `{plan.greens_to_move_up}` reads "3".

    `{sign.…}` gives the short words of a sign, `{when.…}` how soon a level is, `{pain.very_bad}` what
    very bad pain means.
    """
    return {
        **{f"sign.{sign.id}": sign.words for sign in content.signs.values()},
        **{f"when.{level}": text.within for level, text in content.red_flags_file.levels.items()},
        "pain.very_bad": content.red_flags_file.very_bad,
        **(_plan_facts(content) if content.has("plan.yaml") else {}),
    }


def _plan_facts(content: Content) -> dict[str, str]:
    moves, lights = content.plan.moves, content.plan.lights.during
    values = {
        "greens_to_move_up": moves.greens_to_move_up,
        "ambers_to_step_back": moves.ambers_to_step_back,
        "steps_back_after_ambers": moves.steps_back_after_ambers,
        "steps_back_after_red": moves.steps_back_after_red,
        "rest_days_after_red": moves.rest_days_after_red,
        "reds_to_ask_for_help": moves.reds_to_ask_for_help,
        "longest_run_percent": round((moves.longest_run_share - 1) * 100),
        "green_to": lights["amber"] - 1,
        "amber_from": lights["amber"],
        "amber_to": lights["red"] - 1,
        "red_from": lights["red"],
    }
    return {f"plan.{name}": str(value) for name, value in values.items()}
