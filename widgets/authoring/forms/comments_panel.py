"""Comments on the entry that is open, for the next person; they are saved with everything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import ipywidgets as widgets

from ...check.comments import Comment, comments_in
from ...model.content.loader import COMMENTS
from .documents import Document
from .kinds import Place
from .parts import part
from .workspace import Unreadable, Workspace


class CommentsPanel:
    """Shows the comments on one entry, and takes new ones; `changed` is called after each change."""

    def __init__(self, space: Workspace, changed: Callable[[], None]) -> None:
        self._space, self._changed = space, changed
        self._place: Place | None = None
        self._listed, self._wrong = widgets.VBox(), widgets.HTML()
        self.says = widgets.Textarea(description="Comment for the next person", rows=2)
        self.words = widgets.Text(description="The exact words it is about (may be left out)")
        self.who = widgets.Text(description="Your name, for the comment")
        self.leave = widgets.Button(description="Leave this comment")
        self.leave.on_click(lambda _: self._leave())
        self._new = widgets.Accordion(
            children=[widgets.VBox([self.says, self.words, self.who, self.leave, self._wrong])],
            titles=("Leave a comment",),
            selected_index=None,
        )
        self.widget = widgets.VBox([self._listed, self._new])

    def show(self, place: Place | None) -> None:
        """Shows the comments on an entry; what is being typed stays while the entry is the same."""
        if (
            place is None
            or self._place is None
            or place.file != self._place.file
            or place.id != self._place.id
        ):
            self.says.value = self.words.value = self._wrong.value = ""
        self._place = place
        self.widget.layout.display = None if place else "none"
        found = [(n, each) for n, each in enumerate(comments_in(self._text())) if self._is_here(each)]
        head = [widgets.HTML(part("comments", len(found)))] if found else []
        self._listed.children = [*head, *(self._row(n, each) for n, each in found)]

    def _is_here(self, comment: Comment) -> bool:
        place = self._place
        return place is not None and comment.where == place.file and comment.entry in (None, _entry_of(place))

    def _row(self, number: int, comment: Comment) -> Any:
        done = widgets.Button(description="Answered: take it away", tooltip=f"Take away: {comment.says}")
        done.on_click(lambda _: self._take_away(number))
        shown = widgets.HTML(part("comment", comment.signed, comment.says, comment.words or ""))
        return widgets.VBox([shown, done])

    def _leave(self) -> None:
        place = self._place
        says, who = " ".join(self.says.value.split()), " ".join(self.who.value.split())
        words = " ".join(self.words.value.split())
        if place is None:
            return
        if wrong := self._what_is_wrong(says, who, words, place):
            self._wrong.value = part("wrong", [wrong])
            return
        told = {"where": place.file, "entry": _entry_of(place), "words": words, "who": who}
        lines = [f"{name}: {json.dumps(each, ensure_ascii=False)}" for name, each in told.items() if each]
        lines += [f"day: {date.today().isoformat()}", f"says: {json.dumps(says, ensure_ascii=False)}"]
        rest = self._text().rstrip().removesuffix("[]").rstrip()
        entry = "\n  ".join(lines)
        self._write(f"{rest}\n- {entry}\n".lstrip("\n"))
        self.says.value = self.words.value = self._wrong.value = ""
        self._new.selected_index = None

    def _what_is_wrong(self, says: str, who: str, words: str, place: Place) -> str:
        if not says or not who:
            return "Write the comment and your name."
        if words not in " ".join(self._space.text(place.file).split()):
            return f"“{words}” does not stand here. Copy the words as they are, or leave them out."
        return ""

    def _take_away(self, number: int) -> None:
        self._write(Document(COMMENTS, self._text()).without((number,)).text)

    def _write(self, text: str) -> None:
        self._space.change({COMMENTS: text})
        self.show(self._place)
        self._changed()

    def _text(self) -> str:
        try:
            return self._space.text(COMMENTS)
        except Unreadable:
            return ""


def _entry_of(place: Place) -> str | None:
    """The id in a list; a section is its file."""
    return place.id if place.path and place.id else None
