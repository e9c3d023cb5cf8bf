"""The path of a page in an exported site: one folder for each language and region, the default on top."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs

from ...model.content.translations import SOURCE_LANGUAGE


@dataclass(frozen=True)
class PagePath:
    """A page by its notebook's name and its folder; `up` leads from it to the top of the site."""

    name: str
    folder: str
    up: str

    @property
    def path(self) -> str:
        """The path below the top, such as `en-uk/plan.html`."""
        return path_of(self.name, self.folder)


def path_of_page(name: str, query: str) -> PagePath:
    """The place of a page, such as `plan` or `a-guide/plan`, for a query in its one form."""
    folder = folder_of(query)
    return PagePath(name, folder, "../" * path_of(name, folder).count("/"))


def folder_of(query: str) -> str:
    """`ms` for `lang=ms`, `en-uk` for `region=uk`, `ms-uk` for both, "" for the default of both."""
    asked = {name: words[0] for name, words in parse_qs(query).items()}
    if not asked:
        return ""
    return "-".join([asked.get("lang", SOURCE_LANGUAGE), *([asked["region"]] if "region" in asked else [])])


def path_of(name: str, folder: str) -> str:
    """The path of a page below the top."""
    return f"{folder}/{name}.html" if folder else f"{name}.html"
