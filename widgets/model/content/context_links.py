"""Context links: from a health record to the page about it, by the URL form of HL7 Infobutton."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import parse_qs

from .content import Content
from .findings import NEAREST, Finding, nearest
from .pages import LEARN
from .schema.context_links import RecordCode
from .topics import page_files

FILE = "context-links.yaml"
ADDRESS = "about"  # where links of a record lead: no page, topic or guide may have this name
CODE, SYSTEM, NAME = (f"mainSearchCriteria.v.{word}" for word in ("c", "cs", "dn"))
LANGUAGES = ("informationRecipient.languageCode.c", "performer.languageCode.c")
WORDS = (CODE, SYSTEM, NAME, *LANGUAGES)  # all that is ever read of such a link
LONGEST = 100
# A system by the names that records give it: its OID, its address in FHIR, and ours.
SYSTEMS = {
    "2.16.840.1.113883.6.3": "icd-10",
    "http://hl7.org/fhir/sid/icd-10": "icd-10",
    "icd-10": "icd-10",
}


@dataclass(frozen=True)
class ContextTable:
    """The page for each code and for each name of one, in the form that `page_for` looks up; `contents` is
    the page for whatever is not in it.
    """

    codes: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    systems: Mapping[str, str] = field(default_factory=lambda: SYSTEMS)
    contents: str = "index"

    def plain(self) -> dict[str, Any]:
        """The same as plain tables, for a page's script."""
        return asdict(self)


def context_table(guides: Iterable[Content]) -> ContextTable:
    """The table of all guides, the first of which stands at the root; of two that name a code, it counts."""
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    contents = ""
    for number, content in enumerate(guides):
        folder = f"{content.name}/" if number else ""
        contents = contents or (LEARN if LEARN in page_files(content) else "index")
        for page, code in codes_of(content):
            codes.setdefault(_code_key(code.system, code.code), folder + page)
            for name in (code.name, *code.also):
                names.setdefault(_name_key(name), folder + page)
    return ContextTable(codes, names, contents=contents or "index")


def codes_of(content: Content) -> Iterator[tuple[str, RecordCode]]:
    """Every code of a guide with the page it leads to, in file order."""
    if content.has(FILE):
        yield from ((link.page, code) for link in content.context_links.links for code in link.codes)


def words_of(query: str) -> dict[str, str]:
    """The words of a link that are read: the first of each name, and none that is longer than any name."""
    asked = {name: found[0] for name, found in parse_qs(query).items()}
    return {name: asked[name] for name in WORDS if 0 < len(asked.get(name, "")) <= LONGEST}


def page_for(table: ContextTable, words: Mapping[str, str]) -> str:
    """The page for a code, else for the name of what it stands for, else the contents page."""
    system = table.systems.get(words.get(SYSTEM, "").lower().removeprefix("urn:oid:"), "")
    code = table.codes.get(_code_key(system, words.get(CODE, "")))
    return code or table.names.get(_name_key(words.get(NAME, "")), table.contents)


def language_for(words: Mapping[str, str], languages: Iterable[str]) -> str:
    """The language that is asked for, of those there are: `ms` for `ms-SG`; "" for any other."""
    known = {language.lower(): language for language in languages}
    for asked in (words[name].lower() for name in LANGUAGES if name in words):
        if found := known.get(asked) or known.get(asked.split("-")[0]):
            return found
    return ""


def _code_key(system: str, code: str) -> str:
    return f"{system} {code.strip(' ').upper().replace('.', '')}"


def _name_key(name: str) -> str:
    return name.strip(" ").lower()


def check_context_links(content: Content) -> Iterator[Finding]:
    """A finding for each page that is not there, and for each code or name that leads to two."""
    tree = content.trees[f"{content.name}/{FILE}"]
    pages = page_files(content)
    if ADDRESS in (*pages, content.name):
        yield tree.finding(f'"{ADDRESS}" is where links of records lead. Name that page otherwise.', "links")
    seen: set[str] = set()
    for number, link in enumerate(content.context_links.links):
        if link.page not in pages:
            says = f'No page or topic is called "{link.page}".{nearest(link.page, pages, NEAREST)}'
            yield tree.finding(says, "links", number, "page", code="SW107", words=link.page)
        for place, code in enumerate(link.codes):
            keys = [_code_key(code.system, code.code), *map(_name_key, (code.name, *code.also))]
            if seen & {*keys}:
                says = f'"{code.code}" or its name stands here twice. Name each code and each name once.'
                yield tree.finding(says, "links", number, "codes", place, code="SW108", words=code.code)
            seen |= {*keys}
