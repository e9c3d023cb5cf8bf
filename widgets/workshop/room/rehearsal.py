"""A room that fills itself, to rehearse with: the same answers each time, from nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from sqlalchemy import Engine

from ...model.content.content import Content
from ...model.content.schema.workshop import Poll
from ...model.content.workshop_script import AFTER, asked
from ...model.triage.body_sites import places
from .lifecycle import allow_word, close_poll, open_poll, show_slide
from .room_state import read_room
from .votes import Submission, count

PHONES = 42
SEED = 7
SURE_BEFORE, SURE_AFTER = 0.4, 0.8
WORDS = ("shame", "time", "cost", "fear", "habit", "shame", "shame", "time")
QUESTIONS = ("How long should I rest?", "Who can I ask first?", "Can I cycle instead?")


def fill(engine: Engine, code: str, content: Content) -> None:
    """Joins made-up phones to a room and lets them answer every poll; closes all but the questions."""
    chance = Random(SEED)  # noqa: S311 - made up, and the same each time
    tokens = [str(token) for token in count(engine, [Submission(code, "join")] * PHONES)]
    for poll in asked(content).values():
        open_poll(engine, code, content, poll.id)
        if poll.kind == "questions":
            _ask(engine, code, poll, tokens)
            continue
        answers = [_answer(poll, content, chance) for _ in tokens]
        pairs = zip(tokens, answers, strict=True)
        count(engine, [Submission(code, "vote", token, poll.id, answer) for token, answer in pairs])
        _allow(engine, code, poll.id)
        close_poll(engine, code, poll.id)
    if content.workshop.slides:
        show_slide(engine, code, content.workshop.slides[0].id)


def _answer(poll: Poll, content: Content, chance: Random) -> object:
    return ANSWERS[poll.kind](poll, content, chance)


def _one(poll: Poll, content: Content, chance: Random) -> object:
    sure = SURE_AFTER if poll.id.endswith(AFTER) else SURE_BEFORE
    if poll.right and chance.random() < sure:
        return poll.right
    return chance.choice([option.id for option in poll.options])


def _several(poll: Poll, content: Content, chance: Random) -> object:
    options = [option.id for option in poll.options]
    return chance.sample(options, chance.randint(1, min(poll.most, len(options))))


def _places(poll: Poll, content: Content, chance: Random) -> object:
    return chance.sample(list(places(content))[:12], chance.randint(1, min(poll.most, 4)))


def _order(poll: Poll, content: Content, chance: Random) -> object:
    """Mostly in the order of care, where the options are its steps: a rehearsal puts no option first."""
    steps = [step.id for step in content.treatments.steps]
    options = [option.id for option in poll.options]
    known = sorted(options, key=lambda option: steps.index(option) if option in steps else len(steps))
    return sorted(known, key=lambda option: known.index(option) + 2 * chance.random())


ANSWERS: Mapping[str, Callable[[Poll, Content, Random], object]] = {
    "one": _one,
    "several": _several,
    "scale": lambda poll, content, chance: min(10, max(0, round(chance.gauss(5, 2)))),
    "order": _order,
    "places": _places,
    "words": lambda poll, content, chance: [chance.choice(WORDS)],
}


def _ask(engine: Engine, code: str, poll: Poll, tokens: Sequence[str]) -> None:
    asked_by = zip(tokens, QUESTIONS, strict=False)
    count(engine, [Submission(code, "ask", token, poll.id, text) for token, text in asked_by])
    names = _allow(engine, code, poll.id)
    backers = [(token, name) for n, name in enumerate(names) for token in tokens[: 9 * (n + 1)]]
    count(engine, [Submission(code, "upvote", token, poll.id, name) for token, name in backers])


def _allow(engine: Engine, code: str, name: str) -> list[str]:
    held = sorted(read_room(engine, code).polls[name].held, key=lambda cell: cell.text)
    for cell in held:
        allow_word(engine, code, name, cell.name)
    return [cell.name for cell in held]
