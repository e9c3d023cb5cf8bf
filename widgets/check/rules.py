"""All rules for words, and the findings they make of passages and sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.findings import Finding
from ..model.passages import Passage
from .hits import Places, Rule
from .medicines import brands, doses, painkillers_to_run, wrong_class
from .parts import Part, part_hits
from .shown import colours, comparisons, forms, markup, odd_letters, pictures
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
)


LONGEST = 5000
MOST_BLOCKS = 500


def passage_findings(
    places: Places, passages: Iterable[Passage], rules: Iterable[Rule] = RULES
) -> Iterator[Finding]:
    """A finding for each rule that a passage breaks."""
    chosen = tuple(rules)
    for passage in passages:
        if len(passage.text) > LONGEST:
            yield _too_long(passage, f"This paragraph has {len(passage.text)} letters. Split it.")
            continue
        advertising = (praise,) if passage.file == "clinic.yaml" else ()
        for rule in (*chosen, *advertising):
            yield from (places.finding(passage, hit) for hit in rule(passage))


def part_findings(places: Places, part: Part) -> Iterator[Finding]:
    """A finding for each thing that a whole section lacks, or explains too late."""
    if is_readable(part):
        yield from (places.finding(passage, hit) for passage, hit in part_hits(part))
    elif len(part.blocks) > MOST_BLOCKS:
        yield _too_long(part.heading, f"This section has {len(part.blocks)} paragraphs. Split it.")


def is_readable(part: Part) -> bool:
    """Whether a section is short enough to be looked at as a whole."""
    return len(part.blocks) <= MOST_BLOCKS and all(len(block.text) <= LONGEST for block in part.blocks)


def _too_long(passage: Passage, says: str) -> Finding:
    return Finding(passage.file, passage.line, says, "SW118")
