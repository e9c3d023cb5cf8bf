"""What the scripts of the deck and of the speaker's view say, through the catalogue."""

from __future__ import annotations

from typing import Any

from ...components.render_context import RenderContext
from ...model.content.workshop_script import asked
from ..phone.phone import poll_labels, result_words


def deck_words(view: RenderContext) -> dict[str, Any]:
    """The words of the deck."""
    say = view.words.say
    return {
        "results": result_words(view),
        "place": say("Slide {n} of {all}"),
        "timer": say("{gone} of {planned} minutes"),
        "code": say("Code: {code}"),
        "fewVotes": say("Too few answers to show a change."),
        "votes": say("Answers: about {n}."),
        "isRight": say("✓ Right"),
        "fewYet": say("Few answers yet."),
        "open": say("Open"),
        "close": say("Close"),
        "reveal": say("Show results"),
        "hide": say("Hide results"),
        "isOpen": say("The poll is open."),
        "isClosed": say("The poll is closed."),
        "notOpened": say("The poll has not been opened."),
        "change": say(
            "Right before: about {before} of {nBefore}. Right after: about {after} of {nAfter}. "
            "Change in points: {change} ({low} to {high})."
        ),
        "failed": say("The server did not answer. The slides go on without it."),
    }


def speaker_words(view: RenderContext) -> dict[str, Any]:
    """The words of the speaker's view."""
    say = view.words.say
    return deck_words(view) | {
        "labels": labels(view),
        "phones": say("Phones here: about {n}, of {size}"),
        "fewPhones": say("Few phones yet, of {size}"),
        "sureWaiting": say("Delete all words and questions that wait?"),
        "step": say("step {n} of {all}"),
        "pace": say("{gone} minutes gone. Planned up to here: {soFar} of {planned}."),
        "sure": say("Delete every vote of this room now?"),
        "sureReset": say("Delete all votes of this poll?"),
        "last": say("This is the last slide."),
    }


def labels(view: RenderContext) -> dict[str, dict[str, str]]:
    """The answers of each poll in words."""
    return {name: poll_labels(view, poll) for name, poll in asked(view.content).items()}
