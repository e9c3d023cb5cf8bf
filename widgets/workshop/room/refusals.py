"""What a room says no to, in a word for the page and a sentence for the person."""

from __future__ import annotations


class RoomRefusal(Exception):  # noqa: N818 - an answer, not a mistake of ours
    """`word` names the reason, `says` tells the person, `status` is that of the HTTP answer."""

    def __init__(self, word: str, says: str, status: int = 400) -> None:
        super().__init__(says)
        self.word, self.says, self.status = word, says, status


def no_room() -> RoomRefusal:
    """There is no room of this code."""
    return RoomRefusal("no-room", "There is no room with this code. Check the six letters.", 404)


def no_poll() -> RoomRefusal:
    """The room has no such poll."""
    return RoomRefusal("no-poll", "This room has not asked that.", 404)


def closed() -> RoomRefusal:
    """The poll takes no answers now."""
    return RoomRefusal("closed", "This poll is closed.", 409)


def counted_before() -> RoomRefusal:
    """The phone has answered already."""
    return RoomRefusal("counted-before", "This phone has answered. Its first answer counts.", 409)


def at_the_door() -> RoomRefusal:
    """More phones come than the presenter expects, or faster than people can."""
    return RoomRefusal("door", "More phones came than expected. The presenter can let you in.", 409)


def no_token() -> RoomRefusal:
    """The token is none that the room gave out."""
    return RoomRefusal("not-joined", "Join the room first.", 403)
