"""A visit at a glance: what a clinician needs within two minutes, in clinical terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ...model.content.roles import item_roles
from ...model.content.schema import LEVELS
from ...model.triage.answers import LIST
from ...model.triage.rules import URGENT, Outcome, assess
from ...model.triage.unsure_answers import list_doubts
from ...model.visit.sheet_sections import part_of
from ...model.visit.sign_status import statuses
from ...model.visit.visit_file import Activity
from ..diary.diary import run_words
from ..render_context import RenderContext
from .loaded_visit import LoadedVisit
from .looked_at import looked_at, questions_of
from .tables import answer_words

LAST = 5  # lights shown
BETWEEN = " • "  # terms; many hold a semicolon
NOT_ADVISED = "none"


class Fact(NamedTuple):
    """A named value, such as a pain score, and what the patient wrote beside it."""

    name: str
    value: str
    own: str = ""

    @property
    def words(self) -> str:
        """All of it in one text."""
        return "; ".join(filter(None, (self.value, self.own)))


class Sign(NamedTuple):
    """A sign as it was answered: clinical term, how soon it is to be seen, answer and question."""

    term: str
    soon: str
    answer: str
    asked: str


@dataclass(frozen=True)
class Glance:
    """What is on the first screen.

    `advised` is what the guide advised, `reasons` are the terms that led to it. `present` and `unsure` are
    warning signs, the most urgent first, `signs` other ones. `negatives` were answered no one by one,
    `listed` by "none of these" of a list. `open` are urgent ones that were not answered or asked,
    `open_later` is how many others were not.
    """

    made: str
    level: str
    advised: str
    reasons: tuple[str, ...]
    stops: bool
    who: tuple[Fact, ...]
    present: tuple[Sign, ...]
    unsure: tuple[Sign, ...]
    one_of: tuple[str, ...]
    signs: tuple[str, ...]
    negatives: tuple[str, ...]
    listed: tuple[str, ...]
    open: tuple[str, ...]
    open_later: int
    pain: tuple[Fact, ...]
    course: tuple[Fact, ...]
    activities: tuple[Activity, ...]
    goals: str
    treatments: tuple[str, ...]
    questions: tuple[str, ...]
    strange: tuple[str, ...]

    @property
    def not_answered(self) -> int:
        """How many warning signs were not answered or asked."""
        return len(self.open) + self.open_later


def glance(view: RenderContext, found: LoadedVisit) -> Glance:
    """The first screen of a visit."""
    content, answers, visit = view.content, found.answers, found.visit
    outcome = assess(content, answers)
    flags = {name: one for name, one in statuses(content, answers).items() if name in content.flags}
    no = [name for name, one in flags.items() if one == "no"]
    skipped = [name for name, one in flags.items() if one == "skipped"]
    listed = [name for name in no if f"{name}.{LIST}" in answers]
    return Glance(
        made=str(visit.made or ""),
        level=outcome.level,
        advised=_advised(view, outcome),
        reasons=tuple(dict.fromkeys(_reasons(view, outcome))),
        stops=outcome.stop_running,
        who=tuple(_who(view, answers)),
        present=_signs(view, answers, [name for name, one in flags.items() if one in ("marked", "rarely")]),
        unsure=_signs(view, answers, [name for name, one in flags.items() if one == "unsure"]),
        one_of=_terms(view, list_doubts(content, answers)),
        signs=tuple(_other_signs(view, answers)),
        negatives=_terms(view, [name for name in no if name not in listed]),
        listed=_terms(view, listed),
        open=_terms(view, [name for name in skipped if content.flags[name].level in URGENT]),
        open_later=sum(content.flags[name].level not in URGENT for name in skipped),
        pain=tuple(_pain(view, found)),
        course=tuple(_course(view, found)),
        activities=visit.activities,
        goals=visit.goals or (visit.plan.goal if visit.plan else ""),
        treatments=tuple(looked_at(view, visit)),
        questions=tuple(questions_of(view, visit)),
        strange=found.strange,
    )


def activity_words(activity: Activity) -> str:
    """What the patient wants to do again, with how well it goes now where that was answered."""
    return activity.text if activity.ability is None else f"{activity.text}: {activity.ability}/10"


def _advised(view: RenderContext, outcome: Outcome) -> str:
    if outcome.level == NOT_ADVISED:
        return ""
    return view.words.say(view.content.red_flags.levels[outcome.level].title)  # type: ignore[index]


def _reasons(view: RenderContext, outcome: Outcome) -> Iterator[str]:
    """The terms of what has the level that was advised, or of what else was ticked."""
    levels = dict(zip(outcome.flags, outcome.flag_levels, strict=True))
    highest = [name for name, level in levels.items() if level == outcome.level]
    for name in (*highest, *outcome.raised_by, *outcome.unsure):
        yield _term(view, name.partition(".")[0])


def _who(view: RenderContext, answers: Mapping[str, str]) -> Iterator[Fact]:
    """What was said of the person: age band, body parts, pregnancy, birth."""
    for item in view.content.checklist.items:
        if item.id in answers and part_of(view.content, item.id) == "you":
            yield Fact(view.words.say(item.term), answer_words(view, item.id, answers[item.id]))


def _signs(view: RenderContext, answers: Mapping[str, str], names: list[str]) -> tuple[Sign, ...]:
    flags, say = view.content.flags, view.words.say
    levels = view.content.red_flags.levels
    ordered = sorted(names, key=lambda name: -LEVELS.index(flags[name].level))
    return tuple(
        Sign(
            term=say(flags[name].term),
            soon=say(levels[flags[name].level].how_soon),
            answer=answer_words(view, name, answers[name]).lower(),
            asked=say(flags[name].ask),
        )
        for name in ordered
    )


def _other_signs(view: RenderContext, answers: Mapping[str, str]) -> Iterator[str]:
    content = view.content
    for name, one in statuses(content, answers).items():
        if one == "marked" and name not in content.flags:
            bother = answers.get(f"{name}.bother")
            word = answer_words(view, name, answers[name]).lower()
            yield f"{_term(view, name)} ({word}{f', bother {bother} of 3' if bother else ''})"


def _pain(view: RenderContext, found: LoadedVisit) -> Iterator[Fact]:
    say, asked, answers = view.words.say, item_roles(view.content), found.answers
    if found.visit.now is not None:
        yield Fact(say("Pain now (NRS)"), f"{found.visit.now}/10")
    worst = answers.get(asked.get("pain_worst", ""), "")
    if worst:
        yield Fact(say("Worst this week (NRS)"), f"{worst}/10")
    for name, role in (
        (say("Where"), "where"),
        (say("Duration"), "duration"),
        (say("Load change"), "load_change"),
        (say("Settles"), "settles"),
        (say("Limited in"), "function"),
        (say("Distress"), "mood"),
        (say("Medicines"), "medicines"),
    ):
        if asked.get(role, "") in answers:
            words = answer_words(view, asked[role], answers[asked[role]])
            own = answers.get(f"{asked[role]}.words", "")
            yield Fact(name, words, own)
    for name, text in ((say("Eases"), found.visit.helps), (say("Aggravates"), found.visit.worsens)):
        if text:
            yield Fact(name, "", text)


def _course(view: RenderContext, found: LoadedVisit) -> Iterator[Fact]:
    from .tables import timeline_frame

    say, visit = view.words.say, found.visit
    if visit.plan:
        yield Fact(say("Plan"), f"{visit.plan.programme}, {visit.plan.stage}, {visit.plan.start}")
    if visit.diary:
        runs = timeline_frame(view, visit).query("pain.notna()")
        words = run_words(view)  # as the patient's page names a light, or says that it waits
        lights = [words[f"name-{light or 'waiting'}"] for light in runs["light"].tolist()][-LAST:]
        stopped = sum(run.stopped for run in visit.diary)
        yield Fact(say("Runs"), f"{len(visit.diary)}, {visit.diary[0].day} – {visit.diary[-1].day}")
        yield Fact(say("Stopped runs"), str(stopped))
        yield Fact(say("Last lights, oldest first"), ", ".join(lights))


def _terms(view: RenderContext, names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_term(view, name) for name in names)


def _term(view: RenderContext, name: str) -> str:
    content, say = view.content, view.words.say
    areas = {area.id: area.label for area in content.checklist.areas}
    if name in areas:
        return say(areas[name])
    return say((content.flags.get(name) or content.items[name]).term)
