"""Promises of addresses: links and assets are led elsewhere, and all else in a page stays."""

from __future__ import annotations

from widgets.serve.addresses import asked_ahead, modules_of, readdressed, served_page

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
        for name in ("page.css", "planner/planner.css")
    )

    html = readdressed(f"<head>{links}</head>", served_page, lambda name: f"/assets/v1/{name}")

    assert html.split() == [
        "<head><link", 'rel="stylesheet"', 'href="/assets/v1/page.css+planner/planner.css">', "</head>"
    ]  # fmt: skip


def test_what_is_no_link_of_ours_stays() -> None:
    html = readdressed(PAGE, served_page, lambda name: f"/assets/v1/{name}")

    assert '<a href="https://example.org/x.ipynb">d</a><p>index.ipynb</p>' in html


def test_the_scripts_of_a_page_are_asked_for_at_once() -> None:
    page = "<head></head>" + 2 * '<div data-module="planner/planner.js"></div>'

    html = asked_ahead(page, (f"/assets/v1/{name}" for name in modules_of(page)))

    assert html.split("</head>")[0].removeprefix("<head>").splitlines() == [
        '<link rel="modulepreload" href="/assets/v1/host.js">',
        '<link rel="modulepreload" href="/assets/v1/planner/planner.js">',
    ]
