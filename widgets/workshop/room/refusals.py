"""What a room says no to, in a word for the page and a sentence for the person."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - an answer, not a mistake of ours
    """`word` names the reason, `says` tells the person, `status` is that of the HTTP answer."""

    def __init__(self, word: str, says: str, status: int = 400) -> None:
        super().__init__(says)
        self.word, self.says, self.status = word, says, status


def no_room() -> Refused:
    """There is no room of this code."""
    return Refused("no-room", "There is no room with this code. Check the six letters.", 404)


def no_poll() -> Refused:
    """The room has no such poll."""
    return Refused("no-poll", "This room has not asked that.", 404)


def closed() -> Refused:
    """The poll takes no answers now."""
    return Refused("closed", "This poll is closed.", 409)


def counted_before() -> Refused:
    """The phone has answered already."""
    return Refused("counted-before", "Your answer has been counted already.", 409)


def no_token() -> Refused:
    """The token is none that the room gave out."""
    return Refused("not-joined", "Join the room first.", 403)
