"""Removes white space between block elements: a phone would make a text node of each, and show none."""

from __future__ import annotations

import re

BLOCKS = (
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer "
    "form head header legend li link main meta nav noscript ol p script section style summary table tbody td "
    "template tfoot th thead title tr ul"
).replace(" ", "|")
BEFORE = re.compile(rf"\s+(?=</?(?:{BLOCKS})\b)")
AFTER = re.compile(rf"(</?(?:{BLOCKS})\b[^<>]*>)\s+")
KEPT = re.compile(r"(<(pre|textarea|style)\b.*?</\2>)", re.DOTALL)


def without_block_whitespace(html: str) -> str:
    """The page without white space beside block elements, where CSS 2 §9.2.2.1 collapses it; what stands
    inside `pre`, `textarea` and `style` stays.
    """
    parts = KEPT.split(html)
    for at in range(0, len(parts), 3):
        parts[at] = AFTER.sub(r"\1", BEFORE.sub("", parts[at]))
    return "".join(part for at, part in enumerate(parts) if at % 3 != 2)
