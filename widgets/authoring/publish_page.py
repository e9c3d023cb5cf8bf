"""The page that publishes: what changes for patients, who publishes it and why, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from ..model.content.folders import content_root
from ..model.published.settings import store_folder
from ..model.published.store import Damaged, NotPublished, Store, Version
from ..model.published.working_copy import NotCopied, WorkingCopy
from .changed_facts import changed_facts
from .html_report import html_report
from .publish import AS_IT_WAS, cannot_write, drafted, named
from .text_changes import TextChange

TITLE = "Publish"
LOOK_AGAIN = "What you saved has changed since this page was made, so nothing was published. Look once more."
PUBLISHED_ALREADY = "What you saved is published already."
UNKNOWN = f"This form asks for nothing that is known. Load the page again. {AS_IT_WAS}"


class PublishPage:
    """Makes the page, and does what its forms ask for, for the working copy with these `notebooks`."""

    def __init__(self, notebooks: Path) -> None:
        self._notebooks = notebooks

    def page(self, token: str, told: str = "", refused: str = "", by: str = "", why: str = "") -> str:
        """The page as things stand now; `told` and `refused` say how a form with `by` and `why` went."""
        store = self._store()
        shown: dict[str, Any] = {"token": token, "told": told, "refused": refused, "by": by, "why": why}
        try:
            with drafted(store, self._working()) as draft:
                texts = draft.changes.texts if draft.changes else ()
                shown |= {"draft": draft, "groups": _grouped(texts), "facts": changed_facts(texts)}
                shown |= {"history": _history(store), "back": _back(store, draft.published)}
        except (NotCopied, OSError) as error:
            shown |= {
                "draft": None,
                "refused": refused or str(error),
                "history": _history(store),
                "back": None,
            }
        return html_report("publish.html", title=TITLE, **shown)

    def done(self, token: str, form: Mapping[str, str]) -> str:
        """Publishes or goes back; the page then says so, or why not."""
        doing: dict[str, Callable[[Mapping[str, str]], str]] = {"publish": self._publish, "undo": self._undo}
        kept = {"by": form["by"], "why": form["why"]}
        try:
            if form["action"] not in doing:
                raise NotPublished(UNKNOWN)
            return self.page(token, told=doing[form["action"]](form))
        except (NotPublished, NotCopied, Damaged, ValueError) as error:
            return self.page(token, refused=str(error), **kept)
        except OSError as error:
            return self.page(token, refused=cannot_write(self._store(), error), **kept)

    def _publish(self, form: Mapping[str, str]) -> str:
        by, why = named(form["by"], form["why"])
        store = self._store()
        with drafted(store, self._working()) as draft:
            if not draft.is_new:
                raise NotPublished(PUBLISHED_ALREADY)
            if draft.digest != form["digest"] or draft.holding:
                raise NotPublished(LOOK_AGAIN)
            version = store.publish(draft.copy, by, why, _number(form["after"]))
        return f"Version {version.number} is published. Patients see it within seconds."

    def _undo(self, form: Mapping[str, str]) -> str:
        by, why = named(form["by"], form["why"])
        back = self._store().undo(by, why, _number(form["after"]))
        return f"Patients see version {back.number} again. What you saved is as it was."

    def _store(self) -> Store:
        return Store(store_folder(content_root()))

    def _working(self) -> WorkingCopy:
        return WorkingCopy(content_root(), self._notebooks)


def _number(word: str) -> int:
    if not word.isascii() or not word.isdigit():
        raise NotPublished(UNKNOWN)
    return int(word)


def _grouped(texts: tuple[TextChange, ...]) -> list[tuple[str, list[TextChange]]]:
    return [(group, list(own)) for group, own in groupby(texts, key=lambda change: change.group)]


def _history(store: Store) -> list[Any]:
    try:
        return [*reversed(store.history())]
    except Damaged:
        return []


def _back(store: Store, published: Version | None) -> Version | None:
    return store.before(published.number) if published else None
