"""Sources that cannot carry an entry alone: press under a red flag, or a text that has been replaced."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.content.content import Content
from ..model.content.findings import Finding
from ..model.content.markdown_extensions import SOURCE
from ..model.content.schema import Flag, Reference
from ..model.content.treatment_rules import NEEDS_SOURCES
from ..model.content.yaml_document import Path

SECOND_HAND = ("quoted elsewhere", "not yet checked")
Listed = tuple[Path, list[str]]


def weak_sources(content: Content) -> Iterator[Finding]:
    """A finding for each entry whose sources are all too weak to stand alone."""
    yield from _second_hand_flags(content)
    yield from _superseded_entries(content)
    yield from _superseded_sections(content)


def _second_hand_flags(content: Content) -> Iterator[Finding]:
    tree = content.trees[f"{content.name}/red-flags.yaml"]
    for number, flag in enumerate(content.red_flags.flags):
        if flag.sources and all(_is_too_weak(flag, content.references[name]) for name in flag.sources):
            text = (
                f"{flag.id} rests only on press, or on what others quote. "
                "Add a source that was read, such as a guideline or an official page."
            )
            yield tree.finding(text, "flags", number, "sources", code="SW406", words=flag.sources[0])


def _is_too_weak(flag: Flag, reference: Reference) -> bool:
    """Press never carries a flag; what others quote does not carry one that claims to be published."""
    rests_on_it = flag.evidence in NEEDS_SOURCES
    return reference.kind == "press" or (rests_on_it and reference.read in SECOND_HAND)


def _superseded_entries(content: Content) -> Iterator[Finding]:
    for tree in content.trees.values():
        for path, names in _sourced(tree.data, ()):
            if _are_superseded(content, names):
                yield tree.finding(_replaced(content, names[0]), *path, code="SW406", words=names[0])


def _superseded_sections(content: Content) -> Iterator[Finding]:
    for section in content.sections.values():
        names = SOURCE.findall(f"{section.short} {section.more} {section.known}")
        if _are_superseded(content, names):
            text = _replaced(content, names[0])
            yield Finding(content.file_of(section), section.lines[0], text, "SW406", words=names[0])


def _are_superseded(content: Content, names: list[str]) -> bool:
    return bool(names) and all(content.references[name].superseded_by for name in names)


def _replaced(content: Content, name: str) -> str:
    by = content.references[name].superseded_by
    return f"{name} stands alone here, but has been replaced by {by}. Name a newer source as well."


def _sourced(data: object, path: Path) -> Iterator[Listed]:
    if isinstance(data, dict):
        if isinstance(data.get("sources"), list):
            yield (*path, "sources"), data["sources"]
        for word, value in data.items():
            yield from _sourced(value, (*path, word))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _sourced(value, (*path, number))
