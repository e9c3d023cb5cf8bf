"""The treatments a patient looked at and the questions they bring, as lines for the clinic."""

from __future__ import annotations

from ...model.visit.visit_file import Visit, VisitTreatments
from ..render_context import RenderContext
from ..visit_summary.printed_texts import treatment_texts


def looked_at(view: RenderContext, visit: Visit) -> list[str]:
    """What was compared, what matters, the person's own words and what they ticked before a pain reliever.

    What this guide does not have is left out.
    """
    picked = visit.treatments or VisitTreatments()
    texts, fill = treatment_texts(view), view.words.fill
    compared = [texts["compare"][each] for each in picked.compare if each in texts["compare"]]
    matters = [
        fill("%(thing)s: %(word)s", thing=texts["matters"][thing], word=texts["words"][word])
        for thing, word in picked.matters.items()
        if thing in texts["matters"]
    ]
    own = [fill("In their words: %(own)s", own=picked.own)] if picked.own else []
    ticks = "; ".join(texts["ticks"][each] for each in picked.ticks if each in texts["ticks"])
    relievers = [fill("Ticked before a pain reliever: %(ticks)s", ticks=ticks)] if ticks else []
    return [*compared, *matters, *own, *relievers]


def questions_of(view: RenderContext, visit: Visit) -> list[str]:
    """The patient's own questions, then those picked among the treatments; each once."""
    texts = treatment_texts(view)["ask"]
    picked = visit.treatments.ask if visit.treatments else ()
    return list(dict.fromkeys([*visit.questions, *(texts[each] for each in picked if each in texts)]))
