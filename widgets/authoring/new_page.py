"""Starts a page, with its notebook and one section, and a whole guide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
    "edit",
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
NOTE = re.compile(r"^note: >-\n(?: +.*\n)+", re.MULTILINE)
ANY_NOTE = "You can ask for a clinician you feel safe with."
ROUTINE = re.compile(r"^(  routine:\n    title: .*\n    who: ).*$", re.MULTILINE)
CARD = re.compile(r"^(  signs:\n)(?:    - .*\n)+", re.MULTILINE)
CHANGED = re.compile(r"^  changed: .*\n", re.MULTILINE)
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
    """A small whole guide on its own topic: one emergency, one question and one card to begin with.

    Its care levels are those of the first guide, and so are the emergency signs that any guide needs.
    """
    first = root / guide_names(root)[0]
    signs = _signs_of_every_guide((first / "signs.yaml").read_text(encoding="utf-8"))
    told = {each: quoted(word) for each, word in words.items()} | {
        "name": name,
        "about": words["about"],
        "audience": words["audience"],
        "heading": quoted(words["title"])[1:-1],
        "card_title": quoted(f"Signs worth discussing: {words['short']}"),
        "urgent_ask": quoted(f"Is this so: {words['urgent']}?"),
        "urgent_line": f"- {_sentence(words['urgent'])}",
        "routine_line": f"- {_sentence(words['short'])}, and nothing else.",
        "safety": _safety((first / "red-flags.yaml").read_text(encoding="utf-8"), [*signs]),
        "signs": "".join(signs.values()),
        "next_review": _later(today).isoformat(),
    }
    template = FOLDER / "guide"
    paths = sorted(path.relative_to(template) for path in template.rglob("*") if path.is_file())
    texts = {path: filled(f"guide/{path.as_posix()}", **told) for path in paths}
    return Draft(
        {f"{name}/{path.as_posix()}": text for path, text in texts.items() if path.suffix != ".ipynb"},
        {notebooks / name / path.name: text for path, text in texts.items() if path.suffix == ".ipynb"},
        f"Its pages are at /{name}/ when you run: stridewell serve. Then write your own words.",
    )


def _signs_of_every_guide(signs: str) -> dict[str, str]:
    """The entries of signs.yaml that are urgent whatever a guide is about, letter by letter."""
    everywhere = {each["id"] for each in yaml.safe_load(signs) if each.get("everywhere")}
    entries = {each.split("\n", 1)[0].removeprefix("- id: "): each for each in ENTRY.findall(signs)}
    return {name: CHANGED.sub("", each) for name, each in entries.items() if name in everywhere}


def _safety(text: str, signs: Iterable[str]) -> str:
    """The card and the care levels of red-flags.yaml, without what belongs to one topic."""
    text = NOTE.sub(f"note: {ANY_NOTE}\n", MILD.sub("", text[: text.index("\nflags:") + 1]))
    listed = "".join(f"    - {name}\n" for name in ("the-urgent-one", *signs))
    return ROUTINE.sub(r"\g<1>Your {doctor} or a physiotherapist", CARD.sub(rf"\g<1>{listed}", text))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _later(today: date) -> date:
    month = today.month - 1 + MONTHS
    return date(today.year + month // 12, month % 12 + 1, min(today.day, 28))
