"""A browser for WebKitWebDriver to drive, run by Debian's Python, which has WebKitGTK.

Like WebKit's own MiniBrowser, except that it prints to a file: the driver cannot, and `print()` does nothing
in a page that is driven. A page that sends the name of a paper gets `printed.pdf` in the folder.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402 - which version has to be said first

PAPERS = {"A4": "iso_a4", "Letter": "na_letter"}
SIZE = (390, 844)


class Browser:
    """Windows that share one profile, kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        data = WebKit2.WebsiteDataManager(base_data_directory=str(folder), base_cache_directory=str(folder))
        self._context = WebKit2.WebContext(website_data_manager=data)
        self._context.set_automation_allowed(True)
        self._context.connect("automation-started", self._start)

    def _start(self, _context: Any, session: Any) -> None:
        info = WebKit2.ApplicationInfo()
        info.set_name("MiniBrowser")  # the name that Selenium asks for
        session.set_application_info(info)
        session.connect("create-web-view", lambda _session: self._open())

    def _open(self) -> Any:
        printer = WebKit2.UserContentManager()
        printer.register_script_message_handler("printer")
        view = WebKit2.WebView(
            web_context=self._context, user_content_manager=printer, is_controlled_by_automation=True
        )
        view.get_settings().set_enable_write_console_messages_to_stdout(True)
        printer.connect("script-message-received::printer", self._print, view)
        window = Gtk.Window(default_width=SIZE[0], default_height=SIZE[1])
        window.add(view)
        view.connect("close", lambda _view: window.destroy())
        window.show_all()
        return view

    def _print(self, _printer: Any, message: Any, view: Any) -> None:
        written = self._folder / "writing.pdf"
        operation = WebKit2.PrintOperation.new(view)
        operation.set_print_settings(_settings(written))
        operation.set_page_setup(_page(message.get_js_value().to_string()))
        operation.connect("finished", lambda _done: written.rename(self._folder / "printed.pdf"))
        operation.print_()


def _settings(written: Path) -> Any:
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, written.as_uri())
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    return settings


def _page(paper: str) -> Any:
    setup = Gtk.PageSetup()
    setup.set_paper_size(Gtk.PaperSize.new(PAPERS[paper]))
    return setup


if __name__ == "__main__":
    browser = Browser(Path(sys.argv[1]))
    GLib.MainLoop().run()
