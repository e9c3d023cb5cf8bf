"""Login to the pages behind a key: a form that takes it, and a cookie for `/clinic/` or `/edit/`."""

from __future__ import annotations

import asyncio

from tornado.httputil import HTTPServerRequest

from ...model.content.translations import mark
from ...page.content_security_policy import POLICY
from ...page.voila_hooks import first_view
from ...reachable_address import is_reachable, reachable_address
from ..app.base_handler import BaseHandler
from ..app.error_pages import TOO_MANY, framed_page
from ..app.services import Services
from ..pages.compressed import Compressed
from ..pages.on_request import Maker, away_from_loop
from .access_key import LASTS, cookie_for, is_key, opens
from .desk import desk
from .realms import CLINIC, EDIT, Realm
from .session_cookie import session_cookie

WRONG = "wrong/"
SLIDES = "workshop"
BEHIND_KEY = "private, no-cache"
FORM_POLICY = POLICY.replace("form-action 'none'", "form-action 'self'").replace(
    "frame-ancestors 'self'", "frame-ancestors 'none'"
)


def may_enter(request: HTTPServerRequest, services: Services, realm: Realm) -> bool:
    """Whether a request carries a cookie that the realm's key has been exchanged for."""
    cookie = request.cookies.get(session_cookie(request, services.base_url, realm.cookie).name)
    return cookie is not None and opens(cookie.value, realm.key)


def pages_of(services: Services, realm: Realm) -> frozenset[str]:
    """The names of the pages that need the key: notebooks, and those of a speaker where there are slides."""
    names = frozenset(name for name in services.snapshot.others if realm.holds(name))
    return names | {
        name.removesuffix(SLIDES) + page
        for name in names
        if name.rpartition("/")[2] == SLIDES
        for page in ("speaker", "lesson")
    }


def make_form(services: Services, name: str, query: str) -> Compressed:
    """The form that takes the key; its name is the address asked for, after "wrong/" for a wrong key."""
    view = first_view(query)
    wrong = name.startswith(WRONG)
    folder, _, to = name.removeprefix(WRONG).partition("/")
    title = view.words.say(TITLES[folder]) if view else ""
    return framed_page(
        view, "layout/access_key.html", services.assets, title=title, folder=folder, to=to, wrong=wrong
    )


def make_list(services: Services, _: str, query: str) -> Compressed:
    """The desk: the pages that are not for patients, by what they are for."""
    view, names = first_view(query), pages_of(services, services.realms[CLINIC])
    title = view.words.say(mark("Pages for clinicians")) if view else ""
    groups = desk(view, query, names, services.snapshot.guides) if view else []
    phones = reachable_address()
    return framed_page(
        view,
        "layout/clinic.html",
        services.assets,
        title=title,
        groups=groups,
        phones=phones if is_reachable(phones) else "",
    )


TITLES = {
    CLINIC: mark("These pages are for clinicians"),
    EDIT: mark("This page is for whoever changes the words"),
}
MAKERS = {
    "key": Maker(away_from_loop(make_form)),
    "clinic": Maker(away_from_loop(make_list), also=reachable_address),
}


class Login(BaseHandler):
    """Any address behind a key without the cookie: the form that takes the key."""

    async def get(self, *path: str) -> None:
        """Shows the form; it remembers which page was asked for."""
        self.set_status(401)
        await self.form(self.request.path.removeprefix(f"{self.services.server_url}{self.realm.folder}/"))

    async def post(self, *path: str) -> None:
        """Nothing is taken without the cookie."""
        await self.get(*path)

    async def form(self, to: str, wrong: bool = False) -> None:
        """The form, in the visitor's words."""
        known = to if to in pages_of(self.services, self.realm) else ""
        name = f"{self.realm.folder}/{known}"
        await self.show_kept("key", (WRONG if wrong else "") + name, FORM_POLICY)


class KeyHandler(Login):
    """Takes the key, once, in the body of a form; it stands in no address and in no log line."""

    async def get(self, *path: str) -> None:
        """Nothing is here to look at."""
        self.lead_to(f"{self.realm.folder}/")

    async def post(self, *path: str) -> None:
        """Exchanges the key for a cookie that only the clinicians' pages get to see."""
        visitor, tries = self.request.remote_ip or "", self.services.limits.keys
        if not tries.allows(visitor):
            return await self.show_error(TOO_MANY)
        wait = tries.wait()
        tries.note(visitor)
        await asyncio.sleep(wait)
        to = self.get_body_argument("to", "")
        if not is_key(self.get_body_argument("key", ""), self.realm.key):
            self.set_status(403)
            return await self.form(to, wrong=True)
        tries.take_back(visitor)
        cookie = session_cookie(self.request, self.services.base_url, self.realm.cookie)
        self.set_cookie(cookie.name, cookie_for(self.realm.key), max_age=LASTS, **cookie.home())
        known = to if to in pages_of(self.services, self.realm) else ""
        self.lead_to(f"{self.realm.folder}/{known}", 303)


class Logout(BaseHandler):
    """Takes the cookie back."""

    def post(self) -> None:
        """Back to the form."""
        cookie = session_cookie(self.request, self.services.base_url, self.realm.cookie)
        self.clear_cookie(cookie.name, **cookie.home())
        self.lead_to(f"{self.realm.folder}/", 303)


class ClinicHandler(BaseHandler):
    """What a clinician can open."""

    async def get(self) -> None:
        """A list of the pages that are not for patients."""
        await self.show_kept("clinic", "", FORM_POLICY, BEHIND_KEY)


class EditHandler(BaseHandler):
    """The start of what an editor can open."""

    def get(self) -> None:
        """Leads to the forms."""
        self.lead_to("edit/edit")
