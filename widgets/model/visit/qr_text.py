"""The text of a QR code: "SW1/", the file packed with a check sum (RFC 1950) in base45 (RFC 9285), "/"."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

START = "SW1/"
END = "/"
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def read_code(text: str, largest: int) -> bytes:
    """The bytes of the file in a code, at most `largest` and one more.

    Raises ValueError when the code is not whole, however it was damaged.
    """
    if not text.startswith(START) or not text.endswith(END) or len(text) <= len(START):
        raise ValueError("The start or the end of the code is missing.")
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(bytes(_bytes(text[len(START) : -len(END)])), largest + 1)
    except zlib.error as error:
        raise ValueError("The code cannot be unpacked.") from error
    if len(data) <= largest and (not unpacking.eof or unpacking.unused_data):
        raise ValueError("The code ends too early or too late.")
    return data


def _bytes(text: str) -> Iterator[int]:
    for at in range(0, len(text), 3):
        signs = [SIGNS.index(sign) for sign in text[at : at + 3]]
        number = sum(value * 45**place for place, value in enumerate(signs))
        yield from number.to_bytes(len(signs) - 1 if len(signs) > 1 else 0, "big")
