"""Addresses in an exported site: all relative, so that it can stand anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from posixpath import normpath

from .assets import ExportAssets
from .paths import PagePath, folder_of, path_of


@dataclass(frozen=True)
class ExportedUrls:
    """Addresses seen from the page at `place`; `one_form` turns a query into the form that has a folder."""

    place: PagePath
    assets: ExportAssets
    one_form: Callable[[str], str]

    def page(self, name: str, query: str) -> str:
        """Beside this page when it is in the same words, else by way of the top."""
        folder = folder_of(self.one_form(query))
        if folder == self.place.folder and self.place.up.startswith(".."):
            return f"{name}.html"
        guide = self.place.name.rpartition("/")[0]
        return self.place.up + path_of(normpath(f"{guide}/{name}") if guide else name, folder)

    def choice(self, query: str) -> str:
        """The same page in the folder of another language or region."""
        return self.page(self.place.name.rpartition("/")[2], query)

    def asset(self, name: str) -> str:
        """In the folder of all assets."""
        return self.place.up + self.assets.path(name)

    def sheet(self, name: str) -> str:
        """As it is exported."""
        return self.assets.sheet(name)
