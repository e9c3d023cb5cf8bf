"""All files of an exported site, by path; nothing here reads a clock, so equal pages give equal files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from .assets import ON_DEMAND, WITH_PAGES, ExportAssets, digest
from .context_links import ContextLinks, context_files
from .error_pages import not_found_page, offline_page
from .page import exported_page
from .page_head import with_mark
from .paths import path_of_page
from .sitemap import robots, sitemap
from .urls import ExportedUrls

MARKER = "stridewell.json"
WORKER = "worker.js"
OFFLINE = "offline"


@dataclass(frozen=True)
class Look:
    """What the whole site shares: how a query is brought to its one form, where it will stand
    (`https://example.org/guide/`, or "" when that is not known), whether it is a draft, and where links of a
    health record lead.
    """

    one_form: Callable[[str], str]
    address: str = ""
    is_draft: bool = True
    context_links: ContextLinks = field(default_factory=ContextLinks)


def site_files(
    pages: Mapping[tuple[str, str], str], bodies: Mapping[str, bytes], look: Look
) -> dict[str, bytes]:
    """The files of the site for pages by notebook and query, as Voila wrote them, and front-end files."""
    parts = ExportAssets(bodies)
    finished = {
        path_of_page(*key).path: exported_page(
            html, ExportedUrls(path_of_page(*key), parts, look.one_form), look.is_draft
        )
        for key, html in pages.items()
    }
    queries = list(dict.fromkeys(query for _, query in pages))
    away = {path_of_page(OFFLINE, query).path: offline_page(query, parts, look.one_form) for query in queries}
    kept = {path: page.html for path, page in finished.items()} | away
    marks = {path: digest(f"{path} {html}".encode()) for path, html in kept.items()}
    kept = {path: with_mark(html, marks[path]) for path, html in kept.items()}
    root = urlsplit(look.address).path or "/"
    texts = {**kept, "404.html": not_found_page(root, parts, look.one_form)}
    links = look.context_links.among({name for name, _ in pages})
    texts |= context_files(links, queries, parts, look.one_form)
    texts |= {"robots.txt": robots(look.address, look.is_draft)}
    texts |= {"sitemap.xml": sitemap(look.address, finished)} if look.address else {}
    files = {path: text.encode() for path, text in texts.items()}
    scripts = {parts.path(page.script) for page in finished.values()}
    files |= {parts.folder + name: body for name, body in parts.files.items()}
    files[WORKER] = _worker(files, marks, list(away), parts, scripts)
    files[MARKER] = json.dumps({"made by": "stridewell export", "assets": parts.folder}).encode()
    return files


def _worker(
    files: Mapping[str, bytes],
    marks: Mapping[str, str],
    away: list[str],
    parts: ExportAssets,
    scripts: Iterable[str],
) -> bytes:
    """The service worker, told what there is; it changes when any file does. `marks` names every page that
    may be kept, with what stands in it as long as it is of this edition.
    """
    kept = [parts.folder + name for name in WITH_PAGES if name in parts.files]
    edition = {
        "version": digest(f"{path} {digest(body)}" for path, body in sorted(files.items())),
        "marks": dict(marks),
        "pages": [path for path in marks if path not in away],
        "always": [*away, *sorted({*scripts, *kept})],
        "onDemand": [parts.folder + name for name in ON_DEMAND if name in parts.files],
    }
    code = (Path(__file__).parent / "service_worker.js").read_text(encoding="utf-8")
    return f"const EDITION = {json.dumps(edition)};\n{code}".encode()
