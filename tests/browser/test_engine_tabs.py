"""Promises of Back, two tabs and a full phone in Firefox and WebKit: what shows is so now, none is lost."""

from __future__ import annotations

import pytest

from harness.engines.engine import Engine
from tests.browser.phone import FILL, URGENT, answered, kept_as
from tests.browser.test_engines import READY, save_run

pytestmark = pytest.mark.long


def open_page(phone: Engine, site: str, name: str) -> None:
    phone.open(f"{site}{name}")
    phone.wait_for(READY)


def answer(phone: Engine, name: str, value: str) -> None:
    """Answers a question of the check that is not on the screen; one of a list opens with its line."""
    phone.wait_for("form.is-whole")  # before, a line has no question to answer
    line = f'[data-ask="{name}"] [data-line]'
    phone.script("document.querySelector(arguments[0])?.click()", line)
    phone.script("document.querySelector(arguments[0]).click()", f'[name="{name}"][value="{value}"]')


@pytest.mark.parametrize("name", URGENT)
def test_back_shows_what_an_emergency_answer_has_locked(phone: Engine, site: str, name: str) -> None:
    open_page(phone, site, "symptoms")
    answer(phone, "RF-01", "no")
    open_page(phone, site, name)
    assert not phone.shows(URGENT[name])
    open_page(phone, site, "symptoms")
    answer(phone, "RF-01", "yes")
    phone.wait_for("[data-live]")

    phone.back()

    phone.wait_for(URGENT[name])
    assert not phone.shows("[data-planner] [data-open]")


@pytest.mark.parametrize("name", URGENT)
def test_an_emergency_answer_locks_the_page_in_another_tab(phone: Engine, site: str, name: str) -> None:
    phone.script("localStorage.setItem(...arguments)", *kept_as(answered({"RF-01": "no"})))
    open_page(phone, site, name)
    first = phone.tab()
    assert not phone.shows(URGENT[name])

    phone.new_tab()
    open_page(phone, site, "symptoms")
    answer(phone, "RF-01", "yes")
    phone.wait_for("[data-live]")
    phone.look_at(first)

    phone.wait_for(URGENT[name])
    assert not phone.shows("[data-planner] [data-open]")


def test_two_tabs_keep_the_runs_of_both(phone: Engine, site: str) -> None:
    open_page(phone, site, "diary")
    first = phone.tab()
    phone.new_tab()
    open_page(phone, site, "diary")
    second = phone.tab()

    phone.look_at(first)
    save_run(phone, "2026-11-02")
    phone.click("[data-keep-yes]")
    for day in (4, 6, 8, 10):
        save_run(phone, f"2026-11-{day:02d}")
    phone.look_at(second)
    save_run(phone, "2026-11-12")
    phone.new_tab()
    phone.close_other_tabs()
    open_page(phone, site, "diary")

    phone.wait_for("[data-entries] li")
    assert len(phone.elements("[data-entries] li")) == 6


def test_a_full_phone_says_that_a_run_could_not_be_kept(phone: Engine, site: str) -> None:
    open_page(phone, site, "diary")
    save_run(phone, "2026-11-02")
    phone.script(FILL)

    phone.click("[data-keep-yes]")

    phone.wait_for("[data-unkept]")
    phone.wait_for("[data-unkept-save]")
    assert len(phone.elements("[data-entries] li")) == 1
