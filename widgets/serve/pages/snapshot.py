"""A snapshot of the disk: patient pages with their versions, and the languages and regions of links."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ...model.content.content import Content
from ...model.content.context_links import ContextTable, context_table
from ...model.content.files import first_bytes
from ...model.content.folders import content_root
from ...model.content.languages.offer import offered
from ...model.content.languages.on_disk import language_codes
from ...model.content.loader import guide_names
from ...model.content.locale_choice import LocaleChoice, read_choice
from ...model.content.pages import PAGES
from ...model.content.remembered import signature
from ...model.content.topics import page_files
from ...model.content.translations import SOURCE_LANGUAGE
from ...model.json_text import read_json
from ...page.voila_hooks import guide_view

INSIDE = "/"
LARGEST = 10_000_000  # bytes of a notebook that are read


@dataclass(frozen=True)
class Snapshot:
    """`pages` maps each patient page to a mark that changes with its notebook or any content;
    `others` are the notebooks that need the key, `live` those of them that keep their kernel. `guides` are
    the names of all guides, that of the root first. `context_links` says where links of records lead.
    A link may ask for any of `languages`; `offered` are those that some guide may be read in.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    live: frozenset[str] = frozenset()
    languages: tuple[str, ...] = (SOURCE_LANGUAGE,)
    offered: tuple[str, ...] = (SOURCE_LANGUAGE,)
    regions: tuple[str, ...] = ()
    default_region: str = ""
    guides: tuple[str, ...] = ()
    context_links: ContextTable = field(default_factory=ContextTable)

    def query(self, asked: str) -> str:
        """The one form of a link's query: what is unknown, or the default, is left out."""
        if not asked:
            return ""
        choice = read_choice(asked, self.languages, self.regions, self.default_region)
        defaults = {"lang": SOURCE_LANGUAGE, "region": self.default_region}
        words = {"lang": choice.language, "region": choice.region}
        given = tuple(name for name in choice.given if words[name] != defaults[name])
        return LocaleChoice(choice.language, choice.region, given).query().removeprefix("?")

    def choices(self) -> list[str]:
        """The queries of every language and region, the defaults first."""
        pairs = [(lang, region) for lang in self.offered for region in ("", *self.regions)]
        asked = [f"lang={lang}&region={region}" for lang, region in pairs]
        return list(dict.fromkeys(self.query(query) for query in asked))


def fingerprint(folder: Path) -> str:
    """What changes when a notebook in `folder` or any content does, and each day, as texts fall due."""
    files = _notebooks(folder).items()
    notebooks = [(name, path.stat().st_mtime_ns, path.stat().st_size) for name, path in files]
    return _digest(repr((date.today(), sorted(notebooks), signature(content_root()))))


def read_snapshot(folder: Path) -> Snapshot:
    """The snapshot of `folder` (notebooks) and of the content that is shown."""
    mark = _digest(repr((date.today(), signature(content_root()))))
    notebooks = _notebooks(folder)
    live = frozenset(name for name, path in notebooks.items() if _is_live(path))
    guides = {name: _content(name) for name in guide_names(content_root())}
    patient = [name for name in _patient_pages(guides) if name in notebooks and name not in live]
    marks = {name: _digest(mark + _digest_of(notebooks[name])) for name in patient}
    others = frozenset(notebooks) - set(marks)
    content = next(iter(guides.values()), None)
    if content is None:
        return Snapshot(marks, others, live, guides=tuple(guides))
    known = (SOURCE_LANGUAGE, *language_codes(content_root()))
    regions, default = tuple(content.regions), content.clinic.default_region
    links = context_table(filter(None, guides.values()))
    read_in = _offered(filter(None, guides.values()))
    return Snapshot(marks, others, live, known, read_in, regions, default, tuple(guides), links)


def _offered(guides: Iterable[Content]) -> tuple[str, ...]:
    """The languages that some guide may be read in."""
    return tuple(dict.fromkeys(code for each in guides for code in offered(content_root(), each)))


def _notebooks(folder: Path) -> dict[str, Path]:
    """The notebooks by name, such as "plan"; those of a guide with a folder of its own are "guide/plan"."""
    inside = [path for guide in guide_names(content_root()) for path in (folder / guide).glob("*.ipynb")]
    paths = sorted([*folder.glob("*.ipynb"), *inside])
    return {path.relative_to(folder).with_suffix("").as_posix(): path for path in paths}


def _patient_pages(guides: Mapping[str, Content | None]) -> list[str]:
    """The names that pages for patients have; those of the first guide stand at the root."""
    names: list[str] = []
    for guide, content in guides.items():
        files = page_files(content) if content else [page.file for page in PAGES]
        names += [] if names else files
        names += [guide + INSIDE + file for file in files]
    return names or [page.file for page in PAGES]


def _content(name: str) -> Content | None:
    """What pages are made of, so that whoever makes the next one finds it read."""
    view = guide_view(name, "")
    return view.content if view else None


def _is_live(path: Path) -> bool:
    """Whether a notebook asks for Voila's full front end; one that cannot be read does not."""
    try:
        metadata = read_json(first_bytes(path, LARGEST))["metadata"]
        return bool(metadata.get("voila", {}).get("template"))
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return False


def _digest_of(path: Path) -> str:
    try:
        return _digest(first_bytes(path, LARGEST).decode(errors="replace"))
    except OSError:
        return ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
