"""The one object a notebook talks to: it finds a guide's content and hands out its components."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from .components.render_context import Html, LanguageName, RenderContext
from .model.content.citations import cited
from .model.content.content import Content
from .model.content.findings import NEAREST, nearest, one_of
from .model.content.folders import content_root
from .model.content.languages.offer import offered, readiness
from .model.content.languages.on_disk import language_codes, name_of_language
from .model.content.locale_choice import LocaleChoice, read_choice
from .model.content.pages import doors_of
from .model.content.placeholders import facts
from .model.content.remembered import read_guide
from .model.content.topics import link_to, name_of, topics_of
from .model.content.translations import (
    PSEUDO,
    SOURCE_LANGUAGE,
    Catalogue,
    catalogue,
    direction_of,
)
from .model.plan.lights import light
from .model.plan.progression import Move, next_stage
from .model.triage.pain_relievers import verdicts
from .model.triage.rules import Outcome, assess

if TYPE_CHECKING:
    import pandas as pd

    from .components.body_map.body_map import BodyMap
    from .components.checklist.checklist import Checklist
    from .components.coach.coach import Coach
    from .components.diary.diary import Diary
    from .components.enquiry.enquiry import Enquiry
    from .components.find_help.find_help import FindHelp
    from .components.plan.plan import Plan
    from .components.plan_builder.plan_builder import Planner
    from .components.search.search import Search
    from .components.treatments.treatments import Treatments
    from .components.visit_summary.visit_summary import Summary
    from .components.visit_viewer.file_picker import FilePicker
    from .components.visit_viewer.visit_viewer import ClinicVisit
    from .model.content.schema.library import PictureWords
    from .model.visit import Visit
    from .workshop.slides.presenter_room import Room
    from .workshop.slides.slides import Slides

DEFAULT_TIME = time(7)
ALONE = ("tokens.css", "parts.css", "page.css", "components/pictures/pictures.css")


def drawings() -> dict[str, frozenset[str]]:
    """The names of all drawings that the project has, each with the names of the words at its lines."""
    from .components.pictures.gallery import DRAWINGS, drawing

    return {name: frozenset(label.word for label in drawing(name).labels) for name in DRAWINGS}


def file_picker(label: str, largest: int, opened: Callable[[bytes, int], None], accept: str) -> FilePicker:
    """A control that calls `opened` with a file's bytes and size; above `largest` bytes with none."""
    from .components.visit_viewer.file_picker import FilePicker

    return FilePicker(label, largest, opened, accept)


