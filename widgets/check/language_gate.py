"""The gate for languages: what is wrong in one leaves that language as it was published, and no other."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from itertools import groupby

from ..model.content.findings import Finding
from ..model.content.languages.on_disk import FOLDER, folder_of, own_name
from ..model.published.working_copy import WorkingCopy

SHOWN = 10  # findings of one language that are listed
Kept = Mapping[str, tuple[Finding, ...]]


def language_of(finding: Finding) -> str:
    """The code of the language whose folder a finding is in; "" for any other file."""
    top, _, rest = finding.file.partition("/")
    code, slash, _ = rest.partition("/")
    return code if top == FOLDER and slash else ""


def keep_languages(
    copy: WorkingCopy, published: WorkingCopy | None, findings: Iterable[Finding]
) -> tuple[list[Finding], Kept]:
    """The findings that hold all of `copy`, and those of each language that now stands in it as published.

    A language that was never published is taken out. So no slip in one goes out, and none keeps a mended
    English warning from the people who need it.
    """
    by_language = {
        code: tuple(own) for code, own in groupby(sorted(findings, key=language_of), key=language_of)
    }
    rest = by_language.pop("", ())
    for code in by_language:
        _put_back(copy, published, code)
    return list(rest), by_language


def _put_back(copy: WorkingCopy, published: WorkingCopy | None, code: str) -> None:
    place = folder_of(copy.content, code)
    shutil.rmtree(place, ignore_errors=True)
    before = folder_of(published.content, code) if published else None
    if before and before.is_dir():
        shutil.copytree(before, place)


def told(kept: Kept) -> str:
    """Which languages stay as they were, and what is to be mended there, as text."""
    parts = []
    for code, findings in sorted(kept.items()):
        things = "1 thing" if len(findings) == 1 else f"{len(findings)} things"
        parts += [f"{own_name(code)} ({code}) stays as it was published: {things} to mend first."]
        parts += map(str, findings[:SHOWN])
        if len(findings) > SHOWN:
            parts.append(f"… and {len(findings) - SHOWN} more: stridewell check")
    return "\n".join(parts)
