"""Promises of the editor's key: it alone opens the forms, and a presenter's key changes no word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from tests.serve.served import KEY, Answer, Served, serving, wait_until

EDITORS_KEY = "an-editors-key-for-tests"
FORM = {"Content_Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    own = {"STRIDEWELL_EDITOR_KEY": EDITORS_KEY, "STRIDEWELL_EDITING": "yes"}
    with serving(tmp_path_factory.mktemp("editors"), pages=("index", "edit"), **own) as served:
        assert wait_until(lambda: served.health()["pages"] == 1, 120)
        yield served


def give(served: Served, realm: str, key: str) -> Answer:
    return served.ask(f"/{realm}/key", "POST", urlencode({"key": key, "to": "edit"}), **FORM)


def cookie_of(answer: Answer) -> str:
    return answer.headers["Set-Cookie"].split(";")[0]


def kernel_of(page: Answer) -> str:
    found = re.search(r'"kernelId": "([\w-]+)"', page.text)
    assert found, page.text
    return found.group(1)


def test_a_presenters_key_opens_no_form(served: Served) -> None:
    presenter = served.cookie()

    assert give(served, "edit", KEY).status == 403
    assert served.ask("/edit/edit", Cookie=presenter).status == 401
    assert served.ask("/edit/edit", Cookie=presenter.replace("-clinic=", "-edit=")).status == 401
    assert served.ask("/clinic/edit", Cookie=presenter).status == 404
    assert "edit" not in re.findall(
        r'href="[./]*clinic/([\w-]+)"', served.ask("/clinic/", Cookie=presenter).text
    )


def test_the_editors_key_opens_the_forms_on_the_words_as_saved(served: Served) -> None:
    given = give(served, "edit", EDITORS_KEY)
    editor = cookie_of(given)
    assert given.location == "/edit/edit"
    assert served.ask("/clinic/", Cookie=editor).status == 401

    page = served.ask("/edit/edit", Cookie=editor)

    assert page.status == 200 and "This page changes words for whoever" not in page.text
    kernel = kernel_of(page)
    assert served.ask(f"/edit/api/kernels/{kernel}", Cookie=editor).status == 200
    presenter = served.cookie()
    assert served.ask(f"/clinic/api/kernels/{kernel}", Cookie=presenter).status == 404
    served.ask(f"/clinic/voila/api/shutdown/{kernel}", "POST", Cookie=presenter)
    assert served.ask(f"/edit/api/kernels/{kernel}", Cookie=editor).status == 200
    assert served.ask(f"/edit/voila/api/shutdown/{kernel}", "POST", Cookie=editor).status == 204


def test_an_address_of_the_forms_leads_to_the_key(served: Served) -> None:
    assert served.ask("/edit/").status == 401
    assert served.ask("/edit.ipynb").location == "/edit/edit"


@pytest.mark.long
def test_without_an_editors_key_there_are_no_forms(tmp_path_factory: pytest.TempPathFactory) -> None:
    with serving(tmp_path_factory.mktemp("none"), pages=("index", "edit")) as served:
        presenter = served.cookie()

        assert served.ask("/edit/edit", Cookie=presenter).status == 404
        assert served.ask("/clinic/edit", Cookie=presenter).status == 404
        assert give(served, "edit", KEY).status == 404
