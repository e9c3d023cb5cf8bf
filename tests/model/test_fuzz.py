"""Promise of all readers: whatever a text holds, it is refused in words; nothing ends the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz import READERS

ROOT = Path(__file__).parent.parent.parent
FEW, MANY = 60, 20_000


def read_in_a_child(kind: str, count: int, seed: int) -> None:
    command = [sys.executable, "-m", "tests.fuzz", kind, str(count), str(seed)]
    done = subprocess.run(
        command, capture_output=True, check=False, cwd=ROOT, env=os.environ, text=True, timeout=3600
    )

    came = done.stdout.splitlines()
    assert done.returncode == 0, (
        f"It ended with {done.returncode}, the last case was {came[-1:]} (KIND SEED). Read it again with: "
        f"python -m tests.fuzz KIND 1 SEED\n{done.stderr[-3000:]}"
    )
    assert len(came) == count * (len(READERS) if kind == "all" else 1)


def test_damaged_texts_are_refused_in_words() -> None:
    read_in_a_child("all", FEW, seed=0)


@pytest.mark.long
@pytest.mark.parametrize("kind", READERS)
def test_many_damaged_texts_are_refused_in_words(kind: str) -> None:
    read_in_a_child(kind, MANY, seed=FEW)  # goes on where the short run ends
