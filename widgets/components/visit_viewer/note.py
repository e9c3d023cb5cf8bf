"""A note to copy: what was asked and answered, in clinical terms; it draws no conclusion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...model.content.roles import item_roles
from ...model.content.translations import BRACES, mark
from ...model.triage.answers import LIST, NONE
from ...model.triage.rules import assess
from ...model.triage.unsure_answers import list_doubts
from ...model.visit.sign_status import statuses
from ...model.visit.visit_file import Visit
from ..render_context import RenderContext
from .glance import BETWEEN, Glance, activity_words
from .loaded_visit import LoadedVisit
from .looked_at import looked_at, questions_of
from .tables import answer_words

NOT_ADVISED = "none"
ABILITIES = mark("Own activities, now, from 0 (not at all) to 10 (as well as before)")


def visit_note(view: RenderContext, found: LoadedVisit) -> str:
    """Plain text, one line for each part that was answered."""
    visit = found.visit
    lines = [*_head(view, visit), *_told(view, visit, found.answers), *_brought(view, visit)]
    return "\n".join([*lines, *_line(view.words.say("Left out by this guide"), ", ".join(found.strange))])


def _head(view: RenderContext, visit: Visit) -> Iterator[str]:
    say = view.words.say
    yield say("Reported by the patient with Stridewell; not examined, not checked.")
    if visit.made:
        yield say("Made on {day}.").replace("{day}", str(visit.made))


def _told(view: RenderContext, visit: Visit, answers: Mapping[str, str]) -> Iterator[str]:
    say = view.words.say
    asked = item_roles(view.content)

    def line(name: str, role: str) -> Iterator[str]:
        return _line(name, _said(view, answers, asked.get(role, "")))

    yield from line(say("Pain location"), "where")
    yield from line(say("Pain (NRS), worst this week"), "pain_worst")
    yield from _line(say("Pain (NRS), when the page was made"), "" if visit.now is None else str(visit.now))
    yield from line(say("Duration"), "duration")
    yield from line(say("Load change"), "load_change")
    yield from line(say("24-hour response: settles"), "settles")
    yield from _line(say("Easing factors"), visit.helps)
    yield from _line(say("Aggravating factors"), visit.worsens)
    if answers:
        yield from _signs(view, answers)
    yield from line(say("Function (ICF: activities and participation), limited"), "function")
    yield from line(say("Distress"), "mood")
    yield from line(say("Medicines for it"), "medicines")
    if birth := asked.get("birth"):
        yield from line(_term(view, birth), "birth")
    if answers:
        yield from _advice(view, answers)


def _signs(view: RenderContext, answers: Mapping[str, str]) -> Iterator[str]:
    say, content = view.words.say, view.content
    found = statuses(content, answers)
    flags = {
        name: _as_asked(name, status, answers) for name, status in found.items() if name in content.flags
    }
    others = {name: status for name, status in found.items() if name not in flags}
    yield from _line(say("Warning signs, yes"), _terms(view, flags, "marked"))
    yield from _line(say("Warning signs, not sure"), _terms(view, flags, "unsure"))
    yield from _line(say("Warning signs, asked and answered no"), _terms(view, flags, "no"))
    yield from _line(say("Warning signs, asked as a list, “none of these”"), _terms(view, flags, NONE))
    one_of = "; ".join(_term(view, name) for name in list_doubts(content, answers))
    yield from _line(say("Warning signs, not sure about one of these"), one_of)
    open_flags = sum(status == "skipped" for status in flags.values())
    yield from _line(say("Warning signs, not answered"), str(open_flags) if open_flags else "")
    marked = [name for name, status in others.items() if status == "marked"]
    yield from _line(say("Signs reported"), "; ".join(_sign(view, answers, name) for name in marked))
    yield from _line(say("Signs reported rarely"), _terms(view, others, "rarely"))
    yield from _line(say("Signs asked and answered no"), _terms(view, others, "no"))


def _as_asked(name: str, status: str, answers: Mapping[str, str]) -> str:
    """The status of a warning sign; "no" to a line of a list is told apart from "no" to a question."""
    return NONE if status == "no" and f"{name}.{LIST}" in answers else status


def _sign(view: RenderContext, answers: Mapping[str, str], name: str) -> str:
    words = f"{_term(view, name)} ({answer_words(view, name, answers[name]).lower()}"
    bother = answers.get(f"{name}.bother")
    return words + (f", bother {bother} of 3)" if bother else ")")


def _advice(view: RenderContext, answers: Mapping[str, str]) -> Iterator[str]:
    outcome = assess(view.content, answers)
    level = view.content.red_flags.levels[outcome.level]  # type: ignore[index]
    advised = "" if outcome.level == NOT_ADVISED else f"{view.words.say(level.title)}."
    yield from _line(view.words.say("For the answers in this file the guide advises"), advised)
    if outcome.stop_running:
        yield view.words.say("The guide advises no running until it has been checked.")


def _brought(view: RenderContext, visit: Visit) -> Iterator[str]:
    say = view.words.say
    if visit.diary:
        yield from _line(say("Diary"), _diary(view, visit))
    if visit.plan:
        yield from _line(say("Plan"), f"{visit.plan.programme}, {visit.plan.stage}, {visit.plan.start}")
    yield from _line(say(ABILITIES), BETWEEN.join(map(activity_words, visit.activities)))
    yield from _line(say("Goals"), visit.goals or (visit.plan.goal if visit.plan else ""))
    yield from _line(say("Treatments looked at"), " / ".join(looked_at(view, visit)))
    yield from _line(say("Questions"), " / ".join(questions_of(view, visit)))


def _diary(view: RenderContext, visit: Visit) -> str:
    runs = visit.diary
    text = view.words.say(
        "{n} runs, {first} to {last}; pain during, last {now} and highest {most} of 10; next morning as "
        "usual {usual}, settled within 24 hours {settled}, worse {worse}, open {open}"
    )
    mornings = {word: sum(run.morning == word for run in runs) for word in ("usual", "settled", "worse")}
    values = {
        "n": len(runs),
        "first": runs[0].day,
        "last": runs[-1].day,
        "now": max(run.during for run in runs if run.day == runs[-1].day),
        "most": max(run.during for run in runs),
        **mornings,
        "open": len(runs) - sum(mornings.values()),
    }
    return BRACES.sub(lambda found: str(values.get(found[1], found[0])), text)


def _said(view: RenderContext, answers: Mapping[str, str], name: str) -> str:
    given = [answer_words(view, each, answers[each]) for each in (name, f"{name}.words") if each in answers]
    return "; ".join(given)


def _terms(view: RenderContext, found: Mapping[str, str], status: str) -> str:
    return "; ".join(_term(view, name) for name, one in found.items() if one == status)


def _term(view: RenderContext, name: str) -> str:
    entry = view.content.flags.get(name) or view.content.items[name]
    return view.words.say(entry.term)


def _line(name: str, text: str) -> Iterator[str]:
    if text:
        yield f"{name}: {' '.join(text.split())}"


def short_note(view: RenderContext, at: Glance) -> str:
    """The visit in one line: warning signs, pain, and how soon the guide advised to be seen."""
    say = view.words.say
    parts = [
        f"{say('Yes')}: {BETWEEN.join(sign.term for sign in at.present)}" if at.present else "",
        f"{say('Not sure')}: {BETWEEN.join((*(sign.term for sign in at.unsure), *at.one_of))}"
        if at.unsure or at.one_of
        else "",
        "; ".join(f"{fact.name} {fact.words}" for fact in at.pain[:3]),
        f"{say('Own activities')}: {BETWEEN.join(map(activity_words, at.activities))}"
        if at.activities
        else "",
        f"{say('Guide advised')}: {at.advised}" if at.advised else "",
        say("no running until checked") if at.stops else "",
    ]
    return ". ".join([say("Patient-reported (Stridewell)"), *filter(None, parts)]) + "."


def soap_note(view: RenderContext, at: Glance) -> str:
    """Subjective as reported; objective, assessment and plan are the clinician's, and stay open."""
    say = view.words.say
    open_line = say("(to be filled in by the clinician)")
    told = [
        *(f"{fact.name}: {fact.words}" for fact in (*at.who, *at.pain, *at.course)),
        *_listed(say("Warning signs, yes"), [sign.term for sign in at.present]),
        *_listed(say("Warning signs, not sure"), [*(sign.term for sign in at.unsure), *at.one_of]),
        *_listed(say("Other signs"), at.signs),
        *_listed(say("Asked one by one, answered no"), at.negatives),
        *_listed(say("Asked in a list, “none of these”"), at.listed),
        *_listed(say("Not asked or not answered"), at.open),
        *_listed(
            say("Less urgent ones not asked or not answered"), [str(at.open_later)] if at.open_later else []
        ),
        *_listed(say("Left out by this guide"), at.strange),
        *_listed(say(ABILITIES), map(activity_words, at.activities)),
        *_listed(say("Goals"), [at.goals] if at.goals else []),
        *_listed(say("Questions"), at.questions),
    ]
    advised = _listed(say("The guide advised"), [at.advised] if at.advised else [])
    return "\n".join(
        [
            f"S: {say('Reported by the patient with Stridewell; not examined, not checked.')}",
            *(f"   {line}" for line in told),
            f"O: {open_line}",
            f"A: {open_line}",
            f"P: {open_line}",
            *(f"   {line}" for line in advised),
        ]
    )


def _listed(name: str, values: Iterable[str]) -> list[str]:
    text = BETWEEN.join(" ".join(value.split()) for value in values)
    return [f"{name}: {text}"] if text else []
