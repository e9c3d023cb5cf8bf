"""What the fork server reads before it forks: every guide, its languages, the compiled templates, and
the debugger.

A kernel that is forked later finds them in its memory. A guide that was edited since, it reads anew.
The debugger takes three quarters of the time in which a kernel starts; nobody uses it here, and its
warning that it cannot step through Python's own modules is switched off.
"""

from __future__ import annotations

import os
from importlib import import_module

from ...guide import Guide
from ...model.content.folders import content_root
from ...model.content.loader import guide_names


def read_ahead() -> None:
    """Reads every guide that can be read; a page says what is wrong with one that cannot."""
    for name in guide_names(content_root()):
        try:
            view = Guide(name).view
            view.compile_templates()
            view.find_languages()
        except Exception:  # noqa: S112 - the fork server would end; each kernel then says what is wrong
            continue


read_ahead()
os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
import_module("ipykernel.debugger")
