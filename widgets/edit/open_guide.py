"""Opens a guide for a command, or says why it cannot."""

from __future__ import annotations

from ..guide import content_root
from ..model.content import Content
from ..model.findings import nearest
from ..model.load import guide_names, load


class Refused(Exception):  # noqa: N818 - the educator is told what to do instead
    """Raised with the lines that say why nothing was done."""


def open_guide(name: str | None) -> Content:
    """The guide called `name`, or the first one. Raises Refused with what to mend first."""
    root = content_root()
    known = guide_names(root)
    if name and name not in known:
        raise Refused(f'No guide is called "{name}".{nearest(name, known)}')
    loaded = load(root, name or next(iter(known), ""))
    if loaded.content is None:
        raise Refused("\n".join(["Mend these first:", *map(str, loaded.findings)]))
    return loaded.content
