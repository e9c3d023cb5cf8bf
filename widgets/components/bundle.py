"""Makes one script of a component's modules, for front ends that load a single module."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

IMPORT = re.compile(r'(from\s+)"(\.\.?/[\w/.-]+\.js)"')


def bundle(path: Path) -> str:
    """The module at `path` with each relative import turned into a data address, all the way down.

    Equal modules get equal addresses, so a browser still loads each of them once.
    """

    def inline(match: re.Match[str]) -> str:
        inner = bundle((path.parent / match.group(2)).resolve())
        return f'{match.group(1)}"data:text/javascript;charset=utf-8,{quote(inner)}"'

    return IMPORT.sub(inline, path.read_text(encoding="utf-8"))
