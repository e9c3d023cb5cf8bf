"""The parts of the site behind a key of their own: the clinicians' pages, and the forms of whoever edits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CLINIC, EDIT = "clinic", "edit"
EDITORS_PAGES = frozenset({"edit"})  # notebooks that change words: no presenter's key opens them


@dataclass(frozen=True)
class Realm:
    """What stands below one folder of the address, such as "clinic", and the key that opens it."""

    folder: str
    key: str

    @property
    def cookie(self) -> str:
        """The name of the cookie that stands for the key."""
        return f"stridewell-{self.folder}"

    def holds(self, page: str) -> bool:
        """Whether a notebook that is not for patients stands in it."""
        return (page in EDITORS_PAGES) == (self.folder == EDIT)


def realms(key: str, editors_key: str) -> Mapping[str, Realm]:
    """The realms by their folder; without a key for editors nothing can be edited."""
    own = {CLINIC: Realm(CLINIC, key)}
    return {**own, EDIT: Realm(EDIT, editors_key)} if editors_key else own
