"""The commands `stridewell check`, `stridewell explain` and `stridewell import`."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import Any

from ..command_line import CANNOT_RUN, FINE, TO_MEND, Parser, add_command, cannot_run

FORMATS_KNOWN = ("text", "json", "github")


def add_commands(commands: Any) -> None:
    """Adds the commands to a parser's subparsers."""
    checking = add_command(
        commands, "check", "say what is to be mended in content/ and notebooks/", run_check
    )
    checking.add_argument("guide", nargs="?", help="the guide's folder name; all guides if left out")
    _add_format(checking)
    explaining = add_command(commands, "explain", "say what a code such as SW201 means", run_explain)
    explaining.add_argument("code", nargs="?", help="the code; all codes if left out")
    importing = add_command(commands, "import", "turn a plain text article into sections", run_import)
    importing.add_argument("file", help="the article, as plain text")
    importing.add_argument("folder", nargs="?", help="a new folder for the sections")
    importing.add_argument("--check", action="store_true", help="only say what is to be mended")
    _add_format(importing)


def _add_format(parser: Parser) -> None:
    words = "how to say it: for people, for programs, or as notes on GitHub; %(default)s"
    parser.add_argument("--format", choices=FORMATS_KNOWN, default="text", help=words)


def run_check(chosen: Namespace) -> int:
    """Prints the report; 0 when there is nothing to mend, 1 when there is, 2 when nothing could be read."""
    from ..model.content.folders import content_root
    from .check import check
    from .progress import Progress
    from .report_formats import FORMATS, as_github

    report = check(chosen.guide, progress=Progress())
    told = FORMATS[chosen.format](report, content_root())
    if told:
        print(told)
    if os.environ.get("CI") and chosen.format == "text" and report.findings:
        print(as_github(report, content_root()))
    if not report.could_run:
        return CANNOT_RUN
    return FINE if report.is_fine else TO_MEND


def run_explain(chosen: Namespace) -> int:
    """Prints the page of a code, or a line for each code; 2 when there is no such code."""
    from .codes import code_page, codes

    if chosen.code is None:
        for code in codes():
            print(f"{code}  {code_page(code).title}")
        return FINE
    try:
        print(code_page(chosen.code.upper()).text, end="")
    except LookupError as error:
        return cannot_run(error.args[0])
    return FINE


def run_import(chosen: Namespace) -> int:
    """Writes an article's sections to a new folder, or prints what is to be mended in it."""
    from .article_check import article_report
    from .article_reader import read_article
    from .article_sections import write_sections
    from .report_formats import FORMATS

    file = Path(chosen.file)
    try:
        article = read_article(file)
    except (OSError, ValueError) as error:
        return cannot_run(error)
    if chosen.check or not chosen.folder:
        report = article_report(article)
        print(FORMATS[chosen.format](report, file.parent))
        return FINE if report.is_fine else TO_MEND
    try:
        written = write_sections(article, Path(chosen.folder))
    except (OSError, ValueError) as error:
        return cannot_run(error)
    print(f"Wrote {written} sections to {chosen.folder}. Write each in your own words before it is used.")
    return FINE
