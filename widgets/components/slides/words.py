"""What the scripts of the deck and of the speaker's view say, through the catalogue."""

from __future__ import annotations

from ..view import View


def deck_words(view: View) -> dict[str, str]:
    """The words of the deck."""
    say = view.words.say
    return {
        "place": say("Slide {n} of {all}"),
        "timer": say("{gone} of {planned} minutes"),
        "blank": say("The screen is blank. Press any key to go on."),
        "code": say("Code: {code}"),
        "phones": say("{n} phones"),
        "noRoom": say("No room is open. Open one in the speaker view."),
        "fewVotes": say("Too few votes to show. Counts under five are never shown singly."),
        "votes": say("{n} votes"),
        "open": say("Open the poll"),
        "close": say("Close the poll"),
        "reveal": say("Show the results to the phones"),
        "hide": say("Hide the results from the phones"),
        "isOpen": say("The poll is open."),
        "isClosed": say("The poll is closed."),
        "notOpened": say("The poll has not been opened."),
        "right": say("right answer"),
        "median": say("middle vote: {n}"),
        "mean": say("place {n} on average"),
        "range": say("{low} to {high}"),
        "or": say("or"),
        "change": say(
            "Right before: {before}. Right after: {after}. Change: {change} points ({low} to {high})."
        ),
        "failed": say("The server did not answer. The slides go on without it."),
    }


def speaker_words(view: View) -> dict[str, str]:
    """The words of the speaker's view."""
    say = view.words.say
    return deck_words(view) | {
        "reopen": say("Open it again"),
        "reset": say("Reset it"),
        "keep": say("Let it show"),
        "drop": say("Refuse it"),
        "none": say("Nothing waits."),
        "gone": say("The room is closed, and all of it is deleted."),
        "sure": say("Delete every vote of this room now?"),
        "sureReset": say("Delete all votes of this poll?"),
        "demo": say("This is a rehearsal. The votes are made up."),
        "last": say("This is the last slide."),
    }
