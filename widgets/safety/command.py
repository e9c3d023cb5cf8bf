"""`stridewell safety DIR`: reads hazards, results and the code, and writes the papers."""

from __future__ import annotations

import subprocess
from argparse import Namespace
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

from ..check.safety_files import node_ids
from ..command_line import FINE, TO_MEND, cannot_run
from ..model.content.content import Content
from ..model.content.findings import ContentError
from ..model.content.folders import content_root
from ..model.content.loader import guide_names
from ..model.content.remembered import read_guide
from ..model.content.safety_files import SafetyFiles, read_safety
from ..model.csv_cells import csv_of_frame
from .accessibility import checked_criteria
from .bill_of_materials import NoLibraryError, bill_of_materials
from .data_map import described, gone
from .fingerprint import tree_fingerprint
from .hazard_log import hazard_log
from .papers import Pack, Release, papers
from .run_tests import results_of, run_named
from .tables import tables
from .test_results import ResultsRefused, read_results

NO_RESULTS = "There are no test results, so every hazard is open. Run `make test-all` first, or add --run."
UNKNOWN = "not known"


def safety(chosen: Namespace) -> int:
    """Writes the papers into a folder; 1 when a hazard is open or something kept has no words, 2 with the
    reason when nothing was written.
    """
    root = content_root()
    files = read_safety(root)
    if files.findings:
        print("\n".join(map(str, files.findings)))
        return cannot_run("Mend this first; nothing was written.")
    try:
        pack, bill = _pack(root, files, chosen.results, chosen.run_tests)
        _write(chosen.folder, pack, bill)
    except (ResultsRefused, ContentError) as reason:
        return cannot_run(reason)
    except OSError as error:
        return cannot_run(f"{error.filename}: {error.strerror}. Name a folder that can be written to.")
    lacks = [*_told(pack), *(f"Words for what is not kept: {each}." for each in gone(files.kept))]
    print("\n".join([*lacks, f"Written to {chosen.folder}; begin with index.html."]))
    return TO_MEND if lacks else FINE


def _pack(root: Path, files: SafetyFiles, given: Iterable[Path], run: bool) -> tuple[Pack, str]:
    project = root.parent
    named = frozenset(test for test, _, _ in files.named_tests())
    known = node_ids(project) if (project / "tests").is_dir() else named
    found = [run_named(project, named & known)] if run else [*given] or results_of(project)
    fingerprint = tree_fingerprint(project)
    results = read_results(found, fingerprint)
    if not found:
        print(NO_RESULTS)
    bill = _bill()
    pack = Pack(
        release=Release(date.today(), version("stridewell"), _revision(project), fingerprint),
        files=files,
        guides=_guides(root),
        log=tuple(hazard_log(files.hazards, results, known)),
        criteria=tuple(checked_criteria(files.criteria, results, known)),
        kept=tuple(described(files.kept)),
        has_bill=bool(bill),
    )
    return pack, bill


def _guides(root: Path) -> Mapping[str, Content]:
    return {name: read_guide(root, name) for name in guide_names(root)}


def _bill() -> str:
    try:
        return bill_of_materials()
    except NoLibraryError as reason:
        print(reason)
        return ""


def _revision(project: Path) -> str:
    """The revision of git, with a word on changes that it does not have."""
    try:
        asked = [["rev-parse", "--short=12", "HEAD"], ["status", "--porcelain"]]
        head, changed = (_git(project, words) for words in asked)
    except (OSError, subprocess.CalledProcessError):
        return UNKNOWN
    return f"{head}, with changes that are not in it" if changed else head


def _git(project: Path, words: list[str]) -> str:
    done = subprocess.run(["git", *words], cwd=project, capture_output=True, check=True, text=True)  # noqa: S603, S607
    return done.stdout.strip()


def _write(folder: Path, pack: Pack, bill: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in papers(pack).items():
        (folder / name).write_text(page, encoding="utf-8")
    for name, table in tables(pack).items():
        (folder / name).write_bytes(csv_of_frame(table).encode())
    if bill:
        (folder / "sbom.json").write_text(bill, encoding="utf-8")


def _told(pack: Pack) -> list[str]:
    """A line for each open hazard, with the first reason, and for each thing that is kept without words."""
    opened = [f"{each.hazard.id} is open: {each.why_open[0]}" for each in pack.open_hazards]
    total = [f"{len(opened)} of {len(pack.log)} hazards are open."] if opened else []
    kept = [
        f"No words say why this is kept: {row.place}: {', '.join(row.names)}." for row in pack.undescribed
    ]
    return [*opened, *total, *kept]
