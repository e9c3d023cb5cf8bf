"""Which pictures of anatomy a clinician has still to confirm."""

from __future__ import annotations

from ...model.content.content import Content
from ...model.content.picture_uses import used_in
from ...model.content.schema.library import PictureWords
from .anatomy import ANATOMY


def anatomy_to_confirm(content: Content) -> list[PictureWords]:
    """The words of those that the guide shows and nobody has signed, in the order of pictures.yaml."""
    shown = used_in(content)
    return [
        words
        for name, words in content.pictures.items()
        if name in ANATOMY and name in shown and content.review_of(words).is_draft
    ]