class Guide:
    """A guide by its folder name, such as `Guide("pelvic-pain-after-running")`.

    `language` (such as "en") and `region` (such as "uk") follow the visitor's link when left out.
    Raises ContentError with file and line when the content has mistakes, and LookupError for a language or
    region there is not.
    """

    def __init__(self, name: str, language: str | None = None, region: str | None = None) -> None:
        self.content: Content = read_guide(content_root(), str(name))
        if language:
            _refuse_unknown("language", language, [*offered(content_root(), self.content), *PSEUDO])
        _refuse_unknown("region", region, self.content.regions)
        given = {word: value for word, value in (("lang", language), ("region", region)) if value}
        self._asked = urlencode(given) or os.environ.get("QUERY_STRING", "")

    @classmethod
    def of(cls, content: Content) -> Guide:
        """The guide of content that was read elsewhere, such as one that is being changed."""
        guide = cls.__new__(cls)
        guide.content, guide._asked = content, ""
        return guide

    def __repr__(self) -> str:
        choice = self.view.choice
        return f'Guide("{self.content.name}", language="{choice.language}", region="{choice.region}")'

    @cached_property
    def view(self) -> RenderContext:
        """The content as this visitor reads it."""
        return make_view(self.content, self._asked)

    def emergency_card(self) -> Html:
        """The card with the signs that need help now, and the number to call."""
        return self.view.render("emergency_card/emergency_card.html")

    def section(self, name: str) -> Html:
        """One section, such as `guide.section("causes")`, with the parts that stand under it."""
        sections = self.content.sections
        if name not in sections:
            hint = nearest(str(name), sections, NEAREST)
            raise LookupError(f'No section is called "{name}".{hint}')
        under = [s for place in self.content.guide.order for s in place.sections if sections[s].under == name]
        return Html("\n".join(self._one_section(each) for each in (name, *under)))

    def _one_section(self, name: str, alone: bool = False, shown: Iterable[str] = ()) -> Html:
        """One section without its parts; `alone`, its heading is that of a page's own part, and its pictures
        stand in it but for those the page has `shown`. Long pages lead to them.
        """

        def figure(picture: str, instead: str) -> str:
            return "" if picture in shown else self.view.figure(picture, instead)

        drawn = figure if alone else self.view.figure_elsewhere
        section = self.content.sections[name]
        return self.view.render("section/section.html", section=section, alone=alone, figure=drawn)

    def topic(self, name: str) -> Html:
        """The page of one question, such as `guide.topic("leaks")`: its answer, then what tells more."""
        topics = {topic.id: topic for topic in topics_of(self.content)}
        if name not in topics:
            raise LookupError(f'No topic is called "{name}".{nearest(str(name), topics, NEAREST)}')
        topic = topics[name]
        return self.view.render(
            "topics/topic.html",
            topic=topic,
            sections=[self._one_section(each, True, topic.pictures) for each in topic.sections],
            links=[(link_to(self.content, each), name_of(self.content, each)) for each in topic.next],
        )

    def topics(self) -> Html:
        """The questions that have a page of their own, each with its answer."""
        return self.view.render("topics/topics.html", topics=topics_of(self.content))

    def search(self) -> Search:
        """A field that finds questions, sections, options and words of the guide, on the page itself."""
        from .components.search.search import Search

        return Search(self.view)

    def contents(self, page: str) -> Html:
        """Links to the sections of a page, such as `guide.contents("understand")`."""
        _refuse_unknown("page", page, [place.page for place in self.content.guide.order])
        names = [s for place in self.content.guide.order if place.page == page for s in place.sections]
        sections = [self.content.sections[name] for name in names]
        return self.view.render("contents/contents.html", sections=sections)

    def checklist(self, answers: Mapping[str, Any] | None = None) -> Checklist:
        """The symptom checklist; its `.answers`, `.cards` and `.to_frame()` can be read."""
        from .components.checklist.checklist import Checklist

        return Checklist(self.view, answers)

    def body_map(self, picked: Iterable[str] = ()) -> BodyMap:
        """The body map; its `.picked` can be read. `picked` names places by id, with ".l" or ".r"."""
        from .components.body_map.body_map import BodyMap

        return BodyMap(self.view, picked)

    def red_flags(self) -> Html:
        """All red flags by how soon they should be looked at, to read rather than to answer."""
        return self.view.render("red_flags/red_flags.html")

    def glossary(self, every: bool = False) -> Html:
        """The words explained; a served page keeps those it names, unless it is to have `every` one."""
        terms = list(self.content.glossary.values())
        return self.view.render("glossary/glossary.html", terms=terms, every=every)

    def sources(self, every: bool = False, elsewhere: bool = False) -> Html:
        """The reference list; a served page keeps those it names, or `every` one that the guide names.

        A long page has it `elsewhere`: its marks lead to the list of the start page, and show from there.
        """
        if elsewhere:
            return self.view.render("sources/elsewhere.html")
        references = list(self.content.references.values())
        if every:
            named = cited(self.content)
            references = [each for each in references if each.id in named]
        return self.view.render("sources/sources.html", references=references, every=every)

    def pages(self) -> Html:
        """The ways into the guide, each with what it offers: its `doors`, or all its other pages."""
        return self.view.render("pages/pages.html", doors=doors_of(self.view.content))

    def picture(self, name: str) -> Html:
        """One picture by its name in pictures.yaml, such as `guide.picture("floor-states")`."""
        _refuse_unknown("picture", name, self.content.pictures)
        return Html(self.view.figure(name))

    def entry(self, kind: str, name: str) -> Html:
        """One entry as its page shows it, such as `guide.entry("region", "uk")`, for whoever edits.

        `kind` is card, note, question, option, programme or region.
        """
        from .components.entry import entry

        asked = urlencode({"region": name}) if kind == "region" else self._asked
        return entry(make_view(self.content, asked), kind, name)

    def alone(self, part: str, calls: Iterable[str] = ()) -> str:
        """A part of a page as a page of its own that needs no other file and no script, for whoever edits.

        It has the style sheets of what the page `calls` on its guide, such as "checklist".
        """
        from .components.declaration import FrontEndFiles, sheets_of

        files = FrontEndFiles()
        style = "\n".join(files[name] for name in (*ALONE, *sheets_of(calls)))
        return self.view.render("section/alone.html", part=self.view.mark(part), style=self.view.mark(style))

    def contact_sheet(self) -> str:
        """A page of all pictures with their names, for whoever edits, as HTML that needs no other file."""
        from .components.pictures.contact_sheet import contact_sheet

        return contact_sheet(self.view)

    def about(self) -> Html:
        """What the guide is for, who wrote, checked and paid for it, and how it is kept up to date."""
        return self.view.render("about/about.html", anatomy=self.anatomy_to_confirm())

    def anatomy_to_confirm(self) -> list[PictureWords]:
        """The pictures of anatomy that the guide shows and no clinician has signed yet."""
        from .components.pictures.anatomy_review import anatomy_to_confirm

        return anatomy_to_confirm(self.content)

    def related(self) -> Html:
        """Links to the guides that `related:` of guide.yaml names; nothing for a guide without."""
        return self.view.render("related/related.html")

    def assess(self, answers: Mapping[str, Any]) -> Outcome:
        """What follows from answers: a mapping of the ids of questions to words or numbers.

        The outcome has `level` (emergency, today, days, routine or none), `flags` and `cards` (ids).
        Raises AnswerError, a ValueError, for an answer that no question takes.
        """
        return assess(self.content, answers)

    def plan(
        self,
        start: date | str,
        weekdays: Iterable[str] = ("mon", "wed", "sat"),
        stage: int | None = None,
        programme: str = "",
        answers: Mapping[str, Any] | None = None,
        at: time | str = DEFAULT_TIME,
        diary: Iterable[Mapping[str, Any]] = (),
        today: date | str | None = None,
        cleared: Mapping[str, Any] | None = None,
        missed: Iterable[date | str] = (),
    ) -> Plan:
        """A dated plan, such as `guide.plan(start="2027-01-04", weekdays=("mon", "thu"), stage=3)`.

        It has `.sessions`, `.to_frame()`, `.figure()` and `.to_ics()`. The locks of plan.yaml, such as a bone
        sign in the checklist `answers` or a run of the `diary` that had to be stopped, leave it without
        sessions, and its `.why_empty` says why. The other runs since `start` move a plan on that goes by the
        diary, as of `today`; a run that was `missed` on some day waits for the next. `cleared` is what was
        said of an examination, which opens a step: such as
        `{"by": "doctor", "began": "2027-01-02", "seen": "2027-01-09"}` (see `model/plan/clearance.py`). `at`
        is the time of the clock at which each starts, wherever one is. Days and times may be texts such as
        "2027-01-04" and "07:00". Raises ValueError that says what to write instead.
        """
        from .components.plan.dated_plan import make_plan

        return make_plan(
            self.view, start, weekdays, stage, programme, answers or {}, at, diary, today, cleared, missed
        )

    def planner(self, checked: Mapping[str, Any] | None = None) -> Planner:
        """The plan builder; on a page it reads the checklist's answers from the phone."""
        from .components.plan_builder.plan_builder import Planner

        return Planner(self.view, checked)

    def diary(self, entries: list[dict[str, Any]] | None = None) -> Diary:
        """The running diary; in Jupyter its `.entries` can be read."""
        from .components.diary.diary import Diary

        return Diary(self.view, entries)

    def coach(self, checked: Mapping[str, Any] | None = None) -> Coach:
        """The practice, with the question for whom it fits first, and a step beat."""
        from .components.coach.coach import Coach

        return Coach(self.view, checked)

    def tips(self) -> Html:
        """Small things that may help on a run and every day, each with how strong the proof is."""
        return self.view.render("tips/tips.html")

    def treatments(self, checked: Mapping[str, Any] | None = None) -> Treatments:
        """The options to read, to compare two or three at a time, and to take along on a page."""
        from .components.treatments.treatments import Treatments

        return Treatments(self.view, checked)

    def options(self) -> pd.DataFrame:
        """The treatment options as a table, one row each, in the order of care."""
        from .components.treatments.option_table import options_frame

        return options_frame(self.view)

    def pain_relief(self, ticked: Iterable[str]) -> dict[str, str]:
        """What situations such as `["asthma", "pregnant"]` say about each kind of pain reliever.

        The answer for `nsaid` and `paracetamol` is avoid, ask, usual or none; the strictest wins.
        """
        return verdicts(self.content, ticked)

    def find_help(self) -> FindHelp:
        """Where to start in the reader's region, and the clinic's confirmed places and hours."""
        from .components.find_help.find_help import FindHelp

        return FindHelp(self.view)

    def enquiry(self, checked: Mapping[str, Any] | None = None) -> Enquiry:
        """A message to a clinic, to mail, copy, print or save; in Jupyter its `.draft` can be read."""
        from .components.enquiry.enquiry import Enquiry

        return Enquiry(self.view, checked)

    def summary(self, visit: Visit | None = None) -> Summary:
        """One page for the clinician; on a page it reads the answers, the diary and the plan from the phone.

        In Jupyter, `visit` is what `read_visit` of `widgets.model.visit` made of a file.
        """
        from .components.visit_summary.visit_summary import Summary

        return Summary(self.view, visit)

    def clinic_file(self) -> Html:
        """What is in the file for the clinic's computer (FHIR); the page for the visit makes it of this."""
        from .model.visit.fhir import compile_document

        made_of = compile_document(self.content, self.view.words)
        return self.view.render("visit_fhir/visit_fhir.html", made_of=made_of)

    def clinic_visit(self) -> ClinicVisit:
        """For the clinician: opens a visit file, a saved diary or the text of a code, in memory only."""
        from .components.visit_viewer.visit_viewer import ClinicVisit

        return ClinicVisit(self.view)

    def workshop(self, minutes: int = 0) -> Slides:
        """A talk made of the guide's own texts; `.slides("welcome", "join")` adds slides to it.

        `minutes` is one of the lengths in workshop.yaml, such as 20, 40 or 90: slides that such a talk has no
        time for are then left out, and `.slides()` adds all others. Raises LookupError for another length.
        """
        from .workshop.slides.slides import Slides

        return Slides(self.view, minutes)

    def room(self, code: str = "", demo: bool = False, size: int = 150) -> Room:
        """A room for a workshop: a new one for `size` people, or the one of a `code`.

        `demo` fills it, to rehearse with.
        """
        from .workshop.slides.presenter_room import Room

        return Room(self.view, code, demo, size)

    def light(self, during: int, next_morning: str, signs: str) -> str:
        """The light of one run: green, amber or red (see `widgets/model/plan/lights.py`)."""
        return light(self.content, during, next_morning, signs)

    def next_stage(
        self,
        stage: int,
        lights: Sequence[str],
        programme: str = "",
        answers: Mapping[str, Any] | None = None,
    ) -> Move:
        """The move after the lights of the runs at a stage, the latest last; its `.stage` is the next one.

        With checklist `answers` that tell of a birth, an amber light is a reason to see someone.
        """
        return next_stage(self.content, stage, lights, programme, answers or {})


