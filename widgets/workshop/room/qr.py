"""Draws an address as a QR code, on this machine."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup

QUIET = 4  # modules of white around the code, ISO/IEC 18004


def qr_svg(text: str, title: str, pixels: int = 0) -> Markup:
    """The code as SVG on a white ground, named `title`; it grows and shrinks with its place.

    `pixels` is its size where no style sheet gives it one, as in JupyterLab.
    """
    stream = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(
        stream,
        kind="svg",
        xmldecl=False,
        svgns=True,
        omitsize=True,
        border=QUIET,
        light="#fff",
        dark="#000",
        title=title,
        svgclass="sw-qr",
        lineclass=None,
    )
    svg = stream.getvalue().decode().strip()
    size = f'width="{pixels}" height="{pixels}" ' if pixels else ""
    return Markup(svg.replace("<svg ", f'<svg role="img" focusable="false" {size}', 1))  # noqa: S704 - segno escapes it
