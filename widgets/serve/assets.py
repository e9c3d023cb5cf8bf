"""The front-end files of patient pages, read once; one version stands in the address of all.

Because the version is a folder, the relative imports between modules carry it too.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from voila.paths import collect_static_paths

from .addresses import HOST, JOIN
from .joined import joined_script
from .packed import Packed, pack

KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
TEMPLATE = "stridewell"
PLOTLY = "plotly/plotly.min.js"
MOST_JOINED = 12
BESIDE_TEMPLATES = b"../../../../plotly/"


@dataclass(frozen=True, eq=False)
class Assets:
    """The files by name, such as `planner/planner.css`, and the version of the whole."""

    version: str
    files: Mapping[str, Packed]
    root: str

    def find(self, name: str) -> Packed | None:
        """A file, or several style sheets in one (`tokens.css+page.css`); none where any is not known."""
        return self.files.get(name) or self._joined(name)

    def _joined(self, name: str) -> Packed | None:
        parts = name.split(JOIN)
        if len(parts) > MOST_JOINED or not all(
            part.endswith(".css") and part in self.files for part in parts
        ):
            return None
        return _one_sheet(tuple(self.files[part] for part in parts))

    def sheet_at(self, address: str) -> bytes:
        """The style sheet at an address of ours. Raises KeyError when there is none."""
        sheet = self.find(address.removeprefix(self.address("")))
        if sheet is None:
            raise KeyError(address)
        return sheet.plain

    def address(self, name: str) -> str:
        """The address of a file, such as `/assets/9b0aaa7b4368/page.css` for a `root` of "/"."""
        return f"{self.root}assets/{self.version}/{name}"


def asset_bodies() -> dict[str, bytes]:
    """Each front-end file by name, as it should be sent: the installed ones, the scripts that a page asks
    for with all they import, and plotly's script.
    """
    bodies: dict[str, bytes] = {}
    for root in static_folders():
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            bodies.setdefault(path.relative_to(root).as_posix(), _body(path))
    modules = {name: body.decode() for name, body in bodies.items() if name.endswith(".js")}
    bodies |= {name: joined_script(name, modules).encode() for name in modules if _is_asked_for(name)}
    bodies[PLOTLY] = (files("plotly") / "package_data" / "plotly.min.js").read_bytes()
    return bodies


def read_assets(root: str) -> Assets:
    """The front-end files, packed, with a version that changes when any byte of them does."""
    bodies = asset_bodies()
    packed = {name: pack(body, kind_of(name)) for name, body in bodies.items()}
    return Assets(_version(packed.items()), packed, root)


def static_folders() -> list[Path]:
    """Where the template's own static files are installed; the first that has a file wins."""
    places = map(Path, collect_static_paths(["voila"], TEMPLATE))
    return [place for place in places if place.parent.name == TEMPLATE]


def kind_of(name: str) -> str:
    """The `Content-Type` of a file by its name."""
    known = KINDS.get(Path(name).suffix) or mimetypes.guess_type(name)[0]
    if known == "text/html":
        return "text/html; charset=utf-8"
    return known or "application/octet-stream"


@lru_cache(maxsize=64)
def _one_sheet(sheets: tuple[Packed, ...]) -> Packed:
    return pack(b"\n".join(sheet.plain for sheet in sheets), KINDS[".css"])


def _is_asked_for(name: str) -> bool:
    """Whether a page asks for this script: the host, or the main script of a component."""
    return name == HOST or Path(name).stem == Path(name).parent.name


def _body(path: Path) -> bytes:
    return path.read_bytes().replace(BESIDE_TEMPLATES, b"../plotly/")


def _version(packed: Iterable[tuple[str, Packed]]) -> str:
    lines = "\n".join(f"{name} {pack.digest}" for name, pack in sorted(packed))
    return hashlib.sha256(lines.encode()).hexdigest()[:12]
