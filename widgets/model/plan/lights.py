"""The light of a run: the strictest of pain during, the next morning, and other signs (rules.md §5)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from ..content.content import Content
from ..content.findings import nearest, one_of

ORDER = ("green", "amber", "red")
PAIN = range(11)


def light(content: Content, during: int, next_morning: str, signs: str) -> str:
    """`green`, `amber` or `red` for one run; the strictest of the three answers wins.

    `during` is pain from 0 to 10, `next_morning` is usual, settled or worse, `signs` is none, slight
    or new. Raises ValueError that says what to write. Bone signs and red flags are not asked here:
    they stop all running before any light (see `Plan.locked`).
    """
    rules = content.plan.lights
    if isinstance(during, bool) or during not in PAIN:
        raise ValueError(f'"during" is pain from 0 to 10. {during!r} was given.')
    return _strictest(
        max((name for name, least in rules.during.items() if during >= least), key=ORDER.index),
        _known("next_morning", next_morning, rules.next_morning),
        _known("signs", signs, rules.signs),
    )


def light_table(content: Content) -> dict[str, str]:
    """Every combination, such as `"3/usual/none"`, with its light: all 99 of them."""
    rules = content.plan.lights
    every = product(PAIN, rules.next_morning, rules.signs)
    return {
        f"{pain}/{morning}/{signs}": light(content, pain, morning, signs) for pain, morning, signs in every
    }


def _known(name: str, word: str, lights: Mapping[Any, str]) -> str:
    if word not in lights:
        raise ValueError(f'"{word}" is not known for "{name}".{nearest(str(word), lights)}{one_of(lights)}')
    return lights[word]


def _strictest(*lights: str) -> str:
    return max(lights, key=ORDER.index)
