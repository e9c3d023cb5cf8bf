"""Checks cross references: every name in one file leads to an entry in another, and every example holds."""

from __future__ import annotations

from collections.abc import Iterator

from ..plan.programme_check import check_plan
from ..triage.body_map import check_body_map
from ..triage.worked_examples import check_examples
from .content import Content
from .context_links import FILE as CONTEXT_LINKS
from .context_links import check_context_links
from .entry_names import known, names, unknown
from .findings import Finding, nearest, one_of
from .inline_marks import unknown_marks
from .roles import check_roles
from .schema import LEVELS
from .section_nesting import check_nesting
from .slide_rules import check_slides
from .talk_lengths import check_lengths
from .topics import FILE as TOPICS
from .topics import check_topics
from .treatment_rules import check_treatments
from .workshop_script import check_workshop
from .yaml_document import Path, Tree

BESIDE = {
    "treatments.yaml": ("plan.yaml",),
    "body-map.yaml": ("body-drawing.yaml",),
    "body-drawing.yaml": ("body-map.yaml",),
}


def check_links(content: Content) -> list[Finding]:
    """One finding for each repeated id, unknown name and example that does not hold."""
    alone = list(_alone(content))
    if alone:
        return alone
    findings = [
        *_repeated(content),
        *_unknown_names(content),
        *unknown_marks(content),
        *_order(content),
        *check_roles(content),
        *_editions(content),
        *_places(content),
        *_related(content),
        *check_nesting(content),
        *(check_plan(content) if content.has("plan.yaml") else ()),
        *(check_treatments(content) if content.has("treatments.yaml") else ()),
        *(check_body_map(content) if content.has("body-map.yaml") else ()),
        *(check_topics(content) if content.has(TOPICS) else ()),
        *(check_context_links(content) if content.has(CONTEXT_LINKS) else ()),
        *(check_workshop(content) if content.has("workshop.yaml") else ()),
        *(check_lengths(content) if content.has("workshop.yaml") else ()),
    ]
    return findings or [*check_examples(content), *_slides(content)]


def _slides(content: Content) -> Iterator[Finding]:
    if content.has("workshop.yaml"):
        yield from check_slides(content, content.trees[f"{content.name}/workshop.yaml"])


def _related(content: Content) -> Iterator[Finding]:
    """A finding for each related guide that is not there, is this one, or is no guide for patients."""
    tree = content.trees[f"{content.name}/guide.yaml"]
    others = [name for name in content.guides if name != content.name]
    for number, each in enumerate(content.guide.related):
        says = ""
        if each.guide == content.name:
            says = f'"{each.guide}" is this guide. Name another one, or take the entry away.'
        elif each.guide not in others:
            says = f'No other guide is called "{each.guide}".{nearest(each.guide, others) or one_of(others)}'
        elif each.guide in content.examples_only and not content.guide.example:
            says = f'"{each.guide}" is only an example. Lead patients to a guide that is meant for them.'
        if says:
            yield tree.finding(says, "related", number, "guide", code="SW110", words=each.guide)


def _alone(content: Content) -> Iterator[Finding]:
    for file, others in BESIDE.items():
        for other in others:
            if content.has(file) and not content.has(other):
                text = f'"{file}" works only beside "{other}". Copy that file from another guide.'
                yield Finding(f"{content.name}/{file}", 1, text)


def _repeated(content: Content) -> Iterator[Finding]:
    for tree in content.trees.values():
        for path, entries in _lists_with_ids(tree.data, ()):
            yield from tree.repeated("id", *path, values=[entry["id"] for entry in entries])


def _lists_with_ids(data: object, path: Path) -> Iterator[tuple[Path, list[dict[str, str]]]]:
    if isinstance(data, list) and data and all(isinstance(e, dict) and "id" in e for e in data):
        yield path, data
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _lists_with_ids(value, (*path, name))


def _unknown_names(content: Content) -> Iterator[Finding]:
    for file, tree in content.trees.items():
        for path, kind, name in names(tree.data, ()):
            those = known(content, kind)
            if name not in those:
                yield tree.finding(unknown(kind, name, those), *path, code="SW107", words=name)
        yield from _unknown_answers(content, file, tree)


def _unknown_answers(content: Content, file: str, tree: Tree) -> Iterator[Finding]:
    """Questions of the examples that nobody asks; wrong values are found when they are run."""
    if not file.endswith("/examples.yaml"):
        return
    asked = [*content.flags, *content.items]
    for number, example in enumerate(content.examples):
        for name in example.answers:
            if name.partition(".")[0] not in asked:
                yield tree.finding(
                    unknown("question", name, asked), number, "answers", name, code="SW107", words=name
                )


def _editions(content: Content) -> Iterator[Finding]:
    tree, asked = content.trees[f"{content.name}/guide.yaml"], [*content.flags, *content.items]
    for since, listed in content.guide.questions.asked_again.items():
        path = ("questions", "asked_again", str(since))
        if since >= content.guide.questions.edition:
            text = (
                f"Edition {since} is not older than this one. Write a smaller number, or raise the edition."
            )
            yield tree.finding(text, *path, code="SW114", words=str(since))
        for number, name in enumerate(listed):
            if name not in asked:
                yield tree.finding(unknown("question", name, asked), *path, number, code="SW107", words=name)


def _order(content: Content) -> Iterator[Finding]:
    tree = content.trees[f"{content.name}/guide.yaml"]
    placed = [(i, j, s) for i, p in enumerate(content.guide.order) for j, s in enumerate(p.sections)]
    for page, number, name in placed:
        if name not in content.sections:
            text = unknown("section", name, content.sections)
            yield tree.finding(text, "order", page, "sections", number, code="SW107", words=name)
    for name, section in content.sections.items():
        if name not in {s for _, _, s in placed}:
            yield Finding(content.file_of(section), 2, f'Add "{name}" to a page in guide.yaml.', "SW111")
        for sign in section.signs:
            if sign not in content.signs:
                text = unknown("sign", sign, content.signs)
                yield Finding(content.file_of(section), 2, text, "SW107", words=sign)
        if section.under and section.under not in content.sections:
            text = unknown("section", section.under, content.sections)
            yield Finding(content.file_of(section), section.under_line, text, "SW107", words=section.under)


def _places(content: Content) -> Iterator[Finding]:
    tree = content.trees[f"{content.name}/red-flags.yaml"]
    for level in reversed(LEVELS):
        if level not in content.red_flags.levels:
            yield tree.finding(f'The text for the level "{level}" is missing.', "levels", code="SW105")
