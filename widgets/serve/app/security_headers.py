"""Security headers of every answer: nothing sniffed, no referrer, no sensors, no cookie, no server name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.web import OutputTransform

from ...page.content_security_policy import SEALED

ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d+)?", re.IGNORECASE)
NOT_ASKED = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in NOT_ASKED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
# These pages read codes with the camera, when a person asks for that; the picture stays on the page.
READS_CODES = re.compile(r"/(?:diary|summary)(?:\.html)?$")
WITH_CAMERA = ALWAYS | {
    "Permissions-Policy": ALWAYS["Permissions-Policy"].replace("camera=()", "camera=(self)")
}
NOT_SAID = ("Server", "X-Powered-By")


def wrong_origins(origins: Iterable[str]) -> list[str]:
    """Those of `origins` that are not of the form https://example.org, in words for whoever runs it."""
    wrong = [origin for origin in origins if not ORIGIN.fullmatch(origin)]
    return [f'"{origin}" is not an origin. Write it like "https://example.org".' for origin in wrong]


class SecurityHeaders(OutputTransform):
    """Puts the headers on whatever answers, Voila's own handlers too, and takes cookies off the rest."""

    def __init__(self, request: HTTPServerRequest) -> None:
        self._path = request.path

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        """The answer with its headers in order."""
        add_security_headers(headers, headers_of(self._path))
        if "/clinic/" not in self._path and "Set-Cookie" in headers:
            del headers["Set-Cookie"]
        return status_code, headers, chunk


def headers_of(path: str) -> Mapping[str, str]:
    """What every answer to a path carries."""
    return WITH_CAMERA if READS_CODES.search(path) else ALWAYS


def add_security_headers(headers: HTTPHeaders, always: Mapping[str, str] = ALWAYS) -> None:
    """Adds what every answer carries, and a closed policy where none was set."""
    for name in NOT_SAID:
        headers.pop(name, None)
    for name, value in always.items():
        headers[name] = value
    if "Content-Security-Policy" not in headers:
        headers["Content-Security-Policy"] = SEALED
