"""Promises of handout, PDF and forms: kept like any page, and a calm word where there are too many."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from tests.serve.in_process import answering
from widgets.serve.app.error_pages import NO_PAPER, NOT_FOUND, NOT_READY
from widgets.serve.pages.compressed import Compressed, compress
from widgets.serve.pages.on_request import Maker
from widgets.serve.pages.snapshot import Snapshot
from widgets.workshop.web.extension import workshop_extension
from widgets.workshop.web.pdf_process import PdfUnavailable
from widgets.workshop.web.services import SETTING, WorkshopServices
from widgets.workshop.web.slides_pages import MAKERS

ROUTES = [(f"/{path}", handler) for path, handler in workshop_extension().patient_routes]
FIRST, OTHER = "pelvic-pain-after-running", "knee-pain-after-running"
SNAPSHOT = Snapshot(guides=(FIRST, "bladder-habits-for-runners", OTHER))


class Slides:
    """The slides there are: of the first guide, and one of another."""

    async def now(self, _: Any, guide: str) -> tuple[str, ...] | None:
        return {FIRST: ("a", "b", "c", "d", "e", "f"), OTHER: ("g",)}.get(guide)


async def page(_: Any, name: str, query: str) -> Compressed:
    return compress(f"page {name}".encode(), "text/html")


def settings() -> Mapping[str, Any]:
    workshop = WorkshopServices(slides=Slides())  # type: ignore[arg-type]
    return {"services": {"snapshot": SNAPSHOT}, SETTING: workshop}


def test_handout_and_form_have_a_tag_and_are_not_sent_twice() -> None:
    async def visit() -> None:
        makers = {"handout": Maker(page), "join": Maker(page)}
        async with answering(ROUTES, makers, **settings()) as ask:
            for path in ("/handout", "/handout/a", "/join"):
                first = await ask(path)
                again = await ask(path, headers={"If-None-Match": first.headers["Etag"]})

                assert (first.code, first.headers["Cache-Control"]) == (200, "no-cache")
                assert (again.code, again.body) == (304, b"")

    asyncio.run(visit())


NOWHERE = (
    "/handout/nowhere",
    "/handout/nowhere.pdf",
    "/handout/g",
    f"/{OTHER}/handout/a",
    f"/{FIRST}/handout",
    "/bladder-habits-for-runners/handout",
    "/no-guide/handout.pdf",
)


def test_a_handout_is_that_of_the_guide_its_address_names() -> None:
    async def visit() -> None:
        async with answering(ROUTES, {"handout": Maker(page), "pdf": Maker(page)}, **settings()) as ask:
            for path, guide, slide in (
                ("/handout", FIRST, ""),
                ("/handout/b.pdf", FIRST, "b"),
                (f"/{OTHER}/handout", OTHER, ""),
                (f"/{OTHER}/handout.pdf", OTHER, ""),
                (f"/{OTHER}/handout/g", OTHER, "g"),
            ):
                answer = await ask(path)
                assert (answer.code, answer.body.decode()) == (200, f"page {guide}#{slide}")

    asyncio.run(visit())


def test_a_slide_there_is_not_makes_no_page() -> None:
    made: list[str] = []

    async def noting(_: Any, name: str, query: str) -> Compressed:
        made.append(name)
        return compress(b"", "text/html")

    async def visit() -> None:
        async with answering(ROUTES, {"handout": Maker(noting), "pdf": Maker(noting)}, **settings()) as ask:
            for path in NOWHERE:
                answer = await ask(path)
                assert (answer.code, answer.body.decode()) == (404, NOT_FOUND.title)

    asyncio.run(visit())
    assert made == []


def test_one_pdf_too_many_gets_a_calm_page_that_says_when_to_come_again() -> None:
    async def visit() -> None:
        go = asyncio.Event()

        async def slow(_: Any, name: str, query: str) -> Compressed:
            await go.wait()
            return compress(b"%PDF", "application/pdf")

        most = MAKERS["pdf"].most_waiting
        async with answering(ROUTES, {"pdf": Maker(slow, most_waiting=most)}, **settings()) as ask:
            asking = [asyncio.ensure_future(ask(f"/handout/{name}.pdf")) for name in "abcdef"[: most + 1]]
            (first,), waiting = await asyncio.wait(asking, timeout=30, return_when=asyncio.FIRST_COMPLETED)
            go.set()

            refused = first.result()
            assert (refused.code, refused.body.decode()) == (503, NOT_READY.title)
            assert int(refused.headers["Retry-After"]) > 0
            assert [answer.code for answer in await asyncio.gather(*waiting)] == [200] * most

    asyncio.run(visit())


def test_a_machine_without_a_printer_says_so_to_all_who_ask() -> None:
    async def lacking(_: Any, name: str, query: str) -> Compressed:
        raise PdfUnavailable("install it")

    async def visit() -> None:
        async with answering(ROUTES, {"pdf": Maker(lacking)}, **settings()) as ask:
            for _ in range(2):
                answer = await ask("/handout/a.pdf")
                assert (answer.code, answer.body.decode()) == (501, NO_PAPER.title)

    asyncio.run(visit())
