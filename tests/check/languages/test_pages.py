"""Promises of the pages on translations: what each calls wrong is found, and what it calls right is not."""

from __future__ import annotations

import re

import pytest

from widgets.check.codes import code_page, codes
from widgets.check.languages.checked import NO_TERMS, hits
from widgets.check.languages.termbase import Termbase
from widgets.check.languages.translation import Translation
from widgets.model.content.languages.records import Term

EXAMPLE = re.compile(
    r"^(?:Not|But) this:\n\n    # (?P<language>\S+)\n"
    r'    msgid "(?P<english>.+)"\n    msgstr "(?P<said>.+)"\n',
    re.MULTILINE,
)
OF_WORDS = [code for code in codes() if "SW901" <= code <= "SW917"]
TERMBASE = Termbase(
    "ms",
    (Term(english="pelvic floor", preferred="lantai pelvis", forbidden=("dasar panggul",), both_ways=True),),
)


def found(language: str, english: str, said: str) -> set[str]:
    termbase = TERMBASE if language == "ms" else NO_TERMS
    return {hit.code for hit in hits(Translation(language, english, said), termbase)}


@pytest.mark.parametrize("code", OF_WORDS)
def test_the_example_of_a_page_is_found_and_its_correction_is_clean(code: str) -> None:
    wrong, right = EXAMPLE.findall(code_page(code).text)

    assert code in found(*wrong)
    assert found(*right) == set()
