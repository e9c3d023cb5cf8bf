"""What a preview is told: whether its page is that of the files, what is to be mended, who it can be."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from ...check.check import check
from ...check.comments import Comment, comments
from ...model.content.content import Content
from ...model.content.findings import ContentError
from ...model.content.folders import content_root
from ...model.content.loader import guide_names
from ...model.content.remembered import read_guide
from ...model.triage.body_sites import place_question
from .passages import passage
from .published_line import history_mark, published_line

if TYPE_CHECKING:
    from ..app.services import Services

log = logging.getLogger("stridewell")
LOOK_EVERY = 0.2  # seconds


@dataclass(frozen=True)
class Checked:
    """What the check said of a snapshot: `stops` when no page can be made of it."""

    fingerprint: str = ""
    findings: tuple[dict[str, Any], ...] = ()
    people: tuple[dict[str, Any], ...] = ()
    comments: tuple[dict[str, str], ...] = ()
    stops: bool = False


async def keep_checked(services: Services) -> None:
    """Keeps `services.now.checked` that of the disk; the check waits until no page is being made."""
    seen = None
    while True:
        await asyncio.sleep(LOOK_EVERY)
        fingerprint = services.fingerprint
        mark = fingerprint, history_mark()
        if mark != seen:
            seen = mark
            services.now.published = await asyncio.to_thread(published_line, services.folder)
        if services.now.checked.fingerprint != fingerprint and services.pages.is_idle:
            try:
                services.now.checked = await asyncio.to_thread(checked, fingerprint)
            except Exception as error:
                log.warning("The check did not end: %s: %s", type(error).__name__, error)
                services.now.checked = Checked(fingerprint)


def checked(fingerprint: str) -> Checked:
    """The content as it stands now, checked."""
    root = content_root()
    findings = tuple({**asdict(found), **passage(root, found)} for found in check().findings)
    stops = None in map(_read, guide_names(root))
    told = tuple(map(_told, comments(root)))
    return Checked(fingerprint, findings, tuple(_people()), told, stops)


def _told(comment: Comment) -> dict[str, str]:
    words = comment.words or ""
    said = {"place": comment.place, "signed": comment.signed, "says": comment.says}
    return {**said, "file": comment.where, "entry": comment.named, "words": words}


def _read(name: str) -> Content | None:
    """A guide, or none where what is to be mended keeps it from being read."""
    try:
        return read_guide(content_root(), name)
    except ContentError:
        return None


def _people() -> Iterator[dict[str, Any]]:
    """The people of the worked examples, with answers as the checklist keeps them."""
    for content in filter(None, map(_read, guide_names(content_root()))):
        yield from _people_of(content)


def _people_of(content: Content) -> Iterator[dict[str, Any]]:
    places = place_question(content)  # its answer is a list
    for example in content.examples:
        answers = {
            question: str(word).split() if question == places else word
            for question, word in example.answers.items()
        }
        yield {
            "id": example.id,
            "who": example.who,
            "store": content.name,
            "answers": answers,
            "edition": content.guide.questions.edition,
        }


def preview_state(services: Services, key: tuple[str, str]) -> dict[str, Any]:
    """What there is to tell about one page now."""
    version, state = services.pages.standing(key)
    told = services.now.checked
    is_checked = told.fingerprint == services.fingerprint
    if state == "current" and is_checked and told.stops:
        state = "held"
    return {
        "version": version,
        "state": state,
        "checked": is_checked,
        "findings": told.findings,
        "people": told.people,
        "comments": told.comments,
        "published": services.now.published,
    }
