"""Promises of references.yaml: each source says what it is and what was read of it, and none is press."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import CONTENT
from widgets.model.content.citations import cited
from widgets.model.content.content import Content

FILE = "references.yaml"
ENTRY = "  kind: consensus\n  read: abstract\n  read_on: 2026-11-24\n"
OUT = (
    "mumsnet", "babymed", "moms.com", "newsbeep", "dailyustimes", "britbrief", "itv.com", "babycentre",
    "intus", "sharecare", "norflexgel", "dorsalhealth", "yourbestselves", "yourbabyclub", "pybhealth",
    "coltonmill", "10almonds", "medicalnewstoday", "southernminn", "gponline", "drpharmacy", "squeezy",
)  # fmt: skip
Said = Callable[..., list[str]]


def test_no_source_is_a_newspaper_a_forum_or_a_shop(content: Content) -> None:
    text = (CONTENT / FILE).read_text(encoding="utf-8").lower()

    assert [host for host in OUT if host in text] == []
    assert [each.id for each in content.references.values() if each.kind == "press"] == []


def test_each_paper_stands_in_the_list_once(content: Content) -> None:
    dois = [each.doi.lower() for each in content.references.values() if each.doi]

    assert len(dois) == len({*dois}) >= 40
    assert all(doi.startswith("10.") and " " not in doi for doi in dois)


def test_the_article_the_guide_began_with_is_a_source(content: Content) -> None:
    (article,) = [
        each for each in content.references.values() if each.kind == "clinic page" and each.is_read
    ][-1:]

    assert "Understanding and Managing Pelvic Pain After Running" in article.cite
    assert "2 July 2024" in article.cite
    assert article.id in cited(content)


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("", '"kind" is missing from R02. Add a line "kind: …".'),
        (
            ENTRY.replace("consensus", "concensus"),
            '"concensus" is not known for "kind". Did you mean "consensus"?',
        ),
        (
            ENTRY.replace("abstract", "abstarct"),
            '"abstarct" is not known for "read". Did you mean "abstract"?',
        ),
        (
            ENTRY.replace("  read_on: 2026-11-24\n", ""),
            '"read_on" is missing from R02. Add the day it was read: 2026-11-28.',
        ),
        (
            ENTRY.replace("abstract", "not yet checked"),
            'R02 is "not yet checked", so it has no "read_on". Delete that line.',
        ),
        (ENTRY.replace("2026-11-24", "last week"), '"read_on" should be a date, such as 2027-05-24.'),
        (f"{ENTRY}  superseded_by: R02\n", '"superseded_by" of R02 names itself. Name the newer source.'),
        (f"{ENTRY}  superseded_by: R999\n", 'No source is called "R999".'),
        (f"{ENTRY}  seen: abstract\n", '"seen" is not used here.'),
    ],
)
def test_a_slip_is_named_in_the_words_of_the_file(say_after: Said, new: str, words: str) -> None:
    said = say_after(FILE, ENTRY, new)

    assert any(FILE in line and words in line for line in said), said


def test_a_newer_text_that_is_not_in_the_list_is_told_in_words(say_after: Said) -> None:
    assert say_after(FILE, ENTRY, f'{ENTRY}  superseded_by: "the edition of 2027"\n') == []


def test_what_replaced_a_source_is_named_with_it(content: Content) -> None:
    named = cited(content)
    newer = {content.references[name].superseded_by for name in named} & {*content.references}

    assert newer and newer <= named
