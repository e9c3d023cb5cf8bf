"""A body made ready once: compressed, with a strong ETag for each form it is sent in."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

LEVEL = 9
REFUSED = re.compile(r"\s*gzip\s*;\s*q=0(\.0*)?\s*$")


@dataclass(frozen=True)
class Packed:
    """A body and its kind (`Content-Type`); only the compressed bytes are kept in memory."""

    kind: str
    zipped: bytes
    digest: str

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


def pack(body: bytes, kind: str) -> Packed:
    """The body packed; equal bytes give equal packs on every machine, at any time."""
    digest = hashlib.sha256(kind.encode() + b"\0" + body).hexdigest()[:24]
    return Packed(kind, gzip.compress(body, LEVEL, mtime=0), digest)


def takes_gzip(accepted: str) -> bool:
    """Whether an `Accept-Encoding` names gzip and does not refuse it (RFC 9110 §12.5.3)."""
    offers = [offer for offer in accepted.lower().split(",") if offer.strip().startswith("gzip")]
    return bool(offers) and not any(REFUSED.match(offer) for offer in offers)


def names_tag(if_none_match: str, tag: str) -> bool:
    """Whether an `If-None-Match` names this ETag, or any (RFC 9110 §13.1.2)."""
    given = [word.strip().removeprefix("W/") for word in if_none_match.split(",")]
    return tag in given or "*" in given
