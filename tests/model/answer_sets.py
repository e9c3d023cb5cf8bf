"""Makes answer sets as people might give them, for the proofs about rules and tables."""

from __future__ import annotations

import random
from collections.abc import Iterator

from widgets.model.content import Content


def choices(content: Content) -> dict[str, list[str]]:
    """Every question with a rule or a scale, and what can be answered."""
    scales = content.checklist.scales
    asked = {flag.id: list(scales["yes-no"]) for flag in content.red_flags.flags}
    asked |= {f"{f.id}.worse": list(scales["yes-no"]) for f in content.red_flags.flags if f.worse}
    asked |= {item.id: list(scales[item.scale]) for item in content.checklist.items if item.scale}
    asked |= {f"{i.id}.bother": list(scales["bother"]) for i in content.checklist.items if i.bother}
    return asked


def answer_sets(content: Content, number: int, seed: int) -> Iterator[dict[str, str]]:
    """Sets of very different size: some with few answers, some with no flags, some with all."""
    asked, draw = choices(content), random.Random(seed)  # noqa: S311 - not for secrets
    flags = [name for name in asked if name.startswith("RF")]
    for _ in range(number):
        share = draw.choice((0.03, 0.1, 0.3, 0.9))
        answers = {n: draw.choice(words) for n, words in asked.items() if draw.random() < share}
        if draw.random() < 0.6:
            answers |= dict.fromkeys(flags, "no")
        yield answers
