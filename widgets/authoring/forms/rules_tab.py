"""Tries the rules: what follows from answers as saved and as changed, and which worked cases change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from ...model.content.content import Content
from .choices import Choices, labelled, name_in
from .parts import part
from .try_rules import changed_cases, told_outcome

MOST = 20


class RulesTab:
    """`contents` gives the guide as saved and as changed; none for one that cannot be read."""

    def __init__(
        self, contents: Callable[[], tuple[Content | None, Content | None]], choices: Callable[[], Choices]
    ) -> None:
        self._contents, self._choices = contents, choices
        self._answers: dict[str, str] = {}
        self._outcome, self._rows = widgets.HTML(), widgets.VBox()
        self._question = widgets.Combobox(
            description="Add a question",
            placeholder="Type to search",
            ensure_option=False,
            continuous_update=False,
        )
        self._question.observe(self._add, "value")
        self.widget = widgets.VBox([
            widgets.HTML(part("help", "Give the answers of a made-up person. Nothing is kept.")),
            self._rows, self._question, self._outcome,
        ])  # fmt: skip

    def show(self) -> None:
        """Works everything out anew."""
        self._question.options = labelled(self._choices().named("question"))
        self._rows.children = [self._row(name, answer) for name, answer in self._answers.items()]
        self._tell()

    def _add(self, change: dict[str, Any]) -> None:
        name = name_in(change["new"])
        if name:
            answers = self._choices().answers(name)
            self._answers[name] = "yes" if "yes" in answers else answers[-1]
            self._question.value = ""
            self.show()

    def _row(self, name: str, answer: str) -> Any:
        title = dict(self._choices().named("question")).get(name, "")
        one = widgets.Combobox(
            value=answer,
            options=list(self._choices().answers(name)),
            description=f"{name} {title}",
            ensure_option=False,
        )
        away = widgets.Button(description="Remove", tooltip=f"Remove {name}")

        def take(change: dict[str, Any]) -> None:
            self._answers[name] = change["new"]
            self._tell()

        def drop(_: Any) -> None:
            del self._answers[name]
            self.show()

        one.observe(take, "value")
        away.on_click(drop)
        return widgets.HBox([one, away])

    def _tell(self) -> None:
        before, after = self._contents()
        if before is None or after is None:
            self._outcome.value = part("help", "What is to be mended keeps the rules from being tried.")
            return
        outcome = self._told_outcome(before, after) if self._answers else ""
        self._outcome.value = outcome + part("cases", list(changed_cases(before, after)), MOST)

    def _told_outcome(self, before: Content, after: Content) -> str:
        now, was = told_outcome(after, self._answers), told_outcome(before, self._answers)
        return part("outcome", now, was)
