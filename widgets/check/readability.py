"""Texts that read too hard, with the hardest sentence marked (rules.md §7)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.content.findings import Finding
from ..model.content.schema import Section
from ..model.content.schema.treatments import TreatmentsFile
from ..model.content.treatment_rules import option_texts
from ..model.content.yaml_document import Tree
from .reading_grade import Reading, read_grade, read_rhythm
from .violations import TextLocator

SHORT_GRADE = 6.0
OTHER_GRADE = 7.0
SMOG_GRADE = 8.0
SMOG_SENTENCES = 30
FEWEST_WORDS = 12
FEWEST_SENTENCES = 15  # fewer have no rhythm: one sentence more would tip them
LONGEST = 25  # words
MOST_SHORT = 0.1
LOW_MEAN, HIGH_MEAN = 11, 15  # words in a sentence


def section_grades(places: TextLocator, file: str, section: Section) -> Iterator[Finding]:
    """A finding for each depth of a section that reads too hard."""
    depths = ((section.short, SHORT_GRADE), (section.more, OTHER_GRADE), (section.known, OTHER_GRADE))
    for line, (text, most) in zip(section.lines, depths, strict=True):
        yield from text_grade(places, file, line, text, most)


def section_rhythm(places: TextLocator, file: str, section: Section) -> Iterator[Finding]:
    """A finding where the running text of a section comes in stumps, or runs on."""
    rhythm = read_rhythm("\n\n".join((section.short, section.more, section.known)))
    if rhythm is None:
        return
    if rhythm.longest_words > LONGEST:
        says = f'A sentence of {rhythm.longest_words} words: "{rhythm.longest[:80]}". Make two of it.'
        yield _at(places, file, section, says, rhythm.longest)
    if rhythm.sentences < FEWEST_SENTENCES:
        return
    if rhythm.short > MOST_SHORT:
        says = (
            f"{rhythm.short:.0%} of the sentences here have five words or fewer; keep it to "
            f'{MOST_SHORT:.0%}. Join "{rhythm.shortest}" to its neighbour with because, so, but, if or when.'
        )
        yield _at(places, file, section, says, rhythm.shortest)
    elif not LOW_MEAN <= rhythm.mean <= HIGH_MEAN:
        says = (
            f"The sentences here have {rhythm.mean:.1f} words on average; {LOW_MEAN} to {HIGH_MEAN} sounds "
            "like a person talking. Join short ones, or cut long ones in two."
        )
        yield _at(places, file, section, says, rhythm.longest)


def _at(places: TextLocator, file: str, section: Section, says: str, words: str) -> Finding:
    line, column = places.place(file, section.lines[0], " ".join(words.split()[:4]))
    return Finding(file, line, says, "SW505", column, words)


def option_grades(places: TextLocator, tree: Tree, treatments: TreatmentsFile) -> Iterator[Finding]:
    """A finding for each treatment option that reads too hard."""
    for number, option in enumerate(treatments.options):
        line = tree.line("options", number, "id")
        yield from text_grade(places, tree.file, line, "\n\n".join(option_texts(option)))


def text_grade(
    places: TextLocator, file: str, line: int, text: str, most: float = OTHER_GRADE
) -> Iterator[Finding]:
    """A finding when a text that starts on `line` reads above the grade `most`."""
    reading = read_grade(text)
    if reading and reading.words >= FEWEST_WORDS and _is_hard(reading, most):
        says = (
            f"This part reads at grade {reading.grade} (SMOG {reading.smog}); keep it at "
            f"{most:.0f} or lower. "
            f'The hardest sentence starts "{reading.hardest[:80]}".'
        )
        where = places.place(file, line, " ".join(reading.hardest.split()[:4]))
        yield Finding(file, where[0], says, "SW501", where[1], reading.hardest)


def _is_hard(reading: Reading, most: float) -> bool:
    by_long_words = reading.sentences >= SMOG_SENTENCES and reading.smog > SMOG_GRADE
    return reading.grade > most or by_long_words
