"""Every route of the server's own; what neither this nor an extension lists is 404."""

from __future__ import annotations

from typing import Any

from jupyter_server.base.handlers import FileFindHandler
from voila.app import ThemesHandler
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler

from ..clinic.login import ClinicHandler, EditHandler, KeyHandler, Logout
from ..kernels.live_pages import Channels, KernelShutdown, LiveHandler, OwnKernelHandler
from .context_links import context_routes
from .handlers import AssetHandler, Health, OldAddress, PageHandler, TemplateAsset

SEGMENT = r"[a-z][a-z0-9-]*"
NAME = rf"({SEGMENT})"
CODE = r"([A-Za-z]{6})"
FOLDER = rf"(?:({SEGMENT})/)?"  # of a guide that is not the first
INSIDE = rf"((?:{SEGMENT}/)?{SEGMENT})"
PATIENTS = "(?!clinic/|edit/)"
KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
STATIC = r"voila/templates/stridewell/static/([\w./-]+)"


def patient_routes() -> list[Any]:
    """Pages, their assets, old addresses, links of records, and the server's health."""
    return [
        *context_routes(),
        ("", PageHandler),
        ("(index)", OldAddress),
        ("healthz", Health),
        ("healthz/(ready)", Health),
        (NAME, PageHandler),
        (rf"{PATIENTS}({SEGMENT}/index)", OldAddress),
        (rf"{PATIENTS}({SEGMENT}/(?:{SEGMENT})?)", PageHandler),
        (r"assets/(\w+)/([\w./+-]+)", AssetHandler),
        (rf"{PATIENTS}{INSIDE}\.ipynb", OldAddress),
        (r"voila/render/((?:[\w-]+/)?[\w-]+)\.ipynb", OldAddress),
    ]


def clinic_routes(app: Any) -> list[Any]:
    """Below `/clinic/`, behind the key: live pages, what their front end loads, and their own kernel."""
    return [
        ("", ClinicHandler),
        ("key", KeyHandler),
        ("leave", Logout),
        (INSIDE, LiveHandler),
        (INSIDE + r"\.ipynb", LiveHandler),
        *_live_routes(app),
    ]


def edit_routes(app: Any) -> list[Any]:
    """Below `/edit/`, behind the editor's key: the forms."""
    return [
        ("", EditHandler),
        ("key", KeyHandler),
        ("leave", Logout),
        ("(edit)", LiveHandler),
        *_live_routes(app),
    ]


def _live_routes(app: Any) -> list[Any]:
    return [
        (r"voila/api/shutdown/([\w-]+)", KernelShutdown),
        (rf"api/kernels/{KERNEL}", OwnKernelHandler),
        (rf"api/kernels/{KERNEL}/channels", Channels),
        (STATIC, TemplateAsset),
        *_front_end(app),
    ]


def _front_end(app: Any) -> list[Any]:
    """Voila's own front end, as Voila serves it."""
    labextensions = app.labextensions_path
    themes = {
        "themes_url": "",
        "path": app.themes_dir,
        "labextensions_path": labextensions,
        "no_cache_paths": [],
    }
    return [
        (r"voila/templates/((?:lab|live)/static/.*)", TemplateStaticFileHandler),
        (r"voila/static/(.*)", MultiStaticFileHandler, {"paths": app.static_paths}),
        (r"voila/api/themes/(.*)", ThemesHandler, themes),
        (r"voila/labextensions/(.*)", FileFindHandler, {"path": labextensions, "no_cache_paths": []}),
    ]
