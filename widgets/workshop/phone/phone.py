"""What the page of a phone in a room is made of."""

from __future__ import annotations

from typing import Any

from ...components.body_map.body_figures import drawn_figures
from ...components.body_map.body_map import map_words
from ...components.declaration import DECLARED, SHARED
from ...components.render_context import RenderContext
from ...model.content.schema.workshop import Poll
from ...model.content.workshop_script import asked
from ...model.triage.body_sites import places
from ..slides.audience_slides import audience_slides

SHEETS = (*SHARED, "page.css", *DECLARED["room"].sheets)


def room_values(view: RenderContext) -> dict[str, Any]:
    """What the template of the page needs."""
    polls = list(asked(view.content).values())
    state = {
        "words": result_words(view) | phone_words(view),
        "refusals": refusal_words(view),
        "labels": {poll.id: poll_labels(view, poll) for poll in polls},
        "map": map_words(view),
    }
    return {
        "polls": polls,
        "slides": tuple(audience_slides(view)),
        "figures": drawn_figures(view.content),
        "places": places(view.content),
        "sheets": SHEETS,
        "state": state,
    }


def poll_labels(view: RenderContext, poll: Poll) -> dict[str, str]:
    """The answers of a poll in words, by id."""
    if poll.kind == "places":
        return {name: view.place_name(place) for name, place in places(view.content).items()}
    if poll.kind == "scale":
        return {end: view.words.say(text) for end, text in (("0", poll.low), ("10", poll.high)) if text}
    return {option.id: view.words.say(option.label or option.id) for option in poll.options}


def result_words(view: RenderContext) -> dict[str, str]:
    """What `results.js` says, through the catalogue."""
    say = view.words.say
    return {
        "of": say("What the room said: about {n} answers"),
        "none": say("The result shows from ten answers on."),
        "about": say("about {n}"),
        "few": say("few or none"),
        "median": say("The middle answer"),
        "mean": say("on average place {place}"),
        "right": say("✓ Right: {answer}"),
    }


def phone_words(view: RenderContext) -> dict[str, str]:
    """What the page of a phone says."""
    say = view.words.say
    return {
        "phones": say("Phones here: about {n}"),
        "fewPhones": say("A few phones are here."),
        "joined": say("You are in room {code}."),
        "screen": say("This shows on the large screen."),
        "choose": say("Choose an answer first."),
        "write": say("Write something first."),
        "most": say("Choose at most {n}."),
        "sending": say("Sending…"),
        "counted": say("Thank you. Your answer is counted."),
        "before": say("Your answer is counted. Only your first answer counts."),
        "held": say("Thank you. The presenter will read it first."),
        "moved": say("{answer}: now in place {place}."),
        "back": say("I ask this too"),
        "lost": say("It could not be sent. Check your connection and try again."),
        "offline": say("No connection to the room just now. This page keeps trying."),
    }


def refusal_words(view: RenderContext) -> dict[str, str]:
    """Why a room said no, by its word."""
    say = view.words.say
    return {
        "no-room": say("This room is closed, or its code has changed."),
        "door": say("The presenter can let you in. This page keeps asking."),
        "no-poll": say("This question is not open any more."),
        "closed": say("This question is closed now."),
        "full": say("No more answers can be taken here."),
        "enough": say("You have asked three questions. Leave room for others."),
        "too-many": say("There are too many answers. Take some away."),
        "too-long": say("This is too long. Write less."),
        "too-large": say("This is too long. Write less."),
        "not-joined": say("This phone has not joined. Load the page again."),
    }
