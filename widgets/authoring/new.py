"""`stridewell new`: starts a guide, or an entry of one, from a template that passes all checks."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ..command_line import FINE, cannot_run
from ..model.content.content import Content
from ..model.content.findings import Finding
from ..model.content.folders import content_root
from ..model.content.loader import NO_CONTENT, guide_names, load
from ..model.triage.answers import AnswerError
from ..model.triage.rules import Outcome, assess
from .dry_run import dry_run, refusals, write
from .entry_kinds import EXPECT, KINDS, SHORT, TERM, Kind
from .entry_location import Draft, Site, next_free
from .new_page import RESERVED, new_guide
from .open_guide import GuideRefused, open_guide
from .prompts import Ask, MissingOption, Reads, answers

OPTIONS = {
    "about": 'of a guide: what it is about, as it goes on after "it helps you understand"',
    "audience": "of a guide: whom it is for",
    "urgent": "of a guide: a sign of its topic that is an emergency, in a few words",
    "number": "of a region: the number to call in an emergency",
    "doctor": "of a region: what people call the doctor they see first",
    "now": "of a region: whom they reach on the same day, also at night",
    "file": "of a picture: the name of its file in content/pictures",
    "licence": "of a picture: whose it is, and that it may be shown",
    "means": "of a word: what it means",
    "cite": "of a source: who wrote it, what it is called, and when",
    "type": "of a source: what kind of source it is",
    "where": "of a source: where it can be found",
    "who": "of an example: the made-up person",
    "answers": "of an example: what the person answers, each as the id of a question, = and the answer",
    "title": "the title or heading that patients read",
    "page": "of a section: the page it stands on",
    "level": "of a flag or card: how soon it should be looked at",
    "ask": "of a guide, flag or item: the question, as patients read it",
    "short": "of a guide, flag or item: the same in a few words, for a list",
    "term": "of a guide, flag or item: the word that clinicians use for it; of a word: the word",
    "group": "of an item: the group it is asked in",
    "scale": "of an item: the answers to choose from",
    "says": "of a card or page: what it says first; of a picture: what matters in it",
    "item": "of a card: the question that shows it",
    "link": "of a card: the section to read on",
    "programme": "of a stage: the programme it belongs to",
    "after": "of a stage: the number of the step it comes after",
    "run": "of a stage: minutes of running in one round",
    "walk": "of a stage: minutes of walking in one round",
    "times": "of a stage: how many rounds",
    "step": "of a treatment: the step of care it belongs to",
    "section": "of a treatment: the section that tells more",
}
NUMBERED = ("word", "source", "example")  # nobody chooses their names
FILE_NAME = re.compile(r"[a-z][a-z0-9-]{1,60}")
ID = re.compile(r"[A-Z]{1,3}-[A-Z0-9]{1,8}[a-z]?|R\d{1,4}[a-z]?")
GUIDE = (
    Ask("title", "The title that patients read"),
    Ask("about", 'What it is about, as it goes on after "it helps you understand"'),
    Ask("audience", "Whom it is for, as a sentence"),
    Ask("urgent", "A sign of this topic that is an emergency, such as: you cannot put weight on your leg"),
    Ask("ask", "The first question of the check, as patients read it"),
    SHORT,
    TERM,
)


def new(chosen: argparse.Namespace, notebooks: Path, read: Reads | None = None) -> int:
    """Runs `stridewell new`; `read` asks on a terminal. Returns 0, or 2 when nothing was written."""
    given = {name: getattr(chosen, name) for name in OPTIONS}
    try:
        if chosen.kind == "guide":
            draft = _guide(chosen.name, notebooks, given, read)
        else:
            draft = _entry(chosen, notebooks, given, read)
        _refuse_existing(draft)
    except (MissingOption, GuideRefused) as error:
        return cannot_run(error)
    written = {content_root() / file: text for file, text in draft.files.items()}
    write({**written, **draft.notebooks})
    print("\n".join(["Written:", *(f"  content/{file}" for file in draft.files)]))
    print("\n".join([*(f"  {path}" for path in draft.notebooks), draft.next_step]))
    return FINE


def _guide(name: str, notebooks: Path, given: dict[str, str | None], read: Reads | None) -> Draft:
    root = content_root()
    if not guide_names(root):
        raise GuideRefused(f"There is no guide to take the emergency card from.{NO_CONTENT.format(root)}")
    there = [*(path.name for path in root.iterdir()), *(path.stem for path in notebooks.iterdir())]
    name = _named("guide", name, dict.fromkeys(there, "content or notebooks"), "", read)
    words = answers(GUIDE, given, read)
    draft = new_guide(root, notebooks, name, words, date.today())
    _refuse_findings(name, draft)
    return draft


def _entry(
    chosen: argparse.Namespace, notebooks: Path, given: dict[str, str | None], read: Reads | None
) -> Draft:
    content, kind = open_guide(chosen.guide), KINDS[chosen.kind]
    name = chosen.name
    if chosen.kind != "stage":
        name = _named(chosen.kind, name, kind.taken(content), kind.start, read)
    words = answers(_asks(kind, content), given, read)
    _refuse_words(chosen.kind, words)
    draft = kind.draft(Site(content_root(), notebooks, content), name, words)
    draft = with_outcome(content.name, draft)
    _refuse_findings(content.name, draft)
    return draft


def _asks(kind: Kind, content: Content) -> tuple[Ask, ...]:
    try:
        return kind.asks(content)
    except LookupError as error:
        raise GuideRefused(str(error)) from None


def _named(kind: str, name: str, taken: dict[str, str], start: str, read: Reads | None) -> str:
    """The name, asked for if it was left out; what is there already is never written over."""
    free = next_free(taken, start) if start and start != "P-" else ""
    if not name and kind in NUMBERED:
        return free
    if not name and read:
        name = answers((Ask("name", f"The name of the {kind}", usual=free),), {}, read)["name"]
    if not name:
        raise GuideRefused(
            f'Write its name after "{kind}", such as: stridewell new {kind} {free or "warm-up"}'
        )
    wanted = ID if start else FILE_NAME
    if not wanted.fullmatch(name) or not name.startswith(start):
        such = (
            f"Letters and numbers, such as {free or start + 'XY'}"
            if start
            else "Small letters, numbers and -"
        )
        raise GuideRefused(f'"{name}" cannot be a name here. {such}.')
    if name in taken or (not start and name in (*RESERVED, *guide_names(content_root()))):
        where = f" ({taken[name]})" if name in taken else ""
        hint = f" The next that is free is {free}." if free else ""
        raise GuideRefused(f'"{name}" is there already{where}. Choose another name.{hint}')
    return name


def _refuse_words(kind: str, words: dict[str, str]) -> None:
    numbers = ("after", "run", "walk", "times") if kind == "stage" else ()
    wrong = [name for name in numbers if not re.fullmatch(r"\d{1,3}(\.\d)?", words[name])]
    if wrong:
        raise GuideRefused(
            "\n".join(f'--{name} takes a number. "{words[name]}" was given.' for name in wrong)
        )


def with_outcome(name: str, draft: Draft) -> Draft:
    """The draft, its worked case expecting what the rules now say."""
    file = f"{name}/examples.yaml"
    if file not in draft.files:
        return draft
    rest = {path: text for path, text in draft.files.items() if path != file}
    others = draft.files[file].rsplit("- id: ", 1)[0]
    with dry_run(content_root(), {**rest, file: others}) as copy:
        loaded = load(copy, name)
        if loaded.content is None:
            raise GuideRefused(_listed(loaded.findings))
        answered = draft.files[file].rsplit("answers: ", 1)[1].splitlines()[0]
        try:
            outcome = assess(loaded.content, dict(pair.split(": ") for pair in answered[1:-1].split(", ")))
        except AnswerError as error:
            raise GuideRefused(str(error)) from None
    before, after = draft.files[file].rsplit(EXPECT, 1)
    return Draft({**rest, file: before + _expected(outcome) + after}, draft.notebooks, draft.next_step)


def _expected(outcome: Outcome) -> str:
    lists = {part: getattr(outcome, part) for part in ("flags", "cards", "notes", "ask_again")}
    told = [f"{part}: [{', '.join(names)}]" for part, names in lists.items() if names]
    return f"{{{', '.join([f'level: {outcome.level}', *told])}}}"


def _refuse_findings(name: str, draft: Draft) -> None:
    if findings := refusals(content_root(), name, draft.files):
        raise GuideRefused(_listed(findings))


def _listed(findings: Iterable[Finding]) -> str:
    return "\n".join(["Nothing was written, because the check would say:", *map(str, findings)])


def _refuse_existing(draft: Draft) -> None:
    there = [str(path) for path in draft.notebooks if path.exists()]
    if there:
        raise GuideRefused(f"{', '.join(there)} is there already. Choose another name.")
