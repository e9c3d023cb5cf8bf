"""`stridewell review`: prints what a clinician has to read, and writes down what one has signed."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from ..check.comments import comments
from ..command_line import FINE, cannot_run
from ..guide import Guide
from ..model.content.content import Content
from ..model.content.folders import content_root
from ..model.csv_cells import csv_of_frame
from .changed_levels import changed_levels
from .dry_run import write
from .html_report import html_report
from .open_guide import GuideRefused, open_guide
from .review_pack import level_table, rows, text_table
from .sign_off import Signature, signed_files
from .unconfirmed import unconfirmed

YEARS = 2
PUBLISH_IT = "Patients see it once it is published: stridewell publish"


def review(chosen: argparse.Namespace, today: date | None = None) -> int:
    """Writes the pack, or with `--sign` a signature; returns 2, with the reason, when it could not."""
    now = today or date.today()
    try:
        content = open_guide(chosen.guide)
        if chosen.sign:
            _sign(content, chosen.sign, _signature(chosen, now))
        else:
            _write_pack(content, chosen.out, now)
    except GuideRefused as error:
        return cannot_run(error)
    return FINE


def _signature(chosen: argparse.Namespace, now: date) -> Signature:
    if not (chosen.by or "").strip():
        raise GuideRefused(
            'Add who has read it: --by "Name, profession". Never write a name that has not signed.'
        )
    on = _day(chosen.on, now)
    again = _day(chosen.again, on.replace(year=on.year + YEARS, day=min(on.day, 28)))
    if on > now or again <= on:
        raise GuideRefused(
            "The day it was read comes before today or is today, and the next one comes later."
        )
    return Signature(chosen.by.strip(), on, again)


def _day(word: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(word) if word else otherwise
    except ValueError:
        raise GuideRefused(f'"{word}" is not a day. Write it like 2027-05-24.') from None


def _sign(content: Content, name: str, signature: Signature) -> None:
    root = content_root()
    files = signed_files(root, content, name, signature)
    write({root / file: text for file, text in files.items()})
    print("\n".join(["Signed in:", *(f"  content/{file}" for file in files), PUBLISH_IT]))


def _write_pack(content: Content, folder: Path, now: date) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    page, texts, levels = (folder / name for name in ("review.html", "review.csv", "levels.csv"))
    page.write_text(pack_page(content, now), encoding="utf-8")
    texts.write_bytes(csv_of_frame(text_table(content)).encode())
    levels.write_bytes(csv_of_frame(level_table(content)).encode())
    changed, waiting = len(changed_levels(content)), len(rows(content))
    print(f"{changed} levels changed, and {waiting} texts wait for a clinician. Written:")
    print("\n".join(f"  {path}" for path in (page, texts, levels)))
    print(f"{len(unconfirmed(content))} numbers and places wait to be confirmed: see the end of that page.")


def pack_page(content: Content, now: date) -> str:
    """The pack as a page to print."""
    title = f"To be read by a clinician: {content.guide.title}"
    return html_report("review.html", title=title, **shown_in_pack(content, now))


def shown_in_pack(content: Content, now: date) -> dict[str, Any]:
    """What the pack shows: texts, levels, what waits to be confirmed, and comments."""
    return {
        "day": now,
        "rows": rows(content),
        "levels": changed_levels(content),
        "gaps": unconfirmed(content),
        "comments": [each for each in comments(content_root()) if each.is_about(content.name)],
        "anatomy": Guide.of(content).anatomy_to_confirm(),
    }
