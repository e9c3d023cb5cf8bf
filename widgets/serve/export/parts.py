"""The front-end files of an exported site, in one folder named by what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..addresses import JOIN
from ..headers import CHART
from .head import with_policy

KEEPER = "keeper.js"
ON_DEMAND = ("planner/chart_frame.html", "planner/chart_frame.js", "plotly/plotly.min.js")


class Parts:
    """The files by name, such as `planner/planner.js`."""

    def __init__(self, bodies: Mapping[str, bytes]) -> None:
        self.files = {name: _framed(name, body) for name, body in bodies.items()}
        self.files[KEEPER] = (Path(__file__).parent / KEEPER).read_bytes()
        self.version = digest(f"{name} {digest(body)}" for name, body in sorted(self.files.items()))

    @property
    def folder(self) -> str:
        """Where they stand, such as `assets/9b0aaa7b4368/`."""
        return f"assets/{self.version}/"

    def path(self, name: str) -> str:
        """The path of a file, or of several style sheets in one (`tokens.css+page.css`)."""
        return self.folder + name

    def sheet(self, path: str) -> bytes:
        """The style sheets at a path, one after the other."""
        names = path.removeprefix(self.folder).split(JOIN)
        return b"\n".join(self.files[name] for name in names)


def digest(what: bytes | Iterable[str]) -> str:
    """Twelve letters and digits that change with what they stand for."""
    body = what if isinstance(what, bytes) else "\n".join(what).encode()
    return hashlib.sha256(body).hexdigest()[:12]


def _framed(name: str, body: bytes) -> bytes:
    return with_policy(body.decode(), CHART).encode() if name.endswith(".html") else body
