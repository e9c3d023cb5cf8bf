"""A room that fills itself, to rehearse with: the same answers each time, from nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from sqlalchemy import Engine

from ...model.content.content import Content
from ...model.content.schema.workshop import Poll
from ...model.content.workshop_script import AFTER, asked
from ...model.triage.body_sites import places
from .lifecycle import LASTS, allow_word, close_poll, end_room, make_room, open_poll, show_slide, sweep
from .presence import note_present
from .room_codes import new_rehearsal_code
from .room_state import RoomNow, read_codes, read_room
from .store import open_store, rehearsal_url, store_file
from .votes import Submission, count

PHONES = 42
NAME = "rehearsal"  # stands for a server that hears them as long as the room lasts
SEED = 7
SURE_BEFORE, SURE_AFTER = 0.4, 0.8
WORDS = ("shame", "time", "cost", "fear", "habit", "shame", "shame", "time")
QUESTIONS = ("How long should I rest?", "Who can I ask first?", "Can I cycle instead?")


def rehearse(_: Engine, content: Content) -> str:
    """A filled room in the store of rehearsals; its code. Earlier rehearsals of this guide end."""
    engine = open_store(rehearsal_url())
    end_rehearsals(engine, content.name)
    code = make_room(engine, content.name, new=new_rehearsal_code)
    fill(engine, code, content)
    return code


def rehearsals(_: Engine) -> list[RoomNow]:
    """The rehearsals there are; no store is made to be looked at."""
    file = store_file(rehearsal_url())
    if file is None or not file.exists():
        return []
    engine = open_store(rehearsal_url())
    return [read_room(engine, code) for code in read_codes(engine)]


def end_rehearsals(engine: Engine, guide: str) -> None:
    """Ends the rehearsals of a guide, so that a room that is opened stands alone."""
    for room in rehearsals(engine):
        if room.guide == guide:
            end_room(open_store(rehearsal_url()), room.code)


def sweep_rehearsals(engine: Engine) -> None:
    """Deletes the rehearsals that are past their day."""
    file = store_file(rehearsal_url())
    if file is not None and file.exists():
        sweep(open_store(rehearsal_url()))


def fill(engine: Engine, code: str, content: Content) -> None:
    """Joins made-up phones to a room and lets them answer every poll; closes all but the questions."""
    chance = Random(SEED)  # noqa: S311 - made up, and the same each time
    tokens = [str(token) for token in count(engine, [Submission(code, "join")] * PHONES)]
    note_present(engine, code, NAME, PHONES, LASTS)
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
