"""What the workshop's handlers share: the queue of votes, and how much one phone may ask for."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...serve.app.base_handler import BaseHandler
from ...serve.app.rate_limit import RateLimit
from .crowd_limit import CrowdLimit
from .phones_heard import PhonesHeard
from .slides_on_disk import SlidesOnDisk
from .vote_queue import VoteQueue

SETTING = "workshop"


@dataclass(frozen=True)
class WorkshopServices:
    """One server's votes, slides and limits, each limit for one visitor, or for one room, in a minute."""

    votes: VoteQueue = field(default_factory=VoteQueue)
    heard: PhonesHeard = field(default_factory=PhonesHeard)
    slides: SlidesOnDisk = field(default_factory=SlidesOnDisk)
    wrong_codes: RateLimit = field(default_factory=lambda: RateLimit(60, 60))
    joins: RateLimit = field(default_factory=lambda: RateLimit(600, 60))
    submissions: RateLimit = field(default_factory=lambda: RateLimit(6000, 60))
    room_joins: RateLimit = field(default_factory=lambda: RateLimit(3000, 60))
    room_submissions: RateLimit = field(default_factory=lambda: RateLimit(12_000, 60))
    crowds: CrowdLimit = field(default_factory=CrowdLimit)


class WorkshopHandler(BaseHandler):
    """A handler that reaches the rooms."""

    @property
    def workshop(self) -> WorkshopServices:
        """What the workshop's handlers of this server share."""
        shared: WorkshopServices = self.settings[SETTING]  # Tornado's settings have no types
        return shared