def _refuse_unknown(kind: str, word: str | None, known: Iterable[str]) -> None:
    if word and word not in known:
        raise LookupError(f'No {kind} is called "{word}".{one_of(sorted(known))}')


def make_view(content: Content, query: str) -> RenderContext:
    """A guide's content in the language and region a link asks for."""
    root = content_root()
    choice = read_choice(query, language_codes(root), content.regions, content.clinic.default_region)
    words = _words(root, content, choice)
    is_lacking = choice.language not in {words.language, *PSEUDO}
    lacks = name_of_language(root, choice.language) if is_lacking else ""
    finds = partial(_languages, root, content)
    return RenderContext(content, words, choice, find_languages=finds, lacks_language=lacks)


def _languages(root: Path, content: Content) -> tuple[LanguageName, ...]:
    """Those the guide may be read in, by their own names."""
    return tuple(
        LanguageName(code, name_of_language(root, code), direction_of(code))
        for code in offered(root, content)
    )


def _words(root: Path, content: Content, choice: LocaleChoice) -> Catalogue:
    """What is said: the language that is asked for, or English where the guide may not be read in it."""
    language, region, values = choice.language, choice.region, facts(content)
    if language in {SOURCE_LANGUAGE, *PSEUDO}:
        return catalogue(root, content.regions, language, region, values)
    ready = readiness(root, content, language)
    if not ready.is_offered:
        return catalogue(root, content.regions, SOURCE_LANGUAGE, region, values)
    words = catalogue(root, content.regions, language, region, values, content.name)
    return replace(words, beside=ready.beside, is_machine_made=ready.is_machine_made)
