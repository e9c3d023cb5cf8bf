"""Where to get care: the first contact in the region, and what the clinic has confirmed of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import traitlets
from babel import Locale
from babel.dates import format_date, get_timezone_location

from ...model.content.opening_hours import compile_hours
from ...model.content.schema import ClinicPlace
from ...model.content.translations import PSEUDO, SOURCE_LANGUAGE, mark
from ..component import Component, next_uid
from ..declaration import DECLARED
from ..render_context import Html, RenderContext

WEEKDAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)

TERRITORIES = {"uk": "GB", "eu": "150"}


@dataclass(frozen=True)
class PlaceWords:
    """A place with what has to be worked out before it can be said."""

    place: ClinicPlace
    zone: str
    hours: tuple[tuple[str, str], ...]
    closed: tuple[tuple[str, str], ...]
    languages: str


class FindHelp(Component):
    """Places and hours as a widget; "open now?" is looked up on the phone, from `tables`."""

    declared = DECLARED["find_help"]
    state = ("tables",)
    kept = ()

    tables: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(self, view: RenderContext, today: date | None = None) -> None:
        said = _places(view, today)
        super().__init__(
            view,
            markup=_markup(view, said),
            tables=[_table(view, each) for each in said if each.place.hours],
            words=_words(view),
        )


def find_help_markup(view: RenderContext) -> Html:
    """The page for help as of today, without a widget around it."""
    return _markup(view, _places(view))


def _places(view: RenderContext, today: date | None = None) -> list[PlaceWords]:
    return [_said(view, place, today or date.today()) for place in view.content.clinic.places]


def _markup(view: RenderContext, places: list[PlaceWords]) -> Html:
    return view.render("find_help/find_help.html", uid=next_uid(), places=places, evidence=_evidence(view))


def _evidence(view: RenderContext) -> list[str]:
    """Where the places of the region come from, in words, each kind once."""
    region = view.words.region
    places = (region.urgent, region.soon, region.urine, region.physio, region.sexual_health)
    return list(dict.fromkeys(view.words.say(place.evidence) for place in places if place))


def _said(view: RenderContext, place: ClinicPlace, today: date) -> PlaceWords:
    locale = _locale(view)
    names = [Locale.parse(code, sep="-").get_display_name(locale) or code for code in place.languages]
    zone = get_timezone_location(place.time_zone, locale=locale, return_city=True) if place.time_zone else ""
    return PlaceWords(
        place,
        zone=view.words.say("{city} time").replace("{city}", zone),
        hours=tuple(_hours(view, place)),
        closed=tuple((_days(locale, c.day, c.last), c.name) for c in place.closed if c.last >= today),
        languages=", ".join(names),
    )


def _hours(view: RenderContext, place: ClinicPlace) -> Iterator[tuple[str, str]]:
    say = view.words.say
    for name, openings in zip(WEEKDAYS, place.hours.days if place.hours else (), strict=False):
        yield say(name), ", ".join(map(str, openings)) or say("Closed")


def _days(locale: Locale, first: date, last: date) -> str:
    days = [format_date(day, "long", locale) for day in (first, last)]
    return days[0] if first == last else " – ".join(days)


def _locale(view: RenderContext) -> Locale:
    """How the reader writes dates: English in the way of the region, other languages in their own."""
    language, region = view.words.language, view.words.region_code
    if language not in {SOURCE_LANGUAGE, *PSEUDO}:
        return Locale.parse(language, sep="-")
    return Locale(SOURCE_LANGUAGE, TERRITORIES.get(region, region.upper()))


def _table(view: RenderContext, said: PlaceWords) -> dict[str, Any]:
    table = compile_hours(said.place)
    closed = [[first, last, view.words.say(name)] for first, last, name in table["closed"]]
    dates = str(_locale(view)).replace("_", "-")
    return table | {"closed": closed, "zoneWords": said.zone, "dates": dates}


def _words(view: RenderContext) -> dict[str, str]:
    """What the script says, through the catalogue."""
    say = view.words.say
    return {f"day-{number}": say(name) for number, name in enumerate(WEEKDAYS)} | {
        "open": say("Open now until {time} ({zone})"),
        "later": say("Closed now; opens today at {time} ({zone})"),
        "tomorrow": say("Closed now; opens tomorrow at {time} ({zone})"),
        "soon": say("Closed now; opens {day} {time} ({zone})"),
        "far": say("Closed now; opens {day} {date}, {time} ({zone})"),
        "closed": say("Closed now ({zone})"),
        "because": say("{words}. Closed today: {name}"),
    }
