"""The sentences of a text, which a slide of a talk shows one by one."""

from __future__ import annotations

import re

from .markdown_extensions import SOURCE

MOST_WORDS = 25  # of a sentence that the last row can read
# With a blank, and in Chinese without one.
SENTENCE_END = re.compile(
    r"(?<=[.!?\u061f])\s+(?=[A-Z\"'“(*]|[^\x00-\x7f])|(?<=[\u3002\uff01\uff1f])(?=[^\s”\uff09])"
)
BEFORE_MARK = re.compile(r"\s+(?=[.,;:!?])")


def sentences(passage: str) -> list[str]:
    """The sentences of one paragraph of Markdown, without the marks of sources."""
    bare = BEFORE_MARK.sub("", " ".join(SOURCE.sub(" ", passage).split()))
    return [each for each in SENTENCE_END.split(bare) if each]
