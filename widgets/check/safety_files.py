"""Finds what is wrong in `content/safety/`, and each test named there that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ..model.content.findings import NEAREST, Finding, nearest
from ..model.content.safety_files import FOLDER, read_safety

TEST = re.compile(r"^(?:async )?def (test_\w+)", re.MULTILINE)


def safety_findings(root: Path) -> Iterator[Finding]:
    """The findings of `safety/` below `root` (`content/`); none where there is no such folder.

    Tests are looked up beside `content/`; an installed copy has none, so there they are not looked up.
    """
    if not (root / FOLDER).is_dir():
        return
    files = read_safety(root)
    yield from files.findings
    named = files.named_tests() if (root.parent / "tests").is_dir() else ()
    known = node_ids(root.parent)
    for test, file, place in named:
        if test not in known:
            yield files.trees[file].finding(no_test(test, known), *place, code="SW107", words=test)


def no_test(test: str, known: frozenset[str]) -> str:
    """A sentence on a test that does not exist, with the nearest of the same name or file."""
    file, _, name = test.partition("::")
    alike = [each for each in known if each.endswith(f"::{name}") or each.startswith(f"{file}::")]
    return f'There is no test "{test}".{nearest(test, alike, NEAREST)}'


def node_ids(project: Path) -> frozenset[str]:
    """The names of all tests below `tests/`, as pytest gives them: `tests/test_guide.py::test_a_promise`."""
    files = sorted((project / "tests").rglob("test_*.py"))
    return frozenset(
        f"{path.relative_to(project).as_posix()}::{name}"
        for path in files
        for name in _names(path, path.stat().st_mtime_ns)
    )


@lru_cache(maxsize=512)
def _names(path: Path, _: int) -> tuple[str, ...]:
    return tuple(TEST.findall(path.read_text(encoding="utf-8")))
