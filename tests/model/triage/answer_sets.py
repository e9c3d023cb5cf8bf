"""Makes answer sets as people might give them, for the proofs about rules and tables."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from widgets.model.content.content import Content
from widgets.model.content.reviewable import fingerprint
from widgets.model.content.schema import LEVELS, Card, Review, Sign
from widgets.model.triage.body_sites import places

Pair = tuple[str, str]


def choices(content: Content) -> dict[str, list[str]]:
    """Every question with a rule or a scale, and what can be answered."""
    scales = content.checklist.scales
    asked = {flag.id: list(scales["yes-no"]) for flag in content.red_flags.flags}
    asked |= {f"{f.id}.worse": list(scales["yes-no"]) for f in content.red_flags.flags if f.worse}
    asked |= {item.id: list(scales[item.scale]) for item in content.checklist.items if item.scale}
    asked |= {f"{i.id}.bother": list(scales["bother"]) for i in content.checklist.items if i.bother}
    return asked


def singles(content: Content) -> list[Pair]:
    """Every single answer there can be, places on the body too."""
    asked = [(name, word) for name, words in choices(content).items() for word in words]
    return [*asked, *(("CK-01", place) for place in places(content))]


def pairs(content: Content) -> Iterator[dict[str, str]]:
    """Every two answers to two questions."""
    for (one, word), (other, second) in combinations(singles(content), 2):
        if one != other:
            yield {one: word, other: second}


def answer_sets(content: Content, number: int, seed: int) -> Iterator[dict[str, str]]:
    """Sets of very different size: some with few answers, some with no flags, some with all."""
    asked, draw = choices(content), random.Random(seed)  # noqa: S311 - not for secrets
    flags = [name for name in asked if name.startswith("RF")]
    where, lists = list(places(content)), random.Random(seed)  # noqa: S311 - not for secrets
    for _ in range(number):
        share = draw.choice((0.03, 0.1, 0.3, 0.9))
        answers = {n: draw.choice(words) for n, words in asked.items() if draw.random() < share}
        if draw.random() < share:
            answers["CK-01"] = " ".join(draw.sample(where, draw.randint(1, 4)))
        if draw.random() < 0.6:
            answers |= dict.fromkeys(flags, "no")
        yield answers | _listed(content, answers, lists)


def _listed(content: Content, answers: dict[str, str], draw: random.Random) -> dict[str, str]:
    """How some flags were answered as lines of a list: "none of these", or not sure about one of them."""
    if draw.random() < 0.7:
        return {}
    level = draw.choice(LEVELS)
    flags = [flag.id for flag in content.red_flags.flags if flag.level == level]
    said_no = {f"{name}.list": "none" for name in flags if answers.get(name) == "no"}
    return said_no | {f"{name}.list": "unsure" for name in flags if name not in answers}


def signed(content: Content) -> Content:
    """The same guide once a clinician has signed every sign and card, so that lowered levels count."""
    signs = {name: _signed_sign(sign) for name, sign in content.signs.items()}
    cards = tuple(_signed_card(card) for card in content.cards.cards)
    return replace(content, signs=signs, cards=content.cards.model_copy(update={"cards": cards}))


def _review(found: str) -> Review:
    return Review(
        status="reviewed",
        reviewed_by="A test",
        reviewed_on=date(2026, 11, 28),
        next_review=date(2100, 1, 1),
        of=found,
    )


def _signed_sign(sign: Sign) -> Sign:
    return sign.model_copy(update={"review": _review(fingerprint(sign))})


def _signed_card(card: Card) -> Card:
    return card.model_copy(update={"review": _review(fingerprint(card))})
