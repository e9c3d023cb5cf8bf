"""What a server that listens for others says to whoever started it: the address for phones, and its code."""

from __future__ import annotations

import io

import segno

from ...reachable_address import EVERYWHERE, is_reachable

BORDER = 2  # modules; the terminal's own ground is around it
FOR_PHONES = "Phones in the same network find it at {}"
NO_NETWORK = (
    "Phones cannot find it: this computer is in no network. "
    "Connect it to a Wi-Fi or a hotspot and start it again."
)


def phone_words(host: str, address: str) -> str:
    """The line for a server that listens at `host` and is found at `address`; "" where it is only for us."""
    if is_reachable(address):
        return FOR_PHONES.format(address)
    return NO_NETWORK if host in EVERYWHERE else ""


def terminal_code(address: str) -> str:
    """The address as a QR code in letters of a terminal, dark on light where its own ground is dark."""
    drawn = io.StringIO()
    segno.make(address, error="l", micro=False).terminal(out=drawn, border=BORDER, compact=True)
    return drawn.getvalue()
