"""`stridewell serve`: Voila, with the same `voila.json`, and patient pages kept ready."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import Any

from traitlets import Bool, Float, Integer, List, Unicode, default
from voila.app import Voila

from ..guide import content_root
from ..model.findings import nearest
from ..parser import FINE, cannot_run
from ..rooms.address import LISTENS, listening_address
from .addresses import readdressed, served_page, with_script
from .answer import Nowhere
from .assets import read_assets
from .calm import HTML
from .clinic import Locked
from .door import Site
from .edition import read_edition, stamp
from .forked import fork_kernels
from .headers import Seal, page_policy, wrong_origins
from .joined import with_style
from .journal import log, note_visit, open_journal
from .kernels import Kernels
from .key import given_key, new_key
from .lab import LOOPBACK, Lab
from .listening import in_brackets, why_not
from .named import only_named, with_sources_elsewhere
from .notebooks import Notebooks
from .packed import pack
from .pages import Made, Pages
from .places import Places
from .preview import preview_routes
from .preview_news import keep_checked
from .rates import Rate
from .rendering import rendered
from .rooms.hall import Hall
from .routes import SEGMENT, clinic_routes, patient_routes
from .services import Limits, Now, Services
from .thin import thin
from .watch import sweep, watch


class Stridewell(Voila):  # type: ignore[misc]
    """Voila with a page cache; settings of its own stand under "Stridewell" in `voila.json`."""

    name = "stridewell"
    services: Services
    page_timeout = Float(40, config=True, help="Seconds one rendering may take.")
    most_pages = Integer(500, config=True, help="Rendered pages kept in memory.")
    most_kernels = Integer(20, config=True, help="Visitors of live notebooks at a time.")
    most_megabytes = Integer(4000, config=True, help="Memory all kernels may use together.")
    pool_size = Integer(1, config=True, help="Kernels kept warm, when there are live notebooks.")
    starts_a_minute = Integer(30, config=True, help="Live pages one visitor may start in a minute.")
    most_connections = Integer(12_000, config=True, help="Open connections; more are closed at once.")
    ahead = Bool(True, config=True, help="Make pages of every language and region before anyone asks.")
    behind_proxy = Bool(False, config=True, help="Believe X-Forwarded-For and X-Forwarded-Proto.")
    edit = Bool(
        False, config=True, help="Open JupyterLab beside the pages, and a preview; this computer only."
    )
    frame_origins = List(Unicode(), config=True, help="Origins that may show a page in a frame.")

    @default("log_level")
    def _default_log_level(self) -> int:
        return logging.WARNING

    @default("open_browser")
    def _default_open_browser(self) -> bool:
        return self.edit

    @default("port_retries")
    def _default_port_retries(self) -> int:
        return 0

    @property
    def display_url(self) -> str:
        """The guide's address; Voila would name this computer, and a phone does not find it by its name."""
        given: str = self.custom_display_url
        return given.rstrip("/") + "/" if given else listening_address()

    @property
    def connection_url(self) -> str:
        """The same for this computer's own browser."""
        return f"http://{in_brackets(self.ip)}:{self.port}{self.base_url}"

    def start(self) -> None:
        """Serves until it is told to stop."""
        self.prepare()
        self.app = Site(self.init_handlers(), transforms=[Seal], **self.settings)
        loop = asyncio.get_event_loop_policy().get_event_loop()
        shared = self.services
        editing = [keep_checked(shared)] if self.edit else []
        lasting = [watch(shared, self.folder), sweep(shared), shared.hall.sweep(), *editing]
        tasks = [loop.create_task(work) for work in lasting]
        log.info("The guide: %s", self.display_url)
        if self.edit:
            self._open_lab()
        try:
            self.listen()
        finally:
            if self.now.lab:
                self.now.lab.end()
        for task in tasks:
            task.cancel()

    def prepare(self) -> None:
        """Reads assets and content, and makes all that renders pages, without listening."""
        self._refuse_mistakes()
        fork_kernels(self.config)
        self.connection_dir = tempfile.mkdtemp(prefix="stridewell_", dir=self.connection_dir_root)
        self.folder = Path(self.root_dir)
        self.now = Now(stamp=stamp(self.folder), edition=read_edition(self.folder))
        self.assets = read_assets(self.base_url)
        self.voila_configuration.multi_kernel_manager_class = Kernels
        self.settings = self.init_settings()
        self.services = self.settings["site"] = self._made_services()
        os.environ[LISTENS] = f"{in_brackets(self.ip)}:{self.port}{self.base_url}"

    def _made_services(self) -> Services:
        now = self.now
        return Services(
            base_url=self.base_url,
            server_url=self.server_url,
            key=self.key,
            folder=self.folder,
            page_policy=page_policy(self.frame_origins),
            frame_origins=tuple(self.frame_origins),
            edit=self.edit,
            ahead=self.ahead,
            behind_proxy=self.behind_proxy,
            assets=self.assets,
            pages=Pages(self.made, lambda name: now.edition.pages.get(name, ""), self.most_pages),
            places=Places(self.kernel_manager, self.most_kernels, self.most_megabytes, self.pool_size),
            hall=Hall(),
            limits=self._limits(),
            now=now,
            kernel_manager=self.kernel_manager,
            voila=self,
        )

    def _limits(self) -> Limits:
        return Limits(
            starts=Rate(self.starts_a_minute, 60),
            wrong_keys=Rate(5, 60),
            wrong_codes=Rate(60, 60),
            joins=Rate(600, 60),
            papers=Rate(6000, 60),
            connections=self.most_connections,
            page_timeout=self.page_timeout,
        )

    async def made(self, name: str, query: str) -> Made:
        """One page, rendered and packed as this server sends it."""
        page = await rendered(self, name, query, self.page_timeout)
        html = readdressed(
            thin(with_sources_elsewhere(only_named(page.html))), served_page, self.assets.address
        )
        html = with_script(html, self.assets.address)
        html, style = with_style(html, self.assets.sheet_at)
        return Made(pack(html.encode(), HTML, style), page.is_whole)

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings, and what our handlers need."""
        theirs = super().init_settings()
        self.contents_manager = Notebooks(parent=self)
        ours = {
            "contents_manager": self.contents_manager,
            "default_handler_class": Nowhere,
            "locked_handler_class": Locked,
            "log_function": note_visit,
        }
        return {**theirs, **self.tornado_settings, **ours}

    def _open_lab(self) -> None:
        folder = Path(os.path.commonpath([content_root().resolve(), self.folder.resolve()]))
        self.now.lab = lab = Lab(folder, self.ip, self.port, self.open_browser)
        log.info("JupyterLab, to edit: %s", lab.invitation)
        log.info("The preview: %spreview", self.display_url)

    def launch_browser(self) -> None:
        """Opens the preview for whoever edits, else the guide."""
        if self.edit:
            webbrowser.open(self.display_url + "preview")
        else:
            super().launch_browser()

    def init_handlers(self) -> list[Any]:
        """The routes of patients' and clinicians' pages, and no other of Voila's."""
        routes = [*(preview_routes(SEGMENT) if self.edit else []), *patient_routes()]
        patients = [(self.server_url + pattern, *rest) for pattern, *rest in routes]
        clinicians = [
            (self.server_url + "clinic/" + pattern, *rest) for pattern, *rest in clinic_routes(self)
        ]
        return [*patients, *clinicians]

    def _refuse_mistakes(self) -> None:
        wrong = wrong_origins(self.frame_origins)
        if self.edit and self.ip not in LOOPBACK:
            wrong.append(f'"{self.ip}" can be reached from outside. To edit, leave --host out.')
        try:
            self.key = given_key()
        except ValueError as error:
            wrong.append(str(error))
        if wrong:
            sys.exit(cannot_run("\n".join(wrong)))
        if not self.key:
            self.key = new_key()
            log.info("The key to the clinicians' pages, until this server stops: %s", self.key)


def serve(folder: Path, host: str, port: int, rest: list[str]) -> int:
    """Serves the notebooks in `folder`; `rest` are options of Voila, such as `--Voila.base_url=/guide/`.

    Returns 2, with the reason, when it cannot.
    """
    if reason := unknown_option(rest) or why_not(host, port):
        return cannot_run(reason)
    open_journal()
    Stridewell.launch_instance([str(folder), f"--port={port}", f"--Voila.ip={host}", *rest])
    return FINE


def unknown_option(rest: list[str]) -> str:
    """A sentence on the first option that Voila does not take; it would start without a word of it."""
    names = [name for given in (*Stridewell.flags, *Stridewell.aliases) for name in _names(given)]
    known = ["host", "port", "edit", "help-all", *names]
    words = [word.lstrip("-").partition("=")[0] for word in rest if word.startswith("-")]
    wrong = next((word for word in words if "." not in word and word not in known), "")
    hint = nearest(wrong, known, 'Did you mean "--{}"?') or " For all of them: stridewell serve --help-all"
    return f"There is no option --{wrong}.{hint}" if wrong else ""


def _names(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else given
