"""One page for the clinician: filled in on the phone, to print, to save, or to show as a code."""

from __future__ import annotations

from typing import Any

import traitlets
from markupsafe import Markup

from ...model.triage.compiled_tables import compile_tables
from ...model.triage.question_versions import as_of_now
from ...model.visit.sheet_sections import parts_of
from ...model.visit.sheet_tables import compile_sheet
from ...model.visit.visit_file import Visit
from ..body_map.body_figures import body_map_svg
from ..component import Component, next_uid
from ..declaration import DECLARED
from ..render_context import RenderContext
from .from_visit_file import choices_of, notes_of, picked_of
from .printed_texts import sheet_texts
from .summary_words import summary_words


class Summary(Component):
    """The page as a widget. A patient page reads `checked`, `entries`, `choices` (of the plan) and `picked`
    (among the treatments) from the phone; in Jupyter they come from a visit. `notes` is what the person
    writes here: now, helps, worsens, goals, questions, and `leave`, the parts left out.
    """

    declared = DECLARED["summary"]
    tells = "read .notes"
    state = (
        "notes",
        "checked",
        "entries",
        "choices",
        "picked",
        "guide",
        "tables",
        "sheet",
        "texts",
        "english",
    )
    kept = ("notes",)
    store = "visit"
    reads = (
        ("checked", "", "answers"),
        ("entries", "diary", "entries"),
        ("choices", "plan", "choices"),
        ("picked", "treatments", "choices"),
    )

    notes = traitlets.Dict().tag(sync=True)
    checked = traitlets.Dict().tag(sync=True)
    entries: traitlets.List[Any] = traitlets.List().tag(sync=True)
    choices = traitlets.Dict().tag(sync=True)
    picked = traitlets.Dict().tag(sync=True)
    guide = traitlets.Unicode("").tag(sync=True)
    tables = traitlets.Dict().tag(sync=True)
    sheet = traitlets.Dict().tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)
    english = traitlets.Dict().tag(
        sync=True
    )  # the texts and words of the clinician, where a person's are others

    def __init__(self, view: RenderContext, visit: Visit | None = None) -> None:
        if not isinstance(visit, Visit | None):
            raise TypeError(
                f"A visit is what read_visit of widgets.model.visit returns. {visit!r} was given."
            )
        given, uid = visit or Visit(), next_uid()
        alone, parts = view.alone, {part.id: part for part in parts_of(view.content)}
        super().__init__(
            view,
            notes=notes_of(given),
            checked=as_of_now(view.content, given.model_dump(mode="json")["answers"], given.edition),
            entries=[run.model_dump(mode="json") for run in given.diary],
            choices=choices_of(given.plan),
            picked=picked_of(given.treatments),
            markup=view.render(
                "visit_summary/visit_summary.html", uid=uid, parts=parts, sheet=_sheet(view, uid)
            ),
            guide=view.content.name,
            tables=compile_tables(view.content),
            sheet=compile_sheet(view.content),
            texts=sheet_texts(alone),
            words=summary_words(alone),
            english=_english(view),
        )


def _sheet(view: RenderContext, uid: str) -> Markup:
    """The page itself, empty; with its English beside each word where the person reads another language."""
    both, parts = view.in_both, {part.id: part for part in parts_of(view.content)}
    made = both.render("visit_summary/sheet.html", uid=uid, parts=parts, drawn=_drawn(both))
    return view.mark(made)


def _english(view: RenderContext) -> dict[str, Any]:
    if not view.words.is_translation:
        return {}
    return {"texts": sheet_texts(view.in_english), "words": summary_words(view.in_english)}


def _drawn(view: RenderContext) -> Markup | None:
    """The body map to mark places on; none for a guide without one."""
    return view.mark(body_map_svg(view, (), bare=True)) if view.content.has("body-map.yaml") else None
