"""All rules for texts, and the findings they make of passages and sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from ..model.content.findings import Finding
from ..model.content.passages import Passage
from ..model.content.yaml_document import Path
from .malformed_marks import malformed_marks
from .medicines import brands, doses, painkillers_to_run, wrong_class
from .presentation_rules import colours, comparisons, forms, markup, odd_letters, pictures
from .section_rules import TextSection, entry_hits, part_hits
from .template_words import template_words
from .violations import Hit, Rule, TextLocator
from .wording import forbidden_words, praise, typed_numbers

RULES: tuple[Rule, ...] = (
    wrong_class,
    brands,
    doses,
    painkillers_to_run,
    forbidden_words,
    typed_numbers,
    comparisons,
    colours,
    pictures,
    forms,
    markup,
    odd_letters,
    malformed_marks,
    template_words,
)


LONGEST = 5000
MAX_BLOCKS = 500
FOR_CLINICIANS = {"term", "means"}
REMEMBERED = 2**16  # three guides are a third of that


def passage_findings(
    places: TextLocator, passages: Iterable[Passage], rules: Iterable[Rule] = RULES
) -> Iterator[Finding]:
    """A finding for each rule that a passage breaks."""
    chosen = tuple(rules)
    for passage in passages:
        if len(passage.text) > LONGEST:
            yield _too_long(passage, f"This paragraph has {len(passage.text)} letters. Split it.")
            continue
        advertising = (praise,) if passage.file == "clinic.yaml" else ()
        yield from (places.finding(passage, hit) for hit in _hits((*chosen, *advertising), passage))


def part_findings(places: TextLocator, part: TextSection) -> Iterator[Finding]:
    """A finding for each thing that a whole section lacks, or explains too late."""
    if is_readable(part):
        yield from (places.finding(passage, hit) for passage, hit in _part_hits(part))
    elif len(part.blocks) > MAX_BLOCKS:
        yield _too_long(part.heading, f"This section has {len(part.blocks)} paragraphs. Split it.")


def entry_findings(places: TextLocator, passages: Iterable[Passage]) -> Iterator[Finding]:
    """A finding for each thing that an entry of a YAML file explains too late, or not at all."""
    for key, group in groupby(passages, _entry):
        blocks = tuple(each for each in group if not FOR_CLINICIANS & {*each.path})
        if blocks and all(len(block.text) <= LONGEST for block in blocks):
            part = TextSection(key[0], blocks[0].line, "", blocks, needs_source=False)
            yield from (places.finding(passage, hit) for passage, hit in _entry_hits(part))


# Who edits has the same words checked again and again; what has not changed is not read twice.
@lru_cache(maxsize=REMEMBERED)
def _hits(rules: tuple[Rule, ...], passage: Passage) -> tuple[Hit, ...]:
    return tuple(hit for rule in rules for hit in rule(passage))


@lru_cache(maxsize=REMEMBERED)
def _part_hits(part: TextSection) -> tuple[tuple[Passage, Hit], ...]:
    return tuple(part_hits(part))


@lru_cache(maxsize=REMEMBERED)
def _entry_hits(part: TextSection) -> tuple[tuple[Passage, Hit], ...]:
    return tuple(entry_hits(part))


def _entry(passage: Passage) -> tuple[str, Path]:
    """The file and the way to the entry, such as ("options", 3)."""
    number = next((at for at, step in enumerate(passage.path) if isinstance(step, int)), 0)
    return passage.file, passage.path[: number + 1]


def is_readable(part: TextSection) -> bool:
    """Whether a section is short enough to be looked at as a whole."""
    return len(part.blocks) <= MAX_BLOCKS and all(len(block.text) <= LONGEST for block in part.blocks)


def _too_long(passage: Passage, says: str) -> Finding:
    return Finding(passage.file, passage.line, says, "SW118")
