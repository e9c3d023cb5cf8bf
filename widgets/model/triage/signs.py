"""Brings signs and red flags together: which level counts today, and what the emergency card says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..content.schema import EmergencyLines, Flag, FlagEntry, RedFlags, RedFlagsFile, Sign

LevelOf = Callable[[Sign], str]


def resolve(file: RedFlagsFile, signs: Mapping[str, Sign], level_of: LevelOf) -> RedFlags:
    """The red flags with the level and the words of their signs; `level_of` says which level counts.

    A sign whose name leads nowhere is left out of the card; the check of names reports it.
    """
    listed = [signs[name] for name in file.card.signs if name in signs]
    urgent = [sign for sign in listed if level_of(sign) == "emergency"]
    card = EmergencyLines(
        title=file.card.title,
        brief=tuple(sign.brief for sign in urgent if sign.brief),
        lines=tuple(sign.words for sign in urgent),
    )
    parts = {name: getattr(file, name) for name in ("levels", "nothing", "unsure", "very_bad", "note")}
    flags = tuple(_flag(flag, signs[flag.sign], level_of) for flag in file.flags if flag.sign in signs)
    return RedFlags(card=card, flags=flags, **parts)


def _flag(flag: FlagEntry, sign: Sign, level_of: LevelOf) -> Flag:
    written = {name: getattr(flag, name) for name in FlagEntry.model_fields}
    return Flag.model_construct(**written, level=level_of(sign), short=sign.words, call=sign.call)
