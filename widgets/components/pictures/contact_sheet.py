"""All pictures on one page, for whoever edits: each with its name, what it rests on, and where it is used."""

from __future__ import annotations

from markupsafe import Markup

from ...model.content.picture_uses import TO_CONFIRM, used_in
from ..declaration import DECLARED
from ..render_context import RenderContext
from .anatomy_review import anatomy_to_confirm


def contact_sheet(view: RenderContext) -> str:
    """The page as HTML that needs no other file and no script."""
    return view.render(
        "pictures/contact_sheet.html",
        pictures=list(view.content.pictures.values()),
        used=used_in(view.content),
        anatomy={each.id for each in anatomy_to_confirm(view.content)},
        to_confirm=TO_CONFIRM,
        style=Markup(DECLARED["pages"].style()),  # noqa: S704 - our own files
    )
