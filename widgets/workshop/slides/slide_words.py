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
        **change_words(view),
        "failed": say("The server did not answer. The slides go on without it."),
    }


def change_words(view: RenderContext) -> dict[str, str]:
    """What is said of a quiz that was asked twice."""
    say = view.words.say
    return {
        "rightBefore": say("Right before: about {n} of {all}"),
        "rightAfter": say("Right after: about {n} of {all}"),
        "more": say("About {n} more of you got it right."),
        "fewer": say("About {n} fewer of you got it right."),
        "moreIn100": say("About {n} more in 100 got it right."),
        "fewerIn100": say("About {n} fewer in 100 got it right."),
        "asMany": say("About as many got it right as before."),
        "perhapsChance": say("The room is small, so this may be chance."),
        "noChance": say("That is more than chance would do."),
        "points": say("In points of 100: {change} ({low} to {high})"),
    }


def speaker_words(view: RenderContext) -> dict[str, Any]:
    """The words of the speaker's view."""
    say = view.words.say
    return deck_words(view) | {
        "labels": labels(view),
        "phones": say("Phones here: about {n}, of {size}"),
        "fewPhones": say("Few phones here, of {size}"),
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
