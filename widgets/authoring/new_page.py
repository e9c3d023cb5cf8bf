"""Starts a page, with its notebook and one section, and a whole guide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml

from ..model.content.loader import guide_names
from ..model.content.pages import pages_of
from .entry_location import Draft, Site
from .entry_templates import FOLDER, filled, quoted
from .yaml_insert import inserted

RESERVED = (
    "api",
    "assets",
    "clinic",
    "handout",
    "healthz",
    "index",
    "join",
    "regions",
    "room",
    "rooms",
    "translations",
    "voila",
)
NOTEBOOK = "Open its notebook and section, write your own words, then run: stridewell check"
MONTHS = 6
MILD = re.compile(r"^    mild:\n(?:      .*\n)+", re.MULTILINE)
ENTRY = re.compile(r"^- id: .*\n(?: +.*\n)+", re.MULTILINE)


def new_page(site: Site, name: str, words: Mapping[str, str]) -> Draft:
    """A page of a guide: its notebook, the link to it, and its first section."""
    told = {"name": name, "title": quoted(words["title"]), "says": quoted(words["says"])}
    guide = _with_pages(site)
    guide = inserted(guide, ("pages",), filled("page-link.yaml", **told))
    guide = inserted(guide, ("order",), filled("page-order.yaml", name=name))
    when = "when" if "when" in site.content.sections else name
    section = filled("section.md", name=name, title=told["title"], when=when)
    notebook = filled(
        "page.ipynb",
        heading=quoted(f"# {words['title']}\n"),
        promise=quoted(words["says"]),
        guide=site.content.name,
        name=name,
    )
    own = site.content.name
    files = {f"{own}/guide.yaml": guide, f"{own}/sections/{name}.md": section}
    return Draft(files, {site.folder / f"{name}.ipynb": notebook}, NOTEBOOK)


def _with_pages(site: Site) -> str:
    """`guide.yaml`, its list of pages written out line by line."""
    text, pages = site.text("guide.yaml"), site.content.guide.pages
    if pages and any(line.rstrip() == "pages:" for line in text.splitlines()):
        return text
    written = "".join(f"- {page.file}\n" for page in pages_of(site.content))
    kept = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("pages: ["))
    return kept.replace("\norder:", f"\npages:\n{written}order:", 1)


def new_guide(root: Path, notebooks: Path, name: str, words: Mapping[str, str], today: date) -> Draft:
    """A small whole guide; its emergency card and care levels are those of the first guide."""
    first = root / guide_names(root)[0]
    safety = (first / "red-flags.yaml").read_text(encoding="utf-8")
    told = {
        "name": name,
        "title": quoted(words["title"]),
        "heading": quoted(words["title"])[1:-1],
        "safety": MILD.sub("", safety[: safety.index("\nflags:") + 1]),
        "signs": _card_signs(safety, (first / "signs.yaml").read_text(encoding="utf-8")),
        "next_review": _later(today).isoformat(),
        "when": "when",
    }
    template = FOLDER / "guide"
    paths = sorted(path.relative_to(template) for path in template.rglob("*") if path.is_file())
    texts = {path: filled(f"guide/{path.as_posix()}", **told) for path in paths}
    return Draft(
        {f"{name}/{path.as_posix()}": text for path, text in texts.items() if path.suffix != ".ipynb"},
        {notebooks / name / path.name: text for path, text in texts.items() if path.suffix == ".ipynb"},
        f"Its pages are at /{name}/ when you run: stridewell serve. Then write your own words.",
    )


def _card_signs(safety: str, signs: str) -> str:
    """The entries of signs.yaml that stand on the emergency card."""
    card = yaml.safe_load(safety)["card"]["signs"]
    return "".join(
        each for each in ENTRY.findall(signs) if each.split("\n", 1)[0].removeprefix("- id: ") in card
    )


def _later(today: date) -> date:
    month = today.month - 1 + MONTHS
    return date(today.year + month // 12, month % 12 + 1, min(today.day, 28))
