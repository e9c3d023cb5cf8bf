"""Promise of all readers: whatever a text holds, it is refused in words; nothing ends the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz import READERS

ROOT = Path(__file__).parent.parent.parent
FEW, MANY = 150, 20_000
SEEDS = {FEW: 0, MANY: FEW}  # the long run goes on where the short one ends


def read_in_a_child(kind: str, count: int, seed: int) -> None:
    command = [sys.executable, "-m", "tests.fuzz", kind, str(count), str(seed)]
    done = subprocess.run(
        command, capture_output=True, check=False, cwd=ROOT, env=os.environ, text=True, timeout=3600
    )

    last = done.stdout.splitlines()[-1:] or ["none"]
    assert done.returncode == 0, (
        f"Case {last[0]} ended with {done.returncode}. Read it again with: "
        f"python -m tests.fuzz {kind} 1 {last[0]}\n{done.stderr[-3000:]}"
    )
    assert last == [str(seed + count - 1)]


@pytest.mark.parametrize("kind", READERS)
def test_damaged_texts_are_refused_in_words(kind: str) -> None:
    read_in_a_child(kind, FEW, SEEDS[FEW])


@pytest.mark.long
@pytest.mark.parametrize("kind", READERS)
def test_many_damaged_texts_are_refused_in_words(kind: str) -> None:
    read_in_a_child(kind, MANY, SEEDS[MANY])
