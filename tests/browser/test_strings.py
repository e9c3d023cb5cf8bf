"""Promise of the catalogue: every visible string goes through it, in both directions."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.test_page import axe_violations, sideways, unfold
from tests.long import first_ones
from widgets.model.content.pages import PAGES

FIRST = ("index", "diary")
FIRST_AND_LATER = first_ones([*FIRST, *(page.file for page in PAGES if page.file not in FIRST)], 2)
UNMARKED = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const bare = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    const unsaid = "script, style, noscript, template, .sw-brand, .sw-source, [lang='en'], [translate='no']";
    if (holder.closest(unsaid)) continue;
    if (!/\\p{L}{2}/u.test(node.data)) continue;
    const passage = "p, li, dt, dd, legend, label, summary, h1, h2, h3, h4, button";
    const block = holder.closest(passage) ?? holder.closest("a, span");
    if (!(block ?? holder).textContent.includes("⟦")) bare.push(node.data.trim());
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [alt]"))
    for (const name of ["aria-label", "title", "alt"])
      if (element.hasAttribute(name) && !element.getAttribute(name).includes("⟦"))
        bare.push(element.outerHTML.slice(0, 90));
  return bare;
}"""


@pytest.mark.parametrize("name", first_ones([page.file for page in PAGES], 4))
def test_no_visible_string_bypasses_the_catalogue(open_page: Callable[..., Page], name: str) -> None:
    page = open_page(name, query="?lang=en-XA")
    unfold(page)

    assert page.title().startswith("⟦")
    assert page.evaluate(UNMARKED) == []


def test_no_string_is_said_twice(open_page: Callable[..., Page]) -> None:
    page = open_page("symptoms", query="?lang=en-XA")

    assert re.findall(r"⟦⟦[^⟦⟧]*⟧⟧", page.content()) == []


@pytest.mark.parametrize("name", FIRST_AND_LATER)
def test_a_right_to_left_page_fits_and_passes_axe(open_page: Callable[..., Page], name: str) -> None:
    page = open_page(name, width=320, query="?lang=ar-XB")

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("html").get_attribute("lang") == "ar-XB"
    assert sideways(page) <= 0
    assert axe_violations(page, colours=False) == []
