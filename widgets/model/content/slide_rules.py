"""What a projector has room for: sentences and lists that are too long for a slide are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .content import Content
from .findings import Finding
from .reviewable import with_values
from .schema.workshop import Slide
from .slide_sentences import MOST_WORDS, sentences
from .workshop_script import asked, asked_by, outcome_of, programme_of, teach_back_of
from .yaml_document import Tree

MOST_NAMES = 9  # on a slide of options
MOST_ANSWERS = 6  # below a question
BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)")


def check_slides(content: Content, tree: Tree) -> Iterator[Finding]:
    """One finding for each slide with a sentence or a list that cannot be read from the last row."""
    for number, slide in enumerate(content.workshop.slides):
        for sentence, words in _long(content, slide):
            says = (
                f'A slide shows this sentence of {words} words: "{sentence[:80]}". The last row can read '
                f"{MOST_WORDS}. Make two of it where it stands."
            )
            yield tree.finding(says, "slides", number, "id", words=slide.id)
        yield from _lists(content, tree, number, slide)


def _lists(content: Content, tree: Tree, number: int, slide: Slide) -> Iterator[Finding]:
    if slide.kind == "options" and len(slide.shows) > MOST_NAMES:
        says = f"A slide has room for {MOST_NAMES} options. Make two slides of these {len(slide.shows)}."
        yield tree.finding(says, "slides", number, "shows")
    poll = asked(content).get(asked_by(slide))
    if poll and len(poll.options) > MOST_ANSWERS:
        says = f'A slide has room for {MOST_ANSWERS} answers, and "{slide.shows[0]}" has {len(poll.options)}.'
        yield tree.finding(says, "slides", number, "shows")


def _long(content: Content, slide: Slide) -> Iterator[tuple[str, int]]:
    """Each sentence of a slide with too many words, as a reader of the default region has it."""
    region = content.regions[content.clinic.default_region]
    values = {**content.facts, **dict(region.words), "emergency": region.emergency.call}
    for text in _texts(content, slide):
        for passage in BLOCK.split(with_values(text, values)):
            for sentence in sentences(passage):
                words = len(sentence.split())
                if words > MOST_WORDS:
                    yield sentence, words


def _texts(content: Content, slide: Slide) -> Iterator[str]:
    """The texts that stand on a slide in large letters."""
    workshop, poll = content.workshop, asked(content).get(asked_by(slide))
    yield slide.title or ""
    if slide.kind == "title":
        yield workshop.says
    elif slide.kind == "emergency":
        yield from content.red_flags.card.lines
    elif slide.kind == "flags":
        for flag in (content.flags[name] for name in slide.shows):
            yield from (flag.short, flag.could_be, flag.do or "")
    elif slide.kind == "section":
        yield content.sections[slide.shows[0]].short
    elif slide.kind == "option":
        yield from _option_texts(content, slide.shows[0])
    elif slide.kind == "plan":
        yield from (programme_of(content, slide.shows[0]).says, workshop.plan_note or "")
    elif slide.kind == "case":
        yield from _ending_texts(content, slide.shows[0])
    elif slide.kind == "teach-back":
        prompt = teach_back_of(content, slide.shows[0])
        yield from (prompt.ask, content.sections[prompt.section].short)
    if poll:
        yield from (poll.ask, poll.hint or "", *(option.label or "" for option in poll.options))
        yield content.sections[poll.section].short if slide.kind == "quiz after" and poll.section else ""


def _option_texts(content: Content, name: str) -> Iterator[str]:
    option = content.options[name]
    yield from (option.benefit, *option.harms, option.who_gains if option.clinic_offers else "")
    for part in option.parts:
        yield from (part.benefit, part.harms)
    yield from (use.says for use in option.uses)


def _ending_texts(content: Content, example: str) -> Iterator[str]:
    outcome = outcome_of(content, example)
    yield from (card.meanwhile for card in content.cards.cards if card.id in outcome.cards)
    yield from (note.says for note in content.cards.notes if note.id in outcome.notes)
    for flag in (content.flags[name] for name in outcome.flags):
        yield from (flag.short, flag.do or "")
