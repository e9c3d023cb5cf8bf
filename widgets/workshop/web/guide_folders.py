"""Where a guide's workshop stands: that of the first guide at the root, of another in the guide's folder.

`guides` are the names of all guides, the first one first, as a snapshot holds them.
"""

from __future__ import annotations

from collections.abc import Sequence


def guide_at(guides: Sequence[str], folder: str | None) -> str:
    """The name of the guide whose folder an address names, or names none; "" where there is no such guide."""
    if not folder:
        return next(iter(guides), "")
    return folder if folder in guides[1:] else ""


def folder_of(guides: Sequence[str], guide: str) -> str:
    """The folder of a guide in addresses, such as "a-guide/"; "" for the first guide."""
    return "" if guide == guide_at(guides, None) else f"{guide}/"
