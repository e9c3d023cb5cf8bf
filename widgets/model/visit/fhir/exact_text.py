"""A person's own words as FHIR strings, which take fewer signs than a person may type.

See https://hl7.org/fhir/R4/datatypes.html#string. Where a sign has to be replaced by a space, or nothing is
left to show, the words as they were stand in an extension as JSON, so that none is lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from .codes import OWN, Json

EXACT = f"{OWN}:exact-text"
# Control signs, spaces that XML Schema or ECMA-262 take for white space, and what is no character.
REPLACED = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    "\ufeff\ufffe\uffff]"
)


def shown(text: str) -> str:
    """A text with a space for each sign that a FHIR string or XHTML does not take."""
    return REPLACED.sub(" ", text)


def string(name: str, text: str) -> Json:
    """The element `name` with a text, such as `{"valueString": "hills"}`."""
    plain = shown(text)
    value: Json = {name: plain} if plain.strip(" \t\r\n") else {}
    if plain == text and value:
        return value
    return value | {f"_{name}": {"extension": [{"url": EXACT, "valueString": json.dumps(text)}]}}


def read_string(name: str, element: Mapping[str, Any]) -> str:
    """The text in such an element. Raises ValueError, KeyError or TypeError for one that has none."""
    for extension in element.get(f"_{name}", {}).get("extension", ()):
        if extension["url"] == EXACT:
            return str(json.loads(extension["valueString"]))
    return str(element[name])


def escaped(text: str) -> str:
    """A text as it stands in XHTML."""
    plain = shown(text)
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        plain = plain.replace(sign, name)
    return plain
