"""Runs the tests that the safety papers name, and keeps what they came to as JUnit XML."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from .test_results import ResultsRefused

FOLDER = ".results"  # where `make test` writes what its parts came to
NAMED = "named.xml"


def results_of(project: Path) -> list[Path]:
    """The files of results that `make test`, or an earlier run of the named tests, left in `project`."""
    return sorted((project / FOLDER).glob("*.xml"))


def run_named(project: Path, tests: Iterable[str]) -> Path:
    """Runs the tests and returns the file with their results, whatever these are. Raises ResultsRefused when
    they could not be run at all.
    """
    target = project / FOLDER / NAMED
    target.parent.mkdir(exist_ok=True)
    target.unlink(missing_ok=True)
    settings = ["-o", "addopts=", "-q", "-n", "2", "--dist", "loadfile", f"--junitxml={target}"]
    command = [sys.executable, "-m", "pytest", *settings, *sorted({*tests})]
    done = subprocess.run(command, cwd=project, check=False)  # noqa: S603 - our own tests
    if not target.is_file():
        raise ResultsRefused(f"The tests could not be run (pytest ended with {done.returncode}).")
    return target
