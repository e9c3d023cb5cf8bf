"""`python -m bench.room_guesses`: how often an attacker guesses what one person in a live room answered.

Each room is a real one in a store. People answer one by one; the attacker looks after each answer and knows
who gave it, as somebody who sees them tap. Every option is as likely as another: where the result tells
least, an attack can add most. He guesses twice: from the last figures alone, which is what the result itself
allows, and from all he saw. His own forged answers are taken off both times. A guess is the answer with the
highest odds, as far as normal distributions tell them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice, pairwise
from math import log, sqrt
from random import Random
from statistics import fmean, stdev
from typing import NamedTuple

from sqlalchemy import Engine, create_engine, select
from sqlalchemy.pool import StaticPool

from widgets.guide import Guide
from widgets.model.content.content import Content
from widgets.workshop.room import disclosure_control as control
from widgets.workshop.room.database_tables import polls
from widgets.workshop.room.lifecycle import allow_word, close_poll, make_room, open_poll, reopen_poll
from widgets.workshop.room.room_state import read_room
from widgets.workshop.room.schema_change import prepare_tables
from widgets.workshop.room.votes import Submission, count

GUIDE = "pelvic-pain-after-running"
CHOICE, WORDS = "PL-01", "PL-04"
ANSWERS: Mapping[str, Sequence[str]] = {CHOICE: ("run", "treat", "coach", "care"), WORDS: ("shame", "time")}
SMALLEST, LARGEST = 20, 150  # people in a room
LIFTED, AROUND = 40, 9  # forged answers: that lift every option, and around one person's
WATCHED = 10
SEATS = 1000
LEAST = 0.1  # answers; how near to none a share is believed to be


@dataclass
class Guesses:
    """How many guesses of a room were right, of how many."""

    by_result: int = 0
    by_attack: int = 0
    of: int = 0

    @property
    def gain(self) -> float:
        """What the attack adds to the share of right guesses."""
        return (self.by_attack - self.by_result) / self.of


class Figures(NamedTuple):
    """Shares in 100: right guesses by the result alone, by the attack, what that adds, and its error."""

    rooms: int
    guesses: int
    by_result: float
    by_attack: float
    gain: float
    error: float


class Seen(NamedTuple):
    """The figures after so many answers, and whether the poll had just been closed."""

    after: int
    figures: Mapping[str, int]
    is_closing: bool = False


@dataclass
class LiveRoom:
    """A room with an open poll, and what an attacker has seen of it."""

    engine: Engine
    content: Content
    chance: Random
    poll: str = CHOICE
    came: list[tuple[str, bool]] = field(
        default_factory=list
    )  # each answer, and whether the attacker sent it
    _handed_in: int = 0
    seen: list[Seen] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.options = ANSWERS[self.poll]
        self.code = make_room(self.engine, self.content.name, SEATS)
        open_poll(self.engine, self.code, self.content, self.poll)
        self._left = self._until_step()

    def people(self, number: int) -> list[int]:
        """So many people answer, each option as likely as another; their places among all answers."""
        return [self.answer(self.chance.choice(self.options)) for _ in range(number)]

    def forge(self, number: int) -> None:
        """So many answers of the attacker, the same for each option."""
        for given in islice(cycle(self.options), number):
            self.answer(given, is_known=True)

    def flush(self) -> None:
        """As many answers of the attacker as it takes until the figures move."""
        self.forge(self._left)

    def answer(self, given: str, is_known: bool = False) -> int:
        """One answer; its place among all. Handed in together with others up to where the figures move:
        between two steps nothing that anybody sees changes, so that looking after each would show no more.
        """
        self.came.append((given, is_known))
        if len(self.came) - self._handed_in == self._left:
            self._hand_in()
            self.look()
        return len(self.came) - 1

    def _hand_in(self) -> None:
        new = self.came[self._handed_in :]
        tokens = count(self.engine, [Submission(self.code, "join")] * len(new))
        votes = [
            Submission(self.code, "vote", token, self.poll, [given] if self.poll == WORDS else given)
            for token, (given, _) in zip(tokens, new, strict=True)
        ]
        if any(count(self.engine, votes)):
            raise RuntimeError("The room refused an answer.")
        self._handed_in = len(self.came)
        self._left = self._until_step()

    def _until_step(self) -> int:
        query = select(polls.c.step_at - polls.c.fresh).where(polls.c.code == self.code)
        with self.engine.connect() as connection:
            return int(connection.scalar(query) or 0)

    def close(self) -> None:
        """Closes the poll, after which the attacker looks."""
        self._hand_in()
        close_poll(self.engine, self.code, self.poll)
        self._left = self._until_step()
        self.look(is_closing=True)

    def reopen(self) -> None:
        """Opens the poll again."""
        reopen_poll(self.engine, self.code, self.poll)

    def look(self, is_closing: bool = False) -> None:
        """Notes the figures where they have moved; words are let through as they come."""
        box = read_room(self.engine, self.code).polls[self.poll]
        for cell in box.held:
            allow_word(self.engine, self.code, self.poll, cell.name)
        result = box.result()
        figures = {group["ids"][0]: group["about"] for group in result.get("groups", ())}
        figures |= {word["text"]: word["about"] for word in result.get("words", ())}
        if box.is_released and (is_closing or not self.seen or self.seen[-1].figures != figures):
            self.seen.append(Seen(len(self.came), figures, is_closing))

    def guesses(self, targets: Sequence[int]) -> Guesses:
        """How many of these answers the last figures give away, and how many all that was seen."""
        shares = self._believed()
        result = max(self.options, key=lambda option: shares[option])
        right = [self.came[target][0] for target in targets]
        found = [self._guess(target, shares) for target in targets]
        return Guesses(right.count(result), sum(map(str.__eq__, right, found)), len(targets))

    def _believed(self) -> dict[str, float]:
        """The shares of the people's answers, by the last figures."""
        own = [given for given, is_known in self.came if is_known]
        last = self.seen[-1].figures
        left = {option: max(last.get(option, 0) - own.count(option), LEAST) for option in self.options}
        return {option: number / sum(left.values()) for option, number in left.items()}

    def _guess(self, target: int, shares: Mapping[str, float]) -> str:
        """The likeliest answer of one person by all that was seen."""
        nothing = Seen(0, dict.fromkeys(self.options, 0))
        closings = [each for each in self.seen if each.is_closing]
        odds = {option: log(share) for option, share in shares.items()}
        for before, now in pairwise([nothing, *self.seen]):
            if not now.is_closing:
                self._weigh(odds, target, before, now, shares)
        for before, now in pairwise([nothing, *closings]):
            if len(closings) > 1:  # a single one is the result itself, which the shares are from
                self._weigh(odds, target, before, now, shares)
        return max(odds, key=lambda option: odds[option])

    def _weigh(
        self, odds: dict[str, float], target: int, before: Seen, now: Seen, shares: Mapping[str, float]
    ) -> None:
        """Adds what a move of the figures says of the target's answer."""
        here = self._taken(target, before, now)
        for option in self.options if here else ():
            moved = now.figures.get(option, 0) - before.figures.get(option, 0)
            mean, variance = self._expected(option, target, before, now, shares)
            odds[option] += here * (moved - mean - here / 2) / variance

    def _expected(
        self, option: str, target: int, before: Seen, now: Seen, shares: Mapping[str, float]
    ) -> tuple[float, float]:
        """Mean and variance of the move of a figure by all answers but the target's."""
        rounding = (control.BAND**2 - 1) / 12 + LEAST  # once more than in the noise of one figure
        again = any(each.is_closing for each in self.seen[: self.seen.index(now)])
        epsilon = control.closing(again) if now.is_closing else control.STEP
        mean, variance = 0.0, rounding + control.shown_variance(epsilon)
        for place, (given, is_known) in enumerate(self.came[: now.after]):
            here = self._taken(place, before, now) if place != target else 0.0
            part = here * ((given == option) if is_known else shares[option])
            mean, variance = mean + part, variance + part * (1 - part)
        return mean, variance

    def _taken(self, place: int, before: Seen, now: Seen) -> float:
        """The chance that the figures moved by an answer between two looks."""
        if now.is_closing:
            return float(before.after <= place < now.after)
        if place >= now.after:
            return 0.0
        earlier = sum(place < each.after <= before.after for each in self.seen)
        return control.MIX * (1 - control.MIX) ** earlier


