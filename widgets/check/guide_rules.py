"""What only a whole guide can get wrong: examples that reach too little, dates gone by, sources not seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..guide import drawings
from ..model.content.content import Content
from ..model.content.findings import NEAREST, Finding, nearest
from ..model.content.markdown_extensions import SOURCE
from ..model.content.schema import Example, Sourced
from ..model.content.treatment_rules import NEEDS_SOURCES
from ..model.content.yaml_document import Path, Tree
from ..model.triage.rule_lint import lint_rules
from .sources import weak_sources

NOT_TICKED = ("no", "0")
GRACE = timedelta(days=30)
Row = tuple[str, str, str]
SOURCED: tuple[Row, ...] = (
    ("red-flags.yaml", "red_flags", "flags"),
    ("checklist.yaml", "checklist", "items"),
    ("cards.yaml", "cards", "cards"),
    ("cards.yaml", "cards", "notes"),
    ("body-map.yaml", "body_map", "areas"),
    ("visit.yaml", "visit", "questions"),
)


def whole_findings(content: Content, today: date) -> Iterator[Finding]:
    """Every finding that takes the whole guide to see; `today` decides what is past its review date."""
    yield from _unreached(content)
    yield from lint_rules(content)
    yield from _overdue(content, today - GRACE)
    yield from _unsigned(content)
    yield from _unsourced(content)
    yield from _unseen(content)
    yield from weak_sources(content)
    yield from _undrawn(content)


def _unreached(content: Content) -> Iterator[Finding]:
    asked = {name.partition(".")[0] for each in content.examples for name in each.answers}
    reached = {name for each in content.examples for name in _told(each)} | (asked & {*content.items})
    for file, whole, entries in _there(content, SOURCED[:4]):
        tree = content.trees[f"{content.name}/{file}"]
        for number, entry in enumerate(getattr(getattr(content, whole), entries)):
            if entry.id not in reached:
                text = f"No example reaches {entry.id}. Add a worked case in which it is ticked or shown."
                yield tree.finding(text, entries, number, "id", code="SW602", words=entry.id)


def _told(example: Example) -> Iterator[str]:
    """What an example ticks, and what it expects to be shown."""
    expect = example.expect
    yield from (*expect.flags, *expect.cards, *expect.notes)
    yield from (name.partition(".")[0] for name, word in example.answers.items() if word not in NOT_TICKED)


def _there(content: Content, rows: tuple[Row, ...]) -> list[Row]:
    return [row for row in rows if f"{content.name}/{row[0]}" in content.trees]


def _overdue(content: Content, today: date) -> Iterator[Finding]:
    for tree in content.trees.values():
        for path, text in tree.texts():
            if path[-1] == "next_review" and text < today.isoformat():
                yield tree.finding(_late(text), *path, code="SW403", words=text)
    for section in content.sections.values():
        if section.review and section.review.next_review < today:
            text = section.review.next_review.isoformat()
            yield Finding(content.file_of(section), 2, _late(text), "SW403", words=text)


def _unsigned(content: Content) -> Iterator[Finding]:
    """What says "reviewed", but is not the text that was signed."""
    file = f"{content.name}/guide.yaml"
    if content.guide.review.status == "reviewed" and content.review.is_draft:
        yield content.trees[file].finding(_changed("guide"), "review", code="SW405", words="reviewed")
    for each in content.written:
        review = each.entry.review
        if review and review.status == "reviewed" and content.review_of(each.entry).is_draft:
            tree, text = content.trees.get(each.file), _changed(each.id)
            path = (*each.path, "review")
            yield (
                tree.finding(text, *path, code="SW405", words="reviewed")
                if tree
                else Finding(each.file, 2, text, "SW405", words="reviewed")
            )


def _changed(name: str) -> str:
    return (
        'This says "reviewed", but these are not the words that were signed. Once a clinician has read them: '
        f'stridewell review --sign {name} --by "…"'
    )


def _late(day: str) -> str:
    return f'The next review was due on {day}. Have it looked at, then write a new "next_review".'


def _unsourced(content: Content) -> Iterator[Finding]:
    for file, whole, entries in _there(content, SOURCED):
        tree = content.trees[f"{content.name}/{file}"]
        for number, entry in enumerate(getattr(getattr(content, whole), entries)):
            if _lacks_source(entry):
                text = 'This has no source. Add "sources: [R…]", or say where it comes from in "evidence".'
                yield tree.finding(text, entries, number, "evidence", code="SW401", words=entry.evidence)


def _lacks_source(entry: Sourced) -> bool:
    return entry.evidence in NEEDS_SOURCES and not entry.sources


def _unseen(content: Content) -> Iterator[Finding]:
    """A source nobody has looked at yet may not carry a fact (rules.md §8)."""
    unseen = {name for name, reference in content.references.items() if not reference.is_read}
    for section in (each for each in content.sections.values() if each.evidence in NEEDS_SOURCES):
        for name in sorted(unseen & {*SOURCE.findall(f"{section.short} {section.more} {section.known}")}):
            yield Finding(content.file_of(section), section.lines[0], _not_seen(name), "SW402", words=name)
    for tree in content.trees.values():
        for path, text in tree.texts():
            if "sources" in path and text in unseen and _is_stated(tree, path):
                yield tree.finding(_not_seen(text), *path, code="SW402", words=text)


def _is_stated(tree: Tree, path: Path) -> bool:
    """Whether the entry says that its sources were seen, rather than that it is general knowledge."""
    entry = tree.data
    for step in path[: path.index("sources")]:
        entry = entry[step]
    return entry.get("evidence") in NEEDS_SOURCES


def _not_seen(name: str) -> str:
    return f"Nobody has looked at the source {name} yet. Leave the fact out, or look the source up first."


def _undrawn(content: Content) -> Iterator[Finding]:
    """A picture neither drawn nor a file; a line of a drawing without its word, or a word too many."""
    tree, known = content.trees["pictures.yaml"], drawings()
    for number, words in enumerate(content.pictures.values()):
        if words.id in known and not words.file:
            for name in sorted(known[words.id] ^ words.lettering.keys()):
                text = _lettering(words.id, name, name in known[words.id])
                yield tree.finding(text, number, "id", code="SW507", words=name)
        elif not words.file:
            text = f'There is no drawing "{words.id}".{nearest(words.id, known, NEAREST)} '
            text += 'For a picture of your own, put it in content/pictures, and write its name as "file".'
            yield tree.finding(text, number, "id", code="SW507", words=words.id)


def _lettering(picture: str, name: str, is_missing: bool) -> str:
    if is_missing:
        return f'"{picture}" has a line that wants the word "{name}". Add it to "lettering".'
    return f'"{picture}" has no line for "{name}". Delete it from "lettering".'
