"""The enquiry composer: a message to a clinic, or a note where there is nobody to send to.

It is written on the phone, and sent by nobody but the person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from ...model.content.schema import Clinic
from ...model.content.translations import mark
from ...model.triage.compiled_tables import compile_tables
from ..component import Component, checked_answers, next_uid
from ..declaration import DECLARED
from ..render_context import RenderContext
from .answer_words import answer_words

TIMES = (
    mark("Mornings"),
    mark("Afternoons"),
    mark("Evenings"),
    mark("Weekends"),
)
ABOUT = (
    mark("A first appointment"),
    mark("An appointment I have booked"),
    mark("A question before I decide"),
    mark("Something else"),
)


class Enquiry(Component):
    """The composer as a widget. `draft` holds what was written, by field; `checked` the checklist's answers.

    Neither the consent nor the wish to add answers is kept: each is given again for each message. A note
    asks for neither a consent nor a way to be reached, because it goes to nobody.
    """

    declared = DECLARED["enquiry"]
    tells = "read .draft"
    state = ("draft", "checked", "places", "tables", "asked")
    kept = ("draft",)
    store = "enquiry"
    reads = (("checked", "", "answers"),)

    draft = traitlets.Dict().tag(sync=True)
    checked = traitlets.Dict().tag(sync=True)
    places: traitlets.List[Any] = traitlets.List().tag(sync=True)
    tables = traitlets.Dict().tag(sync=True)
    asked = traitlets.Dict().tag(sync=True)

    def __init__(self, view: RenderContext, checked: Mapping[str, Any] | None = None) -> None:
        clinic = view.content.clinic
        values = {"uid": next_uid(), "times": TIMES, "abouts": ABOUT, "services": _services(clinic)}
        super().__init__(
            view,
            checked=checked_answers(view, checked),
            markup=view.render("enquiry/enquiry.html", **values),
            places=[place.model_dump(include={"id", "name", "email", "phone"}) for place in clinic.reachable],
            tables=compile_tables(view.content),
            asked=answer_words(view),
            words=_words(view) | ({} if clinic.reachable else _note_words(view)),
        )


def _services(clinic: Clinic) -> list[str]:
    """What the places offer, each once."""
    return list(dict.fromkeys(service for place in clinic.places for service in place.services))


def _words(view: RenderContext) -> dict[str, str]:
    """What the script says, through the catalogue."""
    say = view.words.say
    return {
        "count": say("{n} characters"),
        "subject": say("Enquiry: {about}"),
        "place": say("Place: {it}"),
        "name": say("Name: {it}"),
        "email": say("E-mail: {it}"),
        "phone": say("Phone: {it}"),
        "times": say("Times that suit me: {it}"),
        "about": say("About: {it}"),
        "service": say("Kind of care: {it}"),
        "answers": say(
            "My checklist answers. I chose to add them. They say what I noticed, not what is wrong."
        ),
        "rest": say("{n} more were answered “no” or “never”."),
        "bother": say("bothers me: {it}"),
        "when": say("when: {it}"),
        "noReach": say("Write an e-mail address or a phone number, so that you can get an answer."),
        "badEmail": say("Write the e-mail address in full, such as name@example.org."),
        "badPhone": say("Write the phone number in digits, with its area code."),
        "noAbout": say("Choose what it is about."),
        "noPlace": say("Choose a place."),
        "noMessage": say("Write your message. One sentence is enough."),
        "longMessage": say("Keep the message to 10,000 characters."),
        "noAgree": say("Tick this if you want to share your message. If not, you do not have to send it."),
        "made": say("Your message is ready. Nothing has been sent."),
        "mailed": say(
            "Your mail app should open now. Read the message there, then send it. "
            "If no app opens, copy the message."
        ),
        "tooLong": say("The message is too long to open in a mail app. Copy it into an e-mail to {to}."),
        "copied": say("Copied. Paste it where you want it."),
        "selected": say("The message is selected. Choose “Copy” on your phone or keyboard."),
        "saved": say("Saved as a text file on this device."),
        "askDelete": say("Delete your words from this phone?"),
        "deleted": say("Your words are deleted from this phone."),
        "undone": say("Everything is as it was."),
    }


def _note_words(view: RenderContext) -> dict[str, str]:
    """What is said otherwise of a note."""
    say = view.words.say
    return {
        "noMessage": say("Write your note. One sentence is enough."),
        "longMessage": say("Keep the note to 10,000 characters."),
        "made": say("Your note is ready."),
        "selected": say("The note is selected. Choose “Copy” on your phone or keyboard."),
    }
