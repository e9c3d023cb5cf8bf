"""The records beside a language's texts: what it is called, who checked which text, and back-translations."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from ..schema.basics import Entry, Text

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
SAME = "same"
# Programs and models, however their name is written; none of them counts as somebody who checked.
PROGRAMS = re.compile(
    r"\b(a\.i\.|llms?|bots?|chat ?bots?|machines?|models?|programs?|scripts?|software|computers?|"
    r"automatic\w*|"
    r"(chat)?gpt[\w.-]*|openai|anthropic|gemini|llama|mistral|copilot|qwen|deepseek|deepl|google|translate|"
    r"translator|translation|microsoft|nllb|opus-?mt|argos|apertium|weblate|poedit|stridewell|admin|user|"
    r"nobody|"
    r"anonymous|unknown|test)\b",
    re.IGNORECASE,
)
# Names of programs that people have, too: no name as long as nothing else stands with them.
SHARED_NAMES = re.compile(r"(ai|claude|bard|bing|grok|root|opus|sonnet|haiku|pro|mini|v?\d+)", re.IGNORECASE)
NOT_A_PERSON = (
    '"{name}" is no person\'s name. Only a person who reads the language and has read the text can check it: '
    "write their name and profession."
)


def person_in(name: str) -> str:
    """The name of a person as it is compared, without a profession; "" for what is no name of a person."""
    person = " ".join(name.partition(",")[0].split())
    is_name = re.search(r"\w{2}", person) and not re.search(r"\d|@", person)
    is_program = PROGRAMS.search(person) or all(map(SHARED_NAMES.fullmatch, person.split()))
    return person.casefold() if is_name and not is_program else ""


def _a_person(name: str) -> str:
    if not person_in(name):
        raise PydanticCustomError("rule", NOT_A_PERSON.replace("{name}", "{word}"), {"word": name})
    return name


Person = Annotated[Text, AfterValidator(_a_person)]


class LanguageNotes(Entry):
    """`language.yaml`: what the language calls itself, how its texts were made, and in which style."""

    name: Text
    drafted: Text
    style: Text | None = None


class Term(Entry):
    """A word of `termbase.yaml`: what it is called in the language, and what it may not be called.

    `both_ways` is for words that mean one thing: where one language says it, the other must.
    """

    english: Text
    preferred: Text
    allowed: tuple[Text, ...] = ()
    forbidden: tuple[Text, ...] = ()
    both_ways: bool = False
    note: Text | None = None


class Check(Entry):
    """Texts that one person has checked on one day: each fingerprint with the first words of its English."""

    by: Person
    on: date
    texts: dict[Fingerprint, Text]


class BackTranslation(Entry):
    """What a reader who did not see the English read in a translation, in English.

    `verdict` is "same", or says what differs in meaning.
    """

    says: Text
    verdict: Text

    @property
    def differs(self) -> str:
        """What differs in meaning; "" for nothing."""
        return "" if self.verdict == SAME else self.verdict


class BackTranslations(Entry):
    """Back-translations that were made on one day, by a machine or a person; `by` says who."""

    by: Text
    made: Literal["by a machine", "by a person"]
    on: date
    texts: dict[Fingerprint, BackTranslation]
