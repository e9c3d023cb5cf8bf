"""What the fork server reads before it forks: every guide, and the compiled templates.

A kernel that is forked later finds both in its memory. A guide that was edited since, it reads anew.
"""

from __future__ import annotations

from ...guide import Guide, content_root
from ...model.content.findings import ContentError
from ...model.content.loader import guide_names


def read_ahead() -> None:
    """Reads every guide that can be read; a page says what is wrong with one that cannot."""
    for name in guide_names(content_root()):
        try:
            Guide(name).view.compile_templates()
        except ContentError:
            continue


read_ahead()
