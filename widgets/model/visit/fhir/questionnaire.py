"""The checklist as a FHIR Questionnaire, and the page for the visit with it: the mapping of all answers.

See https://hl7.org/fhir/R4/questionnaire.html and, for how controls look, the extensions of
http://hl7.org/fhir/uv/sdc/. No question is hidden because of another answer: a sign that was ticked would
be lost. Only a second question waits for an answer to its first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...content.content import Content
from ...content.schema import Flag, Item
from ...content.translations import Catalogue
from ...triage.answers import MAX_PLACES
from ...triage.body_sites import places
from ..visit_file import MAX_ACTIVITIES, MAX_COMPARED, MAX_QUESTIONS
from .codes import LOINC_NOTICE, OWN, PAIN, Json, coding, concept, system

EXTENSION = "http://hl7.org/fhir/StructureDefinition"
HIDDEN = {"url": f"{EXTENSION}/questionnaire-hidden", "valueBoolean": True}
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
YES_NO = "yes-no"
MOST_BUTTONS = 5
HIGHEST = 10
BETWEEN = " • "  # things of which one is enough
TREATMENTS = "treatments"
Options = Mapping[str, str]


def questionnaire(content: Content, words: Catalogue) -> Json:
    """The Questionnaire of a guide, in the words of one language and region."""
    return {
        "resourceType": "Questionnaire",
        "language": words.tag,
        "url": url_of(content.name),
        "version": f"{content.guide.questions.edition}-{content.fingerprint}",
        "name": "Stridewell" + "".join(part.capitalize() for part in content.name.split("-")),
        "title": words.say(content.guide.title),
        "status": "draft" if content.review.is_draft else "active",
        "subjectType": ["Patient"],
        "publisher": "Stridewell",
        "description": words.say(content.checklist.purpose),
        "copyright": LOINC_NOTICE,
        "item": list(_Items(content, words).groups()),
    }


def url_of(guide: str) -> str:
    """The canonical address of a guide's Questionnaire; it names it, and leads nowhere."""
    return f"{OWN}:questionnaire:{guide}"


def activity_link(number: int) -> str:
    """The linkId of one of a person's own activities, the first of which has the number 1."""
    return f"visit.activity.{number}"


