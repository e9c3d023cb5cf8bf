"""Draws an address as a QR code, on this machine."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup

QUIET = 4  # modules of white around the code, ISO/IEC 18004


def qr_svg(text: str, title: str) -> Markup:
    """The code as SVG on a white ground, named `title`; it grows and shrinks with its place."""
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
    return Markup(svg.replace("<svg ", '<svg role="img" focusable="false" ', 1))  # noqa: S704 - segno escapes it
