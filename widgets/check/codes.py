"""The page of explanation that belongs to each code of a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ..model.content.findings import NEAREST, Finding, nearest

FOLDER = Path(__file__).parent / "codes"
FORM = re.compile(
    r"# (?P<code>SW\d{3}): (?P<title>.+)\n\n\*\*Why\.\*\* (?P<why>.+)\n\n\*\*Instead\.\*\* (?P<instead>.+)"
)


@dataclass(frozen=True)
class CodePage:
    """What a code means: a title, why it matters, what to write instead, and the whole page as Markdown."""

    code: str
    title: str
    why: str
    instead: str
    text: str


@cache
def codes() -> tuple[str, ...]:
    """Every code there is, in order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("SW*.md")))


@cache
def code_page(code: str) -> CodePage:
    """The page of a code such as "SW201"; raises LookupError that names the nearest one."""
    if code not in codes():
        hint = nearest(code, codes(), NEAREST) or ' All are listed by "stridewell explain".'
        raise LookupError(f'No code is called "{code}".{hint}')
    text = (FOLDER / f"{code}.md").read_text(encoding="utf-8")
    match = FORM.match(text)
    assert match, code  # noqa: S101  (a test holds every page to the form)
    return CodePage(text=text, **match.groupdict())


def explained(finding: Finding) -> Finding:
    """The finding with why and what to write instead, taken from its code's page where it has none."""
    page = code_page(finding.code)
    return replace(finding, why=finding.why or page.why, instead=finding.instead or page.instead)
