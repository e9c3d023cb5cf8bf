"""Pictures that educators put in `content/pictures`: which may be shown, and what is wrong with others."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

from .files import first_bytes
from .findings import Finding, nearest
from .schema import PictureWords

FOLDER = "pictures"
BITMAPS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
VECTOR = ".svg"
KINDS = (*BITMAPS, VECTOR)
LARGEST = 4_000_000  # bytes
HEAD = 2000  # bytes in which an SVG says that it is one
MOST_PIXELS = 40_000_000
ACTIVE = re.compile(  # what a drawing could do besides being drawn
    rb"<\s*(?:script|foreignObject|iframe|embed|object|a|animate|set|!DOCTYPE|!ENTITY)\b|\son\w+\s*="
    rb"|(?:href|src)\s*=\s*[\"']\s*(?!#)|@import|url\(\s*[\"']?\s*(?!#)",
    re.IGNORECASE,
)


def read_pictures(root: Path, words: Iterable[PictureWords]) -> tuple[dict[str, bytes], list[Finding]]:
    """The files that pictures.yaml names, by the id of each, and a finding for each that cannot be shown."""
    bodies: dict[str, bytes] = {}
    findings: list[Finding] = []
    for each in words:
        if each.file is not None:
            body, wrong = _read(root / FOLDER, each.file)
            bodies[each.id] = body
            findings += [Finding("pictures.yaml", 1, wrong, "SW506", words=each.file)] if wrong else []
    return bodies, findings


def _read(folder: Path, name: str) -> tuple[bytes, str]:
    path = folder / name
    if Path(name).name != name or path.resolve().parent != folder.resolve():
        return (
            b"",
            f'"{name}" is no name of a file in content/{FOLDER}. Write the name alone, such as "hip.png".',
        )
    kind = path.suffix.lower()
    if kind not in KINDS:
        return b"", f'"{name}" is none of the kinds that are shown. Save it as {", ".join(KINDS)}.'
    try:
        body = first_bytes(path, LARGEST + 1)
    except OSError:
        known = [each.name for each in folder.glob("*")] if folder.is_dir() else []
        return b"", f'There is no picture "{name}" in content/{FOLDER}.{nearest(name, known)}'
    if len(body) > LARGEST:
        return b"", f'"{name}" is larger than {LARGEST / 1e6:.0f} MB. Save it smaller.'
    return body, _wrong_drawing(name, body) if kind == VECTOR else _wrong_bitmap(name, body, BITMAPS[kind])


def is_drawing(body: bytes) -> bool:
    """Whether a picture is an SVG drawing, and no bitmap."""
    return b"<svg" in body[:HEAD]


def _wrong_drawing(name: str, body: bytes) -> str:
    if not is_drawing(body):
        return f'"{name}" holds no SVG drawing. Export it again as plain SVG.'
    found = ACTIVE.search(body)
    if found:
        part = found.group().decode(errors="replace").strip()
        return f'"{name}" does more than show a drawing ("{part}"). Export it again as plain SVG, without it.'
    return ""


def _wrong_bitmap(name: str, body: bytes, kind: str) -> str:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(body), formats=[kind]) as image:
            wide, high = image.size
            if wide * high > MOST_PIXELS:
                most = MOST_PIXELS // 1_000_000
                return f'"{name}" has {wide} × {high} pixels. Save it with {most} million at most.'
            image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return f'"{name}" cannot be read as {kind}. Save it again from the program that made it.'
    return ""
