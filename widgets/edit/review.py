"""`stridewell review`: prints what a clinician has to read, and writes down what one has signed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..guide import content_root
from ..model.content import Content
from .changed_levels import changed_levels
from .open_guide import Refused, open_guide
from .pack import level_table, rows, text_table
from .sheet import sheet
from .sign import Signature, signed_files
from .trial import write
from .unconfirmed import unconfirmed

YEARS = 2


def review(arguments: Sequence[str], today: date | None = None) -> int:
    """Writes the pack, or with `--sign` a signature; returns 1, with the reason, when it could not."""
    chosen = _parser().parse_args(arguments)
    now = today or date.today()
    try:
        content = open_guide(chosen.guide)
        if chosen.sign:
            _sign(content, chosen.sign, _signature(chosen, now))
        else:
            _write_pack(content, chosen.out, now)
    except Refused as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="stridewell review", description="The reviewer's pack.")
    parser.add_argument("guide", nargs="?", help="the guide's folder name; the first guide if left out")
    parser.add_argument("--out", type=Path, default=Path("review"), help="the folder for the pack; review")
    parser.add_argument("--sign", metavar="ID", help='a text that was read, by its id; "guide", or "all"')
    parser.add_argument("--by", help="who has read it: name and profession")
    parser.add_argument("--on", help="the day it was read, such as 2027-05-24; today if left out")
    parser.add_argument("--next", dest="again", help="the day it is due again; in two years if left out")
    return parser


def _signature(chosen: argparse.Namespace, now: date) -> Signature:
    if not (chosen.by or "").strip():
        raise Refused('Add who has read it: --by "Name, profession". Never write a name that has not signed.')
    on = _day(chosen.on, now)
    again = _day(chosen.again, on.replace(year=on.year + YEARS, day=min(on.day, 28)))
    if on > now or again <= on:
        raise Refused("The day it was read comes before today or is today, and the next one comes later.")
    return Signature(chosen.by.strip(), on, again)


def _day(word: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(word) if word else otherwise
    except ValueError:
        raise Refused(f'"{word}" is not a day. Write it like 2027-05-24.') from None


def _sign(content: Content, name: str, signature: Signature) -> None:
    root = content_root()
    files = signed_files(root, content, name, signature)
    write({root / file: text for file, text in files.items()})
    print("\n".join(["Signed in:", *(f"  content/{file}" for file in files)]))


def _write_pack(content: Content, folder: Path, now: date) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    page, texts, levels = (folder / name for name in ("review.html", "review.csv", "levels.csv"))
    page.write_text(pack_page(content, now), encoding="utf-8")
    text_table(content).to_csv(texts, index=False, encoding="utf-8-sig")
    level_table(content).to_csv(levels, index=False, encoding="utf-8-sig")
    changed, waiting = len(changed_levels(content)), len(rows(content))
    print(f"{changed} levels changed, and {waiting} texts wait for a clinician. Written:")
    print("\n".join(f"  {path}" for path in (page, texts, levels)))
    print(f"{len(unconfirmed(content))} numbers and places wait to be confirmed: see the end of that page.")


def pack_page(content: Content, now: date) -> str:
    """The pack as a page to print."""
    title = f"To be read by a clinician: {content.guide.title}"
    shown = {"rows": rows(content), "levels": changed_levels(content), "gaps": unconfirmed(content)}
    return sheet("review.html", title=title, day=now, **shown)
