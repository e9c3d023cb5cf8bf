"""Promises of the previews beside the forms: an entry stands there as its page has it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest

from tests.conftest import CONTENT, NAME
from widgets import Guide
from widgets.authoring.forms.kinds import NAMES, REGION, SECTION, Place, kinds_of, places_of
from widgets.authoring.forms.preview import NO_PREVIEW, preview

Preview = Callable[[str, str], str]


def place(kind: str, name: str) -> Place:
    return next(each for each in places_of(CONTENT, kinds_of(CONTENT, NAME)[kind], {}) if each.id == name)


@pytest.fixture
def shown(guide: Guide) -> Preview:
    """The page in the frame beside an entry."""

    def page(kind: str, name: str) -> str:
        frame = preview(guide.content, place(kind, name), name)
        return unescape(frame.partition('srcdoc="')[2].partition('"></iframe>')[0])

    return page


def hidden(page: str, mark: str) -> bool:
    tag = re.search(rf"<[^>]* {mark}[^>]*>", page)
    assert tag, mark
    return " hidden" in tag[0]


def test_a_card_shows_without_an_answer_with_its_signs_and_its_level(guide: Guide, shown: Preview) -> None:
    card = next(each for each in guide.content.cards.cards if len(each.key) > 1)

    page = shown(NAMES["cards.yaml", "cards"], card.id)

    assert not hidden(page, f'data-card="{card.id}"')
    assert re.search(r"data-because>[^<;]+; [^<]+</span>", page)
    assert not hidden(page, f'data-soon="{card.level}"') and ".sw-outcome" in page


def test_a_note_shows_without_an_answer(guide: Guide, shown: Preview) -> None:
    note = guide.content.cards.notes[0]

    page = shown(NAMES["cards.yaml", "notes"], note.id)

    assert not hidden(page, f'data-note-id="{note.id}"')


def test_a_question_shows_its_choices_and_all_that_is_asked_after_them(guide: Guide, shown: Preview) -> None:
    item = next(each for each in guide.content.items.values() if each.bother and each.worse)

    page = shown(NAMES["checklist.yaml", "items"], item.id)

    choices = guide.content.checklist.scales[item.scale or ""]
    assert all(f'name="{item.id}" value="{value}"' in page for value in choices)
    assert page.count(f'data-then="{item.id}"') >= 2 and not hidden(page, f'data-then="{item.id}"')
    assert page.count("data-ask=") == 1


def test_a_treatment_shows_with_its_harms_unfolded(guide: Guide, shown: Preview) -> None:
    option = next(each for each in guide.content.options.values() if each.numbers)

    page = shown(NAMES["treatments.yaml", "options"], option.id)

    assert page.count("data-option=") == 1 and f'data-option="{option.id}"' in page
    assert '<dd data-part="harms">' in page and "<details open>" in page and "data-figure" in page
    assert ".sw-treatments" in page


def test_a_programme_shows_each_of_its_steps_in_words(guide: Guide, shown: Preview) -> None:
    for programme in guide.content.plan.programmes:
        page = shown(NAMES["plan.yaml", "programmes"], programme.id)

        steps = page.partition(f'<ol start="{programme.first}">')[2].partition("</ol>")[0]
        assert steps.count("<li>") == len(programme.steps)


@pytest.mark.parametrize("region", ["sg", "uk"])
def test_a_region_shows_its_own_numbers(guide: Guide, shown: Preview, region: str) -> None:
    page = shown(REGION, region)

    own, other = (guide.content.regions[name].emergency.call for name in (region, "eu"))
    assert f'href="tel:{own}"' in page and f'href="tel:{other}"' not in page
    assert "data-find" in page


def test_what_is_changed_is_what_is_shown(guide: Guide) -> None:
    cards = guide.content.cards
    first = cards.cards[0].model_copy(update={"says": "Other words."})
    changed = replace(guide.content, cards=cards.model_copy(update={"cards": (first,)}))

    frame = preview(changed, place(NAMES["cards.yaml", "cards"], first.id), first.id)

    assert "Other words." in frame


@pytest.mark.parametrize(
    "key",
    [
        ("cards.yaml", "cards"),
        ("checklist.yaml", "items"),
        ("treatments.yaml", "options"),
        ("plan.yaml", "programmes"),
    ],
)
def test_an_entry_that_is_not_there_yet_is_said_and_not_shown(guide: Guide, key: tuple[str, str]) -> None:
    some = places_of(CONTENT, kinds_of(CONTENT, NAME)[NAMES[key]], {})[0]

    told = preview(guide.content, some, "ZZ-99")

    assert "It cannot be shown yet" in told and "ZZ-99" in told and "<iframe" not in told


def test_what_cannot_be_shown_alone_says_so(guide: Guide) -> None:
    for key in (("examples.yaml", ""), ("references.yaml", "")):
        some = places_of(CONTENT, kinds_of(CONTENT, NAME)[NAMES[key]], {})[0]

        assert NO_PREVIEW in preview(guide.content, some, some.id)


def test_a_preview_needs_no_script_and_no_other_file(shown: Preview) -> None:
    for kind, name in ((SECTION, "when"), (REGION, "sg")):
        page = shown(kind, name)

        assert "<script" not in page and 'rel="stylesheet"' not in page
