"""Promises of every page sent: its emergency part first, a number, a title, and its components."""

from __future__ import annotations

import pytest

from widgets.serve.pages.html_tokens import tokens_of
from widgets.serve.pages.page_parts import IncompletePage, require_parts

CARD = '<section class="sw-emergency"><h2>Now</h2><a href="tel:995">Call 995</a></section>'
PART = '<div data-module="components/diary/diary.js"></div>'
PAGE = f"<head><title>Diary</title></head>{CARD}<main>{PART}</main><script src=page.js></script>"
MODULES = ("components/diary/diary.js",)


def lacks(html: str) -> str:
    with pytest.raises(IncompletePage) as lack:
        require_parts(tokens_of(html), MODULES)
    return str(lack.value)


def test_a_page_with_all_its_parts_may_be_sent() -> None:
    require_parts(tokens_of(PAGE), MODULES)


def test_a_page_without_its_emergency_part_is_refused() -> None:
    assert "the emergency part" in lacks(PAGE.replace("sw-emergency", "sw-other"))


def test_so_is_one_that_has_a_script_before_it() -> None:
    assert lacks(PAGE.replace(CARD, f"<script></script>{CARD}")) == "it lacks the emergency part at its top"


def test_so_is_one_without_a_number_to_call_in_that_part() -> None:
    without = PAGE.replace('href="tel:995"', 'href="#"') + '<a href="tel:995">elsewhere</a>'

    assert lacks(without) == "it lacks the number to call in an emergency"


@pytest.mark.parametrize("title", ["<title></title>", "<title> </title>", ""])
def test_so_is_one_without_a_title(title: str) -> None:
    assert lacks(PAGE.replace("<title>Diary</title>", title)) == "it lacks a title"


def test_so_is_one_without_a_component_that_its_notebook_asks_for() -> None:
    assert lacks(PAGE.replace(PART, "")) == "it lacks the part components/diary/diary.js"


def test_a_page_whose_content_has_never_been_good_says_so_and_is_sent() -> None:
    broken = CARD.replace('<a href="tel:995">Call 995</a>', "Call your emergency number").replace(
        'class="sw-emergency"', 'class="sw-emergency" data-failed'
    )

    require_parts(tokens_of(PAGE.replace(CARD, broken).replace(PART, "")), MODULES)


def test_everything_missing_is_said_at_once() -> None:
    assert lacks("<p>stock template</p>").count(",") == 3
