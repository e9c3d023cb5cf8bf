"""The texts of content that the page for the clinician prints, through the catalogue."""

from __future__ import annotations

from typing import Any

from ...model.content.schema import Flag, Item
from ...model.visit.sheet_sections import parts_of
from ...model.visit.sign_status import all_asked
from ..plan_builder.plan_builder import DAYS
from ..render_context import RenderContext


def sheet_texts(view: RenderContext) -> dict[str, Any]:
    """Questions, scales, places and the rest by id, in plain words and, where there is one, the term."""
    content, say = view.content, view.words.say
    checklist, levels = content.checklist, content.red_flags.levels
    return {
        "asked": {e.id: _asked(view, e) for e in all_asked(content)},
        "scales": {name: _short(view, scale) for name, scale in checklist.scales.items()},
        "places": places(view),
        "timing": {name: say(label) for name, label in checklist.timing.items()},
        "levels": {
            name: {"title": say(level.title), "who": say(level.who), "soon": say(level.how_soon)}
            for name, level in levels.items()
        },
        "offers": {each.id: say(each.ask) for each in content.visit.questions},
        "programmes": _programmes(view),
        "runSigns": _run_signs(view),
        "rows": {item.id: say(item.row) for item in checklist.items if item.row},
        "days": [say(day) for day in DAYS],
        "parts": {part.id: say(part.title) for part in parts_of(content)},
        "treatments": treatment_texts(view),
    }


def treatment_texts(view: RenderContext) -> dict[str, dict[str, Any]]:
    """What can be picked among the treatments, by kind and id; empty for a guide without them."""
    content, say = view.content, view.words.say
    ticks = content.medicines.situations if content.has("medicines.yaml") else ()
    texts: dict[str, dict[str, Any]] = {
        "ticks": {each.id: say(each.text) for each in ticks},
        "compare": {},
        "asks": {},
        "matters": {},
        "words": {},
        "ask": {},
    }
    if not content.has("treatments.yaml"):
        return texts
    aid = content.treatments
    return texts | {
        "compare": {option.id: say(option.name) for option in aid.options},
        "asks": {option.id: [say(text) for text in option.ask] for option in aid.options},
        "matters": {thing.id: say(thing.text) for thing in aid.values.things},
        "words": {word: say(text) for word, text in aid.values.choices.items()},
        "ask": {question.id: say(question.text) for question in aid.questions.ask},
    }


def _run_signs(view: RenderContext) -> str:
    """What the diary asks for after a run besides pain, in a few words; "" where it asks for nothing."""
    signs = view.content.plan.run_signs if view.content.has("plan.yaml") else None
    return view.words.say(signs.name) if signs else ""


def _programmes(view: RenderContext) -> dict[str, str]:
    programmes = view.content.plan.programmes if view.content.has("plan.yaml") else ()
    return {each.id: view.words.say(each.title) for each in programmes}


def places(view: RenderContext) -> dict[str, tuple[str, str]]:
    """Each place that can be picked, with the side as its ending: in plain words, and its anatomical term."""
    say, term_of = view.words.say, view.words.english.say  # terms are for the clinician
    found = {}
    for area in view.content.checklist.areas:
        label, term = say(area.label), term_of(area.term)
        if area.sides:
            found[f"{area.id}.l"] = say("{place}, left").replace("{place}", label), f"{term} (L)"
            found[f"{area.id}.r"] = say("{place}, right").replace("{place}", label), f"{term} (R)"
        else:
            found[area.id] = label, term
    return found


def _asked(view: RenderContext, entry: Flag | Item) -> dict[str, Any]:
    say = view.words.say
    texts = {"short": say(entry.short or entry.ask), "term": view.words.english.say(entry.term)}
    if isinstance(entry, Flag):
        return texts | {"scale": "yes-no", "worse": say(entry.worse.ask) if entry.worse else ""}
    return texts | {"scale": entry.scale or "", "follow": entry.follow.scale if entry.follow else ""}


def _short(view: RenderContext, scale: dict[str, str]) -> dict[str, str]:
    """The labels of a scale without what stands in brackets, so that a row stays on one line."""
    return {word: view.words.say(label).partition(" (")[0] for word, label in scale.items()}
