"""Promises of the `stridewell` command: one style, whole help, one line for a slip, quiet when cut off."""

from __future__ import annotations

import subprocess
from argparse import _SubParsersAction
from importlib.metadata import version

import pytest

from harness.server import BIN
from widgets.cli import main, make_parser
from widgets.command_line import Parser

SLIPS = {
    ("chek",): 'Did you mean "check"?',
    (): "command",
    ("check", "--formt", "json"): "not known here: --formt",
    ("check", "--format", "jsn"): 'Did you mean "json"?',
    ("new", "flagg"): 'Did you mean "flag"?',
    ("serve", "--port", "http"): "Use a number from 1 to 65535",
    ("serve", "--prot=8000"): 'Did you mean "--port"?',
    ("serve", "no-such-folder"): "There is no folder no-such-folder",
    ("serve", "--host", "no-such-computer.invalid"): "No computer is called no-such-computer.invalid",
    ("serve", "--host", "192.0.2.1"): "192.0.2.1 is not an address of this computer",
    ("export", "/no-such-folder/site"): "There is no folder /no-such-folder",
    ("flow", "pelvic-pain-after-runing"): 'Did you mean "pelvic-pain-after-running"?',
    ("review", "--sign", "RF-99", "--by", "Nobody"): "No text is called",
    ("explain", "SW20"): 'All are listed by "stridewell explain".',
    ("import", "no-such-file.txt"): "no-such-file.txt",
}


def commands() -> dict[str, Parser]:
    groups = [each for each in make_parser()._actions if isinstance(each, _SubParsersAction)]
    return dict(groups[0].choices)


@pytest.mark.parametrize("words", SLIPS, ids=" ".join)
def test_a_slip_is_one_clear_line_and_status_2(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status: object = main(list(words))
    except SystemExit as ended:
        status = ended.code

    told = capsys.readouterr().err
    assert status == 2
    assert SLIPS[words] in told and told.count("\n") == 1


def test_every_command_and_every_option_says_what_it_is_for() -> None:
    assert {"serve", "export", "check", "new", "flow", "review", "diff", "strings"} <= {*commands()}
    for parser in commands().values():
        assert parser.description
        assert all(action.help for action in parser._actions), parser.prog


@pytest.mark.parametrize("name", commands())
def test_help_is_printed_for_every_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])

    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: stridewell {name} ")


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])

    assert capsys.readouterr().out == f"stridewell {version('stridewell')}\n"


def test_what_voila_knows_is_passed_on() -> None:
    from widgets.serve.app.application import unknown_option

    assert unknown_option(["--Voila.base_url=/guide/", "--no-browser", "--Stridewell.ahead=False"]) == ""
    assert unknown_option(["--no-browsr"]) == 'There is no option --no-browsr. Did you mean "--no-browser"?'


def test_a_closed_pipe_is_quiet() -> None:
    command = f"{BIN / 'stridewell'} strings | head -n 1"

    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)

    assert done.stdout.startswith("#") and done.stderr == ""
