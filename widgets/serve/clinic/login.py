"""Login to the clinicians' pages: a form that takes the access key, and a cookie for `/clinic/`."""

from __future__ import annotations

import asyncio

from tornado.httputil import HTTPServerRequest

from ...model.content.translations import mark
from ...page.content_security_policy import POLICY
from ...page.voila_hooks import first_view
from ..app.base_handler import BaseHandler
from ..app.error_pages import NOT_FOUND, TOO_MANY, framed_page
from ..app.services import Services
from .access_key import LASTS, cookie_for, is_key, opens
from .session_cookie import session_cookie

FORM_POLICY = POLICY.replace("form-action 'none'", "form-action 'self'").replace(
    "frame-ancestors 'self'", "frame-ancestors 'none'"
)


def may_enter(request: HTTPServerRequest, services: Services) -> bool:
    """Whether a request carries a cookie that the key has been exchanged for."""
    cookie = request.cookies.get(session_cookie(request, services.base_url).name)
    return cookie is not None and opens(cookie.value, services.key)


def pages_of(services: Services) -> frozenset[str]:
    """The names of the pages that need the key: notebooks, and the speaker's view where there are slides."""
    names: frozenset[str] = services.snapshot.others
    return names | {"speaker"} if "workshop" in names else names


class Login(BaseHandler):
    """Any address below `/clinic/` without the cookie: the form that takes the key."""

    def get(self, *path: str) -> None:
        """Shows the form; it remembers which page was asked for."""
        self.set_status(401)
        self.form(self.request.path.removeprefix(self.services.server_url + "clinic/"))

    def post(self, *path: str) -> None:
        """Nothing is taken without the cookie."""
        self.get(*path)

    def form(self, to: str, wrong: bool = False) -> None:
        """The form, in the visitor's words."""
        view = first_view(self.request.query)
        title = view.words.say(mark("These pages are for clinicians")) if view else ""
        known = to if to in pages_of(self.services) else ""
        page = framed_page(
            view, "layout/access_key.html", self.services.assets, title=title, to=known, wrong=wrong
        )
        self.show(page, FORM_POLICY)


class KeyHandler(Login):
    """Takes the key, once, in the body of a form; it stands in no address and in no log line."""

    def get(self, *path: str) -> None:
        """Nothing is here to look at."""
        self.redirect(self.services.clinic_url)

    async def post(self, *path: str) -> None:  # type: ignore[override]
        """Exchanges the key for a cookie that only the clinicians' pages get to see."""
        visitor, tries = self.request.remote_ip or "", self.services.limits.keys
        if not tries.allows(visitor):
            return self.show_error(TOO_MANY)
        wait = tries.wait()
        tries.note(visitor)
        await asyncio.sleep(wait)
        to = self.get_body_argument("to", "")
        if not is_key(self.get_body_argument("key", ""), self.services.key):
            self.set_status(403)
            return self.form(to, wrong=True)
        tries.take_back(visitor)
        cookie = session_cookie(self.request, self.services.base_url)
        self.set_cookie(cookie.name, cookie_for(self.services.key), max_age=LASTS, **cookie.home())
        self.redirect(self.services.clinic_url + (to if to in pages_of(self.services) else ""), status=303)


class Logout(BaseHandler):
    """Takes the cookie back."""

    def post(self) -> None:
        """Back to the form."""
        cookie = session_cookie(self.request, self.services.base_url)
        self.clear_cookie(cookie.name, **cookie.home())
        self.redirect(self.services.clinic_url, status=303)


class ClinicHandler(BaseHandler):
    """What a clinician can open."""

    def get(self) -> None:
        """A list of the pages that are not for patients."""
        view = first_view(self.request.query)
        if view is None:
            return self.show_error(NOT_FOUND)
        title = view.words.say(mark("Pages for clinicians"))
        names = sorted(pages_of(self.services))
        self.show(
            framed_page(view, "layout/clinic.html", self.services.assets, title=title, names=names),
            FORM_POLICY,
        )
