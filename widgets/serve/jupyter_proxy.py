"""Lets a Jupyter server (JupyterHub, Binder) show the guide at `…/stridewell/`, with jupyter-server-proxy."""

from __future__ import annotations

SECONDS_TO_START = 60


def stridewell_server() -> dict[str, object]:
    """How jupyter-server-proxy starts our server. It takes the prefix off, and our addresses are relative."""
    return {
        "command": ["stridewell", "serve", "--port={port}", "--no-browser", "--Stridewell.behind_proxy=True"],
        "absolute_url": False,
        "timeout": SECONDS_TO_START,
        "launcher_entry": {"title": "The guide, as patients see it"},
    }
