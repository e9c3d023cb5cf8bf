"""Promise of the check: whatever is done to a file, it says where, and no page runs a script."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from tests.check.hostile import ANYWHERE, GUIDE, Edit, edits
from tests.conftest import CONTENT
from tests.copies import ENGLISH_ONLY
from widgets import Guide
from widgets.check.check import check
from widgets.model.content.findings import Finding
from widgets.model.content.loader import load

EDITS = edits(CONTENT)
NEAR = 12
MAX_SECONDS = 5  # of the processor, whatever else the machine does
LIVE = (
    "<script>alert",
    "onerror=alert(1)>",
    "<svg/",
    'href="javascript:',
    "<iframe src=//",
    "onclick=alert(1)>b",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path_factory.mktemp("hostile") / "content", ignore=ENGLISH_ONLY))


def names_the_place(edit: Edit, finding: Finding) -> bool:
    """The file and a line near the edit, or a name elsewhere that the edit took away."""
    if finding.file == f"{GUIDE}/{edit.file}":
        cut_off = finding.line <= edit.raw.count(b"\n") + 1 < edit.line
        missing = finding.code == "SW105"  # what is missing from a whole file is named at its start
        return edit.line == ANYWHERE or abs(finding.line - edit.line) <= NEAR or cut_off or missing
    return bool(finding.words) and finding.words in edit.gone


def test_there_are_a_hundred_of_them() -> None:
    assert len(EDITS) >= 100


@pytest.mark.parametrize("edit", EDITS, ids=[f"{edit.file}-{number}" for number, edit in enumerate(EDITS)])
def test_an_edit_is_found_where_it_is_or_does_no_harm(
    edit: Edit, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(root))
    path = root / GUIDE / edit.file
    before = path.read_bytes()
    path.write_bytes(edit.raw)
    started = time.process_time()

    try:
        findings = check(GUIDE).findings
        seconds = time.process_time() - started
        page = shown(edit, root)
    finally:
        path.write_bytes(before)

    assert seconds < MAX_SECONDS
    assert findings or not edit.must_be_found, edit.name
    assert not findings or any(names_the_place(edit, finding) for finding in findings), (
        edit.name,
        edit.line,
        [str(finding) for finding in findings[:5]],
    )
    assert not any(words in page for words in LIVE)


def shown(edit: Edit, root: Path) -> str:
    """What a patient would see of it, if the guide can be read at all."""
    if ("<" not in edit.name and "(" not in edit.name) or not load(root, GUIDE).content:
        return ""
    guide = Guide(GUIDE)
    parts = [guide.section(name) for name in guide.content.sections]
    return "\n".join(map(str, [*parts, guide.red_flags(), guide.checklist().static_html()]))
