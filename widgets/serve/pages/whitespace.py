"""Removes white space between block elements: a phone would make a text node of each, and show none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .html_tokens import Token

BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "head", "header", "html", "legend", "li",
    "link", "main", "meta", "nav", "noscript", "ol", "p", "script", "section", "style", "summary",
    "table", "tbody", "td", "template", "tfoot", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
KEPT_IN = ("pre", "textarea", "style")


def without_block_whitespace(tokens: Sequence[Token]) -> list[Token]:
    """The page without white space beside block elements, where CSS 2 §9.2.2.1 collapses it; what stands
    inside `pre`, `textarea` and `style` stays.
    """
    made: list[Token] = []
    kept_in = ""
    for at, token in enumerate(tokens):
        if kept_in:
            kept_in = "" if token.kind == "end" and token.tag == kept_in else kept_in
        elif token.kind == "start" and token.tag in KEPT_IN:
            kept_in = token.tag
        elif token.kind == "text":
            token = _stripped(
                token, made[-1] if made else None, tokens[at + 1] if at + 1 < len(tokens) else None
            )
        if token.text:
            made.append(token)
    return made


def _stripped(token: Token, before: Token | None, after: Token | None) -> Token:
    text = token.text
    if before is not None and _is_block(before):
        text = text.lstrip()
    if after is not None and _is_block(after):
        text = text.rstrip()
    return token if text == token.text else replace(token, text=text)


def _is_block(token: Token) -> bool:
    return token.kind != "text" and token.tag in BLOCKS
