"""The symptom checklist: red flags first, then questions in short groups, then what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import traitlets

from ...model.content.schema import Flag, Item
from ...model.content.translations import mark
from ...model.triage.body_map import route_table
from ...model.triage.compiled_tables import compile_tables
from ...model.triage.rules import Outcome, assess
from ..body_map.body_map import map_parts, map_words
from ..component import Component, checked_answers, next_uid
from ..declaration import DECLARED
from ..render_context import RenderContext

if TYPE_CHECKING:
    import pandas as pd

FLAG_STEPS = (
    (
        "emergency",
        mark("Urgent signs"),
        mark("Have you noticed any of these? Go by how you are now."),
    ),
    ("today", mark("Signs that need advice today"), mark("Have you noticed any of these?")),
    ("soon", mark("Signs to show a doctor {when.soon}"), mark("Have you noticed any of these?")),
    ("days", mark("Signs to show a doctor {when.days}"), mark("Have you noticed any of these?")),
    ("routine", mark("Common signs that can wait for a visit"), mark("Do any of these fit?")),
)


@dataclass(frozen=True)
class ChecklistStep:
    """One screen of the checklist."""

    id: str
    title: str
    intro: str
    flags: tuple[Flag, ...] = ()
    items: tuple[Item, ...] = ()


class Checklist(Component):
    """The checklist as a widget. In Jupyter, `answers` is live; on a page no kernel is needed.

    `answers` maps a question to its answer in the words of its scale, such as
    "no" or "2"; what was skipped is not there. Raises AnswerError, a ValueError, for
    answers that no question takes.
    """

    declared = DECLARED["checklist"]
    tells = "read .answers, .cards, .level, .flags and .to_frame()"
    state = ("answers", "step", "edition", "tables", "routes")
    kept = ("answers", "step", "edition")

    answers = traitlets.Dict().tag(sync=True)
    step = traitlets.Unicode("").tag(sync=True)
    edition = traitlets.Int(1).tag(sync=True)
    tables = traitlets.Dict().tag(sync=True)
    routes = traitlets.Dict().tag(sync=True)

    def __init__(self, view: RenderContext, answers: Mapping[str, Any] | None = None) -> None:
        markup = view.render("checklist/checklist.html", steps=steps(view), uid=next_uid(), **map_parts(view))
        super().__init__(
            view,
            answers=checked_answers(view, answers),
            markup=markup,
            edition=view.content.guide.questions.edition,
            tables=compile_tables(view.content),
            routes=route_table(view.content),
            words=_words(view) | map_words(view),
        )

    @property
    def outcome(self) -> Outcome:
        """What follows from the answers so far, by the reference rules."""
        return assess(self._view.content, self.answers)

    @property
    def cards(self) -> tuple[str, ...]:
        """The ids of the cards that show, at most three, in alphabetical order."""
        return self.outcome.cards

    @property
    def flags(self) -> tuple[str, ...]:
        """The ids of the red flags that are on."""
        return self.outcome.flags

    @property
    def level(self) -> str:
        """`emergency`, `today`, `soon`, `days`, `routine` or `none`."""
        return self.outcome.level

    def to_frame(self) -> pd.DataFrame:
        """One row for each answer: id, question, clinical term, answer and its label."""
        from .answer_table import answers_frame

        return answers_frame(self._view, self.answers)


def steps(view: RenderContext) -> list[ChecklistStep]:
    """The screens in order: red flags by level, then the groups of questions."""
    content = view.content
    flags = [
        ChecklistStep(
            f"flags-{level}",
            title,
            intro,
            flags=tuple(f for f in content.red_flags.flags if f.level == level),
        )
        for level, title, intro in FLAG_STEPS
    ]
    groups = [
        ChecklistStep(
            group.id,
            group.title,
            group.intro,
            items=tuple(i for i in content.checklist.items if i.group == group.id),
        )
        for group in content.checklist.groups
    ]
    return [step for step in flags + groups if step.flags or step.items]


def _words(view: RenderContext) -> dict[str, str]:
    """What the script says, through the catalogue."""
    say = view.words.say
    return {
        "step": say("Step {now} of {total}"),
        "next": say("Continue"),
        "urgent": say("See what to do"),
        "and": say("; "),
        "saidNo": say("{sign}: no"),
        "answered": say("{n} of {total} answered"),
        "skipped": say("Questions you skipped: {n}. Skipped does not mean “no”."),
        "deleted": say("Your answers are deleted."),
        "restarted": say("Your answers are cleared. You are back at the start."),
        "kept": say("Your answers are kept on this phone."),
        "notKept": say("Your answers go when you close this page."),
    }
