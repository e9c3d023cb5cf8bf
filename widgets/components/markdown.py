"""Turns the Markdown of content into HTML, saying each passage through the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from ..model.content.markdown_extensions import PICTURE_SCHEME, SOURCE
from ..model.content.tables import CAPTION

Address = Callable[[str], str]
Figure = Callable[[str, str], str]


class Prose:
    """Renders Markdown; raw HTML is shown as text and never becomes a tag."""

    def __init__(self, say: Callable[[str], str], address: Address, figure: Figure | None = None) -> None:
        self.say, self.address, self.figure = say, address, figure
        self._md = MarkdownIt("commonmark", {"html": False}).enable("table")
        self._md.core.ruler.before("inline", "tables", _with_captions)
        self._md.core.ruler.push("figures", _stand_alone)
        self._md.core.ruler.before("inline", "say", self._say_passages)
        self._md.inline.ruler.before("link", "source", _source_mark)
        rules = {"link_open": self._link_open, "source": _source_link, "image": self._image}
        rules |= {"table_open": _table_open, "table_close": _table_close}
        self._md.renderer.rules |= rules  # type: ignore[attr-defined]

    def block(self, text: str, top: int = 3, figure: Figure | None = None) -> Markup:
        """Paragraphs, lists and headings; a `###` becomes a heading of level `top`.

        Pictures are drawn by another `figure` than usual where one is given.
        """
        return self._render(text, top, figure or self.figure)

    def line(self, text: str) -> Markup:
        """One passage without a paragraph around it."""
        html = self._md.renderInline(" ".join(text.split()))
        return Markup(html)  # noqa: S704 - markdown-it has escaped it

    def passages(self, text: str) -> list[str]:
        """Each paragraph and list item of a text as the reader has it, still in Markdown; no tables."""
        return [token.content for token in _without_tables(self._md.parse(text)) if token.type == "inline"]

    def said_line(self, text: str) -> Markup:
        """Like `line`, for words of `passages`, which have been said already."""
        html = self._md.renderInline(text, {"is_said": True})
        return Markup(html)  # noqa: S704 - markdown-it has escaped it

    def _render(self, text: str, top: int, figure: Figure | None) -> Markup:
        tokens = self._md.parse(text)
        for token in tokens:
            if token.type in ("heading_open", "heading_close"):
                token.tag = f"h{int(token.tag[1]) - 3 + top}"
        html = self._md.renderer.render(tokens, self._md.options, {"figure": figure})
        return Markup(html)  # noqa: S704 - markdown-it has escaped it

    def _say_passages(self, state: StateCore) -> None:
        for token in () if state.env.get("is_said") else state.tokens:
            if token.type == "inline" and token.content:
                token.content = self.say(" ".join(token.content.split()))

    def _link_open(self, tokens: Any, at: int, options: Any, env: Any) -> str:
        target = str(tokens[at].attrs.get("href", ""))
        kind = ' class="sw-term"' if target.startswith("G-") else ""
        return f'<a{kind} href="{escape(self.address(target))}">'

    def _image(self, tokens: Any, at: int, options: Any, env: Any) -> str:
        """A picture of the guide by its name; one from elsewhere is told by its words alone."""
        words, target = tokens[at].content, str(tokens[at].attrs.get("src", ""))
        figure = env.get("figure")
        if figure and target.startswith(PICTURE_SCHEME):
            return str(figure(target.removeprefix(PICTURE_SCHEME), words))
        return str(escape(words))


def _with_captions(state: StateCore) -> None:
    """Gives each table a caption, the paragraph beside it that begins with "Table:", and its rows heads."""
    tokens = state.tokens
    for table in [token for token in tokens if token.type == "table_open"]:
        at = _index(tokens, table)
        end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
        _head_rows(tokens[at:end])
        found = next((n for n in (end + 1, at - 3) if _is_caption(tokens, n)), None)
        if found is not None:
            words = tokens[found + 1]
            words.content = words.content.removeprefix(CAPTION).strip()
            del tokens[found : found + 3]
            at = _index(tokens, table) + 1
            tokens[at:at] = [
                Token("caption_open", "caption", 1),
                words,
                Token("caption_close", "caption", -1),
            ]


def _without_tables(tokens: Iterable[Token]) -> Iterator[Token]:
    is_inside = False
    for token in tokens:
        is_inside = is_inside or token.type == "table_open"
        if not is_inside:
            yield token
        is_inside = is_inside and token.type != "table_close"


def _index(tokens: list[Token], one: Token) -> int:
    return next(number for number, token in enumerate(tokens) if token is one)


def _is_caption(tokens: list[Token], at: int) -> bool:
    inside = 0 <= at < len(tokens) - 2 and tokens[at].type == "paragraph_open"
    return inside and tokens[at + 1].content.startswith(CAPTION)


def _head_rows(tokens: list[Token]) -> None:
    """Each head says what it is the head of, as does the first cell of a row; none has an alignment."""
    for number, token in enumerate(tokens):
        if token.type in ("th_open", "td_open"):
            token.attrs.pop("style", None)
        if token.type == "th_open":
            token.attrs["scope"] = "col"
        if token.type == "td_open" and tokens[number - 1].type == "tr_open":
            token.tag, token.attrs["scope"] = "th", "row"
            next(each for each in tokens[number:] if each.type == "td_close").tag = "th"


def _table_open(tokens: Any, at: int, options: Any, env: Any) -> str:
    """A table in a part of the page that can be scrolled sideways, by keyboard too."""
    told = tokens[at + 2].children if tokens[at + 1].type == "caption_open" else []
    words = "".join(each.content for each in told or () if each.type == "text").strip()
    named = f' role="region" aria-label="{escape(words)}"' if words else ""
    return f'<div class="sw-table" tabindex="0"{named}><table>\n'


def _table_close(tokens: Any, at: int, options: Any, env: Any) -> str:
    return "</table></div>\n"


def _stand_alone(state: StateCore) -> None:
    """Takes the paragraph away from around a picture that stands alone: a figure is no part of one."""
    for before, token, after in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        children = token.children or []
        if token.type == "inline" and len(children) == 1 and children[0].type == "image":
            before.hidden = after.hidden = True


def _source_mark(state: StateInline, silent: bool) -> bool:
    match = SOURCE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("source", "", 0).content = match.group(1)
    state.pos = match.end()
    return True


def _source_link(tokens: Any, at: int, options: Any, env: Any) -> str:
    name = escape(tokens[at].content)
    return f'<sup class="sw-source"><a href="#{name}">{name}</a></sup>'
