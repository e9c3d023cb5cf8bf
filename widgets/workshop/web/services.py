"""What the workshop's handlers share: the queue of votes, and how much one phone may ask for."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...serve.app.base_handler import Answer
from ...serve.app.rate_limit import Rate
from .vote_queue import Hall

SETTING = "workshop"


@dataclass(frozen=True)
class WorkshopServices:
    """One server's votes and limits, each limit for one visitor in a minute."""

    votes: Hall = field(default_factory=Hall)
    wrong_codes: Rate = field(default_factory=lambda: Rate(60, 60))
    joins: Rate = field(default_factory=lambda: Rate(600, 60))
    submissions: Rate = field(default_factory=lambda: Rate(6000, 60))


class WorkshopHandler(Answer):
    """A handler that reaches the rooms."""

    @property
    def workshop(self) -> WorkshopServices:
        """What the workshop's handlers of this server share."""
        shared: WorkshopServices = self.settings[SETTING]  # Tornado's settings have no types
        return shared
