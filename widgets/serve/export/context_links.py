"""Links from a health record in an export: a page for each code, and one that leads on by a small script."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs

from ...model.content.content import Content
from ...model.content.context_links import ADDRESS, ContextTable, codes_of, context_table
from ...model.content.topics import name_of
from ...model.content.translations import SOURCE_LANGUAGE, mark
from ...page.content_security_policy import SEALED
from ...page.voila_hooks import first_view
from ..app.error_pages import framed_page
from ..pages.assets import Assets
from ..pages.finish import finish
from ..pages.urls import START
from .assets import CONTEXT_SCRIPT, ExportAssets
from .page_head import policy_element
from .paths import folder_of, path_of, path_of_page
from .urls import ExportedUrls

ICON = "img-src data:"
TITLE = mark("From a health record to a page")


@dataclass(frozen=True)
class Listed:
    """One code of a record, what it stands for, and the name and title of its page."""

    system: str
    code: str
    name: str
    page: str
    title: str
    is_confirmed: bool


@dataclass(frozen=True)
class ContextLinks:
    """What links of a record may name, in this export."""

    table: ContextTable = field(default_factory=ContextTable)
    listed: tuple[Listed, ...] = ()
    languages: tuple[str, ...] = (SOURCE_LANGUAGE,)

    def among(self, pages: Collection[str]) -> ContextLinks:
        """Those that lead to one of these pages; an export may hold some of a guide alone."""
        contents = self.table.contents if self.table.contents in pages else START
        table = replace(
            self.table,
            codes={code: page for code, page in self.table.codes.items() if page in pages},
            names={name: page for name, page in self.table.names.items() if page in pages},
            contents=contents,
        )
        return replace(self, table=table, listed=tuple(each for each in self.listed if each.page in pages))


class NestedUrls(ExportedUrls):
    """Addresses seen from a page that lies deeper than the guide's own: all by way of the top."""

    def page(self, name: str, query: str) -> str:
        """A page of the guide."""
        return self.place.up + path_of(name, folder_of(self.one_form(query)))

    def choice(self, query: str) -> str:
        """The same page in the folder of another language or region."""
        return self.page(self.place.name, query)


def read_context_links(guides: Mapping[str, Content], languages: Iterable[str]) -> ContextLinks:
    """The links of all guides, by their names; that of the root comes first."""
    return ContextLinks(
        context_table(guides.values()),
        tuple(_listed(guides)),
        (SOURCE_LANGUAGE, *(each for each in languages if each != SOURCE_LANGUAGE)),
    )


def _listed(guides: Mapping[str, Content]) -> Iterator[Listed]:
    for number, (guide, content) in enumerate(guides.items()):
        for page, code in codes_of(content):
            place, title = f"{guide}/{page}" if number else page, name_of(content, page)
            yield Listed(code.system, code.code, code.name, place, title, bool(code.confirmed_by))


def context_files(
    links: ContextLinks, queries: Iterable[str], parts: ExportAssets, one_form: Callable[[str], str]
) -> dict[str, str]:
    """The pages by path, for every language and region; none where no guide names a code."""
    files: dict[str, str] = {}
    for query in queries if links.listed else ():
        urls = _urls(ADDRESS, query, parts, one_form)
        files[urls.place.path] = _contents(links, query, urls)
        for each in links.listed:
            urls = _urls(f"{ADDRESS}/{each.system}/{each.code}", query, parts, one_form)
            files[urls.place.path] = _code_page(each, query, urls)
    return files


def _urls(address: str, query: str, parts: ExportAssets, one_form: Callable[[str], str]) -> NestedUrls:
    return NestedUrls(path_of_page(f"{address}/index", query), parts, one_form)


def _contents(links: ContextLinks, query: str, urls: NestedUrls) -> str:
    folders = _folders(links.languages, query, urls)
    data = {"table": links.table.plain(), "folders": folders, "language": _language(query)}
    addresses = {each.page: urls.page(each.page, query) for each in links.listed}
    values = {
        "links": links.listed,
        "addresses": addresses,
        "data": data,
        "script": urls.asset(CONTEXT_SCRIPT),
    }
    return _page("layout/context_links.html", query, urls, TITLE, "script-src 'self'", **values)


def _code_page(each: Listed, query: str, urls: NestedUrls) -> str:
    address = urls.page(each.page, query)
    return _page("layout/context_link.html", query, urls, each.title, "", address=address)


def _page(template: str, query: str, urls: NestedUrls, title: str, scripts: str, **values: object) -> str:
    view = first_view(query)
    assets = Assets(urls.assets.version, {}, "")
    said = view.words.say(title) if view else title
    made = framed_page(view, template, assets, start="index.ipynb", title=said, text="", **values)
    policy = "; ".join(filter(None, (SEALED, ICON, scripts)))
    return finish(
        made.plain.decode(), urls, lambda style: [policy_element(f"{policy}; style-src {style}")]
    ).html


def _folders(languages: Iterable[str], query: str, urls: NestedUrls) -> dict[str, str]:
    """What leads to the folder of each language, in the region of this page."""
    region = parse_qs(query).get("region", [""])[0]
    asked = {each: f"lang={each}" + (f"&region={region}" if region else "") for each in languages}
    folders = {each: folder_of(urls.one_form(words)) for each, words in asked.items()}
    return {each: urls.place.up + (f"{folder}/" if folder else "") for each, folder in folders.items()}


def _language(query: str) -> str:
    return parse_qs(query).get("lang", [SOURCE_LANGUAGE])[0]
