"""Promises of the slide to join by: a code where phones can come, what to do where they cannot."""

from __future__ import annotations

import io
from typing import Any

import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.browser.deck import ADDRESS, CODE, MadeUpRoom, open_deck
from tests.conftest import CONTENT, NAME
from widgets.guide import make_view
from widgets.model.content.loader import load

SIZE = {"width": 1280, "height": 720}
HERE = f"http://127.0.0.1:8866/room/{CODE}"


class RoomForNobody(MadeUpRoom):
    """A room on a computer that no phone can reach: it has no picture to scan."""

    def answer(self, route: Any) -> None:
        if route.request.url.endswith("/rooms"):
            route.fulfill(json={"rooms": [{"code": CODE, "qr": "", "address": HERE}]})
        else:
            route.fulfill(json={"slide": "join", "step": 0, "polls": [], "address": HERE})


def test_a_room_that_phones_cannot_reach_says_so_and_what_to_do(browser: Browser) -> None:
    content = load(CONTENT, NAME).content
    assert content
    view = make_view(content, "")
    page = open_deck(browser, view, SIZE, room=RoomForNobody())
    only_here = page.locator("[data-slide=join] [data-only-here]")

    expect(only_here).to_contain_text("Phones cannot come to this room yet.")
    expect(only_here).to_contain_text("HOST=0.0.0.0 make serve")
    expect(only_here).to_contain_text(HERE)
    expect(page.locator("[data-slide=join] svg")).to_have_count(0)
    page.context.close()

    page = open_deck(browser, view, SIZE, room=MadeUpRoom(slide="join"))

    drawn = page.locator("[data-slide=join] .sw-room svg").screenshot()
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(drawn)))
    assert code.text == ADDRESS
    expect(page.locator("[data-slide=join] [data-only-here]")).to_be_hidden()
    page.context.close()
