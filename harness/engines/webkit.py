"""WebKitGTK, driven by WebKit's own driver; where the engine of Safari can be had on Debian."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.common.by import By

from harness.engines.engine import PATIENCE, Engine

PACKAGES = ("webkit2gtk-driver", "xvfb", "python3-gi", "gir1.2-webkit2-4.1")
BY_LINE = "/usr/bin/stdbuf"  # so that what the console says can be read at once
PYTHON = "/usr/bin/python3"  # Debian's own, which its bindings of WebKitGTK are for
BROWSER = Path(__file__).parent / "webkit_browser.py"
BINDINGS = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')"
SCREEN = "1280x1024x24"
ERROR = re.compile(r"\bCONSOLE (?:\S+ )?ERROR (.*)$", re.MULTILINE)


def is_there() -> bool:
    """Whether the driver, a screen to draw on and the bindings are installed."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb") and Path(PYTHON).exists()):
        return False
    return subprocess.run([PYTHON, "-c", BINDINGS], check=False, capture_output=True).returncode == 0


@contextmanager
def started(folder: Path) -> Iterator[Engine]:
    """WebKitGTK with a new profile in the folder."""
    log = folder / "webkit.log"
    options = WebKitGTKOptions()
    options.binary_location = BY_LINE
    for argument in ("--output=L", PYTHON, str(BROWSER), str(folder)):
        options.add_argument(argument)
    with _display() as display, log.open("wb") as output:
        service = WebKitGTKService(log_output=output, env={**os.environ, "DISPLAY": display})
        driver = WebKitGTK(options=options, service=service)
        try:
            yield WebKit(driver, folder, log)
        finally:
            driver.quit()


@contextmanager
def _display() -> Iterator[str]:
    """A screen that nobody sees, with a number that was free."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    screen = subprocess.Popen(command, pass_fds=[writing], stdout=quiet, stderr=quiet)
    os.close(writing)
    with os.fdopen(reading) as number:
        name = f":{number.readline().strip()}"
    try:
        yield name
    finally:
        screen.terminate()
        screen.wait(timeout=PATIENCE)


class WebKit(Engine):
    """One WebKitGTK."""

    name = "WebKit"

    def __init__(self, driver: WebKitGTK, folder: Path, log: Path) -> None:
        self._driver, self._folder, self._log = driver, folder, log
        self._read = 0

    def open(self, address: str) -> None:
        self._driver.get(address)

    def back(self) -> None:
        self._driver.back()

    def script(self, text: str, *arguments: Any) -> Any:
        return self._driver.execute_script(text, *arguments)

    def elements(self, selector: str) -> list[Any]:
        found: list[Any] = self._driver.find_elements(By.CSS_SELECTOR, selector)
        return found

    def tab(self) -> str:
        return str(self._driver.current_window_handle)

    def new_tab(self) -> str:
        self._driver.switch_to.new_window("tab")
        return self.tab()

    def look_at(self, tab: str) -> None:
        self._driver.switch_to.window(tab)

    def tabs(self) -> list[str]:
        return list(self._driver.window_handles)

    def close_tab(self) -> None:
        self._driver.close()

    def print_pdf(self, paper: str) -> bytes:
        printed = self._folder / "printed.pdf"
        self.script("webkit.messageHandlers.printer.postMessage(arguments[0])", paper)
        end = time.monotonic() + PATIENCE
        while not printed.exists():
            if time.monotonic() > end:
                raise TimeoutError("WebKit printed nothing")
            time.sleep(0.05)
        pdf = printed.read_bytes()
        printed.unlink()
        return pdf

    def errors(self) -> list[str]:
        text = self._log.read_text(errors="replace")[self._read :]
        self._read += len(text)
        return ERROR.findall(text)
