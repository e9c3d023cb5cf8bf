"""A page as HTML tokens, each with its text as written, so that what is not changed stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser
from typing import Literal

DEFERRED = "data-deferred"


@dataclass(frozen=True, slots=True)
class Token:
    """A start tag, an end tag, or anything between them; `attrs` holds the attributes of a start tag."""

    kind: Literal["start", "end", "text"]
    text: str
    tag: str = ""
    attrs: Mapping[str, str] = field(default_factory=dict)

    def with_attr(self, name: str, value: str) -> Token:
        """The start tag with another value for an attribute it has."""
        given = self.attrs[name]
        written = next(each for each in (given, escape(given)) if f'{name}="{each}"' in self.text)
        text = self.text.replace(f'{name}="{written}"', f'{name}="{escape(value)}"', 1)
        return replace(self, text=text, attrs={**self.attrs, name: value})


def tokens_of(html: str) -> list[Token]:
    """The tokens of a page. Markup that a script puts in place later (`deferred.html`) counts as markup."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.tokens


def text_of(tokens: Iterable[Token]) -> str:
    """The page again."""
    return "".join(token.text for token in tokens)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.tokens: list[Token] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tokens.append(Token("start", self.get_starttag_text() or "", tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append(Token("end", f"</{tag}>", tag))

    def handle_data(self, data: str) -> None:
        if self.tokens and self.tokens[-1].tag == "script" and DEFERRED in self.tokens[-1].attrs:
            self.tokens += tokens_of(data)
        else:
            self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._add(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._add(f"<!{decl}>")

    def _add(self, text: str) -> None:
        self.tokens.append(Token("text", text))
