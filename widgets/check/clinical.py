"""Clinical checks over a whole guide: wording that could harm, reading grade, numbers in prose."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.content import Content
from ..model.findings import Finding
from ..model.passages import Passage, passages
from ..model.treatments import option_texts
from .readability import read_grade
from .wording import NUMBER_IN_PROSE, PRAISE, class_errors, forbidden

SHORT_GRADE = 6.0
OTHER_GRADE = 7.0


def clinical_findings(content: Content) -> Iterator[Finding]:
    """One finding for each wording or grade that breaks a rule of the clinical reference."""
    for passage in passages(content):
        yield from _wording(passage)
        if passage.file == "clinic.yaml":
            yield from _praise(passage)
    for section in content.sections.values():
        file = content.file_of(section)
        depths = (
            (section.short, SHORT_GRADE),
            (section.more, OTHER_GRADE),
            (section.known, OTHER_GRADE),
        )
        for line, (text, most) in zip(section.lines, depths, strict=True):
            yield from _grade(file, line, text, most)
    if content.has("treatments.yaml"):
        yield from _option_grades(content)


def _option_grades(content: Content) -> Iterator[Finding]:
    file = f"{content.name}/treatments.yaml"
    for number, option in enumerate(content.treatments.options):
        line = content.trees[file].line("options", number, "id")
        yield from _grade(file, line, "\n\n".join(option_texts(option)), OTHER_GRADE)


def _wording(passage: Passage) -> Iterator[Finding]:
    for words in class_errors(passage.text):
        text = f'"{words}" reads as if paracetamol were an NSAID. It is not: name them apart.'
        yield Finding(passage.file, passage.line, text)
    for words, instead in forbidden(passage.text):
        yield Finding(passage.file, passage.line, f'"{words}" may not stand here: {instead}.')
    for match in NUMBER_IN_PROSE.finditer(passage.text):
        text = f'"{match.group()}" looks like an emergency number. Write {{emergency}} instead.'
        yield Finding(passage.file, passage.line, text)


def _praise(passage: Passage) -> Iterator[Finding]:
    """A clinic's own words may inform, not advertise (R60)."""
    for match in PRAISE.finditer(passage.text):
        text = f'"{match.group()}" praises the clinic. Say what it does instead.'
        yield Finding(passage.file, passage.line, text)


def _grade(file: str, line: int, text: str, most: float) -> Iterator[Finding]:
    reading = read_grade(text)
    if reading and reading.grade > most:
        hardest = reading.hardest[:80]
        yield Finding(
            file,
            line,
            f"This part reads at grade {reading.grade}; keep it at {most:.0f} or lower. "
            f'The hardest sentence starts "{hardest}".',
        )
