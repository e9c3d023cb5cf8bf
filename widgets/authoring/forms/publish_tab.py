"""Publishes from a notebook: shows what changes for patients, asks who and why, and goes back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from ...model.published.settings import store_folder
from ...model.published.store import Damaged, NotPublished, Store
from ...model.published.working_copy import NotCopied, WorkingCopy
from ..changed_facts import changed_facts
from ..html_report import html_report
from ..publish import cannot_write, drafted, named
from ..publish_page import LOOK_AGAIN, PUBLISHED_ALREADY
from .later import Background
from .parts import part

TROUBLE = (NotPublished, NotCopied, Damaged, ValueError)
LOOKING = "The check looks at everything. This takes some seconds."
SAVE_FIRST = "Something is not saved yet. Save it, or undo it, and look again."
Looked = dict[str, Any]


class PublishTab:
    """For a working copy of `content` and `notebooks`; `is_saved` says whether nothing waits to be saved."""

    def __init__(self, content: Path, notebooks: Path, is_saved: Callable[[], bool]) -> None:
        self._working, self._is_saved = WorkingCopy(content, notebooks), is_saved
        self._store = Store(store_folder(content))
        self._background = Background()
        self._looked: Looked = {}
        self._told, self._changes = widgets.HTML(), widgets.HTML()
        self._by = widgets.Text(description="Your name")
        self._why = widgets.Text(description="Why, in a few words")
        self._look = _button("Look at what changes for patients", self.look)
        self._publish = _button("Publish for patients", self._do_publish, "success")
        self._undo = _button("Go back to the version before", self._do_undo)
        self.widget = widgets.VBox(
            [
                self._look,
                self._told,
                self._changes,
                self._by,
                self._why,
                widgets.HBox([self._publish, self._undo]),
            ]
        )
        self._told.add_class("sw-edit-told")
        self._ready(None)

    def look(self) -> None:
        """Checks and compares what is saved."""
        self._ready(None)
        if not self._is_saved():
            self._tell(SAVE_FIRST)
            return
        self._tell(LOOKING)
        self._background.run(self._draft, self._show)

    def _draft(self) -> Looked:
        try:
            with drafted(self._store, self._working) as draft:
                back = self._store.before(draft.published.number) if draft.published else None
                texts = draft.changes.texts if draft.changes else ()
                groups = [(name, list(own)) for name, own in groupby(texts, key=lambda each: each.group)]
                page = html_report(
                    "form_changes.html",
                    title="What changes",
                    draft=draft,
                    groups=groups,
                    facts=changed_facts(texts),
                )
                told = {"page": page, "is_new": draft.is_new, "back": back, "trouble": draft.trouble}
                return told | {"digest": draft.digest, "after": draft.after, "held": len(draft.holding)}
        except (*TROUBLE, OSError) as error:
            return {"trouble": str(error)}

    def _show(self, looked: object) -> None:
        found: Looked = looked if isinstance(looked, dict) else {}
        self._ready(found)
        if found.get("page"):
            self._changes.value = part("frame", "What changes for patients", found["page"])
        self._tell(_summary(found))

    def _ready(self, looked: Looked | None) -> None:
        self._looked = looked or {}
        self._changes.value = ""
        self._publish.disabled = not (self._looked.get("is_new") and not self._looked.get("held"))
        back = self._looked.get("back")
        self._undo.disabled = back is None
        self._undo.description = (
            f"Go back to version {back.number}" if back else "Go back to the version before"
        )

    def _do_publish(self) -> None:
        self._try(self._published, "It is checked once more. This takes some seconds.")

    def _do_undo(self) -> None:
        self._try(self._undone, "Going back.")

    def _try(self, act: Callable[[], str], told: str) -> None:
        try:
            named(self._by.value, self._why.value)
        except ValueError as error:
            self._tell(str(error))
            return
        self._tell(told)
        self._publish.disabled = self._undo.disabled = True
        self._background.run(lambda: self._done(act), lambda told: self._after(str(told)))

    def _done(self, act: Callable[[], str]) -> str:
        try:
            return act()
        except TROUBLE as error:
            return str(error)
        except OSError as error:
            return cannot_write(self._store, error)

    def _after(self, told: str) -> None:
        self._ready(None)
        self._tell(told)

    def _published(self) -> str:
        by, why = named(self._by.value, self._why.value)
        with drafted(self._store, self._working) as draft:
            if not draft.is_new:
                raise NotPublished(PUBLISHED_ALREADY)
            if draft.digest != self._looked["digest"] or draft.holding:
                raise NotPublished(LOOK_AGAIN)
            version = self._store.publish(draft.copy, by, why, self._looked["after"])
        return f"Version {version.number} is published. Patients see it within seconds."

    def _undone(self) -> str:
        by, why = named(self._by.value, self._why.value)
        back = self._store.undo(by, why, self._looked["after"])
        return f"Patients see version {back.number} again. What you saved is as it was."

    def _tell(self, text: str) -> None:
        self._told.value = part("told", text)


def _summary(looked: Looked) -> str:
    if looked.get("trouble"):
        return str(looked["trouble"])
    if looked.get("held"):
        return f"{looked['held']} to mend first. Patients see what they saw."
    if not looked.get("is_new"):
        return "What you saved is what patients see."
    return "Is each change wanted? Then write your name and why, and choose “Publish for patients”."


def _button(text: str, act: Callable[[], None], style: str = "") -> Any:
    made = widgets.Button(description=text, button_style=style)
    made.on_click(lambda _: act())
    return made
