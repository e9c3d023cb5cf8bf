"""Which language and region a link asks for; anything not on the list is passed over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from .translations import PSEUDO, SOURCE_LANGUAGE


@dataclass(frozen=True)
class LocaleChoice:
    """A language and a region code; `given` says which of them the link named.

    Links keep a language that was asked for, also where a guide may not be read in it and answers in English.
    """

    language: str
    region: str
    given: tuple[str, ...] = ()

    def query(self, **change: str) -> str:
        """The link ending that keeps this choice, with some of it changed; "" for the defaults."""
        words = {"lang": self.language, "region": self.region}
        kept = {name: word for name, word in words.items() if name in self.given}
        wanted = {name: word for name in words if (word := {**kept, **change}.get(name))}
        return "?" + urlencode(wanted) if wanted else ""


def read_choice(
    query: str, languages: Iterable[str], regions: Iterable[str], default_region: str
) -> LocaleChoice:
    """The choice in a query string such as `lang=en&region=uk`; other parts are never looked at."""
    asked = {name: words[0] for name, words in parse_qs(query[:200]).items()}
    known = {"lang": {*languages, *PSEUDO}, "region": {*regions}}
    given = {name: asked[name] for name in known if asked.get(name) in known[name]}
    return LocaleChoice(given.get("lang", SOURCE_LANGUAGE), given.get("region", default_region), tuple(given))
