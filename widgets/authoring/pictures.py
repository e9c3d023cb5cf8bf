"""`stridewell pictures`: all pictures on one page, with the names to write."""

from __future__ import annotations

from argparse import Namespace

from ..command_line import FINE, cannot_run
from ..guide import Guide
from .open_guide import GuideRefused, open_guide


def pictures(chosen: Namespace) -> int:
    """Writes the page, and says where."""
    try:
        content = open_guide(chosen.guide)
    except GuideRefused as error:
        return cannot_run(error)
    chosen.out.write_text(Guide(content.name).contact_sheet(), encoding="utf-8")
    print(f"Written: {chosen.out}")
    return FINE
