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
STARTS = {b"\x89PNG\r\n": ".png", b"\xff\xd8\xff": ".jpg", b"RIFF": ".webp"}
KINDS = (*BITMAPS, VECTOR)
LARGEST = 4_000_000  # bytes
LARGEST_LOGO = 300_000
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


def read_logo(root: Path, name: str) -> tuple[bytes, str]:
    """The bytes of the clinic's sign, by the name of its file, and why it cannot be shown, if so."""
    body, wrong = _read(root / FOLDER, name)
    if not wrong and len(body) > LARGEST_LOGO:
        wrong = f'"{name}" is larger than {LARGEST_LOGO // 1000} kB. Save it smaller.'
    return body, wrong


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
    wrong = what_is_wrong(name, body)
    return b"" if len(body) > LARGEST else body, wrong


def what_is_wrong(name: str, body: bytes) -> str:
    """Why a picture cannot be shown, or "" when it can."""
    kind = Path(name).suffix.lower()
    if kind not in KINDS:
        return f'"{name}" is none of the kinds that are shown. Save it as {", ".join(KINDS)}.'
    if len(body) > LARGEST:
        return f'"{name}" is larger than {LARGEST / 1e6:.0f} MB. Save it smaller.'
    return _wrong_drawing(name, body) if kind == VECTOR else _wrong_bitmap(name, body, BITMAPS[kind])


def ending_for(body: bytes) -> str:
    """The ending of a file's name that fits a picture, such as ".png"; "" for none of the kinds shown."""
    if is_drawing(body):
        return VECTOR
    found = ((start, ending) for start, ending in STARTS.items() if body.startswith(start))
    return next((ending for _, ending in found), "")


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
