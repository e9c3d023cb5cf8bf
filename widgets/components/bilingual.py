"""Gives English that stands in a page of another language its own `lang` and `dir`."""

from __future__ import annotations

import re

from ..model.content.translations import BESIDE, END, INSTEAD

# Markup, and elements that hold text alone: there the signs of Unicode around the English do what is needed.
LEFT = r"<(title|option|textarea|svg)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>"
TEXT = rf"([{BESIDE}{INSTEAD}])((?:[^{BESIDE}{INSTEAD}{END}<]|<[^<>]*>)*){END}"
STOP = r"(?:\s*([.:])(?=[\s<]|$))?"  # of the sentence around both
PARTS = re.compile(rf"(?:{LEFT})|\s*{TEXT}{STOP}", re.DOTALL | re.IGNORECASE)
SPANS = {
    BESIDE: '<span class="sw-english" lang="en" dir="ltr">{}</span>',
    INSTEAD: '<span lang="en" dir="ltr">{}</span>',
}


def with_languages(html: str) -> str:
    """The HTML with an element around each English text that a catalogue has set beside a translation."""
    return PARTS.sub(_span, str(html)) if END in html else str(html)


def _span(found: re.Match[str]) -> str:
    kind, english, stop = found[2], found[3], found[4]
    if not kind:
        return found[0]
    blank = found[0][: found[0].index(kind)]
    if stop and kind == BESIDE:  # English beside it is on a line of its own
        return f"{stop}{blank or ' '}{SPANS[kind].replace('{}', english.rstrip('.:') + stop)}"
    return f"{blank}{SPANS[kind].replace('{}', english)}{stop or ''}"
