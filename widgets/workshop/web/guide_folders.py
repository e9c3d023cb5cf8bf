"""Where a guide's workshop stands: that of the first guide at the root, of another in the guide's folder."""

from __future__ import annotations

from ...guide import content_root
from ...model.content.loader import guide_names


def guide_at(folder: str | None) -> str:
    """The name of the guide whose folder an address names, or names none; "" where there is no such guide."""
    first, *others = guide_names(content_root()) or [""]
    return first if not folder else folder if folder in others else ""


def folder_of(guide: str) -> str:
    """The folder of a guide in addresses, such as "a-guide/"; "" for the first guide."""
    return "" if guide == guide_at("") else f"{guide}/"
