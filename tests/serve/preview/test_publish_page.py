"""Promises of the page that publishes: there with --edit alone, and no other site can fill in its forms."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tornado.httpclient import HTTPResponse

from tests.published import edit, published, small_copy
from tests.serve.in_process import answering
from widgets.serve.app.routes import patient_routes
from widgets.serve.preview.preview import preview_routes
from widgets.serve.preview.publish_page import PublishHandler
from widgets.serve.preview.published_line import history_mark, published_line

FORM = {"action": "publish", "by": "Ana", "why": "clearer", "digest": "d", "after": "1"}


class Fake:
    """Takes down what was asked for, and in which thread."""

    def __init__(self) -> None:
        self.forms: list[Mapping[str, str]] = []
        self.threads: set[int] = set()

    def page(self, token: str) -> str:
        self.threads.add(threading.get_ident())
        return f'<input name="token" value="{token}">'

    def done(self, token: str, form: Mapping[str, str]) -> str:
        self.forms.append(form)
        return "done"


def asked(fake: Fake, *forms: Mapping[str, str]) -> list[HTTPResponse]:
    """The answers to a look at the page, then to each form, with the page's token where it has none."""

    async def visit() -> list[HTTPResponse]:
        routes = [("/preview/publish", PublishHandler)]
        async with answering(routes, {}, publishing=fake) as ask:
            answers = [await ask("/preview/publish")]
            found = re.search(r'value="(\w+)"', answers[0].body.decode())
            assert found
            for form in forms:
                body = urlencode({"token": found[1], **form})
                answers.append(await ask("/preview/publish", method="POST", body=body))
            return answers

    return asyncio.run(visit())


def test_a_form_of_the_page_is_handed_on_as_it_was_filled_in() -> None:
    fake = Fake()

    page, done = asked(fake, FORM)

    assert (page.code, done.code, done.body) == (200, 200, b"done")
    assert fake.forms == [FORM]
    assert page.headers["Cache-Control"] == "no-store"
    assert "script-src" not in page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_a_check_that_takes_seconds_keeps_nobody_waiting() -> None:
    fake = Fake()

    asked(fake)

    assert threading.get_ident() not in fake.threads


@pytest.mark.parametrize("token", ["", "x", "é" * 32])
def test_a_form_of_another_site_does_nothing(token: str) -> None:
    fake = Fake()

    _, refused = asked(fake, {**FORM, "token": token})

    assert refused.code in (403, 404)
    assert fake.forms == []


def test_only_a_server_that_edits_has_the_page() -> None:
    def handlers(routes: list[tuple[object, ...]]) -> list[object]:
        return [route[1] for route in routes]

    assert PublishHandler in handlers(preview_routes("x"))
    assert PublishHandler not in handlers(patient_routes())


def test_the_preview_says_what_patients_see_and_whether_it_is_this(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = small_copy(tmp_path)
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(working.content))
    monkeypatch.setenv("STRIDEWELL_PUBLISHED", str(tmp_path / "published"))
    assert published_line(working.notebooks) == "Nothing was published yet."
    before = history_mark()

    published(tmp_path / "published", working, by="Ana")

    assert history_mark() != before
    assert published_line(working.notebooks).startswith("Patients see version 1, published by Ana on ")
    assert published_line(working.notebooks).endswith("That is what you see here.")
    edit(working.content / "glossary.yaml", "- id:", "\n- id:")
    assert published_line(working.notebooks).endswith("What you saved since is not published yet.")
    (tmp_path / "published" / "history.json").write_text("{")
    assert "is damaged" in published_line(working.notebooks)
