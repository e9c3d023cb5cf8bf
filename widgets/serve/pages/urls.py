"""Addresses: where a page and its assets stand, on this server or in an exported folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

JOIN = "+"
START = "index"
PAGE_SCRIPT = "page.js"
# as JupyterLab and plain Voila follow it; to another guide by way of its folder
PAGE_LINK = re.compile(r"((?:\.\./)?(?:[\w-]+/)?[\w-]+)\.ipynb(?:\?([^#]*))?(#.*)?")
STATIC = re.compile(r"(?:\S*/voila/templates/stridewell/static|(?:\S*/)?assets/\w+)/([\w./-]+)(?:\?v=\w+)?")


class Urls(Protocol):
    """What a page needs to know of addresses while it is finished."""

    def page(self, name: str, query: str) -> str:
        """The address of another page ("plan", "../index", "a-guide/index") in a language and region
        (`lang=ms&region=sg`, or "")."""

    def choice(self, query: str) -> str:
        """The address of the same page in another language and region."""

    def asset(self, name: str) -> str:
        """The address of a front-end file, or of scripts in one (`page.js+components/diary/diary.js`)."""

    def sheet(self, name: str) -> str:
        """The text of a style sheet."""


@dataclass(frozen=True)
class ServedUrls:
    """Pages of this server. All is relative, so that it holds below any prefix, also one that a proxy takes
    off; `up` leads from the page to the root.
    """

    up: str
    asset_path: Callable[[str], str]
    read_sheet: Callable[[str], str]

    def page(self, name: str, query: str) -> str:
        """Beside this page."""
        return (address_of(name) or "./") + (f"?{query}" if query else "")

    def choice(self, query: str) -> str:
        """The query of this very page."""
        return f"?{query}"

    def asset(self, name: str) -> str:
        """With the version of all assets in it."""
        return self.up + self.asset_path(name)

    def sheet(self, name: str) -> str:
        """As it is installed."""
        return self.read_sheet(name)


def static_name(address: str) -> str:
    """The name of a front-end file of ours at an address that the template or a handler wrote, or ""."""
    found = STATIC.fullmatch(address)
    return found.group(1) if found else ""


def up_from(address: str) -> str:
    """What leads from an address below the root, such as "a-guide/plan", back to the root: "../"."""
    return "../" * address.count("/")


def name_at(address: str) -> str:
    """The name of the page at an address below the root: "" is "index", "a-guide/" is "a-guide/index"."""
    return address + START if not address or address.endswith("/") else address


def address_of(name: str) -> str:
    """The address of a page below the root, such as "plan" or "a-guide/"."""
    folder, slash, file = name.rpartition("/")
    return folder + slash + ("" if file == START else file)
