"""Firefox, driven by Marionette, which it brings itself: no driver has to be installed beside it."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from marionette_driver import By
from marionette_driver.marionette import Marionette

from harness.engines.engine import PAPERS, Engine

PACKAGES = ("firefox-esr",)
NAMES = ("firefox-esr", "firefox")
SIZE = (390, 844)
ERRORS = """
const all = Services.console.getMessageArray();
Services.console.reset();
const isError = (each) => each instanceof Ci.nsIScriptError && !(each.flags & Ci.nsIScriptError.warningFlag);
return all.filter((each) => isError(each) && each.sourceName.startsWith("http")).map(String);
"""


def find() -> str | None:
    """The path of an installed Firefox."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def is_there() -> bool:
    """Whether a Firefox is installed."""
    return find() is not None


@contextmanager
def started(folder: Path) -> Iterator[Engine]:
    """Firefox with a new profile in the folder."""
    log = str(folder / "firefox.log")
    client = Marionette(bin=find(), port=0, headless=True, gecko_log=log, workspace=str(folder))
    try:
        client.start_session()
        client.set_window_rect(width=SIZE[0], height=SIZE[1])
        yield Firefox(client)
    finally:
        client.cleanup()


class Firefox(Engine):
    """One Firefox."""

    name = "Firefox"

    def __init__(self, client: Any) -> None:
        self._client = client

    def open(self, address: str) -> None:
        self._client.navigate(address)

    def back(self) -> None:
        self._client.go_back()

    def script(self, text: str, *arguments: Any) -> Any:
        # The page's own world: what its storage and its functions are to its scripts.
        return self._client.execute_script(text, script_args=arguments, sandbox=None)

    def elements(self, selector: str) -> list[Any]:
        found: list[Any] = self._client.find_elements(By.CSS_SELECTOR, selector)
        return found

    def tab(self) -> str:
        return str(self._client.current_window_handle)

    def new_tab(self) -> str:
        self.look_at(self._client.open(type="tab", focus=True)["handle"])
        return self.tab()

    def look_at(self, tab: str) -> None:
        self._client.switch_to_window(tab)

    def tabs(self) -> list[str]:
        return list(self._client.window_handles)

    def close_tab(self) -> None:
        self._client.close()

    def print_pdf(self, paper: str) -> bytes:
        width, height = PAPERS[paper]
        asked = {"page": {"width": width / 10, "height": height / 10}, "background": False}
        # The client has no method for this command.
        return base64.b64decode(self._client._send_message("WebDriver:Print", asked, key="value"))

    def errors(self) -> list[str]:
        with self._client.using_context("chrome"):
            said: list[str] = self._client.execute_script(ERRORS)
        return said
