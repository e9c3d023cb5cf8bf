"""Promises of a room in several languages: each phone reads its own, and all answer the same question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.presenter import Presenter
from tests.browser.test_language_flow import faults
from tests.browser.test_rooms import ballot, choose, let_refuse
from tests.conftest import NAME
from tests.long import first_ones
from widgets import Guide
from widgets.model.content.translations import WITH_ENGLISH
from widgets.model.content.workshop_script import asked
from widgets.workshop.phone.phone import phone_words, poll_labels, refusal_words, result_words

Open = Callable[..., Page]
PAIRS = (("ms", "ar"), ("zh-Hans", "ta"))
ENOUGH = 12  # answers for a result to be shown


@pytest.fixture
def presenter(address: str, rooms: Path) -> Presenter:
    return Presenter(address.split("/voila/")[0], f"sqlite:///{rooms}")


class Told:
    """What a room's page says in a language."""

    def __init__(self, language: str) -> None:
        view = Guide(NAME, language=language, region="sg").view
        polls = asked(view.content)
        self.asks = {name: view.words.say_alone(poll.ask) for name, poll in polls.items()}
        self.labels = {name: poll_labels(view, poll) for name, poll in polls.items()}
        self.words = phone_words(view) | result_words(view)
        self.refusals = refusal_words(view)

    def label(self, poll: str, answer: str) -> str:
        return WITH_ENGLISH.sub("", self.labels[poll][answer])


def in_room(open_page: Open, presenter: Presenter, language: str) -> Page:
    page = open_page(f"room/{presenter.code}", query=f"?lang={language}&region=sg")
    expect(page.locator("html")).to_have_attribute("lang", language)
    return page


@pytest.mark.parametrize(("one", "other"), first_ones(PAIRS, 1))
def test_phones_of_two_languages_answer_one_question(
    open_page: Open, presenter: Presenter, one: str, other: str
) -> None:
    phones = {language: in_room(open_page, presenter, language) for language in (one, other)}
    presenter.show("who-is-here")
    presenter.do("PL-01")

    for language, page in phones.items():
        told = Told(language)
        expect(ballot(page, "PL-01").locator("legend")).to_contain_text(told.asks["PL-01"])
        run = ballot(page, "PL-01").locator("label", has=page.locator('[value="run"]'))
        expect(run).to_contain_text(told.label("PL-01", "run"))
        assert faults(page, language) == []
        choose(page, "run")
        expect(ballot(page, "PL-01").locator("[data-told]")).to_contain_text(told.words["counted"])
    assert presenter.stored("PL-01") == 2
    for _ in range(ENOUGH):
        presenter.answer("PL-01", "run")
    presenter.do("PL-01", "close")

    figures = []
    for language, page in phones.items():
        told, results = Told(language), ballot(page, "PL-01").locator("[data-results]")
        expect(results.locator("figcaption")).to_contain_text(told.words["of"].partition("{n}")[0])
        expect(results.locator("li").first).to_contain_text(told.label("PL-01", "run"))
        assert faults(page, language) == []
        figures.append(results.locator(".sw-bar").evaluate_all("all => all.map((bar) => bar.outerHTML)"))
    assert figures[0] == figures[1]
    assert presenter.stored("PL-01") == 2 + ENOUGH


@pytest.mark.parametrize("language", first_ones(("ta", "ar", "zh-Hans", "ms"), 1))
def test_every_kind_of_question_fits_in_each_language(
    open_page: Open, presenter: Presenter, language: str
) -> None:
    polls = ("PL-02", "PL-03", "PL-04", "PL-05", "PL-06", "PL-07", "QZ-03.before")
    page, told = in_room(open_page, presenter, language), Told(language)

    for poll in polls:
        presenter.do(poll)

    for poll in polls:
        expect(ballot(page, poll).locator("legend")).to_contain_text(told.asks[poll])
    assert faults(page, language) == []


def test_who_changes_the_language_stays_the_same_phone(open_page: Open, presenter: Presenter) -> None:
    presenter.do("PL-01")
    page = open_page(f"room/{presenter.code}", query="?region=sg")
    choose(page, "run")
    expect(ballot(page, "PL-01").locator("[data-told]")).to_contain_text("Thank you")

    page.locator(".sw-header summary").click()
    page.get_by_role("link", name="Melayu").click()
    page.wait_for_url(f"**/room/{presenter.code}?lang=ms*")

    expect(ballot(page, "PL-01").locator("[data-asked]")).to_have_text(Told("ms").asks["PL-01"])
    expect(ballot(page, "PL-01").locator("form")).to_be_hidden()
    page.goto(page.url.split("room/")[0] + "join")
    page.wait_for_url("**/join?lang=ms*")
    assert faults(page, "ms") == []
    page.locator("#code").fill(presenter.code)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/room/{presenter.code}?lang=ms*")
    assert presenter.stored("PL-01") == 1


def test_the_browsers_language_is_offered_in_a_room(open_page: Open, presenter: Presenter) -> None:
    page = open_page(f"room/{presenter.code}", query="?region=sg", locale="ta-SG")

    expect(page.locator("html")).to_have_attribute("lang", "en-SG")
    page.locator(".sw-offer a").click()

    expect(page.locator("html")).to_have_attribute("lang", "ta")
    expect(page.locator("h1 + .sw-translation [lang=en]")).to_contain_text("A machine made this translation")


def test_what_goes_wrong_is_said_in_the_phones_language(open_page: Open, presenter: Presenter) -> None:
    presenter.do("PL-01")
    page, told = in_room(open_page, presenter, "ar"), Told("ar")
    let_refuse(page)
    says = ballot(page, "PL-01").locator("[data-told]")
    expect(ballot(page, "PL-01").locator("legend")).to_be_attached()
    ballot(page, "PL-01").locator("[data-send]").click()
    expect(says).to_have_text(told.words["choose"])

    page.route("**/state", lambda route: route.abort())
    presenter.do("PL-01", "close")
    choose(page, "run")
    expect(says).to_have_text(told.refusals["closed"])

    unheard = '{"error": "unheard-of", "says": "Only the server says this."}'
    page.route("**/vote", lambda route: route.fulfill(status=409, body=unheard))
    choose(page, "run")
    english = says.locator('[lang="en"][dir="ltr"]')
    expect(english).to_have_text("Only the server says this.")
