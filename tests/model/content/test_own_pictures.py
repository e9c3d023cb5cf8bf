"""Promises of the educators' own pictures: those fit to be shown are, and of others it is said what to do."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import NAME
from widgets.components.pictures import own
from widgets.components.pictures.own import own_picture
from widgets.guide import Guide
from widgets.model.content import own_pictures
from widgets.model.content.loader import load
from widgets.model.published.store import Store
from widgets.model.published.working_copy import WorkingCopy

FILE = "pictures.yaml"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg>'


def bitmap(kind: str = "PNG", size: tuple[int, int] = (900, 300), **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "teal").save(stream, kind, **options)
    return stream.getvalue()


@pytest.fixture
def add(copy: Path) -> Callable[[str, bytes], list[str]]:
    """Adds a picture of one's own, and gives what is found."""

    def added(file: str, body: bytes) -> list[str]:
        (copy / "pictures").mkdir(exist_ok=True)
        if body:
            (copy / "pictures" / file).write_bytes(body)
        with (copy / FILE).open("a") as words:
            words.write(
                f'- id: mine\n  title: My hip\n  says: It shows my hip.\n  file: "{file}"\n  licence: Ours\n'
                "  evidence: general knowledge\n"
            )
        return [finding.text for finding in load(copy, NAME).findings]

    return added


@pytest.mark.parametrize(
    ("file", "body"),
    [
        ("hip.png", bitmap()),
        ("hip.JPG", bitmap("JPEG")),
        ("hip.webp", bitmap("WEBP")),
        ("hip.svg", SVG),
        ("hip.svg", SVG.replace(b"<path", b'<use href="#a"/><path')),
    ],
)
def test_a_picture_of_ones_own_is_shown_with_its_words(
    add: Callable[[str, bytes], list[str]],
    copy: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    body: bytes,
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))

    assert add(file, body) == []

    html = str(Guide(NAME).picture("mine"))
    assert 'src="data:image/' in html and 'alt="My hip"' in html and "It shows my hip." in html


@pytest.mark.parametrize(
    ("file", "body", "says"),
    [
        ("hip.png", b"", 'no picture "hip.png"'),
        ("hip.png", b"not a picture", "cannot be read as PNG"),
        ("hip.png", bitmap("JPEG"), "cannot be read as PNG"),
        ("hip.png", bitmap()[:200], "cannot be read as PNG"),
        ("hip.tiff", bitmap("TIFF"), "none of the kinds"),
        ("hip.svg", b"<html></html>", "no SVG"),
        ("hip.svg", SVG.replace(b"<path", b"<script>a()</script><path"), "<script"),
        ("hip.svg", SVG.replace(b"<path", b'<path onload="a()"'), "onload"),
        ("hip.svg", SVG.replace(b"<path", b'<image href="https://a.example/x.png"/><path'), "href"),
        ("hip.svg", SVG.replace(b"<path", b"<style>@import 'a.css'</style><path"), "@import"),
        ("hip.svg", SVG.replace(b"<path", b'<path fill="url(https://a.example)"'), "url("),
        ("../clinic.yaml", b"", "no name of a file"),
    ],
)
def test_of_a_picture_that_cannot_be_shown_it_is_said_what_to_do(
    add: Callable[[str, bytes], list[str]], file: str, body: bytes, says: str
) -> None:
    (found,) = add(file, body)

    assert says in found


def test_a_picture_may_be_as_large_as_it_says(
    add: Callable[[str, bytes], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    body = bitmap()
    monkeypatch.setattr(own_pictures, "LARGEST", len(body))
    monkeypatch.setattr(own_pictures, "MOST_PIXELS", 900 * 300)

    assert add("hip.png", body) == []


@pytest.mark.parametrize(
    ("limit", "less", "says"), [("LARGEST", len(bitmap()), "larger"), ("MOST_PIXELS", 270_000, "pixels")]
)
def test_one_byte_or_pixel_more_is_too_many(
    add: Callable[[str, bytes], list[str]], monkeypatch: pytest.MonkeyPatch, limit: str, less: int, says: str
) -> None:
    monkeypatch.setattr(own_pictures, limit, less - 1)

    (found,) = add("hip.png", bitmap())

    assert says in found


def test_a_link_out_of_the_folder_is_refused(
    add: Callable[[str, bytes], list[str]], copy: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "secret.png"
    outside.write_bytes(bitmap())
    (copy / "pictures").mkdir()
    (copy / "pictures" / "hip.png").symlink_to(outside)

    (found,) = add("hip.png", b"")

    assert "no name of a file" in found


def test_a_large_picture_is_made_smaller_and_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    shown = own_picture(bitmap("JPEG", (4000, 1000), exif=exif))

    assert (shown.wide, shown.high) == (own.WIDEST, 4 * own.WIDEST)
    assert len(shown.address) < 40_000


def test_a_published_version_keeps_its_pictures(
    add: Callable[[str, bytes], list[str]], copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("hip.png", bitmap())
    working = WorkingCopy(copy, tmp_path / "notebooks")
    version = Store(tmp_path / "published").publish(working, "Ana", "a picture", after=0)

    (copy / "pictures" / "hip.png").write_bytes(b"broken")

    monkeypatch.setenv("STRIDEWELL_CONTENT", str(version.files.content))
    assert 'src="data:image/webp' in str(Guide(NAME).picture("mine"))
