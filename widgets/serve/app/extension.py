"""What another part of the project adds to the server, handed in where the server is started."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Route = tuple[Any, ...]  # a pattern and a handler, as Tornado takes them
Background = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class Extension:
    """Routes for everyone and routes below `/clinic/`, what runs as long as the server does, and what its
    handlers find in `settings`.
    """

    patient_routes: Sequence[Route] = ()
    clinic_routes: Sequence[Route] = ()
    background: Sequence[Background] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
