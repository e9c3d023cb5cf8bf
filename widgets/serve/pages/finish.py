"""Finishes a page that Voila wrote: parsed once, and the same for the server and the export.

Links and assets get their addresses, lists of notes are pruned, style sheets come inside, scripts become one,
and white space between blocks goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .html_tokens import Token, text_of, tokens_of
from .inline_style import with_style
from .prune_notes import with_named_notes_only
from .urls import JOIN, PAGE_LINK, PAGE_SCRIPT, Urls, static_name
from .whitespace import without_block_whitespace


@dataclass(frozen=True)
class Finished:
    """A page; `style` is the source that its policy has to allow for the style inside, `script` the name of
    the one script it asks for; both may be "".
    """

    tokens: Sequence[Token]
    style: str = ""
    script: str = ""

    @property
    def html(self) -> str:
        """The page as it is sent."""
        return text_of(self.tokens)


def finish(html: str, urls: Urls, head: Callable[[str], Iterable[str]] = lambda style: ()) -> Finished:
    """The page with the addresses of `urls`. `head` makes elements that stand last in its head, from the
    source of its style: for a policy that no server sends. Behind the style and before every script, it lets
    a slow phone show the first words sooner than in front of both.
    """
    tokens = with_named_notes_only(tokens_of(html))
    tokens = [_with_addresses(token, urls) for token in _with_sources_elsewhere(tokens)]
    tokens, style = with_style(tokens, urls)
    script = _script_of(tokens)
    tokens = [_with_script(token, urls.asset(script)) for token in tokens] if script else tokens
    # Named first of all, since a browser asks for nothing ahead of a policy that a page states itself.
    ahead = f'<link rel="modulepreload" href="{urls.asset(script)}">' if script else ""
    tokens = _with_head(tokens, ahead, "".join(head(style)))
    return Finished(without_block_whitespace(tokens), style, script)


def _with_addresses(token: Token, urls: Urls) -> Token:
    if token.tag not in ("a", "link") or "href" not in token.attrs:
        return token
    href = token.attrs["href"]
    if found := PAGE_LINK.fullmatch(href):
        name, query, fragment = found.groups()
        return token.with_attr("href", urls.page(name, query or "") + (fragment or ""))
    return token.with_attr("href", urls.choice(href[1:])) if href.startswith("?") else token


def _with_sources_elsewhere(tokens: Sequence[Token]) -> list[Token]:
    """The page with its source marks leading to the page that `data-elsewhere` names, if it names one."""
    elsewhere = next((t.attrs["data-elsewhere"] for t in tokens if "data-elsewhere" in t.attrs), "")
    if not elsewhere:
        return list(tokens)
    return [
        token.with_attr("href", elsewhere + token.attrs["href"]) if _is_mark(before, token) else token
        for before, token in zip([None, *tokens], tokens, strict=False)
    ]


def _is_mark(before: Token | None, token: Token) -> bool:
    is_source = before is not None and before.attrs.get("class") == "sw-source"
    return is_source and token.attrs.get("href", "").startswith("#")


def _script_of(tokens: Sequence[Token]) -> str:
    """The page's own script and the main one of each component, each once, as one name."""
    if not any(_is_page_script(token) for token in tokens):
        return ""
    modules = [token.attrs["data-module"] for token in tokens if "data-module" in token.attrs]
    return JOIN.join(dict.fromkeys([PAGE_SCRIPT, *modules]))


def _is_page_script(token: Token) -> bool:
    return token.tag == "script" and static_name(token.attrs.get("src", "")) == PAGE_SCRIPT


def _with_script(token: Token, address: str) -> Token:
    return token.with_attr("src", address) if _is_page_script(token) else token


def _with_head(tokens: Sequence[Token], first: str, last: str) -> list[Token]:
    """The page with `first` behind its charset and `last` at the end of its head."""
    charset = next((at for at, token in enumerate(tokens) if "charset" in token.attrs), None)
    if charset is None:
        return list(tokens)
    ends = (at for at, token in enumerate(tokens) if (token.kind, token.tag) == ("end", "head"))
    end = next(ends, charset + 1)
    head = [*tokens[: charset + 1], Token("text", first), *tokens[charset + 1 : end], Token("text", last)]
    return [*head, *tokens[end:]]
