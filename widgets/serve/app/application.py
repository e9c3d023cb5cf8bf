"""`stridewell serve`: Voila, with the same `voila.json`, and patient pages kept ready."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from tornado.ioloop import IOLoop
from traitlets import Bool, Float, Integer, List, Tuple, Unicode, default
from voila.app import Voila

from ...check.first_version import NothingToShow
from ...check.shown import cannot_show, chosen
from ...command_line import FINE, cannot_run
from ...model.content.findings import nearest
from ...model.content.folders import content_root
from ...model.published.settings import EDITING, is_direct
from ...model.published.shown import refuse_unpublished
from ...model.published.working_copy import WorkingCopy
from ...page.content_security_policy import page_policy
from ...reachable_address import ADDRESS, LISTENS, is_reachable, listening_address, reachable_address
from ..clinic.access_key import new_key, take_keys
from ..clinic.key_tries import KeyTries
from ..clinic.login import MAKERS, Login
from ..clinic.realms import EDIT, realms
from ..kernels.kernel_ceiling import MAX_KERNELS, MAX_MEGABYTES, KernelPool
from ..kernels.kernel_manager import Kernels
from ..kernels.provisioner import fork_kernels
from ..pages.assets import read_assets
from ..pages.cache import NotReady, PageCache, RenderedPage
from ..pages.compressed import Compressed, compress
from ..pages.finish import finish
from ..pages.notebooks import Notebooks
from ..pages.on_request import Maker, OnRequest, away_from_loop
from ..pages.page_parts import IncompletePage, require_parts
from ..pages.render import Rendered, rendered
from ..pages.snapshot import fingerprint, read_snapshot
from ..pages.urls import ServedUrls, up_from
from ..pages.watch import sweep, watch
from ..preview.jupyterlab import LOOPBACK, Lab
from ..preview.preview import preview_routes
from ..preview.preview_state import keep_checked
from .access_log import log, log_request, open_access_log
from .base_handler import NotFound
from .error_pages import HTML, make_error_page
from .extension import Extension
from .host_check import known_hosts, wrong_hosts
from .listen_address import in_brackets, why_not
from .middleware import App
from .phone_address import phone_words, terminal_code
from .rate_limit import RateLimit
from .readiness import Check, Readiness
from .routes import SEGMENT, clinic_routes, edit_routes, patient_routes
from .security_headers import SecurityHeaders, wrong_origins
from .services import Limits, Now, Services
from .shutdown import end_all
from .stop_signals import leave_at_once, on_stop

DRAIN_SECONDS = 10.0  # for requests that are running when the server is told to stop

CONTENT_HINT = "Name the folder of notebooks, and set STRIDEWELL_CONTENT to that of the content."
LAB_ENDED = "JupyterLab could not start, so only the pages and the preview are there. To see why: make lab"
TEMPLATE_HINT = (
    'The template "stridewell" makes it. Install the project again, and look at "template" in voila.json.'
)


class Stridewell(Voila):  # type: ignore[misc]
    """Voila with a page cache; settings of its own stand under "Stridewell" in `voila.json`."""

    name = "stridewell"
    services: Services
    ioloop: IOLoop | None = None
    first_page: asyncio.Task[Compressed] | None = None
    is_leaving = False
    extensions: Sequence[Extension] = Tuple()  # type: ignore[assignment]  # a traitlet
    page_timeout = Float(40, config=True, help="Seconds one rendering may take.")
    max_pages = Integer(500, config=True, help="Rendered pages kept in memory.")
    max_kernels = Integer(MAX_KERNELS, config=True, help="Visitors of live notebooks at a time.")
    max_megabytes = Integer(MAX_MEGABYTES, config=True, help="Memory all kernels may use together.")
    pool_size = Integer(1, config=True, help="Kernels kept warm, when there are live notebooks.")
    starts_a_minute = Integer(30, config=True, help="Live pages one visitor may start in a minute.")
    max_connections = Integer(12_000, config=True, help="Open connections; more are closed at once.")
    ahead = Bool(True, config=True, help="Make pages of every language and region before anyone asks.")
    behind_proxy = Bool(
        False,
        config=True,
        help="Believe the last entries of X-Forwarded-For and X-Forwarded-Proto: one proxy's.",
    )
    hosts = List(Unicode(), config=True, help="Names of this server besides those it listens at.")
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

    def initialize(self, argv: list[str] | None = None) -> None:
        """Reads `voila.json` beside the notebooks, else the one installed with us: never where one stands."""
        folders = [Path(word).resolve().parent for word in argv or () if not word.startswith("-")]
        installed: list[str] = self.config_file_paths[1:]  # type: ignore[has-type]  # the first is where one stands
        self.config_file_paths = [*map(str, folders[:1]), *installed]
        super().initialize(argv)

    def start(self) -> None:
        """Serves until it is told to stop; not at all when its first page would lack what none may lack.

        Leaves no kernel and no folder behind, whichever way it ends.
        """
        on_stop(self._handle_signal_stop)
        try:
            self.prepare()
            self._refuse_incomplete_pages()
            self._serve()
        finally:
            self._clear_away()

    def _serve(self) -> None:
        self.app = App(self.init_handlers(), transforms=[SecurityHeaders], **self.settings)
        loop = asyncio.get_event_loop_policy().get_event_loop()
        shared = self.services
        added = [work() for each in self.extensions for work in each.background]
        editing = [keep_checked(shared)] if self.edit else []
        lasting = [watch(shared), sweep(shared), *added, *editing]
        self.lasting = [loop.create_task(work) for work in lasting]
        log.info("The guide: %s", self.display_url)
        phones = reachable_address()
        if told := phone_words(self.ip, phones):
            log.info(told)
        if sys.stderr.isatty() and is_reachable(phones):
            sys.stderr.write(terminal_code(phones))
        if self.edit:
            self._open_lab()
        try:
            self.listen()
        finally:
            if self.now.lab:
                self.now.lab.end()

    def _handle_signal_stop(self, number: int, frame: FrameType | None) -> None:
        """Takes the place of Voila's, which knows no loop before it listens."""
        if self.ioloop is not None:
            self.ioloop.add_callback_from_signal(self._leave, self.ioloop)
        elif self.first_page is not None:
            self.first_page.get_loop().call_soon_threadsafe(self._end_first_page)
        else:
            leave_at_once(number, frame)

    def _end_first_page(self) -> None:
        """Ends the making of the first page. nbclient takes one cancellation for one failed cell, and goes on
        to the next, so it is told again.
        """
        self.is_leaving = True
        if self.first_page is not None and not self.first_page.done():
            self.first_page.cancel()
            self.first_page.get_loop().call_later(0.05, self._end_first_page)

    async def _leave(self, loop: IOLoop) -> None:
        """Lets running requests finish; a second signal does not wait for them."""
        if not self.is_leaving:
            self.is_leaving = True
            for task in self.lasting:
                task.cancel()
            await self.app.server.drain(DRAIN_SECONDS)
        loop.stop()

    def stop(self) -> None:
        """Nothing: what Voila ends here, `start` ends, however early the stop comes."""

    def _clear_away(self) -> None:
        if hasattr(self, "services"):
            asyncio.get_event_loop_policy().get_event_loop().run_until_complete(end_all(self.kernel_manager))
        if self.connection_dir:
            shutil.rmtree(self.connection_dir, ignore_errors=True)

    def prepare(self) -> None:
        """Reads assets and content, and makes all that renders pages, without listening."""
        self._refuse_mistakes()
        self.working = working = WorkingCopy(content_root().absolute(), Path(self.root_dir).absolute())
        try:
            self.shown = chosen(working, self.edit, self._turn_to, log.info)
        except NothingToShow as nothing:
            sys.exit(cannot_show(nothing))
        fork_kernels(self.config)  # they read what is shown
        self.connection_dir = tempfile.mkdtemp(prefix="stridewell_", dir=self.connection_dir_root)
        folder = self.shown.notebooks
        self.now = Now(fingerprint=fingerprint(folder), snapshot=read_snapshot(folder))
        self.assets = read_assets(self.base_url)
        self.voila_configuration.multi_kernel_manager_class = Kernels
        self.settings = self.init_settings()
        self.services = self.settings["services"] = self._made_services()
        os.environ[LISTENS] = f"{in_brackets(self.ip)}:{self.port}{self.base_url}"

    def _checks(self) -> list[Check]:
        return [self.shown.lacks, *(check for each in self.extensions for check in each.checks)]

    def _turn_to(self, notebooks: Path) -> None:
        """Lets Voila's renderer and every kernel from now on find these notebooks."""
        self.root_dir = str(notebooks)
        for part in (getattr(self, "contents_manager", None), getattr(self, "kernel_manager", None)):
            if part is not None:
                part.root_dir = self.root_dir

    def _made_services(self) -> Services:
        now = self.now
        return Services(
            base_url=self.base_url,
            server_url=self.server_url,
            realms=realms(self.key, self.editors_key),
            working=self.working,
            shown=self.shown,
            page_policy=page_policy(self.frame_origins),
            frame_origins=tuple(self.frame_origins),
            edit=self.edit,
            ahead=self.ahead,
            behind_proxy=self.behind_proxy,
            hosts=known_hosts(self.hosts, self._public_addresses(), self.ip, self.behind_proxy),
            assets=self.assets,
            pages=PageCache(self.made, lambda name: now.snapshot.pages.get(name, ""), self.max_pages),
            on_request=OnRequest(self._makers(), lambda: self.services),
            kernel_pool=KernelPool(self.kernel_manager, self.max_kernels, self.max_megabytes, self.pool_size),
            limits=self._limits(),
            readiness=Readiness(self._checks()),
            now=now,
            kernel_manager=self.kernel_manager,
            voila=self,
        )

    def _makers(self) -> dict[str, Maker]:
        added = {name: maker for each in self.extensions for name, maker in each.makers.items()}
        return {"error": Maker(away_from_loop(make_error_page)), **MAKERS, **added}

    def _public_addresses(self) -> list[str]:
        return [os.environ.get(ADDRESS, ""), self.custom_display_url]

    def _limits(self) -> Limits:
        return Limits(
            starts=RateLimit(self.starts_a_minute, 60),
            keys=KeyTries(),
            connections=self.max_connections,
            page_timeout=self.page_timeout,
        )

    async def made(self, name: str, query: str) -> RenderedPage:
        """One page as this server sends it. Raises IncompletePage when it lacks what no page may lack, and
        Unpublished when it was made of other files than those that were published.
        """
        page = await rendered(self, name, query, self.page_timeout)
        done = await asyncio.to_thread(self._finished, name, page)
        await refuse_unpublished(self.shown)
        return done

    def _finished(self, name: str, page: Rendered) -> RenderedPage:
        urls = ServedUrls(up_from(name), self.assets.path, self.assets.sheet)
        done = finish(page.html, urls)
        require_parts(done.tokens, page.modules)
        packed = compress(done.html.encode(), HTML, done.style, quickly=self.edit)
        return RenderedPage(packed, page.is_whole)

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings, and what our handlers need."""
        theirs = super().init_settings()
        self.contents_manager = Notebooks(parent=self)
        ours = {
            "allow_remote_access": True,  # our own check of hosts comes first
            "contents_manager": self.contents_manager,
            "default_handler_class": NotFound,
            "locked_handler_class": Login,
            "log_function": log_request,
        }
        added = {name: value for each in self.extensions for name, value in each.settings.items()}
        return {**theirs, **self.tornado_settings, **ours, **added}

    def _open_lab(self) -> None:
        folder = Path(os.path.commonpath([content_root().resolve(), self.shown.notebooks.resolve()]))
        self.now.lab = lab = Lab(folder, self.ip, self.port, self.open_browser)
        log.info("The preview: %spreview", self.display_url)
        loop = asyncio.get_event_loop_policy().get_event_loop()
        self.lasting.append(loop.create_task(_invite(lab)))

    def launch_browser(self) -> None:
        """Opens the preview for whoever edits, else the guide."""
        if self.edit:
            webbrowser.open(self.display_url + "preview")
        else:
            super().launch_browser()

    def init_handlers(self) -> list[Any]:
        """The routes of patients' and clinicians' pages, and no other of Voila's."""
        preview = preview_routes(SEGMENT) if self.edit else []
        added = [route for each in self.extensions for route in each.patient_routes]
        behind_key = [route for each in self.extensions for route in each.clinic_routes]
        routes = [*preview, *added, *patient_routes()]
        patients = [(self.server_url + pattern, *rest) for pattern, *rest in routes]
        clinicians = [
            (self.server_url + "clinic/" + pattern, *rest)
            for pattern, *rest in (*behind_key, *clinic_routes(self))
        ]
        edits = edit_routes(self) if EDIT in self.services.realms else []
        editors = [(f"{self.server_url}{EDIT}/{pattern}", *rest) for pattern, *rest in edits]
        return [*patients, *clinicians, *editors]

    def _refuse_incomplete_pages(self) -> None:
        """Makes the first page before anyone can ask for it; each other is held to the same when made."""
        first = next(iter(self.now.snapshot.pages), "")
        if not first:
            sys.exit(cannot_run(f"There is no page for patients in {self.shown.notebooks}. {CONTENT_HINT}"))
        loop = asyncio.get_event_loop_policy().get_event_loop()
        self.first_page = loop.create_task(self.services.pages.page((first, "")))
        try:
            loop.run_until_complete(self.first_page)
        except asyncio.CancelledError:
            sys.exit(FINE)  # it was told to stop
        except NotReady as error:
            if isinstance(error.__cause__, IncompletePage):
                sys.exit(cannot_run(f"The page {first} cannot be shown: {error.__cause__}. {TEMPLATE_HINT}"))
        finally:
            self.first_page = None
        if self.is_leaving:
            sys.exit(FINE)  # the page was made all the same

    def _refuse_mistakes(self) -> None:
        wrong = [*wrong_origins(self.frame_origins), *wrong_hosts(self.hosts)]
        if self.edit and self.ip not in LOOPBACK:
            wrong.append(f'"{self.ip}" can be reached from outside. To edit, leave --host out.')
        try:
            is_direct()
            self.key, self.editors_key = take_keys()
        except ValueError as error:
            wrong.append(str(error))
        os.environ.pop(EDITING, None)  # no kernel inherits it
        if wrong:
            sys.exit(cannot_run("\n".join(wrong)))
        if not self.key:
            self.key = new_key()
            log.info("The key to the clinicians' pages, until this server stops: %s", self.key)


async def _invite(lab: Lab) -> None:
    if await lab.has_opened():
        log.info("JupyterLab, to edit: %s", lab.invitation)
    else:
        log.warning(LAB_ENDED)


def serve(folder: Path, host: str, port: int, rest: list[str], extensions: Sequence[Extension] = ()) -> int:
    """Serves the notebooks in `folder`; `rest` are options of Voila, such as `--Voila.base_url=/guide/`,
    and `extensions` what other parts of the project add.

    Returns 2, with the reason, when it cannot.
    """
    if reason := unknown_option(rest) or why_not(host, port):
        return cannot_run(reason)
    open_access_log()
    Stridewell.launch_instance(
        [str(folder), f"--port={port}", f"--Voila.ip={host}", *rest], extensions=tuple(extensions)
    )
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