class _Items:
    def __init__(self, content: Content, words: Catalogue) -> None:
        self.content, self.say = content, words.say
        self.scales = {
            name: {code: words.say(label) for code, label in scale.items()}
            for name, scale in content.checklist.scales.items()
        }

    def groups(self) -> Iterator[Json]:
        flags = [item for flag in self.content.red_flags.flags for item in self.of_flag(flag)]
        yield _group("flags", self.say("Warning signs"), flags)
        for group in self.content.checklist.groups:
            asked = [item for item in self.content.checklist.items if item.group == group.id]
            items = [each for item in asked for each in self.of_item(item)]
            if items:
                yield _group(f"group.{group.id}", self.say(group.title), items)
        yield _group("visit", self.say("For the visit"), self.of_visit())
        if self.content.has("treatments.yaml"):
            yield _group(TREATMENTS, self.say("Treatments that were looked at"), self.of_treatments())

    def of_flag(self, flag: Flag) -> Iterator[Json]:
        term = self.say(flag.term)
        yield self.choice(flag.id, self.asked(flag), term, self.scales[YES_NO], YES_NO)
        if flag.worse:
            asked = self.say(flag.worse.ask)
            item = self.choice(f"{flag.id}.worse", asked, term, self.scales[YES_NO], YES_NO)
            yield _after(flag.id, item, self.say("worse"))
        listed = {"none": self.say("none of these"), "unsure": self.say("not sure about one of these")}
        says = self.say("How this sign was answered as a line of a list")
        item = self.choice(f"{flag.id}.list", says, term, listed, "list")
        yield {**_labelled(item, self.say("asked in a list")), "extension": [HIDDEN]}

    def of_item(self, item: Item) -> Iterator[Json]:
        term, say = self.say(item.term), self.say
        if item.areas:
            options = {
                name: _place(say(place.area.term), place.side) for name, place in places(self.content).items()
            }
            yield _most(self.choice(item.id, self.asked(item), term, options, "place", True), MAX_PLACES)
        elif item.scale:
            scale = self.scales[item.scale]
            yield self.choice(item.id, self.asked(item), term, scale, item.scale, item.many)
        if item.worse:
            options, asked = self.scales[YES_NO], say(item.worse.ask)
            yield _after(item.id, self.choice(f"{item.id}.worse", asked, term, options, YES_NO), say("worse"))
        if item.bother:
            options, asked = self.scales["bother"], say("How much does it bother you?")
            yield _after(
                item.id, self.choice(f"{item.id}.bother", asked, term, options, "bother"), say("bother")
            )
        if item.follow:
            options, asked = self.scales[item.follow.scale], say(item.follow.ask)
            found = self.choice(f"{item.id}.follow", asked, term, options, item.follow.scale)
            yield _after(item.id, found, say("how"))
        if item.timing:
            times = {name: say(label) for name, label in self.content.checklist.timing.items()}
            found = self.choice(f"{item.id}.when", say("When does it come?"), term, times, "timing", True)
            yield _after(item.id, found, say("when"))
        if item.asks_day:
            yield _after(item.id, self.plain(f"{item.id}.day", "date", say(item.asks_day), term), say("day"))
        if item.words:
            yield _after(item.id, self.plain(f"{item.id}.words", "text", say(item.words), term), say("words"))

    def of_visit(self) -> list[Json]:
        say = self.say
        now = self.zero_to_ten("visit.now", say("Pain right now, from 0 to 10"), say("Pain now"))
        now["code"].append(PAIN)
        asked = self.plain("visit.questions", "text", say("Questions to ask"), say("Patient's questions"))
        return [
            now,
            self.plain("visit.helps", "text", say("What helps?"), say("Easing factors")),
            self.plain("visit.worsens", "text", say("What makes it worse?"), say("Aggravating factors")),
            *(item for at in range(MAX_ACTIVITIES) for item in self.of_activity(at + 1)),
            self.plain(
                "visit.goals", "text", say("Anything else you want to do again?"), say("Patient's goals")
            ),
            _most({**asked, "repeats": True}, MAX_QUESTIONS),
        ]

    def of_activity(self, number: int) -> Iterator[Json]:
        say, link = self.say, activity_link(number)
        term = say("Patient's own activity {number}").replace("{number}", str(number))
        yield self.plain(link, "text", say("Something you want to do again"), term)
        asked = say("How well can you do this now? 0 is not at all, 10 is as well as before.")
        yield _after(link, self.zero_to_ten(f"{link}.ability", asked, term), say("ability now, from 0 to 10"))

    def of_treatments(self) -> list[Json]:
        aid, say = self.content.treatments, self.say
        options = {option.id: say(option.name) for option in aid.options}
        asked = {thing.id: say(thing.text) for thing in aid.questions.ask}
        matter = {str(word): say(text) for word, text in aid.values.choices.items()}
        things = [
            self.choice(
                f"{TREATMENTS}.matters.{thing.id}", say(thing.text), say(thing.text), matter, "matters"
            )
            for thing in aid.values.things
        ]
        compared, to_ask = say("Options that were compared"), say("Questions about any of the treatments")
        items = [
            _most(
                self.choice(f"{TREATMENTS}.compare", compared, compared, options, "option", True),
                MAX_COMPARED,
            ),
            *things,
            self.plain(f"{TREATMENTS}.own", "text", say(aid.values.own), say("Own words")),
            self.choice(f"{TREATMENTS}.ask", say(aid.questions.title), to_ask, asked, "ask", True),
        ]
        if self.content.has("medicines.yaml"):
            ticks = {each.id: say(each.text) for each in self.content.medicines.situations}
            says = say("Ticked before a pain reliever")
            items.append(self.choice(f"{TREATMENTS}.ticks", says, says, ticks, "tick", True))
        return items

    def asked(self, entry: Flag | Item) -> str:
        return BETWEEN.join(self.say(text) for text in (entry.ask, *entry.any_of))

    def plain(self, link: str, kind: str, text: str, term: str) -> Json:
        code = coding(system("question", self.content.name), link, term)
        return {"linkId": link, "code": [code], "text": text, "type": kind}

    def zero_to_ten(self, link: str, text: str, term: str) -> Json:
        limits = [
            {"url": f"{EXTENSION}/minValue", "valueInteger": 0},
            {"url": f"{EXTENSION}/maxValue", "valueInteger": HIGHEST},
        ]
        return {"extension": limits, **self.plain(link, "integer", text, term)}

    def choice(
        self, link: str, text: str, term: str, options: Options, scale: str, repeats: bool = False
    ) -> Json:
        of = system(scale, self.content.name)
        found = [{"valueCoding": coding(of, str(code), label)} for code, label in options.items()]
        control = "check-box" if repeats else "radio-button" if len(found) <= MOST_BUTTONS else "drop-down"
        look = {
            "url": f"{EXTENSION}/questionnaire-itemControl",
            "valueCodeableConcept": concept(coding(CONTROLS, control)),
        }
        item = {"extension": [look], **self.plain(link, "choice", text, term)}
        return item | ({"repeats": True} if repeats else {}) | {"answerOption": found}


def _group(link: str, title: str, items: Iterable[Json]) -> Json:
    return {"linkId": link, "text": title, "type": "group", "item": list(items)}


def _place(term: str, side: str) -> str:
    return f"{term} ({side.upper()})" if side else term


def _most(item: Json, number: int) -> Json:
    limit = {"url": f"{EXTENSION}/questionnaire-maxOccurs", "valueInteger": number}
    return {**item, "extension": [*item.get("extension", ()), limit]}


def _after(first: str, item: Json, part: str) -> Json:
    """A second question, which is asked once the first has an answer."""
    waits = [{"question": first, "operator": "exists", "answerBoolean": True}]
    return {**_labelled(item, part), "enableWhen": waits}


def _labelled(item: Json, part: str) -> Json:
    (code,) = item["code"]
    return {**item, "code": [{**code, "display": f"{code['display']}, {part}"}]}


def leaves(items: Iterable[Json]) -> Iterator[Json]:
    """The questions below some items, in order."""
    for item in items:
        if item["type"] == "group":
            yield from leaves(item["item"])
        else:
            yield item
