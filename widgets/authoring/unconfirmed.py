"""What rests on no official text, or on no word of the clinic: for whoever looks it up and confirms it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content.content import Content
from ..model.content.context_links import FILE as CONTEXT_LINKS
from ..model.content.schema import HelpLine, Region
from ..model.content.schema.region import SHOWN_EVIDENCE, Call, CarePlace, Urgent
from ..model.content.yaml_document import Path

CALLS = ("emergency", "non_emergency_ambulance")
PLACES = ("urgent", "soon", "urine", "physio", "sexual_health")
TO_CONFIRM = 'Used. Say in "confirmed_by" who at the clinic has confirmed it.'
Gap = tuple[Path, str, str, str]


@dataclass(frozen=True)
class Unconfirmed:
    """One thing to look up: whose it is, its words or number, where it is written, and what is missing."""

    region: str
    what: str
    words: str
    evidence: str
    written_in: str
    reason: str


def unconfirmed(content: Content) -> list[Unconfirmed]:
    """By region: numbers that are held back, then what is shown without an official text. Then the codes of
    health records that nobody at the clinic has confirmed.
    """
    regions = [
        _row(content, code, *each)
        for code in sorted(content.regions)
        for each in _gaps(content.regions[code])
    ]
    return [*regions, *_codes(content)]


def _codes(content: Content) -> Iterator[Unconfirmed]:
    for number, link in enumerate(content.context_links.links if content.has(CONTEXT_LINKS) else ()):
        for place, code in enumerate(link.codes):
            if not code.confirmed_by:
                file = f"{content.name}/{CONTEXT_LINKS}"
                where = f"{file}, line {content.trees[file].line('links', number, 'codes', place)}"
                words = f"{code.code} {code.name}, leads to {link.page}"
                yield Unconfirmed("Health records", "code", words, "general knowledge", where, TO_CONFIRM)


def _gaps(region: Region) -> Iterator[Gap]:
    for path, line in _lines(region):
        if not line.shown:
            yield path, f"{line.name}: {_ways(line)}", line.evidence, f"Not shown. {line.why_not}"
    for name in CALLS:
        call: Call | None = getattr(region, name)
        if call and call.evidence != SHOWN_EVIDENCE:
            yield (name,), call.call, call.evidence, "Shown. Name an official text for it."
    for name in PLACES:
        place: CarePlace | Urgent | None = getattr(region, name)
        if place and place.evidence != SHOWN_EVIDENCE:
            yield (name,), _words(place), place.evidence, "Shown in words. Name an official text for it."


def _lines(region: Region) -> Iterator[tuple[Path, HelpLine]]:
    lists: dict[Path, tuple[HelpLine, ...]] = {
        **{(name, "numbers"): place.numbers for name in PLACES if (place := getattr(region, name))},
        ("crisis",): region.crisis,
        ("assault",): region.assault,
    }
    for path, lines in lists.items():
        yield from (((*path, number), line) for number, line in enumerate(lines))


def _ways(line: HelpLine) -> str:
    return ", ".join(way for way in (line.call, line.sms, line.whatsapp, line.web) if way)


def _words(place: CarePlace | Urgent) -> str:
    return f"{place.by_day}; {place.at_night}" if isinstance(place, Urgent) else place.say


def _row(content: Content, code: str, path: Path, words: str, evidence: str, reason: str) -> Unconfirmed:
    file = f"regions/{code}.yaml"
    what = str(path[0]).replace("_", " ")
    where = f"{file}, line {content.trees[file].line(*path)}"
    return Unconfirmed(content.regions[code].name, what, words, evidence, where, reason)
