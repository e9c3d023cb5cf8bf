"""`stridewell serve`: Voila, with the same `voila.json`, and patient pages kept ready."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Any

from traitlets import Float, Integer, List, Unicode, default
from voila.app import Voila

from ..page.visit import POLICY
from .addresses import readdressed, served_page
from .answer import Nowhere
from .assets import read_assets
from .calm import HTML
from .door import Site
from .edition import read_edition, stamp
from .handlers import AssetHandler, Health, OldAddress, PageHandler
from .headers import Seal, page_policy, wrong_origins
from .journal import note_visit, open_journal
from .notebooks import Notebooks
from .packed import pack
from .pages import Made, Pages
from .rendering import rendered
from .watch import watch

NAME = r"([a-z][a-z0-9-]*)"


class Stridewell(Voila):  # type: ignore[misc]
    """Voila with a page cache; settings of its own stand under "Stridewell" in `voila.json`."""

    name = "stridewell"
    page_timeout = Float(40, config=True, help="Seconds one rendering may take.")
    most_pages = Integer(500, config=True, help="Rendered pages kept in memory.")
    frame_origins = List(Unicode(), config=True, help="Origins that may show a page in a frame.")

    def load_config_file(self, *arguments: Any, **options: Any) -> None:
        """Reads `voila.json`; kernels talk over sockets in a private folder where the system has them."""
        super().load_config_file(*arguments, **options)
        if sys.platform != "win32" and "transport" not in self.config.KernelManager:
            self.config.KernelManager.transport = "ipc"

    @default("open_browser")
    def _default_open_browser(self) -> bool:
        return False

    @default("port_retries")
    def _default_port_retries(self) -> int:
        return 0

    def start(self) -> None:
        """Serves until it is told to stop."""
        if wrong := wrong_origins(self.frame_origins):
            self.exit("\n".join(wrong))
        self.prepare()
        self.app = Site(self.init_handlers(), transforms=[Seal], **self.settings)
        asyncio.get_event_loop_policy().get_event_loop().create_task(watch(self, self.folder))
        self.listen()

    def prepare(self) -> None:
        """Reads assets and content, and makes all that renders pages, without listening."""
        self.connection_dir = tempfile.mkdtemp(prefix="stridewell_", dir=self.connection_dir_root)
        self.folder = Path(self.root_dir)
        self.stamp, self.edition = stamp(self.folder), read_edition(self.folder)
        self.assets = read_assets(self.base_url)
        self.page_policy = page_policy(self.frame_origins, POLICY)
        self.settings = self.init_settings()
        self.pages = Pages(self.made, lambda name: self.edition.pages.get(name, ""), self.most_pages)

    async def made(self, name: str, query: str) -> Made:
        """One page, rendered and packed as this server sends it."""
        page = await rendered(self, name, query, self.page_timeout)
        html = readdressed(page.html, served_page, self.assets.address)
        return Made(pack(html.encode(), HTML), page.is_whole)

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings, and what our handlers need."""
        theirs = super().init_settings()
        self.contents_manager = Notebooks(parent=self)
        ours = {
            "contents_manager": self.contents_manager,
            "site": self,
            "canonical_query": lambda asked: self.edition.query(asked),
            "default_handler_class": Nowhere,
            "log_function": note_visit,
        }
        return {**theirs, **self.tornado_settings, **ours}

    def init_handlers(self) -> list[Any]:
        """All that can be reached; everything else is nowhere."""
        routes = [
            ("healthz", Health),
            ("healthz/(ready)", Health),
            ("", PageHandler),
            ("(index)", OldAddress),
            (NAME, PageHandler),
            (NAME + "/", OldAddress),
            (r"voila/render/([\w-]+)\.ipynb", OldAddress),
            (r"assets/(\w+)/([\w./-]+)", AssetHandler),
        ]
        return [(self.server_url + pattern, handler) for pattern, handler in routes]


def serve(folder: Path, host: str, port: int, rest: list[str]) -> None:
    """Serves the notebooks in `folder`; `rest` are options of Voila, such as `--Voila.base_url=/guide/`."""
    open_journal()
    Stridewell.launch_instance([str(folder), f"--port={port}", f"--Voila.ip={host}", *rest])
