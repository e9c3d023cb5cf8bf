"""What a test may ask of a browser, whichever it is."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from typing import Any

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}  # millimetres
PATIENCE = 20  # seconds; a page answers in far less, a busy machine does not


class Engine(ABC):
    """One browser with one profile, as a person would use it: by what is seen of a page."""

    name: str

    @abstractmethod
    def open(self, address: str) -> None:
        """Goes to an address, and waits until the page has loaded."""

    @abstractmethod
    def back(self) -> None:
        """Presses Back, and waits until the page is shown."""

    @abstractmethod
    def script(self, text: str, *arguments: Any) -> Any:
        """What the body of a function returns that runs in the page with these arguments."""

    @abstractmethod
    def elements(self, selector: str) -> list[Any]:
        """The page's elements that match."""

    @abstractmethod
    def tab(self) -> str:
        """The tab that is looked at."""

    @abstractmethod
    def new_tab(self) -> str:
        """Opens an empty tab and looks at it."""

    @abstractmethod
    def look_at(self, tab: str) -> None:
        """Turns to another tab."""

    @abstractmethod
    def tabs(self) -> list[str]:
        """All tabs there are."""

    @abstractmethod
    def close_tab(self) -> None:
        """Closes the tab that is looked at; then none is."""

    @abstractmethod
    def print_pdf(self, paper: str) -> bytes:
        """The page as it comes on A4 or Letter, with the margins of its style sheet."""

    @abstractmethod
    def errors(self) -> list[str]:
        """What the console said was wrong since this was last asked."""

    def close_other_tabs(self) -> None:
        """Leaves the tab that is looked at."""
        stays = self.tab()
        for tab in self.tabs():
            if tab != stays:
                self.look_at(tab)
                self.close_tab()
        self.look_at(stays)

    def click(self, selector: str) -> None:
        """Clicks the first element of these that is seen, in the middle of the screen: a driver leaves it
        at the edge, below what stands there.
        """
        found = self._seen(selector)
        self.script("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", found)
        found.click()

    def type(self, selector: str, text: str) -> None:
        """Types into the first field of these that is seen."""
        self._seen(selector).send_keys(text)

    def wait_for(self, selector: str) -> None:
        """Waits until such an element is seen."""
        self._seen(selector)

    def shows(self, selector: str) -> bool:
        """Whether such an element is seen now."""
        return any(each.is_displayed() for each in self.elements(selector))

    def text(self, selector: str = "body") -> str:
        """The words that are seen in the first element of these."""
        text: str = self.script("return document.querySelector(arguments[0]).innerText", selector)
        return text

    def _seen(self, selector: str) -> Any:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := [each for each in self.elements(selector) if each.is_displayed()]:
                return found[0]
            time.sleep(0.05)
        raise TimeoutError(f"{self.name} shows no {selector}")
