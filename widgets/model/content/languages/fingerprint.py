"""The fingerprint of a translation: any change of its English or its own words makes another one."""

from __future__ import annotations

import hashlib

from ..po_file import PoEntry

LENGTH = 12
SEPARATOR = "\x00"


def fingerprint(entry: PoEntry) -> str:
    """What a check is bound to: context, English and translation, each form of them."""
    words = SEPARATOR.join((entry.context, entry.english, entry.plural, *entry.said))
    return hashlib.sha256(words.encode()).hexdigest()[:LENGTH]
