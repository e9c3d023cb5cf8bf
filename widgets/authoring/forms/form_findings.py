"""What the check says of a change before it is saved, and which field of the form each finding is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import yaml

from ...check.check import SOURCED, check
from ...check.codes import explained
from ...check.exceptions import Exceptions
from ...check.readability import section_grades
from ...check.section_rules import TextSection
from ...check.tables import section_tables
from ...check.text_rules import entry_findings, part_findings, passage_findings
from ...check.violations import TextLocator
from ...model.content.findings import Finding
from ...model.content.loader import Loaded, load
from ...model.content.passages import section_passages, tree_passages
from ...model.content.sections import DEPTHS, read_section
from ...model.content.yaml_document import Path, Tree, read_tree
from ..dry_run import dry_run
from .field_words import label_of
from .workspace import Workspace

NAMED = re.compile(r'"([a-z_]{2,})"')
ADD_A_LINE = re.compile(r'Add a line "([a-z_]+): …"')


def findings(space: Workspace, guide: str) -> tuple[Finding, ...]:
    """All that the check says of the guide as it would be, with what is shared by all guides."""
    with dry_run(space.root, space.texts(), space.gone()) as copy:
        return check(guide, root=copy).findings


def loaded(space: Workspace, guide: str) -> Loaded:
    """The guide as it would be, with what its files get wrong alone and together, but for its words."""
    with dry_run(space.root, space.texts(), space.gone()) as copy:
        return load(copy, guide)


def nearby(space: Workspace, file: str, entry: Path) -> list[Finding]:
    """What the rules for words say of one entry of a file: at once, while the check looks at everything."""
    text = space.text(file)
    places = TextLocator(lambda _: text)
    found = list(
        _of_section(places, file, text) if file.endswith(".md") else _of_entry(places, file, text, entry)
    )
    return list(map(explained, Exceptions(space.root, places).left(found)))


def _of_section(places: TextLocator, file: str, text: str) -> Iterator[Finding]:
    section, found = read_section(file, text)
    yield from found
    if section:
        title, *blocks = section_passages(file, section)
        part = TextSection(file, title.line, title.text, tuple(blocks), section.evidence in SOURCED)
        yield from passage_findings(places, (title, *blocks))
        yield from part_findings(places, part)
        yield from section_tables(file, section)
        yield from section_grades(places, file, section)


def _of_entry(places: TextLocator, file: str, text: str, entry: Path) -> Iterator[Finding]:
    tree, found = read_tree(file, text)
    yield from found
    if tree:
        texts = [each for each in tree_passages(tree) if each.path[: len(entry)] == entry]
        yield from passage_findings(places, texts)
        yield from entry_findings(places, texts)


def tree_of(file: str, text: str) -> Tree | None:
    """Where the values of a file stand; of a section, those of its heading."""
    if not file.endswith(".md"):
        return _tree(file, text, 1)
    lines = text.splitlines()
    end = next((n for n, line in enumerate(lines) if n and line.strip() == "---"), None)
    return _tree(file, "\n".join(lines[1:end]), 2) if end else None


def _tree(file: str, text: str, first: int) -> Tree | None:
    try:
        return read_tree(file, text, first)[0]
    except yaml.YAMLError:
        return None


def place_of(file: str, text: str, tree: Tree | None, finding: Finding) -> Path:
    """The way to the value that a finding is about, as near as its line and column say."""
    if file.endswith(".md"):
        passage = _passage(text, finding.line)
        if passage:
            return (passage,)
    if tree is None:
        return ()
    at = (finding.line, finding.column)
    before = [
        ((line, tree.columns.get(path, 1)), len(path), path)
        for path, line in tree.lines.items()
        if line < finding.line or (line == finding.line and tree.columns.get(path, 1) <= max(at[1], 1))
    ]
    return max(before, default=((0, 0), 0, ()))[2]


def _passage(text: str, line: int) -> str:
    found = ""
    for number, words in enumerate(text.splitlines(), 1):
        if number <= line and words.strip() in DEPTHS:
            found = DEPTHS[words.strip()]
    return found


def in_words_of_the_form(finding: Finding, model: str = "") -> str:
    """A finding's sentence with the labels of fields in place of their names in the file."""
    text = ADD_A_LINE.sub(lambda match: f'Fill in "{label_of(match.group(1), model)}"', finding.text)
    return NAMED.sub(lambda match: f'"{label_of(match.group(1), model) or match.group(1)}"', text)


def new_findings(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """Those that were not there before; the number of a line does not count."""
    known = {(each.file, each.code, each.text) for each in before}
    return [each for each in after if (each.file, each.code, each.text) not in known]


def by_field(
    found: Iterable[Finding], file: str, text: str, entry: Path
) -> tuple[Mapping[Path, list[Finding]], list[Finding]]:
    """The findings of an entry by the way to their field, and those that stand elsewhere in its file."""
    tree = tree_of(file, text)
    own: dict[Path, list[Finding]] = {}
    others: list[Finding] = []
    for finding in found:
        path = place_of(file, text, tree, finding) if finding.file == file else None
        if path is not None and path[: len(entry)] == entry:
            own.setdefault(path, []).append(finding)
        else:
            others.append(finding)
    return own, others
