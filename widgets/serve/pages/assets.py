"""The front-end files of patient pages, read once; one version stands in the address of all.

Because the version is a folder, the relative imports between modules carry it too.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from voila.paths import collect_static_paths

from ...components.bundle import joined_script, page_script
from .compressed import Compressed, compress
from .urls import JOIN, PAGE_SCRIPT

KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
TEMPLATE = "stridewell"
LANGUAGES = "language.js"  # a page that can be read in other languages asks for it
PLOTLY = "plotly/plotly.min.js"
MAX_JOINED = 12
BESIDE_TEMPLATES = b"../../../../../plotly/"


@dataclass(frozen=True, eq=False)
class Assets:
    """The files by name, such as `components/plan_builder/plan_builder.css`, and the version of the whole.

    A file is compressed when it is first asked for: most never are, and a server starts sooner.
    """

    version: str
    files: Mapping[str, bytes] = field(repr=False)
    root: str
    modules: Mapping[str, str] = field(default_factory=dict, repr=False)
    _packed: dict[str, Compressed] = field(default_factory=dict, repr=False)

    def find(self, name: str) -> Compressed | None:
        """A file, several style sheets in one (`tokens.css+page.css`), or the script of a page with those of
        its components (`page.js+components/diary/diary.js`); none where any is not known.
        """
        if name not in self.files:
            return self._joined(name)
        if name not in self._packed:
            self._packed[name] = compress(self.files[name], kind_of(name))
        return self._packed[name]

    def _joined(self, name: str) -> Compressed | None:
        parts = name.split(JOIN)
        if len(parts) > MAX_JOINED or not all(part in self.files for part in parts):
            return None
        if all(part.endswith(".css") for part in parts):
            return _one_sheet(name, self)
        own, *others = parts
        return _one_script(name, self) if own == PAGE_SCRIPT and all(map(is_main_script, others)) else None

    def sheet(self, name: str) -> str:
        """The text of a style sheet. Raises KeyError when there is none of that name."""
        return self.files[name].decode()

    def path(self, name: str) -> str:
        """The path of a file below the root, such as `assets/9b0aaa7b4368/page.css`."""
        return f"assets/{self.version}/{name}"

    def address(self, name: str) -> str:
        """The address of a file, such as `/assets/9b0aaa7b4368/page.css` for a `root` of "/"."""
        return self.root + self.path(name)


def asset_bodies() -> dict[str, bytes]:
    """Each front-end file by name: the installed ones, and plotly's script."""
    bodies: dict[str, bytes] = {}
    for root in static_folders():
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            bodies.setdefault(path.relative_to(root).as_posix(), _body(path))
    bodies[PLOTLY] = (files("plotly") / "package_data" / "plotly.min.js").read_bytes()
    return bodies


def modules_in(bodies: Mapping[str, bytes]) -> dict[str, str]:
    """The scripts of ours among front-end files, by name."""
    return {name: body.decode() for name, body in bodies.items() if name.endswith(".js") and name != PLOTLY}


def as_sent(bodies: Mapping[str, bytes]) -> dict[str, bytes]:
    """Front-end files as they are sent: a script that a page may ask for brings all it imports."""
    modules = modules_in(bodies)
    asked = [name for name in modules if name in (PAGE_SCRIPT, LANGUAGES) or is_main_script(name)]
    return {**bodies, **{name: joined_script(name, modules).encode() for name in asked}}


def is_main_script(name: str) -> bool:
    """Whether this is the main script of a component, such as `components/plan_builder/plan_builder.js`."""
    return name.endswith(".js") and Path(name).stem == Path(name).parent.name


def read_assets(root: str) -> Assets:
    """The front-end files, with a version that changes when any byte of them does."""
    bodies = asset_bodies()
    sent = as_sent(bodies)
    return Assets(_version(sent), sent, root, modules_in(bodies))


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
def _one_sheet(name: str, assets: Assets) -> Compressed:
    return compress(b"\n".join(assets.files[part] for part in name.split(JOIN)), KINDS[".css"])


@lru_cache(maxsize=64)
def _one_script(name: str, assets: Assets) -> Compressed:
    return compress(page_script(name, name.split(JOIN)[1:], assets.modules).encode(), KINDS[".js"])


def _body(path: Path) -> bytes:
    return path.read_bytes().replace(BESIDE_TEMPLATES, b"../../plotly/")


def _version(bodies: Mapping[str, bytes]) -> str:
    lines = "\n".join(f"{name} {hashlib.sha256(body).hexdigest()}" for name, body in sorted(bodies.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:12]
