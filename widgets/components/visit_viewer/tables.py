"""A visit as pandas tables: answers with their clinical terms, the timeline, the 24-hour response."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ...model.content.translations import mark
from ...model.plan.runs import light_of, read_runs
from ...model.triage.answers import LIST
from ...model.visit.visit_file import DiaryEntry, Visit
from ..render_context import RenderContext
from ..visit_summary.printed_texts import places

LISTED = {"none": mark("none of these"), "unsure": mark("not sure about one of these")}
ANSWERS = ["id", "term", "answer", "question"]
TIMELINE = ["day", "what", "stage", "minutes", "pain", "pelvic_signs", "next_morning", "light"]
PAIN_BANDS = ((0, 2), (3, 4), (5, 10))
MORNINGS = ("usual", "settled", "worse", "")


def answers_frame(view: RenderContext, answers: Mapping[str, str]) -> pd.DataFrame:
    """One row for each answer, in the guide's order: id, clinical term, answer in words, question."""
    content = view.content
    order = {name: at for at, name in enumerate([*content.flags, *content.items])}
    names = sorted(answers, key=lambda name: (order[name.partition(".")[0]], name))
    return pd.DataFrame([_answer(view, name, answers[name]) for name in names], columns=ANSWERS)


def timeline_frame(view: RenderContext, visit: Visit) -> pd.DataFrame:
    """One row for each run, for the start of the plan and for the day the page was made, by day."""
    rows: list[dict[str, object]] = [_run(view, run) for run in visit.diary]
    if visit.plan:
        start = {"day": visit.plan.start, "what": view.words.say("plan starts"), "stage": visit.plan.stage}
        rows.append(start)
    if visit.made:
        rows.append({"day": visit.made, "what": view.words.say("page made")})
    frame = pd.DataFrame(rows, columns=TIMELINE).sort_values("day", kind="stable", ignore_index=True)
    return frame.astype({"stage": "Int64", "minutes": "Int64", "pain": "Int64"})


def response_frame(view: RenderContext, visit: Visit) -> pd.DataFrame:
    """How many runs, by pain during the run (rows) and by the next morning (columns)."""
    counts = [
        [sum(low <= run.during <= high and run.morning == word for run in visit.diary) for word in MORNINGS]
        for low, high in PAIN_BANDS
    ]
    names = [view.words.say(name) for name in ("as usual", "settled within 24 hours", "worse", "open")]
    bands = [f"{low}–{high}" for low, high in PAIN_BANDS]
    return pd.DataFrame(counts, columns=names, index=pd.Index(bands, name=view.words.say("pain during")))


def _run(view: RenderContext, run: DiaryEntry) -> dict[str, object]:
    say = view.words.say
    return {
        "day": run.day,
        "what": say("run, had to stop") if run.stopped else say("run"),
        "stage": run.stage,
        "minutes": run.minutes,
        "pain": run.during,
        "pelvic_signs": run.pelvic,
        "next_morning": run.morning,
        "light": light_of(view.content, *read_runs([vars(run)])),
    }


def _answer(view: RenderContext, name: str, word: str) -> tuple[str, str, str, str]:
    question, _, part = name.partition(".")
    content, say = view.content, view.words.say
    entry = content.flags.get(question) or content.items[question]
    return name, say(entry.term), answer_words(view, name, word), say(part or entry.ask)


def answer_words(view: RenderContext, name: str, word: str) -> str:
    """An answer in the words of its scale, its places or its times; free text stays as it is."""
    question, _, part = name.partition(".")
    content, say = view.content, view.words.say
    if part == "when":
        return ", ".join(say(content.checklist.timing.get(each, each)) for each in word.split())
    if part == LIST:
        return say(LISTED[word])
    if not part and question in content.items and content.items[question].areas:
        known = places(view)
        return ", ".join(known[place][1] for place in word.split())
    labels = content.checklist.scales.get(_scale(view, question, part), {})
    known_words = [say(labels[each]) for each in word.split() if each in labels]
    return ", ".join(known_words) or word


def _scale(view: RenderContext, question: str, part: str) -> str:
    if question in view.content.flags:
        return "yes-no" if part in ("", "worse") else ""
    item = view.content.items[question]
    follow = item.follow.scale if item.follow else ""
    return {"": item.scale or "", "bother": "bother", "worse": "yes-no", "follow": follow}.get(part, "")
