"""Talks of so many minutes, made of the same slides: which those are, and whether each keeps its time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .content import Content
from .findings import Finding, nearest, one_of
from .schema.workshop import Length, Slide

LEAST_SHARE = 0.8  # of its time that the slides of a talk fill
EMERGENCY = "emergency"  # the kind of slide that no talk is without


def slides_by_minutes(content: Content) -> dict[int, tuple[str, ...]]:
    """The ids of the slides of each talk."""
    return {length.minutes: length.slides for length in content.workshop.lengths}


def slides_for(content: Content, minutes: int) -> tuple[str, ...]:
    """The ids of the slides of a talk this long. Raises LookupError that names the lengths there are."""
    lengths = slides_by_minutes(content)
    if minutes not in lengths:
        hint = one_of(map(str, sorted(lengths))) if lengths else ' Add one under "lengths" in workshop.yaml.'
        raise LookupError(f"There is no talk of {minutes} minutes.{hint}")
    return lengths[minutes]


def planned(slides: Iterable[Slide]) -> float:
    """The minutes that slides take together."""
    return sum(slide.minutes for slide in slides)


def check_lengths(content: Content) -> Iterator[Finding]:
    """A finding for each length whose slides are unknown, take too long or too little, or lack the signs."""
    tree = content.trees[f"{content.name}/workshop.yaml"]
    known = {slide.id: slide for slide in content.workshop.slides}
    for number, length in enumerate(content.workshop.lengths):
        unknown = [(place, name) for place, name in enumerate(length.slides) if name not in known]
        for place, name in unknown:
            text = f'No slide is called "{name}".{nearest(name, known)}'
            yield tree.finding(text, "lengths", number, "slides", place)
        if not unknown:
            for text in _wrong(length, [known[name] for name in length.slides]):
                yield tree.finding(text, "lengths", number, "minutes")


def _wrong(length: Length, slides: list[Slide]) -> Iterator[str]:
    takes = planned(slides)
    if takes > length.minutes:
        yield f"These slides take {takes:g} minutes. Take some out, or give them less time."
    if takes < length.minutes * LEAST_SHARE:
        yield f"These slides take {takes:g} minutes only. Add some, or name a shorter talk."
    if not any(slide.kind == EMERGENCY for slide in slides):
        yield 'No slide of this talk shows the emergency signs. Add the one of the kind "emergency".'
