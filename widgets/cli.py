"""The `stridewell` command."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from .check.command import add_commands

ADDRESS = re.compile(r"https?://[a-z0-9.-]+(:\d+)?(/[\w.~-]+)*/?", re.IGNORECASE | re.ASCII)
EDITING = {
    "new": "start a guide, or a part of one, from a template",
    "flow": "draw the rules of a guide, with a table of every path",
    "review": "print what a clinician has to read, or write down what one has signed",
    "diff": "say what changed for patients between two git revisions",
}
NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns 0, 1 when something is to be mended, or 2 when it could not run."""
    parser = argparse.ArgumentParser(prog="stridewell", description="Patient-education notebooks.")
    commands = parser.add_subparsers(dest="command", required=True)
    add_commands(commands)
    serving = commands.add_parser("serve", help="serve the guide; other options are passed on to Voila")
    serving.add_argument("notebooks", nargs="?", default=str(NOTEBOOKS), help="the folder of notebooks")
    serving.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    serving.add_argument("--port", type=_port, default=8866, help="the port, 8866 if left out")
    serving.add_argument("--edit", action="store_true", help="open JupyterLab and a preview beside the pages")
    exporting = commands.add_parser("export", help="write the patients' pages as a static site")
    exporting.add_argument("folder", metavar="DIR", help="a new folder, or that of an earlier export")
    exporting.add_argument("--notebooks", default=str(NOTEBOOKS), help="the folder of notebooks")
    exporting.add_argument("--address", type=_address, help="where it will stand, for a sitemap")
    exporting.set_defaults(run=_export)
    translating = commands.add_parser("strings", help="print every visible string, for translators (.pot)")
    translating.set_defaults(run=_strings)
    for name, words in EDITING.items():
        commands.add_parser(name, help=words, add_help=False)
    chosen, rest = parser.parse_known_args(arguments)
    if chosen.command == "serve":
        return _serve(chosen, rest)
    if chosen.command in EDITING:
        from .edit.commands import run

        return run(chosen.command, rest, NOTEBOOKS)
    if rest:
        parser.error(f"not known here: {' '.join(rest)}")
    return int(chosen.run(chosen))


def _port(given: str) -> int:
    if not given.isascii() or not given.isdigit() or not 0 < int(given) < 65536:
        raise argparse.ArgumentTypeError(f'"{given}" is not a port. Use a number from 1 to 65535.')
    return int(given)


def _address(given: str) -> str:
    if not ADDRESS.fullmatch(given):
        raise argparse.ArgumentTypeError(
            f'"{given}" is not an address. Write it like https://example.org/guide/'
        )
    return given if given.endswith("/") else given + "/"


def _is_folder(notebooks: str) -> bool:
    if not Path(notebooks).is_dir():
        print(f"There is no folder {notebooks}. Name one that holds notebooks.", file=sys.stderr)
        return False
    return True


def _export(chosen: argparse.Namespace) -> int:
    if not _is_folder(chosen.notebooks):
        return 1
    from .serve.export.command import export

    return export(Path(chosen.folder), Path(chosen.notebooks), chosen.address or "")


def _serve(chosen: argparse.Namespace, rest: list[str]) -> int:
    if not _is_folder(chosen.notebooks):
        return 1
    from .serve.application import serve

    editing = ["--Stridewell.edit=True"] if chosen.edit else []
    serve(Path(chosen.notebooks), chosen.host, chosen.port, [*editing, *rest])
    return 0


def _strings(_: argparse.Namespace) -> int:
    from .check.strings import write_template

    write_template(sys.stdout.buffer)
    return 0