def watching(room: LiveRoom) -> Guesses:
    """No forged phones: some of those who answer are guessed."""
    people = room.people(room.chance.randint(SMALLEST, LARGEST))
    room.close()
    return room.guesses(room.chance.sample(people, WATCHED))


def surrounding(room: LiveRoom) -> Guesses:
    """40 forged phones lift every option, and known answers surround one person's and flush it out."""
    room.forge(LIFTED)
    room.people(room.chance.randint(SMALLEST, LARGEST) - 1)
    room.flush()
    room.forge(AROUND)
    targets = room.people(1)
    room.flush()
    room.flush()
    room.close()
    return room.guesses(targets)


def five_alike(room: LiveRoom) -> Guesses:
    """Five who answer alike come one after the other, with known answers before and after."""
    room.people(room.chance.randint(SMALLEST, LARGEST) - 5)
    given = room.chance.choice(room.options)
    room.flush()
    targets = [room.answer(given) for _ in range(5)]
    room.flush()
    room.flush()
    room.close()
    return room.guesses(targets)


def reopening(room: LiveRoom) -> Guesses:
    """The presenter closes the poll before one person's answer and nine known ones, and again after them."""
    room.people(room.chance.randint(SMALLEST, LARGEST) - 1)
    room.close()
    room.reopen()
    room.forge(AROUND)
    targets = room.people(1)
    room.close()
    return room.guesses(targets)


