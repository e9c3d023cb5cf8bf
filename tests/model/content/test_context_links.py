"""Promises of links from a health record: a known code leads to its page, all else to the contents page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from widgets.model.content.content import Content
from widgets.model.content.context_links import (
    CODE,
    NAME,
    SYSTEM,
    WORDS,
    codes_of,
    context_table,
    language_for,
    page_for,
    words_of,
)
from widgets.model.content.topics import page_files

FILE = "pelvic-pain-after-running/context-links.yaml"
WHO, WHO_FHIR, US = "2.16.840.1.113883.6.3", "http://hl7.org/fhir/sid/icd-10", "2.16.840.1.113883.6.90"
PAIN = "{system: icd-10, code: R10.2, name: Pelvic and perineal pain, also: [Pelvic pain]}"
STRESS = "{system: icd-10, code: M84.3, name: Stress fracture}"


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ({CODE: "N94.1", SYSTEM: WHO}, "sex-pain"),
        ({CODE: " n941 ", SYSTEM: f"urn:oid:{WHO}"}, "sex-pain"),
        ({CODE: "N81.1", SYSTEM: WHO_FHIR}, "heaviness"),
        ({CODE: "N81.1", SYSTEM: "ICD-10"}, "heaviness"),
        ({CODE: "N94.1", SYSTEM: US}, "understand"),
        ({CODE: "N94.1"}, "understand"),
        ({CODE: "X99", SYSTEM: WHO}, "understand"),
        ({CODE: "X99", SYSTEM: WHO, NAME: "DYSPAREUNIA"}, "sex-pain"),
        ({NAME: "Pelvic pain"}, "pain"),
        ({NAME: "pelvic"}, "understand"),
        ({}, "understand"),
    ],
)
def test_a_code_leads_to_its_page_and_what_is_not_known_to_the_contents(
    content: Content, words: dict[str, str], page: str
) -> None:
    assert page_for(context_table([content]), words) == page


def test_every_code_leads_to_a_page_and_none_is_said_to_be_confirmed(content: Content) -> None:
    listed = list(codes_of(content))

    assert len(listed) > 20
    assert {page for page, _ in listed} <= {*page_files(content)}
    assert [code.code for _, code in listed if code.confirmed_by] == []


def test_of_a_link_only_five_words_are_read() -> None:
    query = (
        f"{CODE}=N94.1&{SYSTEM}={WHO}&patientPerson.administrativeGenderCode.c=F&age.v.v=33&{NAME}="
        f"&{NAME}=Dyspareunia&performer.languageCode.c=ms&taskContext.c.c=PROBLISTREV&{CODE}=N39.3"
    )

    found = words_of(query)

    assert found == {CODE: "N94.1", SYSTEM: WHO, NAME: "Dyspareunia", "performer.languageCode.c": "ms"}
    assert len(WORDS) == 5
    assert words_of(f"{NAME}={'a' * 101}&{CODE}={'b' * 100}") == {CODE: "b" * 100}


@pytest.mark.parametrize(
    ("asked", "language"), [("ms", "ms"), ("MS-sg", "ms"), ("zh", ""), ("en-GB", "en"), ("", "")]
)
def test_the_language_is_one_there_is(asked: str, language: str) -> None:
    assert language_for({"informationRecipient.languageCode.c": asked}, ["en", "ms"]) == language


def test_who_reads_comes_before_who_asked() -> None:
    words = {"performer.languageCode.c": "en", "informationRecipient.languageCode.c": "ms"}

    assert language_for(words, ["en", "ms"]) == "ms"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            STRESS,
            STRESS.replace("M84.3", "m843"),
            'line 8: "m843" is no code of ICD-10. Write it with its dot',
        ),
        (STRESS, STRESS.replace("M84.3", "R10.2"), 'line 8: "R10.2" or its name stands here twice.'),
        (STRESS, STRESS.replace("Stress fracture", "pelvic pain"), 'line 8: "M84.3" or its name stands'),
        (STRESS, STRESS.replace("icd-10", "icd-9"), 'line 8: "icd-9" is not known for "system".'),
        (
            "page: heaviness",
            "page: heavines",
            'No page or topic is called "heavines". The nearest is "heaviness".',
        ),
        (PAIN, PAIN.replace("name:", "names:"), 'line 7: "names" is not used here. Did you mean "name"?'),
    ],
)
def test_a_slip_is_named_with_its_line(
    say_after: Callable[..., list[str]], old: str, new: str, says: str
) -> None:
    said = say_after(FILE, old, new)

    assert any(says in line for line in said), said


def test_the_second_guide_stands_in_its_folder(content: Content) -> None:
    table = context_table([content, content])

    assert table == context_table([content])
    assert set(table.codes.values()) <= {*page_files(content)}
