"""What another part of the project adds to the server, handed in where the server is started."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..pages.on_request import Maker
from .readiness import Check

Route = tuple[Any, ...]  # a pattern and a handler, as Tornado takes them
Background = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class Extension:
    """Routes for everyone and routes below `/clinic/`, the pages that its handlers make on request, what runs
    as long as the server does, what it says it lacks, and what its handlers find in `settings`.
    """

    patient_routes: Sequence[Route] = ()
    clinic_routes: Sequence[Route] = ()
    makers: Mapping[str, Maker] = field(default_factory=dict)
    background: Sequence[Background] = ()
    checks: Sequence[Check] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
