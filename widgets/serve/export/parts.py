"""The front-end files of an exported site, in one folder named by what is in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from posixpath import join, normpath

from ..addresses import JOIN
from ..headers import CHART
from .head import with_policy

IMPORT = re.compile(r'(?:from|import)\s+"(\.\.?/[\w/.-]+\.js)"')
KEEPER = "keeper.js"
ON_DEMAND = ("planner/chart_frame.html", "planner/chart_frame.js", "plotly/plotly.min.js")


class Parts:
    """The files by name, such as `planner/planner.js`; style sheets are joined as pages ask for them."""

    def __init__(self, bodies: Mapping[str, bytes]) -> None:
        self.files = {name: _framed(name, body) for name, body in bodies.items()}
        self.files[KEEPER] = (Path(__file__).parent / KEEPER).read_bytes()
        self.version = digest(f"{name} {digest(body)}" for name, body in sorted(self.files.items()))

    @property
    def folder(self) -> str:
        """Where they stand, such as `assets/9b0aaa7b4368/`."""
        return f"assets/{self.version}/"

    def path(self, name: str) -> str:
        """The path of a file, or of several style sheets made one (`tokens.css+page.css`)."""
        if JOIN in name:
            sheet = b"\n".join(self.files[part] for part in name.split(JOIN))
            name = f"sheet-{digest(sheet)}.css"
            self.files[name] = sheet
        return self.folder + name

    def imported(self, names: Iterable[str]) -> list[str]:
        """These modules and all they import, each once."""
        found: dict[str, None] = {}
        waiting = list(names)
        while waiting:
            name = waiting.pop(0)
            if name not in found:
                found[name] = None
                waiting += [normpath(join(name, "..", path)) for path in self._imports(name)]
        return list(found)

    def _imports(self, name: str) -> list[str]:
        return IMPORT.findall(self.files[name].decode())


def digest(what: bytes | Iterable[str]) -> str:
    """Twelve letters and digits that change with what they stand for."""
    body = what if isinstance(what, bytes) else "\n".join(what).encode()
    return hashlib.sha256(body).hexdigest()[:12]


def _framed(name: str, body: bytes) -> bytes:
    return with_policy(body.decode(), CHART).encode() if name.endswith(".html") else body
