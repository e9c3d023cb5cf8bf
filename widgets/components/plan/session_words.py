"""Says a session in words: for the table, the calendar and the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from ...model.content.schema.plan import Block
from ...model.content.translations import mark, say_together
from ...model.plan.schedule import Session

Say = Callable[[str], str]
NO_PLAN = mark("There is no running plan for these answers.")
NO_DAY_LEFT = mark("There is no day left for a run before this ends. Ask to be examined again.")
STOPPED = mark("Stop all running until you've been seen.")
FINISHED = mark(
    "Your diary has passed the last step. Now change one thing at a time: time, hills, then speed."
)


def session_title(say: Say, session: Session) -> str:
    """Such as "Run and walk, step 3"."""
    title = say("Run and walk, step {step}") if session.run_minutes else say("Brisk walk")
    return title.replace("{step}", str(session.stage))


def session_words(say: Say, session: Session) -> str:
    """The whole session, such as "Walk 5 min. 6 times: run 1 min, walk 2 min. Walk 5 min."."""
    return say_together(say, lambda each: _sentences(each, session))


def _sentences(say: Say, session: Session) -> str:
    parts = [_walk(say, session.warm_up), *_repeats(say, session.blocks), _walk(say, session.cool_down)]
    return " ".join(part for part in parts if part)


def _walk(say: Say, minutes: float) -> str:
    words = say("Walk {minutes} min").replace("{minutes}", _number(minutes))
    return f"{words}." if minutes else ""


def _repeats(say: Say, blocks: tuple[Block, ...]) -> Iterator[str]:
    pairs = [blocks[at : at + 2] for at in range(0, len(blocks), 2)]
    for pair, same in groupby(pairs):
        times = len(list(same))
        words = ", ".join(_block(say, block) for block in pair)
        lead = say("{times} times:").replace("{times}", str(times)) + " " if times > 1 else ""
        sentence = f"{lead}{words}."
        yield sentence[:1].upper() + sentence[1:]


def _block(say: Say, block: Block) -> str:
    words = say("run {minutes} min") if block.kind == "run" else say("walk {minutes} min")
    return words.replace("{minutes}", _number(block.minutes))


def _number(minutes: float) -> str:
    return f"{minutes:g}"


def weeks_of(sessions: Iterable[Session]) -> list[tuple[tuple[int, int], list[Session]]]:
    """The sessions by calendar week: ((year, ISO week), sessions)."""
    by_week = groupby(sessions, key=lambda session: session.day.isocalendar()[:2])
    return [(week, list(them)) for week, them in by_week]
