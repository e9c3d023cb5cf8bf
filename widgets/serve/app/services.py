"""What the handlers share: the settings of a server and the parts it is made of, with their types."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..preview.preview_state import Checked

if TYPE_CHECKING:
    from ..kernels.kernel_pool import Places
    from ..pages.assets import Assets
    from ..pages.cache import Pages
    from ..pages.snapshot import Edition
    from ..preview.jupyterlab import Lab
    from .rate_limit import Rate


@dataclass
class Now:
    """What changes while a server runs; whoever watches the files, and nobody else, sets it."""

    edition: Edition
    stamp: str
    checked: Checked = field(default_factory=Checked)
    lab: Lab | None = None


@dataclass(frozen=True)
class Limits:
    """How much one visitor may ask for, and how many there may be."""

    starts: Rate
    wrong_keys: Rate
    connections: int
    page_timeout: float  # seconds


@dataclass(frozen=True)
class Services:
    """One server's settings and parts; only `now` changes."""

    base_url: str
    server_url: str
    key: str
    folder: Path  # of the notebooks
    page_policy: str
    frame_origins: tuple[str, ...]
    edit: bool
    ahead: bool
    behind_proxy: bool
    assets: Assets
    pages: Pages
    places: Places
    limits: Limits
    now: Now
    kernel_manager: Any  # Jupyter ships it without types
    voila: Any  # Voila's application, for its own renderer, which reads what it likes of it

    @property
    def clinic_url(self) -> str:
        """Where the clinicians' pages stand."""
        return self.base_url + "clinic/"

    @property
    def edition(self) -> Edition:
        """The notebooks and content as they stand on the disk now."""
        return self.now.edition

    @property
    def stamp(self) -> str:
        """What tells this edition from the next."""
        return self.now.stamp
