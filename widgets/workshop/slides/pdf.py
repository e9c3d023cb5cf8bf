"""Writes a page as a PDF that a screen reader can read (PDF/UA-1), with WeasyPrint."""

from __future__ import annotations

import json
import os
import sys

LACKING = 3  # how this module, run on its own, ends where it cannot write
PATIENT = 5  # niceness: whoever waits for a page goes first
LACKS = (
    "WeasyPrint or the Pango library is missing, so no PDF can be written. `make install` brings the first; "
    "on Debian, sudo apt install libpango-1.0-0 libpangoft2-1.0-0 brings the other."
)


class PdfUnavailable(Exception):  # noqa: N818 - it is news, not a mistake
    """This machine cannot write PDFs; says what to install."""


def write_pdf(html: str, sheet: str) -> bytes:
    """The page as a tagged PDF, styled by `sheet` (CSS). Nothing is asked from a network or a disk.

    Raises PdfUnavailable where WeasyPrint or Pango is not installed.
    """
    try:
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as error:
        raise PdfUnavailable(LACKS) from error
    only_own = URLFetcher(allowed_protocols=("data",), fail_on_errors=False)
    page = HTML(string=html, url_fetcher=only_own)
    made: bytes = page.write_pdf(stylesheets=[CSS(string=sheet)], pdf_variant="pdf/ua-1")
    return made


def main() -> int:
    """Reads a page and its sheet from standard input, as a JSON list; writes the PDF to standard output."""
    if hasattr(os, "nice"):
        os.nice(PATIENT)
    try:
        made = write_pdf(*json.load(sys.stdin))
    except PdfUnavailable as lack:
        sys.stderr.write(str(lack))
        return LACKING
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
