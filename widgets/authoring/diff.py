"""`stridewell diff`: what changed for patients between two git revisions, in short or in all its words."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from ..command_line import FINE, cannot_run
from ..model.content.folders import content_root
from ..model.content.loader import Loaded, guide_names, load
from .changed_facts import ChangedFact, changed_facts
from .diff_summary import summary
from .git_revisions import content_at
from .html_report import html_report
from .open_guide import GuideRefused
from .patient_texts import NUMBERS, SAFETY, patient_texts
from .text_changes import ChangedWords, TextChange, changes

NOTHING = "Nothing that patients read has changed."
COLOURS = {"added": "\033[32;4m{}\033[0m", "taken away": "\033[31;9m{}\033[0m"}
SIGNS = {"added": "{{+{}+}}", "taken away": "[-{}-]"}
AROUND = 60  # letters of unchanged text kept beside a change


def diff(chosen: argparse.Namespace, colour: bool = False) -> int:
    """Prints the changes, or writes them as a page; returns 2 when there is nothing to compare."""
    try:
        found = changes_between(content_root(), chosen.before, chosen.after, chosen.guide)
    except GuideRefused as error:
        return cannot_run(error)
    if chosen.html:
        title = f"What changed for patients, {chosen.before} to {chosen.after}"
        groups = [(group, list(own)) for group, own in groupby(found, key=_group)]
        page = html_report("diff.html", title=title, groups=groups, facts=changed_facts(found))
        chosen.html.write_text(page, encoding="utf-8")
        print(f"{len(found)} changes. Written: {chosen.html}")
    else:
        marks = COLOURS if colour else SIGNS
        print(written(found, marks) if chosen.all or not found else summary(found, marks))
    return FINE


def changes_between(root: Path, before: str, after: str, guide: str | None = None) -> list[TextChange]:
    """The changes of one guide, or of all, between two revisions; `root` is the `content` folder.

    Raises GuideRefused for a revision or guide there is not.
    """
    with content_at(root, before) as old, content_at(root, after) as new:
        known = list(dict.fromkeys([*guide_names(new), *guide_names(old)]))
        if guide and guide not in known:
            raise GuideRefused(f'No guide is called "{guide}" in either version.')
        return safety_first(content_changes(old, new, [guide] if guide else known))


def content_changes(old: Path, new: Path, names: Sequence[str]) -> list[TextChange]:
    """The changes of the guides `names` between two `content` folders, guide by guide."""
    return [change for name in names for change in _changes(old, new, name, name == names[0])]


def safety_first(found: Sequence[TextChange]) -> list[TextChange]:
    """The changes by group: emergency numbers, safety, then the others as they come."""
    order = list(dict.fromkeys([NUMBERS, SAFETY, *(change.group for change in found)]))
    return sorted(found, key=lambda change: order.index(change.group))


def _changes(old: Path, new: Path, name: str, is_first: bool) -> list[TextChange]:
    """The changes of one guide; what guides share is told with the first, and others name themselves."""
    shared = is_first and (old / name).is_dir() and (new / name).is_dir()
    before, after = (_loaded(root, name) for root in (old, new))
    found = changes(patient_texts(before, name, shared), patient_texts(after, name, shared))
    if is_first:
        return found
    title = next((_title(each, name) for each in (after, before) if each.trees), name)
    return [replace(change, place=f"{title}: {change.place}") for change in found]


def _loaded(root: Path, name: str) -> Loaded:
    return load(root, name) if (root / name).is_dir() else Loaded(None, ())


def _title(loaded: Loaded, name: str) -> str:
    tree = loaded.trees.get(f"{name}/guide.yaml")
    return str(tree.data.get("title", name)) if tree and isinstance(tree.data, dict) else name


def written(found: Sequence[TextChange], marks: dict[str, str]) -> str:
    """The changes as text for a terminal; `marks` say how added and taken words look."""
    facts = [_fact(fact) for fact in changed_facts(found)]
    lines = ["", "NUMBERS AND SOURCES", *facts] if facts else []
    for group, own in groupby(found, key=_group):
        lines += ["", group.upper()]
        for change in own:
            lines += [f"  {change.place} ({change.kind})", f"    {_text(change.pieces, marks)}"]
    return "\n".join(lines).strip("\n") or NOTHING


def _fact(fact: ChangedFact) -> str:
    times = "" if fact.times == 1 else f", {fact.times} times"
    return f"  {fact.kind}{times}: {fact.fact} ({'; '.join(fact.places)})"


def _group(change: TextChange) -> str:
    return change.group


def _text(pieces: Sequence[ChangedWords], marks: dict[str, str]) -> str:
    parts = []
    for number, piece in enumerate(pieces):
        words = " ".join(piece.words.split())
        if piece.kind == "same":
            words = _shortened(words, number == 0, number == len(pieces) - 1)
        parts.append(marks[piece.kind].format(words) if piece.kind != "same" else words)
    return " ".join(parts)


def _shortened(words: str, is_first: bool, is_last: bool) -> str:
    """Unchanged words, cut to those next to a change."""
    if is_first and is_last:
        return words
    start = "" if is_first else words[:AROUND]
    end = "" if is_last else words[-AROUND:]
    return words if len(words) <= 2 * AROUND else f"{start} … {end}".strip()
