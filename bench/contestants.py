"""Who is compared: how each is started, and where its page stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from harness.server import BIN

HERE = Path(__file__).parent
RIVALS = HERE / "rivals"
THEIRS = HERE.parent / ".bench" / "bin"


@dataclass(frozen=True)
class Contestant:
    """A page and its server. `command` may name {port}, {folder} (its own) and {bin} (its programs).

    `retry` is how many milliseconds a tick is given before it is tried again: longer where the answer
    comes from the server. `keeps` says that a server remembers each visitor, so that a crowd has a bound.
    """

    name: str
    title: str
    command: Sequence[str]
    path: str = "/"
    bin: Path = THEIRS
    retry: int = 400
    keeps: bool = True
    env: dict[str, str] = field(default_factory=dict)

    def argv(self, port: int, folder: Path) -> list[str]:
        """The command line, filled in."""
        return [part.format(port=port, folder=folder, bin=self.bin) for part in self.command]


def _own(name: str, title: str, command: Sequence[str], path: str = "/") -> Contestant:
    return Contestant(name, title, command, path, BIN, retry=50, keeps=False)


def _voila(name: str, title: str, *needed: str) -> Contestant:
    """Voila as it is where nothing else is installed: it leaves out what others brought to `.bench`."""
    others = [extension for extension in EXTENSIONS if extension not in needed]
    left_out = f"--VoilaConfiguration.extension_denylist={others}"
    options = ("--no-browser", "--port={port}", "--Voila.ip=127.0.0.1", left_out)
    return Contestant(name, title, ("{bin}/voila", f"{RIVALS}/{name.replace('-', '_')}.ipynb", *options))


EXTENSIONS = (
    "@pyviz/jupyterlab_pyviz",
    "@voila-dashboards/jupyterlab-preview",
    "anywidget",
    "jupyter-vue",
    "jupyter-vuetify",
    "jupyterlab-plotly",
)
NGINX = ("nginx", "-p", "{folder}", "-c", "{folder}/nginx.conf", "-g", "daemon off;")
PAGE = _own(
    "page",
    "our page (stridewell serve)",
    ("{bin}/stridewell", "serve", "--port={port}", "--Stridewell.ahead=False", "--Stridewell.pool_size=0"),
    "/symptoms",
)
EXPORT = _own("export", "our export behind nginx", NGINX, "/symptoms.html")
PLAIN = _own("plain", "plain static page (the limit)", NGINX)

CONTESTANTS = (
    PLAIN,
    PAGE,
    EXPORT,
    _voila("voila-widgets", "stock Voila (ipywidgets)"),
    _voila("voila-plotly", "stock Voila (ipywidgets, pandas, plotly)", "anywidget", "jupyterlab-plotly"),
    Contestant(
        "solara",
        "Solara",
        ("{bin}/solara", "run", f"{RIVALS}/solara_page.py", "--port={port}", "--production", "--no-open"),
    ),
    Contestant(
        "panel",
        "Panel",
        ("{bin}/panel", "serve", f"{RIVALS}/panel_page.py", "--port={port}", "--address=127.0.0.1"),
        "/panel_page",
    ),
    Contestant(
        "streamlit",
        "Streamlit",
        (
            *("{bin}/streamlit", "run", f"{RIVALS}/streamlit_page.py", "--server.port={port}"),
            *("--server.address=127.0.0.1", "--server.headless=true", "--browser.gatherUsageStats=false"),
        ),
    ),
    Contestant(
        "marimo",
        "marimo",
        ("{bin}/marimo", "run", f"{RIVALS}/marimo_page.py", "--port={port}", "--headless", "--no-token"),
    ),
    Contestant(
        "dash",
        "Dash",
        ("{bin}/gunicorn", "dash_page:server", "--chdir", str(RIVALS), "-b", "127.0.0.1:{port}", "-w", "2"),
    ),
)


def chosen(only: str) -> list[Contestant]:
    """Those named in `only` ("page,voila" takes both of Voila) and the limit, or all when it is empty.

    Raises ValueError for a name that none begins with.
    """
    asked = [name.strip() for name in only.split(",") if name.strip()]
    known = ", ".join(contestant.name for contestant in CONTESTANTS)
    for name in asked:
        if not any(contestant.name.startswith(name) for contestant in CONTESTANTS):
            raise ValueError(f'"{name}" is not compared here. Choose from: {known}.')
    if not asked:
        return list(CONTESTANTS)
    return [one for one in CONTESTANTS if one is PLAIN or one.name.startswith(tuple(asked))]
