"""The `stridewell` command."""

from __future__ import annotations

import argparse
import os
import re
import sys
from importlib.metadata import version
from pathlib import Path

from .authoring import commands as editing
from .check import commands as checking
from .command_line import FINE, Parser, add_command, cannot_run
from .model.content.folders import project_folder
from .model.published.settings import DIRECT

ADDRESS = re.compile(r"https?://[a-z0-9.-]+(:\d+)?(/[\w.~-]+)*/?", re.IGNORECASE | re.ASCII)
NOTEBOOKS = project_folder("notebooks")
PASSED_ON = (
    "Options of Voila are passed on, such as --no-browser or --Voila.base_url=/guide/; "
    "settings of our own, such as --Stridewell.behind_proxy=True, too. --help-all lists them all."
)
NO_READER, STOPPED = 141, 130  # what a shell says of a command that a closed pipe, or a person, ended


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns 0, 1 when something is to be mended, or 2 when it could not run."""
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Python would try once more at its end, and complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO_READER
    except KeyboardInterrupt:
        return STOPPED


def _run(arguments: list[str] | None) -> int:
    parser = make_parser()
    chosen, rest = parser.parse_known_args(arguments)
    if rest and chosen.command != "serve":
        parser.error(f"not known here: {' '.join(rest)}")
    chosen.rest = rest
    return int(chosen.run(chosen))


def make_parser() -> Parser:
    """The one parser, with a subparser for each command."""
    parser = Parser(prog="stridewell", description="Patient-education notebooks.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('stridewell')}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command", title="commands")
    _add_serve(commands)
    _add_export(commands)
    add_command(commands, "strings", "print every visible string, for translators (.pot)", _strings)
    checking.add_commands(commands)
    editing.add_commands(commands, NOTEBOOKS)
    _add_safety(commands)
    return parser


def _add_serve(commands: argparse._SubParsersAction[Parser]) -> None:
    serving = add_command(commands, "serve", "serve the guide", _serve)
    serving.epilog = PASSED_ON
    serving.add_argument("notebooks", nargs="?", default=str(NOTEBOOKS), help="the folder of notebooks")
    serving.add_argument("--host", default="127.0.0.1", help="the address to listen on; %(default)s")
    serving.add_argument("--port", type=_port, default=8866, help="the port; %(default)s")
    serving.add_argument("--edit", action="store_true", help="open JupyterLab and a preview beside the pages")
    _add_direct(serving)


def _add_export(commands: argparse._SubParsersAction[Parser]) -> None:
    exporting = add_command(commands, "export", "write the patients' pages as a static site", _export)
    exporting.add_argument("folder", metavar="DIR", help="a new folder, or that of an earlier export")
    exporting.add_argument("--notebooks", default=str(NOTEBOOKS), help="the folder of notebooks")
    exporting.add_argument("--address", type=_address, help="where it will stand, for a sitemap")
    _add_direct(exporting)


def _add_direct(parser: Parser) -> None:
    words = f"show the working copy without publishing it ({DIRECT}=yes does the same)"
    parser.add_argument("--direct", action="store_true", help=words)


def _take_direct(chosen: argparse.Namespace) -> None:
    if chosen.direct:
        os.environ[DIRECT] = "yes"


def _add_safety(commands: argparse._SubParsersAction[Parser]) -> None:
    words = "write the papers a clinic asks for: hazards with their tests, safety case, data, accessibility"
    writing = add_command(commands, "safety", words, _safety)
    writing.add_argument("folder", metavar="DIR", type=Path, help="the folder for the papers")
    results = "results of tests (JUnit XML); those that `make test` left if left out"
    writing.add_argument("--results", nargs="+", type=Path, default=(), metavar="FILE", help=results)
    writing.add_argument("--run", dest="run_tests", action="store_true", help="run the named tests first")


def _port(given: str) -> int:
    if not given.isascii() or not given.isdigit() or not 0 < int(given) < 65536:
        raise argparse.ArgumentTypeError(f'"{given}" is not a port. Use a number from 1 to 65535')
    return int(given)


def _address(given: str) -> str:
    if not ADDRESS.fullmatch(given):
        raise argparse.ArgumentTypeError(
            f'"{given}" is not an address. Write it like https://example.org/guide/'
        )
    return given if given.endswith("/") else given + "/"


def _no_folder(notebooks: str) -> str:
    there = Path(notebooks).is_dir()
    return "" if there else f"There is no folder {notebooks}. Name one that holds notebooks."


def _export(chosen: argparse.Namespace) -> int:
    if reason := _no_folder(chosen.notebooks):
        return cannot_run(reason)
    _take_direct(chosen)
    from .serve.export.command import export

    return export(Path(chosen.folder), Path(chosen.notebooks), chosen.address or "")


def _serve(chosen: argparse.Namespace) -> int:
    if reason := _no_folder(chosen.notebooks):
        return cannot_run(reason)
    _take_direct(chosen)
    from .serve.app.stop_signals import leave_at_once, on_stop

    on_stop(leave_at_once)  # what follows takes seconds to read
    from .authoring.publish_page import PublishPage
    from .serve.app.application import serve
    from .serve.app.extension import Extension
    from .workshop.web.extension import workshop_extension

    notebooks = Path(chosen.notebooks)
    editing_too = ["--Stridewell.edit=True"] if chosen.edit else []
    given = [*editing_too, *chosen.rest]
    publishing = Extension(settings={"publishing": PublishPage(notebooks)})
    return serve(notebooks, chosen.host, chosen.port, given, [workshop_extension(), publishing])


def _safety(chosen: argparse.Namespace) -> int:
    from .safety.command import safety

    return safety(chosen)


def _strings(_: argparse.Namespace) -> int:
    from .check.string_extraction import write_template

    write_template(sys.stdout.buffer)
    return FINE
