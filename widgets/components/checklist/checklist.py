"""The symptom checklist: red flags first, then questions in short groups, then what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import traitlets

from ...model.content.schema import Flag, Item
from ...model.content.topics import topics_of
from ...model.content.translations import mark
from ...model.triage.body_map import route_table
from ...model.triage.compiled_tables import compile_tables
from ...model.triage.interview import LISTS, compile_interview
from ...model.triage.rules import Outcome, assess
from ..body_map.body_map import map_parts, map_words
from ..component import Component, checked_answers, next_uid
from ..declaration import DECLARED
from ..render_context import RenderContext

if TYPE_CHECKING:
    import pandas as pd

SIGNS = {
    "emergency": (
        mark("Do you have any of these now?"),
        mark("Tick all that apply to you. Each one opens the full question."),
    ),
    "today": (mark("And any of these?"), mark("Tick all that apply to you.")),
    "later": (
        mark("Have you noticed any of these?"),
        mark("These can wait a little, but you should still tell someone about them."),
    ),
    "routine": (mark("Do any of these apply to you?"), mark("Tick all that apply to you.")),
}


@dataclass(frozen=True)
class Section:
    """The questions of one subject; the script shows a few of them at a time. Those that are early come with
    the page, also where its script does not.
    """

    id: str
    title: str
    intro: str
    levels: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    items: tuple[Item, ...] = ()
    is_early: bool = True


class Checklist(Component):
    """The checklist as a widget. In Jupyter, `answers` is live; on a page no kernel is needed.

    `answers` maps a question to its answer in the words of its scale, such as
    "no" or "2"; what was skipped is not there. Raises AnswerError, a ValueError, for
    answers that no question takes.
    """

    declared = DECLARED["checklist"]
    tells = "read .answers, .cards, .level, .flags and .to_frame()"
    state = ("answers", "step", "edition", "tables", "routes", "interview")
    kept = ("answers", "step", "edition")

    answers = traitlets.Dict().tag(sync=True)
    step = traitlets.Unicode("").tag(sync=True)
    edition = traitlets.Int(1).tag(sync=True)
    tables = traitlets.Dict().tag(sync=True)
    routes = traitlets.Dict().tag(sync=True)
    interview = traitlets.Dict().tag(sync=True)

    def __init__(self, view: RenderContext, answers: Mapping[str, Any] | None = None) -> None:
        markup = view.render(
            "checklist/checklist.html",
            subjects=sections(view),
            topics=[topic for topic in topics_of(view.content) if topic.complaints],
            uid=next_uid(),
            **map_parts(view),
        )
        super().__init__(
            view,
            answers=checked_answers(view, answers),
            markup=markup,
            edition=view.content.guide.questions.edition,
            tables=compile_tables(view.content),
            routes=route_table(view.content),
            interview=compile_interview(view.content),
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


def sections(view: RenderContext) -> list[Section]:
    """Who is asked, then the signs by level, then the groups of questions."""
    content = view.content
    groups = [
        Section(
            group.id,
            group.title,
            group.intro,
            items=tuple(item for item in content.checklist.items if item.group == group.id),
            is_early=group.before_signs,
        )
        for group in content.checklist.groups
    ]
    signs = [
        Section(
            f"flags-{name}",
            *SIGNS[name],
            levels=levels,
            flags=tuple(flag for flag in content.red_flags.flags if flag.level in levels),
        )
        for name, levels in LISTS.items()
    ]
    early, late = ([group for group in groups if group.is_early is wanted] for wanted in (True, False))
    return [section for section in (*early, *signs, *late) if section.flags or section.items]


def _words(view: RenderContext) -> dict[str, str]:
    """What the script says, through the catalogue."""
    say = view.words.say
    return {
        "step": say("Step {now} of about {total}"),
        "long": say("About {screens} short screens, in about {minutes} min. You can skip any question."),
        "next": say("Continue"),
        "urgent": say("See what to do"),
        "result": say("See my result"),
        "and": say("; "),
        "saidNo": say("{sign}: no"),
        "which": say("Which one? Tick it in the list. If you leave this open, the most urgent one counts."),
        "noneOf": say("None of these, asked as a list: {signs}."),
        "oneOf": say("Not sure about one of these: {signs}."),
        "given": say("{sign}: {answer}."),
        "change": say("Change"),
        "skipped": say("Questions you skipped: {n}. Skipped does not mean “no”."),
        "askDelete": say("Delete your answers from this phone?"),
        "askRestart": say("Start over? This will delete your answers."),
        "undone": say("Everything is as it was."),
        "deleted": say("Your answers are deleted."),
        "restarted": say("Your answers are cleared. You are back at the start."),
        "kept": say("Your answers are kept on this phone."),
        "notKept": say("Your answers will be deleted when you close this page."),
    }
