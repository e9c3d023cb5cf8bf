"""Starts contestants on free ports of this machine only, and ends them with all they started."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape

from harness.server import BIN, free_port, running
from widgets.model.content.folders import content_root

from .contestants import RIVALS, Contestant
from .cost import kill

TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape())
SOLARA_QUIET = {"SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False"}


@dataclass(frozen=True)
class Running:
    """A server: where its page stands, and its process."""

    address: str
    pid: int

    def kill(self) -> None:
        """Kills it at once."""
        kill(self.pid)


class NotAtHand(Exception):  # noqa: N818 - it is news, not a mistake
    """Something a contestant needs is missing here; says what to do."""


@contextmanager
def started(contestant: Contestant, folder: Path, words: dict[str, Any]) -> Iterator[Running]:
    """A contestant's server with a folder of its own. Raises NotAtHand when it cannot be started here."""
    port = free_port()
    prepare(contestant, folder, port, words)
    env = {"BENCH_WORDS": str(folder.parent / "words.json"), "STRIDEWELL_CACHE": str(folder / "kept")}
    command, log = contestant.argv(port, folder), folder / "server.log"
    if not shutil.which(command[0]):
        raise NotAtHand(f"{command[0]} is not installed")
    address = f"http://127.0.0.1:{port}"
    cwd = RIVALS.parent.parent if contestant.bin == BIN else folder
    with running(command, f"{address}/", log, {**env, **SOLARA_QUIET}, cwd) as process:
        try:
            yield Running(address + contestant.path, process.pid)
        finally:
            kill(process.pid)


def prepare(contestant: Contestant, folder: Path, port: int, words: dict[str, Any]) -> None:
    """Writes what a contestant serves from files: the plain page, or our export, and nginx's settings."""
    folder.mkdir()
    if contestant.command[0] != "nginx":
        return
    site = folder / "site"
    if contestant.name == "plain":
        site.mkdir()
        html = TEMPLATES.get_template("rivals/plain.html").render(words).encode()
        (site / "index.html").write_bytes(html)
        (site / "index.html.gz").write_bytes(gzip.compress(html))
    else:
        export(site)
    settings = TEMPLATES.get_template("nginx.conf").render(
        folder=folder, site=site, port=port, is_root=os.geteuid() == 0
    )
    (folder / "nginx.conf").write_text(settings)


def export(site: Path) -> None:
    """Writes our static site, in English only: the page that is visited is the same, and the other languages
    take the most time of all. Raises NotAtHand when `stridewell export` cannot.
    """
    content = site.parent / "content"
    shutil.copytree(content_root(), content, ignore=shutil.ignore_patterns("translations"))
    done = subprocess.run(
        [str(BIN / "stridewell"), "export", "--direct", str(site)],
        env={**os.environ, "STRIDEWELL_CONTENT": str(content)},
        capture_output=True,
        text=True,
    )
    if done.returncode or not site.is_dir():
        raise NotAtHand(f"`stridewell export` wrote nothing: {done.stderr.strip()[-200:]}")
