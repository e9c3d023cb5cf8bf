"""Opens a guide for a command, or says why it cannot."""

from __future__ import annotations

from ..model.content.content import Content
from ..model.content.folders import content_root
from ..model.content.loader import guide_names, load, unknown_guide


class GuideRefused(Exception):  # noqa: N818 - the educator is told what to do instead
    """Raised with the lines that say why nothing was done."""


def open_guide(name: str | None) -> Content:
    """The guide called `name`, or the first one. Raises GuideRefused with what to mend first."""
    root = content_root()
    known = guide_names(root)
    if not known or (name and name not in known):
        raise GuideRefused(unknown_guide(root, name or ""))
    loaded = load(root, name or known[0])
    if loaded.content is None:
        raise GuideRefused("\n".join(["Mend these first:", *map(str, loaded.findings)]))
    return loaded.content
