"""Promise to Binder and JupyterHub: the guide can be started by jupyter-server-proxy, and needs no prefix."""

from __future__ import annotations

from importlib.metadata import entry_points

from widgets.cli import make_parser


def test_a_jupyter_server_finds_how_to_start_the_guide() -> None:
    (entry,) = entry_points(group="jupyter_serverproxy_servers", name="stridewell")

    server = entry.load()()
    command = [word.format(port=8866) for word in server["command"]]
    chosen, rest = make_parser().parse_known_args(command[1:])
    assert (command[0], chosen.command, chosen.port) == ("stridewell", "serve", 8866)
    assert rest == ["--no-browser", "--Stridewell.behind_proxy=True"]
    assert server["absolute_url"] is False
