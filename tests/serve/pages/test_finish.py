"""Promises of a finished page: addresses lead to their places, one style, one script, and the rest stays."""

from __future__ import annotations

import base64
import hashlib

import pytest

from widgets.page.content_security_policy import allowing, page_policy
from widgets.serve.pages.finish import finish
from widgets.serve.pages.html_tokens import text_of, tokens_of
from widgets.serve.pages.urls import ServedUrls, address_of, name_at

STATIC = "/guide/voila/templates/stridewell/static/"
SHEETS = {
    "a.css": "p { color: red }",
    "b/b.css": "/* A note:\n   of two. */\n@media print {\n  .a,\n  .b > c {\n"
    "    d: 1px  2px; /* f */\n  }\n}",
}
URLS = ServedUrls("../", lambda name: f"assets/v1/{name}", lambda name: SHEETS[name])
LINKS = (
    '<a href="index.ipynb?region=uk">a</a><a href="plan.ipynb#steps">b</a><a href="diary.ipynb">c</a>'
    '<a href="?lang=ms&amp;region=sg">d</a>'
)


def link(name: str) -> str:
    return f'<link rel="stylesheet" href="{STATIC}{name}?v=0a1b">\n'


def test_links_between_notebooks_lead_to_pages() -> None:
    html = finish(LINKS, URLS).html

    assert html == (
        '<a href="./?region=uk">a</a><a href="plan#steps">b</a><a href="diary">c</a>'
        '<a href="?lang=ms&amp;region=sg">d</a>'
    )


def test_a_link_to_another_guide_leads_to_its_start_page() -> None:
    links = "".join(f'<a href="{each}.ipynb?lang=ms">' for each in ("../index", "knee/index", "../knee/plan"))

    assert finish(links, URLS).html == (
        '<a href="../?lang=ms"><a href="knee/?lang=ms"><a href="../knee/plan?lang=ms">'
    )
    for stays in ("../../index.ipynb", "/index.ipynb", "https://a.org/index.ipynb"):
        assert finish(f'<a href="{stays}">', URLS).html == f'<a href="{stays}">'


def test_so_do_those_that_a_script_puts_in_place_later() -> None:
    text = '<script type="text/html" data-deferred><p><a href="plan.ipynb#steps">b</a></p></script>'

    assert finish(text, URLS).html == text.replace("plan.ipynb", "plan")


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/x.ipynb">d</a><p>index.ipynb</p>',
        "<p title='1 &lt; 2 \"quoted\"' hidden>&amp; &copy; &#228; 1 < 2</p><!-- plan.ipynb -->",
        '<script type="application/json">{"a": "<a href=\\"plan.ipynb\\">"}</script>',
        '<!DOCTYPE html><svg viewBox="0 0 1 1"><use href="#a"/></svg>',
    ],
)
def test_what_is_no_link_of_ours_stays_letter_by_letter(html: str) -> None:
    assert finish(html, URLS).html == html
    assert text_of(tokens_of(html)) == html


def test_a_page_carries_its_style_and_its_policy_allows_no_other() -> None:
    page = finish(f"<head>{link('a.css')}</head><p>a</p>", URLS)

    digest = base64.b64encode(hashlib.sha256(b"p { color: red }").digest()).decode()
    assert page.html == "<head><style>p { color: red }</style></head><p>a</p>"
    assert f"style-src 'self' 'sha256-{digest}';" in allowing(page_policy([]), page.style)


def test_several_style_sheets_become_one_in_their_order_without_comments_and_spaces() -> None:
    page = finish(link("a.css") + link("b/b.css"), URLS)

    style = "p { color: red }@media print{.a,\n.b > c{d:1px  2px; }}"
    assert page.html == f"<style>{style}</style>"


def test_a_page_without_a_style_sheet_needs_no_exception() -> None:
    page = finish("<p>a</p>", URLS)

    assert (page.html, page.style, page.script) == ("<p>a</p>", "", "")
    assert allowing(page_policy([]), "") == page_policy([])


def test_a_page_asks_for_one_script_and_at_once() -> None:
    page = finish(
        f'<head><meta charset="utf-8"><title></title></head><script src="{STATIC}page.js?v=1"></script>'
        + 2 * '<p data-module="plan/plan.js"></p>',
        URLS,
    )

    first = '<link rel="modulepreload" href="../assets/v1/page.js+plan/plan.js">'
    assert page.html.startswith(f'<head><meta charset="utf-8">{first}<title>')
    assert '<script src="../assets/v1/page.js+plan/plan.js"></script>' in page.html
    assert page.script == "page.js+plan/plan.js"


def test_what_no_server_sends_stands_last_in_the_head() -> None:
    page = finish('<head><meta charset="utf-8"><title></title></head>', URLS, lambda style: ["<meta name=a>"])

    assert page.html == '<head><meta charset="utf-8"><title></title><meta name=a></head>'


def test_a_mark_leads_to_the_page_that_has_the_list() -> None:
    mark = '<sup class="sw-source"><a href="#R1">R1</a></sup>'
    section = '<section id="sources" data-elsewhere="index.ipynb?region=uk"></section>'

    html = finish(mark + '<a href="#what">what</a>' + section, URLS).html

    assert '<a href="./?region=uk#R1">' in html
    assert '<a href="#what">' in html
    assert finish(mark, URLS).html == mark


@pytest.mark.parametrize(
    ("address", "name"),
    [("", "index"), ("plan", "plan"), ("a-guide/", "a-guide/index"), ("a-guide/plan", "a-guide/plan")],
)
def test_an_address_and_the_name_of_its_page_lead_to_each_other(address: str, name: str) -> None:
    assert name_at(address) == name
    assert address_of(name) == address
