"""Where a server is to listen: whether it can, and how that address is written."""

from __future__ import annotations

import errno
import socket

from tornado.netutil import bind_sockets

LOOPBACK_HINT = "Use 127.0.0.1 for this computer alone, or 0.0.0.0 for others in its network, too."


def why_not(host: str, port: int) -> str:
    """Why nothing can listen there, and what to write instead; "" when it can.

    Voila would say only that it tried other ports.
    """
    try:
        for sock in bind_sockets(port, host):
            sock.close()
    except socket.gaierror:
        return f"No computer is called {host}. {LOOPBACK_HINT}"
    except OSError as error:
        return _reason(error, host, port)
    return ""


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is taken. Choose another: --port {port + 1}"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Port {port} is not ours to use: the system keeps it. Choose one above 1023: --port 8866"
    if error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
        return f"{host} is not an address of this computer. {LOOPBACK_HINT}"
    return f"Nothing can listen at {host}, port {port}: {error.strerror or error}."


def in_brackets(host: str) -> str:
    """A host as an address writes it: one of IPv6 stands in brackets (RFC 3986 §3.2.2)."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
