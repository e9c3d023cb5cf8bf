"""Promises of links from a health record on a server: they lead on, and nothing of them is written down."""

from __future__ import annotations

import asyncio
import logging

import pytest
from tornado.httpclient import HTTPResponse

from tests.serve.in_process import answering
from widgets.model.content.content import Content
from widgets.model.content.context_links import ContextTable, context_table
from widgets.serve.app.access_log import log_request
from widgets.serve.app.context_links import context_routes
from widgets.serve.pages.snapshot import Snapshot

SEARCH, WHO = "mainSearchCriteria.v", "2.16.840.1.113883.6.3"
DYSPAREUNIA = f"{SEARCH}.c=N94.1&{SEARCH}.cs={WHO}"


def answers_of(
    content: Content, *paths: str, prefix: str = "/", pages: tuple[str, ...] = ()
) -> list[HTTPResponse]:
    """What a server below `prefix` answers to each path."""
    known = pages or ("index", "understand", "sex-pain", "pain")
    snapshot = Snapshot(
        dict.fromkeys(known, "1"), languages=("en", "ms"), offered=("en", "ms"),
        regions=("sg", "uk"), default_region="sg",
        context_links=context_table([content]),
    )  # fmt: skip
    routes = [(prefix + pattern, handler) for pattern, handler in context_routes()]

    async def ask() -> list[HTTPResponse]:
        services = {"snapshot": snapshot, "server_url": prefix, "base_url": prefix}
        async with answering(routes, {}, services, log_function=log_request) as client:
            return [await client(path) for path in paths]

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("path", "location"),
    [
        (f"/about?{DYSPAREUNIA}", "./sex-pain"),
        (f"/about/?{DYSPAREUNIA}", "../sex-pain"),
        ("/about/icd-10/N94.1", "../../sex-pain"),
        (f"/about?{DYSPAREUNIA}&region=uk", "./sex-pain?region=uk"),
        (f"/about?{DYSPAREUNIA}&informationRecipient.languageCode.c=ms-SG", "./sex-pain?lang=ms"),
        ("/about/icd-10/N94.1?performer.languageCode.c=ms", "../../sex-pain"),
        (f"/about?{SEARCH}.c=X1&{SEARCH}.cs={WHO}", "./understand"),
        ("/about/snomed/123", "../../understand"),
        ("/about", "./understand"),
    ],
)
def test_a_link_leads_to_the_page_in_the_words_of_whoever_reads(
    content: Content, path: str, location: str
) -> None:
    (answer,) = answers_of(content, path)

    assert (answer.code, answer.headers["Location"]) == (302, location)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_below_a_prefix_it_stays_below_it(content: Content) -> None:
    by_query, by_path = answers_of(
        content, f"/guide/about?{DYSPAREUNIA}", "/guide/about/icd-10/N94.1", prefix="/guide/"
    )

    assert by_query.headers["Location"] == "./sex-pain"
    assert by_path.headers["Location"] == "../../sex-pain"


def test_a_page_that_is_not_served_leads_to_the_contents(content: Content) -> None:
    (answer,) = answers_of(content, "/about/icd-10/N94.1", pages=("index",))

    assert answer.headers["Location"] == "../../"


def test_nothing_about_a_person_is_answered_or_written_down(
    content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    person = "patientPerson.administrativeGenderCode.c=F&age.v.v=33&patientPerson.id=S1234567D"

    with caplog.at_level(logging.DEBUG):
        answers = answers_of(content, f"/about?{DYSPAREUNIA}&{person}", "/about/icd-10/N94.1")

    told = " ".join([*caplog.messages, *(answer.headers["Location"] for answer in answers)])
    assert not [word for word in ("S1234567D", "patientPerson", "33", "N94", WHO) if word in told]


def test_what_goes_wrong_is_noted_without_the_code(caplog: pytest.LogCaptureFixture) -> None:
    broken = Snapshot(context_links=ContextTable(systems=None))  # type: ignore[arg-type]

    async def ask() -> HTTPResponse:
        services = {"snapshot": broken}
        routes = [("/" + pattern, handler) for pattern, handler in context_routes()]
        async with answering(routes, {}, services, log_function=log_request) as client:
            return await client("/about/icd-10/N94.1")

    answer = asyncio.run(ask())

    assert answer.code == 500
    assert "A link failed" in caplog.text and "N94" not in caplog.text
