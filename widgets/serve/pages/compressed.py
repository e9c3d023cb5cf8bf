"""A body compressed once (brotli and gzip), with a strong ETag for each encoding it is sent in."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import brotli

LEVEL = 9
QUALITY = 10  # of brotli: a fifth of a second for the largest page; 11 takes twice that for a fiftieth less
LONG_PAGE, QUALITY_OF_LONG_PAGE = 250_000, 11  # bytes; Learn, where that fiftieth keeps it below its budget
QUALITY_OF_SCRIPT = 11  # packed once, when it is first asked for
LARGE = 1_000_000  # bytes; plotly's script takes 3.6 s at 10, and 0.3 s at 9
QUALITY_OF_LARGE = 9
QUICK = 5  # a fiftieth of the time, for a seventh more: what an editor on this computer waits for
BROTLI, GZIP, PLAIN = "br", "gzip", ""  # as `Content-Encoding` names them
REFUSED = re.compile(r"q=0(\.0*)?")


@dataclass(frozen=True)
class Compressed:
    """A body and its kind (`Content-Type`); only the compressed bytes are kept in memory.

    `style` is the source of a style sheet within, which the policy of the page has to allow.
    """

    kind: str
    small: bytes  # brotli, which browsers take over https
    zipped: bytes  # gzip, which all take
    digest: str
    style: str = ""

    @cached_property
    def tags(self) -> Mapping[str, str]:
        """The ETag of each form, by its encoding."""
        return {BROTLI: f'"{self.digest}-br"', GZIP: f'"{self.digest}-gz"', PLAIN: f'"{self.digest}"'}

    @property
    def plain(self) -> bytes:
        """The body as it was, for the rare client that takes it in no other form."""
        return gzip.decompress(self.zipped)

    def form(self, encoding: str) -> bytes:
        """The body in an encoding."""
        return {BROTLI: self.small, GZIP: self.zipped}.get(encoding) or self.plain


def compress(body: bytes, kind: str, style: str = "", quickly: bool = False) -> Compressed:
    """The body packed; equal bytes give equal packs on every machine, at any time."""
    digest = hashlib.sha256(kind.encode() + b"\0" + body).hexdigest()[:24]
    small = brotli.compress(body, quality=QUICK if quickly else _quality(body, kind))
    return Compressed(kind, small, gzip.compress(body, LEVEL, mtime=0), digest, style)


def _quality(body: bytes, kind: str) -> int:
    if len(body) >= LARGE:
        return QUALITY_OF_LARGE
    if kind.startswith("text/javascript"):
        return QUALITY_OF_SCRIPT
    return QUALITY_OF_LONG_PAGE if kind.startswith("text/html") and len(body) > LONG_PAGE else QUALITY


@dataclass(frozen=True)
class Reply:
    """How a body is sent to one client."""

    status: int
    kind: str
    tag: str
    encoding: str
    body: bytes

    def named(self) -> tuple[tuple[str, str], ...]:
        """The headers that say what it is."""
        always = (("ETag", self.tag), ("Vary", "Accept-Encoding"))
        if self.status == 304:
            return always
        encoded = (("Content-Encoding", self.encoding),) if self.encoding else ()
        return (*always, ("Content-Type", self.kind), *encoded)


def reply_to(headers: Mapping[str, str], packed: Compressed) -> Reply:
    """The body in the form a client takes; one that has it already gets 304 and no body."""
    encoding = best_encoding(headers.get("Accept-Encoding", ""))
    tag = packed.tags[encoding]
    if names_tag(headers.get("If-None-Match", ""), tag):
        return Reply(304, packed.kind, tag, encoding, b"")
    return Reply(200, packed.kind, tag, encoding, packed.form(encoding))


@lru_cache(maxsize=256)
def best_encoding(accepted: str) -> str:
    """The smallest form that an `Accept-Encoding` names and does not refuse (RFC 9110 §12.5.3)."""
    offers = [offer.strip().partition(";") for offer in accepted.lower().split(",")]
    taken = {name.strip() for name, _, weight in offers if not REFUSED.fullmatch(weight.strip())}
    refused = {name.strip() for name, _, weight in offers if REFUSED.fullmatch(weight.strip())}
    return next((each for each in (BROTLI, GZIP) if each in taken - refused), PLAIN)


def names_tag(if_none_match: str, tag: str) -> bool:
    """Whether an `If-None-Match` names this ETag, or any (RFC 9110 §13.1.2)."""
    if not if_none_match:
        return False
    given = [word.strip().removeprefix("W/") for word in if_none_match.split(",")]
    return tag in given or "*" in given
