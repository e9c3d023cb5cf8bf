"""Runs our scripts without a browser, in deno: one binary from PyPI, which asks the network for nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
BIN = Path(sys.prefix) / "bin" / "deno"
QUIET = {"DENO_DIR": str(Path(sys.prefix) / "deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}


def call(module: str, name: str, cases: Sequence[Sequence[Any]]) -> list[Any]:
    """What the function `name` of a module, named from the root, returns for the arguments of each case."""
    command = [BIN, "run", "--quiet", "--no-remote", "--allow-read", "tests/js/call.js", module, name]
    done = subprocess.run(
        command,
        input=json.dumps(cases),
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env=os.environ | QUIET,
    )
    if done.returncode:
        raise AssertionError(done.stderr)
    found: list[Any] = json.loads(done.stdout)
    return found
