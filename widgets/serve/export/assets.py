"""The front-end files of an exported site, in one folder named by a hash of their content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from ...components.bundle import page_script
from ...page.content_security_policy import CHART
from ..pages.assets import as_sent, modules_in
from ..pages.urls import JOIN, PAGE_SCRIPT
from .page_head import with_policy

ON_DEMAND = (
    "components/plan_builder/chart_frame.html",
    "components/plan_builder/chart_frame.js",
    "components/your_data/jsqr.js",
    "components/your_data/your_data.js",
    "plotly/plotly.min.js",
)
WITH_PAGES = (
    "components/visit_fhir/visit_fhir.js",  # wanted at a clinic, without a signal
    "language.js",
)
CONTEXT_SCRIPT = "context_links.js"


class ExportAssets:
    """The files by name, such as `components/diary/diary.js`. A page registers its service worker."""

    def __init__(self, bodies: Mapping[str, bytes]) -> None:
        self._modules = modules_in(bodies)
        self.files = {name: _framed(name, body) for name, body in as_sent(bodies).items()}
        self._registration = (Path(__file__).parent / "register_service_worker.js").read_bytes()
        self.files[PAGE_SCRIPT] += self._registration
        self.files[CONTEXT_SCRIPT] = (Path(__file__).parent / CONTEXT_SCRIPT).read_bytes()
        self.version = digest(f"{name} {digest(body)}" for name, body in sorted(self.files.items()))

    @property
    def folder(self) -> str:
        """Where they stand, such as `assets/9b0aaa7b4368/`."""
        return f"assets/{self.version}/"

    def path(self, name: str) -> str:
        """The path of a file, or of several style sheets in one (`tokens.css+page.css`). A script of several
        (`page.js+components/diary/diary.js`) becomes a file, since not every host keeps a `+` in an address.
        """
        own, *others = name.split(JOIN)
        if own == PAGE_SCRIPT and others:
            name = f"page-{digest(name.encode())}.js"
            if name not in self.files:
                self.files[name] = page_script(name, others, self._modules).encode() + self._registration
        return self.folder + name

    def sheet(self, name: str) -> str:
        """The text of a style sheet."""
        return self.files[name].decode()


def digest(what: bytes | Iterable[str]) -> str:
    """Twelve letters and digits that change with what they stand for."""
    body = what if isinstance(what, bytes) else "\n".join(what).encode()
    return hashlib.sha256(body).hexdigest()[:12]


def _framed(name: str, body: bytes) -> bytes:
    return with_policy(body.decode(), CHART).encode() if name.endswith(".html") else body
