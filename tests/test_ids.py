"""Promises of the code: it names no entry of a guide, so that any guide can have ids of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import CONTENT

WIDGETS = CONTENT.parent / "widgets"
KINDS = ("*.py", "*.js", "*.html")
ID = re.compile(r"\bid: ([\w-]+)")
NUMBERED = re.compile(r"([A-Z]{1,3})-[A-Z0-9]{1,4}[a-z]?")
NAMED = re.compile(r"[A-Z]{2,}")


def ids() -> Iterator[str]:
    """Every id of every guide, such as those of its signs, questions, options and slides."""
    for path in sorted(CONTENT.glob("*/*.yaml")):
        if (path.parent / "guide.yaml").exists():
            yield from ID.findall(path.read_text(encoding="utf-8"))


def pattern(known: set[str]) -> re.Pattern[str]:
    """Any id that begins like one of a guide, and a name in capitals as it is, in quotes or after a dot."""
    starts = {match[1] for name in known if (match := NUMBERED.fullmatch(name))}
    named = {name for name in known if NAMED.fullmatch(name)}
    capitals = rf"""["'`.]({"|".join(sorted(named))})\b(?!\s*[=:.])""" if named else "(?!)"
    return re.compile(rf"(?<![\w-])({'|'.join(sorted(starts))})-(?=\w*\d|[A-Z]{{2}}\b)\w+|{capitals}")


def found(known: set[str]) -> list[str]:
    wanted = pattern(known)
    files = sorted(path for kind in KINDS for path in WIDGETS.rglob(kind))
    return [
        f"{path.relative_to(WIDGETS.parent)}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if wanted.search(line)
    ]


def test_no_id_of_a_guide_stands_in_the_code() -> None:
    assert "\n".join(found(set(ids()))) == ""


def test_an_id_would_be_found(tmp_path: Path) -> None:
    wanted = pattern({"KF-01", "K-02", "P-WK", "PARTS"})

    assert all(map(wanted.search, ['"KF-77"', "K-02.bother", "`P-BN`", 'answers["PARTS"]', "answers.PARTS"]))
    assert not any(map(wanted.search, ["X-WR-CALNAME", "UTF-8", "PARTS = (", "SK-02", "P-values"]))
