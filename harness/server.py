"""Starts the real server, as a person would, on a free loopback port."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(
    command: list[str], ready: str, log: Path, env: Mapping[str, str], cwd: Path = ROOT
) -> Iterator[subprocess.Popen[bytes]]:
    """A server of our own: waits until `ready` answers, and ends it, by its group, afterwards.

    What it publishes is kept beside its `log`, unless `env` says where.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, "STRIDEWELL_PUBLISHED": str(log.parent / "published"), **env},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until_answers(ready, process, log)
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=20)


@contextmanager
def plain_voila(folder: Path, env: Mapping[str, str]) -> Iterator[tuple[str, int, Path]]:
    """`voila notebooks/` as anyone would start it: where its pages stand, its process id, and its log."""
    port, log = free_port(), folder / "voila.log"
    command = [str(BIN / "voila"), "notebooks/", "--no-browser", "--Voila.ip=127.0.0.1", f"--port={port}"]
    with running(command, f"http://127.0.0.1:{port}/", log, env) as process:
        yield f"http://127.0.0.1:{port}/voila/render/", process.pid, log


@contextmanager
def stridewell(log: Path, env: Mapping[str, str]) -> Iterator[str]:
    """`stridewell serve`: where plain Voila's addresses stand, which lead to its pages."""
    port = free_port()
    command = [str(BIN / "stridewell"), "serve", f"--port={port}", "--Stridewell.ahead=False"]
    with running(command, f"http://127.0.0.1:{port}/healthz/ready", log, env):
        yield f"http://127.0.0.1:{port}/voila/render/"


@contextmanager
def jupyter_lab(
    folder: Path, cells: Sequence[str], settings: Mapping[str, Mapping[str, Any]] | None = None
) -> Iterator[str]:
    """JupyterLab with a notebook of these code cells, written to `folder`: the notebook's address.

    `settings` are those of a person, by extension.
    """
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in cells])  # type: ignore[no-untyped-call]
    notebook.metadata.kernelspec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(notebook, folder / "try.ipynb")  # type: ignore[no-untyped-call]
    port = free_port()
    command = [
        str(BIN / "jupyter"), "lab", "--no-browser", f"--port={port}", "--allow-root",
        "--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={folder}", "--IdentityProvider.token=",
        "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    env = {"PYTHONPATH": str(ROOT), **lab_folders(folder)}
    for extension, values in (settings or {}).items():
        file = folder / "settings" / f"{extension}.jupyterlab-settings"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(values))
    address = f"http://127.0.0.1:{port}/lab"
    with running(command, address, folder / "lab.log", env, cwd=folder):
        yield f"{address}/tree/try.ipynb"


def lab_folders(folder: Path) -> dict[str, str]:
    """Where JupyterLab keeps what it was set to and what was open: below `folder`, not in the user's home."""
    return {
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
    }


def wait_until_answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Returns once `url` answers. Raises RuntimeError when `process` ends first, or after three minutes."""
    for _ in range(1800):
        if process.poll() is not None:
            raise RuntimeError(f"The server stopped:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"The server did not answer:\n{log.read_text()}")
