"""The commands of `stridewell` that educators start, look, review, compare and publish with."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from ..command_line import add_command
from .entry_kinds import KINDS
from .new import OPTIONS

FIRST = "the guide's folder name; the first guide if left out"


def add_commands(commands: Any, notebooks: Path) -> None:
    """Adds them to a parser's subparsers; `notebooks` is where a new page is written."""
    starting = add_command(
        commands,
        "new",
        "start a guide, or a part of one, from a template",
        lambda chosen: _new(chosen, notebooks),
    )
    starting.add_argument(
        "kind", choices=["guide", *KINDS], metavar="kind", help=", ".join(["guide", *KINDS])
    )
    starting.add_argument("name", nargs="?", default="", help="its name; asked for if left out")
    starting.add_argument("--guide", help=FIRST)
    for name, words in OPTIONS.items():
        starting.add_argument(f"--{name}", help=words)
    _add_flow(commands)
    _add_pictures(commands)
    _add_review(commands)
    _add_diff(commands)
    _add_publish(commands, notebooks)
    _add_translate(commands)
    _add_schema(commands)


def _add_flow(commands: Any) -> None:
    drawing = add_command(
        commands, "flow", "show the rules of a guide on a page, by how soon and path by path", _flow
    )
    drawing.add_argument("guide", nargs="?", help=FIRST)
    drawing.add_argument("--out", type=Path, default=Path("flow.html"), help="the page to write; %(default)s")


def _add_pictures(commands: Any) -> None:
    showing = add_command(commands, "pictures", "write a page of all pictures and their names", _pictures)
    showing.add_argument("guide", nargs="?", help=FIRST)
    out = "the page to write; %(default)s"
    showing.add_argument("--out", type=Path, default=Path("pictures.html"), help=out)


def _add_review(commands: Any) -> None:
    words = "print what a clinician has to read, or write down what one has signed"
    reviewing = add_command(commands, "review", words, _review)
    reviewing.add_argument("guide", nargs="?", help=FIRST)
    out = "the folder for the pack; %(default)s"
    reviewing.add_argument("--out", type=Path, default=Path("review"), help=out)
    signed = 'a text that was read, by its id; "guide", or "all"'
    reviewing.add_argument("--sign", metavar="ID", help=signed)
    reviewing.add_argument("--by", help="who has read it: name and profession")
    reviewing.add_argument("--on", help="the day it was read, such as 2027-05-24; today if left out")
    again = "the day it is due again; in two years if left out"
    reviewing.add_argument("--next", dest="again", help=again)


def _add_diff(commands: Any) -> None:
    comparing = add_command(
        commands, "diff", "say what changed for patients between two git revisions", _diff
    )
    comparing.add_argument("before", help="a git revision, such as main or HEAD~5")
    comparing.add_argument("after", help="a later one, such as HEAD")
    comparing.add_argument("guide", nargs="?", help="the guide's folder name; all guides if left out")
    comparing.add_argument("--all", action="store_true", help="every change, word by word")
    comparing.add_argument("--html", type=Path, metavar="FILE", help="write a page instead")


def _add_publish(commands: Any, notebooks: Path) -> None:
    words = "make the working copy what patients read, once nothing is to be mended in it"
    publishing = add_command(commands, "publish", words, _publish)
    publishing.epilog = (
        "It shows what changes for patients, and asks. Without a terminal: --by, --why and --yes."
    )
    publishing.add_argument("--undo", action="store_true", help="go back to the version before")
    publishing.add_argument("--list", action="store_true", help="say who published what, when and why")
    publishing.add_argument("--by", help="your name")
    publishing.add_argument("--why", help="why, in a few words")
    publishing.add_argument("--yes", action="store_true", help="do it without asking")
    publishing.add_argument("--notebooks", default=str(notebooks), help="the folder of notebooks")


def _add_translate(commands: Any) -> None:
    words = "bring a language's files up to date, say what is missing, and note who has checked what"
    translating = add_command(commands, "translate", words, _translate)
    translating.add_argument("language", metavar="LANG", help="its code, such as ms or zh-Hans")
    translating.add_argument("--coverage", action="store_true", help="say what is missing, and write nothing")
    translating.add_argument("--sheet", type=Path, metavar="FILE", help="write a table to read and sign")
    only = "of the table, only what carries this"
    translating.add_argument("--only", choices=["safety", "advice", "frame"], metavar="CLASS", help=only)
    signed = "sign the rows of a table that say yes"
    translating.add_argument("--check-off", type=Path, metavar="FILE", help=signed)
    translating.add_argument("--by", help="who has read them: name and profession")
    translating.add_argument("--on", help="the day they were read, such as 2027-05-24; today if left out")


def _add_schema(commands: Any) -> None:
    words = "write the shapes of content files as JSON Schema, for an editor that completes and marks YAML"
    shaping = add_command(commands, "schema", words, _schema)
    shaping.add_argument(
        "folder", type=Path, nargs="?", default=Path("schemas"), help="%(default)s if left out"
    )


def _schema(chosen: Namespace) -> int:
    from .editor_schemas import schema

    return schema(chosen)


def _new(chosen: Namespace, notebooks: Path) -> int:
    from .new import new

    return new(chosen, notebooks, input if sys.stdin.isatty() else None)


def _flow(chosen: Namespace) -> int:
    from .flow import flow

    return flow(chosen)


def _pictures(chosen: Namespace) -> int:
    from .pictures import pictures

    return pictures(chosen)


def _review(chosen: Namespace) -> int:
    from .review import review

    return review(chosen)


def _publish(chosen: Namespace) -> int:
    from .publish import publish

    return publish(chosen, input if sys.stdin.isatty() else None, colour=sys.stdout.isatty())


def _translate(chosen: Namespace) -> int:
    from .translate import translate

    return translate(chosen)


def _diff(chosen: Namespace) -> int:
    from .diff import diff

    return diff(chosen, colour=sys.stdout.isatty())
