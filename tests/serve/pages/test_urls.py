"""Promises of addresses: links and assets are led elsewhere, and all else in a page stays."""

from __future__ import annotations

from widgets.serve.pages.urls import readdressed, served_page, with_script

PAGE = (
    '<link href="/voila/templates/stridewell/static/planner/planner.css?v=0a1b">'
    '<script src="/guide/voila/templates/stridewell/static/host.js"></script>'
    '<a href="index.ipynb?region=uk">a</a><a href="plan.ipynb#steps">b</a><a href="diary.ipynb">c</a>'
    '<a href="https://example.org/x.ipynb">d</a><p>index.ipynb</p>'
)


def test_links_and_assets_are_led_to_their_places() -> None:
    html = readdressed(PAGE, served_page, lambda name: f"/assets/v1/{name}")

    assert '<link href="/assets/v1/planner/planner.css">' in html
    assert '<script src="/assets/v1/host.js">' in html
    assert '<a href="./?region=uk">' in html
    assert '<a href="plan#steps">' in html
    assert '<a href="diary">' in html


def test_the_style_sheets_of_a_page_are_asked_for_as_one() -> None:
    links = "".join(
        f'<link rel="stylesheet" href="/voila/templates/stridewell/static/{name}?v=1">\n'
        for name in ("page.css", "components/plan_builder/plan_builder.css")
    )

    html = readdressed(f"<head>{links}</head>", served_page, lambda name: f"/assets/v1/{name}")

    assert html.split() == [
        "<head><link",
        'rel="stylesheet"',
        'href="/assets/v1/page.css+components/plan_builder/plan_builder.css">',
        "</head>",
    ]


def test_what_is_no_link_of_ours_stays() -> None:
    html = readdressed(PAGE, served_page, lambda name: f"/assets/v1/{name}")

    assert '<a href="https://example.org/x.ipynb">d</a><p>index.ipynb</p>' in html


def test_a_page_asks_for_one_script_and_at_once() -> None:
    page = (
        '<head><meta charset="utf-8"><title></title></head><script src="/a/page.js"></script>'
        + 2 * '<p data-module="plan/plan.js"></p>'
    )

    html = with_script(page, lambda name: f"/a/{name}")

    first = '<head><meta charset="utf-8"><link rel="modulepreload" href="/a/page.js+plan/plan.js"><title>'
    assert html.startswith(first)
    assert '<script src="/a/page.js+plan/plan.js"></script>' in html