def own_words(room: LiveRoom) -> Guesses:
    """The attacker gives a word four times, just before one person answers, and flushes it out."""
    room.people(room.chance.randint(SMALLEST, LARGEST) - 1)
    room.flush()
    for _ in range(4):
        room.answer(room.options[0], is_known=True)
    targets = room.people(1)
    room.flush()
    room.flush()
    room.close()
    return room.guesses(targets)


ATTACKS: Mapping[str, tuple[str, Callable[[LiveRoom], Guesses]]] = {
    "watching": (CHOICE, watching),
    "surrounding": (CHOICE, surrounding),
    "five alike": (CHOICE, five_alike),
    "reopening": (CHOICE, reopening),
    "own words": (WORDS, own_words),
}


def simulate(name: str, rooms: int, content: Content, seed: int = 1) -> list[Guesses]:
    """The guesses of an attack in so many rooms."""
    poll, attack = ATTACKS[name]
    engine = create_engine("sqlite://", poolclass=StaticPool)
    prepare_tables(engine)
    return [attack(LiveRoom(engine, content, Random(f"{seed} {name} {n}"), poll)) for n in range(rooms)]  # noqa: S311


def figures(found: Sequence[Guesses]) -> Figures:
    """Right guesses in 100 by the result alone and by the attack, and the gain with its error over rooms."""
    of = sum(each.of for each in found)
    gains = [each.gain for each in found]
    return Figures(
        rooms=len(found),
        guesses=of,
        by_result=round(100 * sum(each.by_result for each in found) / of, 1),
        by_attack=round(100 * sum(each.by_attack for each in found) / of, 1),
        gain=round(100 * fmean(gains), 1),
        error=round(100 * stdev(gains) / sqrt(len(gains)), 1),
    )


def main() -> None:
    """Prints one line of figures for each attack."""
    parser = argparse.ArgumentParser(prog="python -m bench.room_guesses", description=__doc__)
    parser.add_argument("--rooms", type=int, default=200)
    parser.add_argument("--attack", choices=ATTACKS)
    given = parser.parse_args()
    content = Guide(GUIDE).view.content
    for name in [given.attack] if given.attack else ATTACKS:
        print(f"{name}:", json.dumps(figures(simulate(name, given.rooms, content))._asdict()), flush=True)


if __name__ == "__main__":
    main()
