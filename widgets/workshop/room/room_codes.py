"""Codes of rooms, and the tokens of phones: random, and nothing else in them."""

from __future__ import annotations

import hashlib
import hmac
import secrets

LETTERS = "DFGHJKLMNPRSTWXYZ"  # no two that look alike, and no vowels, so no words
LENGTH = 6
REHEARSAL = "Q"  # the first letter of a rehearsal's code, and of no other


def new_code() -> str:
    """A code such as "KRWPZF": one of 24 million."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def new_rehearsal_code() -> str:
    """A code such as "QRWPZF", by which every page knows that this is a rehearsal."""
    return REHEARSAL + new_code()[1:]


def is_rehearsal(code: object) -> bool:
    """Whether a code is that of a rehearsal, whose room is kept in a store of its own."""
    return isinstance(code, str) and len(code) == LENGTH and code.startswith(REHEARSAL)


def read_code(typed: str) -> str:
    """The code somebody typed, without spaces and dashes, in capitals; "" when it cannot be one."""
    code = "".join(str(typed).split()).replace("-", "").upper()
    return code if len(code) == LENGTH and set(code.removeprefix(REHEARSAL)) <= set(LETTERS) else ""


def new_token(secret: str) -> str:
    """A token for one phone in the room with this secret: random, and signed by the room."""
    body = secrets.token_hex(16)
    return f"{body}{_keyed(secret, 'token', body)}"


def is_token(token: object, secret: str) -> bool:
    """Whether the room with this secret gave out the token."""
    if not isinstance(token, str) or len(token) != 64 or not token.isascii():
        return False
    return hmac.compare_digest(token[32:], _keyed(secret, "token", token[:32]))


def deduplication_key(secret: str, poll: str, token: str) -> str:
    """What is kept of a phone that answered a poll, until it closes: tells only that it did."""
    return _keyed(secret, poll, token)


def _keyed(secret: str, use: str, text: str) -> str:
    return hmac.new(secret.encode(), f"{use}:{text}".encode(), hashlib.sha256).hexdigest()[:32]
