"""The parser of the command line: what is wrong is said in one line, with what to write instead."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from .model.content.findings import nearest, one_of

FINE, TO_MEND, CANNOT_RUN = 0, 1, 2
Run = Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """A parser without abbreviations, which would keep options from those who come after us."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        """Says one line and ends with 2; argparse would print the whole usage first."""
        said = message.removeprefix("argument ").rstrip(".")
        sys.exit(cannot_run(f"{self.prog}: {said}. For help: {self.prog} --help"))

    # argparse has no other place to say which word is the nearest
    def _check_value(self, action: argparse.Action, value: Any) -> None:
        known = [str(each) for each in action.choices or ()]
        if known and str(value) not in known:
            hint = nearest(str(value), known) or one_of(known)
            raise argparse.ArgumentError(action, f'"{value}" is not known here.{hint}')


def cannot_run(reason: object) -> int:
    """Says why nothing was done; the exit status for it."""
    print(reason, file=sys.stderr)
    return CANNOT_RUN


def add_command(commands: Any, name: str, words: str, run: Run) -> Parser:
    """A subparser that runs `run` with what was chosen; `words` say what the command does."""
    made: Parser = commands.add_parser(name, help=words, description=f"{words[:1].upper()}{words[1:]}.")
    made.set_defaults(run=run)
    return made
