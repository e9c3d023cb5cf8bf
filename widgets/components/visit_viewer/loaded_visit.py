"""A visit file as loaded: the visit, and its answers as far as this guide asks for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...model.content.content import Content
from ...model.visit import Visit
from ...model.visit.reconcile import reconcile, reworded


@dataclass(frozen=True)
class LoadedVisit:
    """A visit with its answers as text, and the names of those this guide does not take.

    `reworded` holds what was answered to questions whose words have changed since.
    """

    visit: Visit = field(default_factory=Visit)
    answers: dict[str, str] = field(default_factory=dict)
    strange: tuple[str, ...] = ()
    reworded: dict[str, str] = field(default_factory=dict)


def load_visit(content: Content, visit: Visit) -> LoadedVisit:
    """The visit as this guide understands it."""
    answers, strange = reconcile(content, visit)
    return LoadedVisit(visit, answers, tuple(strange), reworded(content, visit))
