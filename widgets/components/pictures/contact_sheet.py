"""All pictures on one page, for whoever edits: each with the name to write, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ...model.content.content import Content
from ...model.content.entry_names import names
from ...model.content.markdown_extensions import PICTURE
from ..declaration import DECLARED
from ..render_context import RenderContext


def contact_sheet(view: RenderContext) -> str:
    """The page as HTML that needs no other file and no script."""
    return view.render(
        "pictures/contact_sheet.html",
        pictures=list(view.content.pictures.values()),
        used=used_in(view.content),
        style=Markup(DECLARED["pages"].style()),  # noqa: S704 - our own files
    )


def used_in(content: Content) -> dict[str, list[str]]:
    """The files that show a picture, by its id."""
    found: dict[str, list[str]] = {}
    for file, name in _uses(content):
        if file not in found.setdefault(name, []):
            found[name].append(file)
    return found


def _uses(content: Content) -> Iterator[tuple[str, str]]:
    for section in content.sections.values():
        for name in PICTURE.findall(section.more):
            yield content.file_of(section), name
    for file, tree in content.trees.items():
        if file != "pictures.yaml":
            for _, kind, name in names(tree.data, ()):
                if kind == "picture":
                    yield file, name
            for _, text in tree.texts():
                for name in PICTURE.findall(text):
                    yield file, name
