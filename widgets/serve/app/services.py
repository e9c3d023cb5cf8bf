"""What the handlers share: the settings of a server and the parts it is made of, with their types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..preview.preview_state import Checked

if TYPE_CHECKING:
    from ...model.published.shown import Shown
    from ...model.published.working_copy import WorkingCopy
    from ..clinic.key_tries import KeyTries
    from ..clinic.realms import Realm
    from ..kernels.kernel_ceiling import KernelPool
    from ..pages.assets import Assets
    from ..pages.cache import PageCache
    from ..pages.on_request import OnRequest
    from ..pages.snapshot import Snapshot
    from ..preview.jupyterlab import Lab
    from .host_check import KnownHosts
    from .rate_limit import RateLimit
    from .readiness import Readiness


@dataclass
class Now:
    """What changes while a server runs; whoever watches the files, and nobody else, sets it."""

    snapshot: Snapshot
    fingerprint: str
    checked: Checked = field(default_factory=Checked)
    published: str = ""  # which version patients see, for whoever edits
    lab: Lab | None = None


@dataclass(frozen=True)
class Limits:
    """How much one visitor may ask for, and how many there may be."""

    starts: RateLimit
    keys: KeyTries
    connections: int
    page_timeout: float  # seconds


@dataclass(frozen=True)
class Services:
    """One server's settings and parts; only `now` changes."""

    base_url: str
    server_url: str
    realms: Mapping[str, Realm]
    working: WorkingCopy
    shown: Shown
    page_policy: str
    frame_origins: tuple[str, ...]
    edit: bool
    ahead: bool
    behind_proxy: bool
    hosts: KnownHosts
    assets: Assets
    pages: PageCache
    on_request: OnRequest
    kernel_pool: KernelPool
    limits: Limits
    readiness: Readiness
    now: Now
    kernel_manager: Any  # Jupyter ships it without types
    voila: Any  # Voila's application, for its own renderer, which reads what it likes of it

    @property
    def folder(self) -> Path:
        """The folder of the notebooks that pages are made of now."""
        return self.shown.notebooks

    def seen_from(self, root: str) -> Services:
        """The same, with the addresses of assets as a page sees them from which `root` ("../") leads up."""
        return replace(self, assets=replace(self.assets, root=root))

    def realm_of(self, path: str) -> Realm | None:
        """The realm that a path stands in; none for a page without a key."""
        return self.realms.get(path.removeprefix(self.server_url).partition("/")[0])

    @property
    def clinic_url(self) -> str:
        """Where the clinicians' pages stand."""
        return self.base_url + "clinic/"

    @property
    def snapshot(self) -> Snapshot:
        """The notebooks and content as they stand on the disk now."""
        return self.now.snapshot

    @property
    def fingerprint(self) -> str:
        """What tells this snapshot from the next."""
        return self.now.fingerprint
