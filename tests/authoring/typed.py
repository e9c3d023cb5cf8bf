"""What somebody typed after `stridewell`, as the commands take it."""

from __future__ import annotations

from argparse import Namespace

from widgets.cli import make_parser


def typed(*words: str) -> Namespace:
    return make_parser().parse_args(words)
