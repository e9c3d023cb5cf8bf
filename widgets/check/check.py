"""Checks a guide and says what to mend: in a notebook, on the command line, and in CI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..model.content.content import Content
from ..model.content.findings import Finding
from ..model.content.folders import content_root
from ..model.content.languages.coverage import source_places, translated_texts
from ..model.content.languages.on_disk import FOLDER, language_findings, read_languages
from ..model.content.loader import NO_CONTENT, Loaded, guide_names, load
from ..model.content.passages import Passage, passages, section_passages, told_cases, tree_passages
from .codes import explained
from .comments import comment_findings
from .exceptions import Exceptions
from .guide_rules import whole_findings
from .languages.checked import translation_findings
from .languages.read_back import state_findings
from .notebook_calls import call_findings, listing_findings
from .notebooks import cells_named, notebook_findings, notebook_passages, notebooks, text_cells
from .plan_numbers import plan_numbers
from .progress import Progress
from .readability import option_grades, section_grades, section_rhythm
from .safety_files import safety_findings
from .safety_net import safety_net_findings
from .section_rules import TextSection
from .string_extraction import PACKAGE, code_messages, texts_of_guides
from .tables import section_tables, table_findings, tree_tables
from .text_rules import entry_findings, is_readable, part_findings, passage_findings
from .urgency import sign_urgency, typed_levels
from .violations import TextLocator

COMPONENTS = Path(__file__).parent.parent / "components"
NO_GUIDE = 'There is no guide here. A guide is a folder with a "guide.yaml".'
SOURCED = ("published", "reported")


@dataclass(frozen=True)
class Report:
    """All findings of a check, sorted by file, line and column, and a sentence on what was looked at.

    `could_run` is False when there was no guide to look at.
    """

    findings: tuple[Finding, ...]
    summary: str
    could_run: bool = True

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


def check(
    name: str | None = None,
    today: date | None = None,
    progress: Progress | None = None,
    root: Path | None = None,
) -> Report:
    """The report on one guide, or on all of them and the notebooks when no name is given.

    `root` is the folder to look in, `content/` when left out.
    """
    root, progress = root or content_root(), progress or Progress(say=None)
    names = guide_names(root)
    if not names or (name and name not in names):
        missing = (
            load(root, name).findings
            if name
            else (Finding("content", 1, NO_GUIDE + NO_CONTENT.format(root), "SW001"),)
        )
        return Report(tuple(map(explained, missing)), "", could_run=False)
    looking = _Looking(root, today or date.today(), progress)
    for each in [name] if name else names:
        looking.at_guide(each)
    if not name:
        looking.at_translations()
        looking.at_safety()
        looking.at_notebooks(root.parent / "notebooks")
        looking.at_code()
    looking.at_comments()
    return Report(looking.findings(), " ".join(map(_summary, looking.whole)))


def in_reading_order(finding: Finding) -> tuple[str, int, int, str]:
    """What findings are sorted by: file, line, column, then words."""
    return finding.file, finding.line, finding.column, finding.text


class _Looking:
    """One round through the content; each file is judged once, however many guides share it."""

    def __init__(self, root: Path, today: date, progress: Progress) -> None:
        self.root, self.today, self.progress = root, today, progress
        self.places = TextLocator(self._read)
        self.exceptions = Exceptions(root, self.places)
        self.found: set[Finding] = set()
        self.whole: list[Content] = []
        self.is_whole = True
        self.seen: set[str] = set()

    def findings(self) -> tuple[Finding, ...]:
        """All findings but those an exception covers, each with its reason, sorted."""
        left = {*self.exceptions.left(self.found), *self.exceptions.findings}
        if self.is_whole:  # what could not be read has not been judged, so an exception may still be needed
            left |= {*self.exceptions.unused(self.seen)}
        return tuple(sorted(map(explained, left), key=in_reading_order))

    def at_guide(self, name: str) -> None:
        self.progress.step(f"Reading {name}")
        loaded = load(self.root, name)
        self.found |= {*loaded.findings}
        self.found |= {*self._sections(loaded), *self._files(loaded)}
        self.is_whole = self.is_whole and loaded.content is not None
        if loaded.content:
            self.progress.step(f"Looking at {name} as a whole")
            self.whole.append(loaded.content)
            self.found |= {*whole_findings(loaded.content, self.today)}
            self.found |= {*safety_net_findings(loaded.content)}
            self.found |= {*self._told(loaded.content)}
            self.found |= {*self._typed_again(loaded.content, passages(loaded.content))}

    def at_translations(self) -> None:
        self.progress.step("Reading the translations")
        self.found |= {*language_findings(self.root)}
        languages = read_languages(self.root)
        if not languages or not self.is_whole:  # what cannot be read has no texts to compare with
            return
        folder, guides = self.root.parent / "notebooks", [content.name for content in self.whole]
        places = source_places(texts_of_guides(self.whole, folder))
        for files in languages:
            self.progress.step(f"Comparing {files.name} with the English")
            texts = translated_texts(files, places, guides)
            self.found |= {*translation_findings(self.root, files, texts)}
            self.found |= {*state_findings(files, texts, guides)}
            self.seen |= {f"{FOLDER}/{files.code}/{name}.po" for name in files.texts}

    def at_comments(self) -> None:
        self.found |= {*comment_findings(self.root, self.today)}

    def at_safety(self) -> None:
        self.progress.step("Reading the safety papers")
        self.found |= {*safety_findings(self.root)}

    def _told(self, content: Content) -> Iterator[Finding]:
        yield from passage_findings(self.places, told_cases(content))
        if content.has("treatments.yaml"):
            tree = content.trees[f"{content.name}/treatments.yaml"]
            yield from option_grades(self.places, tree, content.treatments)

    def _typed_again(
        self, content: Content, texts: Iterable[Passage], others: Iterable[str] = ()
    ) -> Iterator[Finding]:
        checks = [sign_urgency(content), typed_levels(content)]
        if content.has("plan.yaml"):
            checks.append(plan_numbers(content, others))
        yield from passage_findings(self.places, texts, checks)

    def at_code(self) -> None:
        """The words of the code, which may name a value of any guide; so all of them must have been read."""
        if not self.is_whole:
            return
        self.progress.step("Looking at the words of the pages")
        texts = [Passage(file, line, text) for text, file, line in code_messages()]
        named = {name for content in self.whole for name in content.facts}
        for content in self.whole:
            self.found |= {*self._typed_again(content, texts, named)}

    def at_notebooks(self, folder: Path) -> None:
        self.progress.step("Looking at the notebooks")
        guides = {content.name: content for content in self.whole}
        found = [
            *notebook_findings(folder),
            *call_findings(folder, guides, guide_names(self.root)),
            *passage_findings(self.places, notebook_passages(folder)),
            *_notebook_tables(folder),
        ]
        self.found |= {*map(cells_named(folder.parent), found)}
        if self.is_whole and folder.is_dir():
            self.found |= {*listing_findings(folder, self.whole)}
        self.seen |= {file for file, _ in notebooks(folder)}

    def _sections(self, loaded: Loaded) -> Iterator[Finding]:
        for file, section in loaded.sections.items():
            self.progress.step(f"Reading the words of {file}")
            self.seen.add(file)
            title, *blocks = section_passages(file, section)
            part = TextSection(file, title.line, title.text, tuple(blocks), section.evidence in SOURCED)
            yield from passage_findings(self.places, (title, *blocks))
            yield from part_findings(self.places, part)
            yield from section_tables(file, section)
            if is_readable(part):
                yield from section_grades(self.places, file, section)
                yield from section_rhythm(self.places, file, section)

    def _files(self, loaded: Loaded) -> Iterator[Finding]:
        for file, tree in loaded.trees.items():
            if file not in self.seen:
                self.progress.step(f"Reading the words of {file}")
                self.seen.add(file)
                texts = list(tree_passages(tree))
                yield from passage_findings(self.places, texts)
                yield from entry_findings(self.places, texts)
                yield from tree_tables(tree)

    def _read(self, file: str) -> str:
        beside = {"notebooks": self.root.parent, PACKAGE.name: PACKAGE.parent}
        folder = beside.get(file.partition("/")[0], self.root)
        return (folder / file).read_text(encoding="utf-8-sig", errors="replace")


def _notebook_tables(folder: Path) -> Iterator[Finding]:
    """What is wrong in the tables of text cells, each at the first line of the file with its words."""
    for file, path in notebooks(folder):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for cell in text_cells(path):
            for finding in table_findings(file, 1, cell):
                at = next(
                    (n for n, line in enumerate(lines, 1) if finding.words and finding.words in line), 1
                )
                yield replace(finding, line=at)


def _summary(content: Content) -> str:
    checklist, red_flags = content.checklist, content.red_flags
    return (
        f'Read "{content.guide.title}": {len(content.sections)} sections, '
        f"{len(red_flags.flags)} red flags, {len(checklist.items)} questions, "
        f"{len(content.cards.cards)} cards, {len(content.examples)} examples, all of which hold."
    )
