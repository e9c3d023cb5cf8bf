"""Login to the clinicians' pages: a form that takes the access key, and a cookie for `/clinic/`."""

from __future__ import annotations

import asyncio

from tornado.httputil import HTTPServerRequest

from ...model.content.translations import mark
from ...page.content_security_policy import POLICY
from ...page.voila_hooks import first_view
from ..app.base_handler import BaseHandler
from ..app.error_pages import TOO_MANY, framed_page
from ..app.services import Services
from ..pages.compressed import Compressed
from ..pages.on_request import Maker, away_from_loop
from .access_key import LASTS, cookie_for, is_key, opens
from .session_cookie import session_cookie

WRONG = "wrong/"
SLIDES = "workshop"
BEHIND_KEY = "private, no-cache"
FORM_POLICY = POLICY.replace("form-action 'none'", "form-action 'self'").replace(
    "frame-ancestors 'self'", "frame-ancestors 'none'"
)


def may_enter(request: HTTPServerRequest, services: Services) -> bool:
    """Whether a request carries a cookie that the key has been exchanged for."""
    cookie = request.cookies.get(session_cookie(request, services.base_url).name)
    return cookie is not None and opens(cookie.value, services.key)


def pages_of(services: Services) -> frozenset[str]:
    """The names of the pages that need the key: notebooks, and a speaker's view where there are slides."""
    names = services.snapshot.others
    return names | {
        name.removesuffix(SLIDES) + "speaker" for name in names if name.rpartition("/")[2] == SLIDES
    }


def make_form(services: Services, name: str, query: str) -> Compressed:
    """The form that takes the key; its name is that of the page asked for, after "wrong/" for a wrong key."""
    view = first_view(query)
    title = view.words.say(mark("These pages are for clinicians")) if view else ""
    to, wrong = name.removeprefix(WRONG), name.startswith(WRONG)
    return framed_page(view, "layout/access_key.html", services.assets, title=title, to=to, wrong=wrong)


def make_list(services: Services, _: str, query: str) -> Compressed:
    """The list of the pages that are not for patients."""
    view, names = first_view(query), sorted(pages_of(services))
    title = view.words.say(mark("Pages for clinicians")) if view else ""
    return framed_page(view, "layout/clinic.html", services.assets, title=title, names=names)


MAKERS = {"key": Maker(away_from_loop(make_form)), "clinic": Maker(away_from_loop(make_list))}


class Login(BaseHandler):
    """Any address below `/clinic/` without the cookie: the form that takes the key."""

    async def get(self, *path: str) -> None:
        """Shows the form; it remembers which page was asked for."""
        self.set_status(401)
        await self.form(self.request.path.removeprefix(self.services.server_url + "clinic/"))

    async def post(self, *path: str) -> None:
        """Nothing is taken without the cookie."""
        await self.get(*path)

    async def form(self, to: str, wrong: bool = False) -> None:
        """The form, in the visitor's words."""
        known = to if to in pages_of(self.services) else ""
        await self.show_kept("key", (WRONG if wrong else "") + known, FORM_POLICY)


class KeyHandler(Login):
    """Takes the key, once, in the body of a form; it stands in no address and in no log line."""

    async def get(self, *path: str) -> None:
        """Nothing is here to look at."""
        self.lead_to("clinic/")

    async def post(self, *path: str) -> None:
        """Exchanges the key for a cookie that only the clinicians' pages get to see."""
        visitor, tries = self.request.remote_ip or "", self.services.limits.keys
        if not tries.allows(visitor):
            return await self.show_error(TOO_MANY)
        wait = tries.wait()
        tries.note(visitor)
        await asyncio.sleep(wait)
        to = self.get_body_argument("to", "")
        if not is_key(self.get_body_argument("key", ""), self.services.key):
            self.set_status(403)
            return await self.form(to, wrong=True)
        tries.take_back(visitor)
        cookie = session_cookie(self.request, self.services.base_url)
        self.set_cookie(cookie.name, cookie_for(self.services.key), max_age=LASTS, **cookie.home())
        self.lead_to("clinic/" + (to if to in pages_of(self.services) else ""), 303)


class Logout(BaseHandler):
    """Takes the cookie back."""

    def post(self) -> None:
        """Back to the form."""
        cookie = session_cookie(self.request, self.services.base_url)
        self.clear_cookie(cookie.name, **cookie.home())
        self.lead_to("clinic/", 303)


class ClinicHandler(BaseHandler):
    """What a clinician can open."""

    async def get(self) -> None:
        """A list of the pages that are not for patients."""
        await self.show_kept("clinic", "", FORM_POLICY, BEHIND_KEY)
