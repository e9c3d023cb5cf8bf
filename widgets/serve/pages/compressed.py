"""A body compressed once (gzip), with a strong ETag for each encoding it is sent in."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

LEVEL = 9
REFUSED = re.compile(r"\s*gzip\s*;\s*q=0(\.0*)?\s*$")


@dataclass(frozen=True)
class Compressed:
    """A body and its kind (`Content-Type`); only the compressed bytes are kept in memory.

    `style` is the source of a style sheet within, which the policy of the page has to allow.
    """

    kind: str
    zipped: bytes
    digest: str
    style: str = ""

    @cached_property
    def zipped_tag(self) -> str:
        """The ETag of the compressed form."""
        return f'"{self.digest}-gz"'

    @cached_property
    def plain_tag(self) -> str:
        """The ETag of the plain form."""
        return f'"{self.digest}"'

    @property
    def plain(self) -> bytes:
        """The body as it was, for the rare client that takes no gzip."""
        return gzip.decompress(self.zipped)


def compress(body: bytes, kind: str, style: str = "") -> Compressed:
    """The body packed; equal bytes give equal packs on every machine, at any time."""
    digest = hashlib.sha256(kind.encode() + b"\0" + body).hexdigest()[:24]
    return Compressed(kind, gzip.compress(body, LEVEL, mtime=0), digest, style)


@dataclass(frozen=True)
class Reply:
    """How a body is sent to one client."""

    status: int
    kind: str
    tag: str
    is_zipped: bool
    body: bytes

    def named(self) -> tuple[tuple[str, str], ...]:
        """The headers that say what it is."""
        always = (("ETag", self.tag), ("Vary", "Accept-Encoding"))
        if self.status == 304:
            return always
        zipped = (("Content-Encoding", "gzip"),) if self.is_zipped else ()
        return (*always, ("Content-Type", self.kind), *zipped)


def reply_to(headers: Mapping[str, str], packed: Compressed) -> Reply:
    """The body in the form a client takes; one that has it already gets 304 and no body."""
    zipped = takes_gzip(headers.get("Accept-Encoding", ""))
    tag = packed.zipped_tag if zipped else packed.plain_tag
    if names_tag(headers.get("If-None-Match", ""), tag):
        return Reply(304, packed.kind, tag, zipped, b"")
    return Reply(200, packed.kind, tag, zipped, packed.zipped if zipped else packed.plain)


@lru_cache(maxsize=256)
def takes_gzip(accepted: str) -> bool:
    """Whether an `Accept-Encoding` names gzip and does not refuse it (RFC 9110 §12.5.3)."""
    offers = [offer for offer in accepted.lower().split(",") if offer.strip().startswith("gzip")]
    return bool(offers) and not any(REFUSED.match(offer) for offer in offers)


def names_tag(if_none_match: str, tag: str) -> bool:
    """Whether an `If-None-Match` names this ETag, or any (RFC 9110 §13.1.2)."""
    if not if_none_match:
        return False
    given = [word.strip().removeprefix("W/") for word in if_none_match.split(",")]
    return tag in given or "*" in given
