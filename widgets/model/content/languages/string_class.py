"""Which texts carry safety, by where they stand: the one table of ours, with each place in plain words."""

from __future__ import annotations

from enum import StrEnum
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import NamedTuple

from ..yaml_document import Path


class StringClass(StrEnum):
    """What a text carries; `safety` may never be shown alone before two people have checked it."""

    SAFETY = "safety"
    ADVICE = "advice"
    FRAME = "frame"


class Place(NamedTuple):
    """Files (below the project, with "*"), where a reader finds their texts, and what these carry.

    With `keys`, only texts below one of these words of a YAML file, such as `safety` or `swaps.caution`; with
    `says`, only texts that begin in one of these ways.
    """

    files: str
    where: str
    carries: StringClass
    keys: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


SAFETY, ADVICE, FRAME = StringClass.SAFETY, StringClass.ADVICE, StringClass.FRAME
PARTS, GUIDE = "widgets/components", "content/*"
PLACES = (
    # What tells somebody to get help, to stop, or not to take something
    Place(
        f"{PARTS}/emergency_card/*",
        "the emergency strip on top of each page",
        SAFETY,
        says=("Get emergency help now for", "Call %(number)s"),
    ),
    Place(f"{PARTS}/emergency_card/*", "the emergency strip: opens the whole list", FRAME),
    Place(f"{PARTS}/calls.html", "whom to call", SAFETY),
    Place(f"{PARTS}/red_flags/*", "the list of warning signs", SAFETY),
    Place(
        f"{PARTS}/region_question/*",
        "the question for the country, below the emergency strip",
        SAFETY,
        says=("These numbers are", "Show the numbers"),
    ),
    Place(f"{PARTS}/region_question/*", "the question for the country", FRAME),
    Place(
        f"{PARTS}/layout/language.html",
        "the notice of a translation, right below the title",
        SAFETY,
        says=("A machine made",),
    ),
    Place("content/regions/*.yaml", "the name of a country", FRAME, ("name", "called")),
    Place(
        f"{PARTS}/checklist/outcome.html",
        "the result of the check",
        SAFETY,
        says=(
            *("Call %(number)s", "If you need an ambulance", "Where to go:", "Who can help:", "Until then"),
            *("Get help sooner if:", "To talk to someone now:", "Because you", "you were not sure"),
            *("How soon", "What else it could be", "Find who can help today", "Go back and answer"),
        ),
    ),
    Place(
        f"{PARTS}/checklist/checklist.py",
        "the check of signs, step by step",
        SAFETY,
        says=(
            *("Do you have any of these now?", "Tick all that apply to you. Each", "And any of these?"),
            *("Have you noticed any of these?", "These can wait a little", "Do any of these apply to you?"),
            *("Which one? Tick it", "None of these, asked", "Not sure about one", "Questions you skipped"),
        ),
    ),
    Place(
        f"{PARTS}/checklist/checklist.html",
        "the check of signs, around its questions",
        SAFETY,
        says=(
            *("To get a result", "The wording of some questions", "I am not sure about one of these"),
            *("None of these", "Please do not run", "You skipped some urgent", "Go back and answer"),
            *("One of your answers makes", "Signs worth discussing", "These cannot tell you"),
            "More questions will appear",
        ),
    ),
    Place(
        f"{PARTS}/treatments/relievers.html",
        "before a painkiller: what fits the person",
        SAFETY,
        says=("Stop, and get emergency help now", "Call %(number)s", "If this applies to you"),
    ),
    Place(
        f"{PARTS}/treatments/treatments.html",
        "the page of treatments: what comes before any choice",
        SAFETY,
        says=("Get help before you choose", "One of your checklist answers", "Please stop running"),
    ),
    Place(f"{PARTS}/plan_builder/gate.py", "what keeps a running plan closed", SAFETY),
    Place(
        f"{PARTS}/plan_builder/gate.html",
        "what keeps a running plan closed",
        SAFETY,
        says=(
            "It is about:",
            "Only step",
            "It will close if",
            "Have you been examined",
            "If so, you can open",
        ),
    ),
    Place(
        f"{PARTS}/plan_builder/today.html",
        "what green, amber and red mean",
        SAFETY,
        says=(
            *("After each run, and on", "Green", "Amber", "Red", "Stop", "Pain {plan.", "Move up after"),
            *("A limp, pain when", "In an emergency:"),
        ),
    ),
    Place(
        f"{PARTS}/plan_builder/plan_builder.html",
        "the running plan: when to go on, to rest or to step down",
        SAFETY,
        says=("To make a plan with dates", "The dates show what happens", "What green, amber and red"),
    ),
    Place(
        f"{PARTS}/plan_builder/plan_builder.py",
        "the running plan, also in the phone's calendar",
        SAFETY,
        says=(
            *("All ticked. Step", "Your diary says", "Once you can tick all", "{n} not ticked"),
            *("{one} and {two} are two days", "After {plan.restart_break}", "A day of rest"),
        ),
    ),
    Place(f"{PARTS}/plan/session_words.py", "a run of the plan, also in the phone's calendar", SAFETY),
    Place(
        f"{PARTS}/diary/diary.py",
        "what the diary says after a run",
        SAFETY,
        says=(
            *("Green: ", "Amber: ", "Red: ", "a sign was new", "you had ", "it was worse", "it settled"),
            *("Run step {stage} again", "Repeat step", "Rest from running", "{plan.", "If nothing here"),
            *("Check your signs, and", "Come back tomorrow", "Tell us how you felt", "Your next run:"),
            *("It is {days} days", "pain was {during}", "you felt the same"),
        ),
    ),
    Place("widgets/model/content/placeholders.py", "a number of the plan, inside sentences", SAFETY),
    Place("content/regions/*.yaml", "whom to call and where to go in one country", SAFETY),
    Place(f"{GUIDE}/red-flags.yaml", "the warning signs, and how soon to get help", SAFETY),
    Place(f"{GUIDE}/signs.yaml", "a warning sign in a few words", SAFETY),
    Place(f"{GUIDE}/cards.yaml", "a card of the result: signs worth discussing", SAFETY),
    Place(f"{GUIDE}/medicines.yaml", "before a painkiller", SAFETY),
    Place(f"{GUIDE}/sections/when.md", "when to get help", SAFETY),
    Place(f"{GUIDE}/sections/help.md", "when to get help, and from whom", SAFETY),
    Place(f"{GUIDE}/sections/treat-medicines.md", "what to know about medicines", SAFETY),
    Place(
        f"{GUIDE}/plan.yaml",
        "what stops a run or a plan",
        SAFETY,
        (
            *("safety", "caution", "new_signs", "run_signs", "readiness", "moves.advice_on_amber"),
            *("swaps.caution", "practice.ruled_out", "practice.not_first"),
        ),
    ),
    Place(f"{GUIDE}/checklist.yaml", "a sign of the check, in its full words", SAFETY, ("items.any_of",)),
    Place(f"{GUIDE}/treatments.yaml", "a warning among the treatments", SAFETY, ("steps.safety",)),
    # What a person may act on, without harm from a slip
    Place(f"{GUIDE}/plan.yaml", "the running plan", ADVICE),
    Place(f"{GUIDE}/checklist.yaml", "a question of the check", ADVICE),
    Place(f"{GUIDE}/treatments.yaml", "the page of treatments", ADVICE),
    Place(f"{GUIDE}/find-help.yaml", "the page for help", ADVICE),
    Place(f"{GUIDE}/topics.yaml", "the page of one question", ADVICE),
    Place(f"{GUIDE}/sections/*.md", "a section of the guide", ADVICE),
    Place(f"{GUIDE}/visit.yaml", "the sheet for the visit", ADVICE),
    Place(f"{GUIDE}/body-map.yaml", "the body map", ADVICE),
    Place(f"{GUIDE}/body-drawing.yaml", "the drawing of the body map", ADVICE),
    Place(f"{GUIDE}/examples.yaml", "a case of the workshop", ADVICE),
    Place(f"{GUIDE}/workshop.yaml", "a slide or a question of the workshop", ADVICE),
    Place(f"{PARTS}/related/*", "links to other guides", FRAME),
    Place(f"{GUIDE}/guide.yaml", "what the guide is", ADVICE),
    Place("content/glossary.yaml", "the explanation of a word", ADVICE),
    Place("content/pictures.yaml", "the words of a picture", ADVICE),
    Place("content/clinic.yaml", "the clinic that gives out this guide", ADVICE),
    Place("notebooks/*.ipynb", "a page, between its parts", ADVICE),
    Place(f"{PARTS}/coach/*", "the coach for moves", ADVICE),
    Place(f"{PARTS}/tips/*", "small things that may help", ADVICE),
    Place(f"{PARTS}/find_help/*", "the page for help", ADVICE),
    Place(f"{PARTS}/plan/*", "the plan as a table", ADVICE),
    # What stands around it
    Place(f"{PARTS}/about/*", "what the guide is, and how it was made", FRAME),
    Place(f"{PARTS}/body_map/*", "the body map, around the drawing", FRAME),
    Place(f"{PARTS}/checklist/*", "the check of signs, around its questions", FRAME),
    Place(f"{PARTS}/component.py", "any form, in a notebook", FRAME),
    Place(f"{PARTS}/contents/*", "the contents of a page", FRAME),
    Place(f"{PARTS}/diary/*", "the diary", FRAME),
    Place(f"{PARTS}/enquiry/*", "the message to a clinic", FRAME),
    Place(f"{PARTS}/glossary/*", "the list of words", FRAME),
    Place(f"{PARTS}/layout/*", "the head and the foot of each page", FRAME),
    Place(f"{PARTS}/markdown.py", "any text", FRAME),
    Place(f"{PARTS}/mistakes.html", "what is missing in a form", FRAME),
    Place(f"{PARTS}/pictures/*", "around a picture", FRAME),
    Place(f"{PARTS}/plan_builder/*", "the running plan, around its days", FRAME),
    Place(f"{PARTS}/render_context.py", "a place of the body", FRAME),
    Place(f"{PARTS}/review.html", "who has reviewed a text", FRAME),
    Place(f"{PARTS}/search/*", "the search", FRAME),
    Place(f"{PARTS}/section/*", "around a section", FRAME),
    Place(f"{PARTS}/shared/*", "what is kept on the phone", FRAME),
    Place(f"{PARTS}/sources/*", "the list of sources", FRAME),
    Place(f"{PARTS}/topics/*", "around the page of one question", FRAME),
    Place(f"{PARTS}/treatments/*", "the page of treatments, around the words", FRAME),
    Place(f"{PARTS}/visit_fhir/*", "the file for the clinic's computer", FRAME),
    Place(f"{PARTS}/visit_summary/*", "the page for the visit", FRAME),
    Place(f"{PARTS}/visit_viewer/*", "what a clinician sees of a visit", FRAME),
    Place(f"{PARTS}/your_data/*", "what is on this phone", FRAME),
    Place("widgets/model/content/*", "names of pages, and fixed words", FRAME),
    Place("widgets/model/visit/*", "the sheet and the file for the visit", FRAME),
    Place("widgets/page/*", "around each page", FRAME),
    Place("widgets/serve/*", "a page that is not there, or cannot be shown", FRAME),
    Place("widgets/workshop/*", "slides, handout and phones of a workshop", FRAME),
)


class Unclassed(LookupError):  # noqa: N818 - the sentence says what to do
    """Raised for a file that the table does not name."""

    def __init__(self, file: str) -> None:
        super().__init__(f'No line of {__name__} names "{file}". Add one: does it carry safety?')


def place_of(file: str, path: Path = (), english: str = "") -> Place:
    """The place of a text by its file, the words that lead to it in a YAML file, and how it begins.

    Raises Unclassed.
    """
    keys = ".".join(part for part in path if isinstance(part, str))
    found = (
        place for place in places_of(file) if _is_below(keys, place.keys) and _begins(english, place.says)
    )
    place = next(found, None)
    if place is None:
        raise Unclassed(file)
    return place


@lru_cache(maxsize=512)
def places_of(file: str) -> tuple[Place, ...]:
    """The lines of the table that name a file."""
    return tuple(place for place in PLACES if fnmatchcase(file, place.files))


def _is_below(keys: str, above: tuple[str, ...]) -> bool:
    return not above or any(keys == each or keys.startswith(f"{each}.") for each in above)


def _begins(english: str, ways: tuple[str, ...]) -> bool:
    return not ways or english.startswith(ways)
