"""The identity provider for anonymous visitors: all are the same user, and no cookie is set."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RedirectHandler, StaticFileHandler

VISITOR = User(username="visitor", name="Visitor", display_name="Visitor")


class AnonymousIdentity(IdentityProvider):
    """Treats every visitor alike; sets no cookie, unlike Jupyter's own anonymous users."""

    def get_user(self, handler: Any) -> User:
        """The same visitor for every request."""
        return VISITOR

    @property
    def auth_enabled(self) -> bool:
        """False: patient pages are open to all."""
        return False

    def get_handlers(self) -> list[Any]:
        """No log-in pages; instead the bare address leads to the guide, not to a list of files, unless
        Voila was given one notebook, and plotly's script is served from its own package.
        """
        to_start = {"url": "voila/render/index.ipynb", "permanent": False}
        script = {"path": str(files("plotly") / "package_data")}
        plotly = (r"/voila/plotly/(plotly\.min\.js)", StaticFileHandler, script)
        one_notebook = getattr(self.parent, "notebook_path", "")
        return [plotly] if one_notebook else [("/", RedirectHandler, to_start), plotly]
