"""Checks a guide and says what to mend: in a notebook, on the command line, and in CI."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..guide import content_root
from ..model.content import Content
from ..model.findings import Finding
from ..model.load import guide_names, load
from .clinical import clinical_findings

COMPONENTS = Path(__file__).parent.parent / "components"


@dataclass(frozen=True)
class Report:
    """All findings of a check, sorted by file and line, and a sentence on what was looked at."""

    findings: tuple[Finding, ...]
    summary: str

    @property
    def is_fine(self) -> bool:
        """True when there is nothing to mend."""
        return not self.findings

    def __str__(self) -> str:
        lines = [*map(str, self.findings)] or ["Everything is fine"]
        return "\n".join([*lines, self.summary])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        environment = Environment(
            loader=FileSystemLoader(COMPONENTS), autoescape=True, undefined=StrictUndefined
        )
        template = environment.get_template("findings/findings.html")
        return template.render(findings=self.findings, summary=self.summary)


def check(name: str | None = None) -> Report:
    """The report on one guide, or on all of them when no name is given."""
    root = content_root()
    names = [name] if name else guide_names(root)
    if not names:
        text = 'There is no guide here. A guide is a folder with a "guide.yaml".'
        return Report((Finding("content", 1, text),), "")
    loaded = [load(root, each) for each in names]
    contents = [each.content for each in loaded if each.content]
    findings = {f for each in loaded for f in each.findings}
    findings |= {f for content in contents for f in clinical_findings(content)}
    return Report(tuple(sorted(findings)), " ".join(map(_summary, contents)))


def _summary(content: Content) -> str:
    checklist, red_flags = content.checklist, content.red_flags
    return (
        f'Read "{content.guide.title}": {len(content.sections)} sections, '
        f"{len(red_flags.flags)} red flags, {len(checklist.items)} questions, "
        f"{len(content.cards.cards)} cards, {len(content.examples)} examples, all of which hold."
    )
