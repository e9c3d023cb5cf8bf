"""Turns the Markdown of content into HTML, saying each passage through the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markupsafe import Markup, escape

from ..model.content.markdown_extensions import SOURCE

Address = Callable[[str], str]


class Prose:
    """Renders Markdown; raw HTML is shown as text and never becomes a tag."""

    def __init__(self, say: Callable[[str], str], address: Address) -> None:
        self.say, self.address = say, address
        self._md = MarkdownIt("commonmark", {"html": False}).disable("image")
        self._md.core.ruler.before("inline", "say", self._say_passages)
        self._md.inline.ruler.before("link", "source", _source_mark)
        self._md.renderer.rules |= {"link_open": self._link_open, "source": _source_link}  # type: ignore[attr-defined]

    def block(self, text: str, top: int = 3) -> Markup:
        """Paragraphs, lists and headings; a `###` becomes a heading of level `top`."""
        return self._render(text, top)

    def line(self, text: str) -> Markup:
        """One passage without a paragraph around it."""
        html = self._md.renderInline(" ".join(text.split()))
        return Markup(html)  # noqa: S704 - markdown-it has escaped it

    def _render(self, text: str, top: int) -> Markup:
        tokens = self._md.parse(text)
        for token in tokens:
            if token.type in ("heading_open", "heading_close"):
                token.tag = f"h{int(token.tag[1]) - 3 + top}"
        html = self._md.renderer.render(tokens, self._md.options, {})
        return Markup(html)  # noqa: S704 - markdown-it has escaped it

    def _say_passages(self, state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "inline":
                token.content = self.say(" ".join(token.content.split()))

    def _link_open(self, tokens: Any, at: int, options: Any, env: Any) -> str:
        target = str(tokens[at].attrs.get("href", ""))
        kind = ' class="sw-term"' if target.startswith("G-") else ""
        return f'<a{kind} href="{escape(self.address(target))}">'


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
