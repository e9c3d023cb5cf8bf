"""Puts the style sheets of a page inside it, so that a phone waits for none."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence

from .html_tokens import Token
from .urls import Urls, static_name

COMMENTS_AND_INDENTS = re.compile(r"/\*.*?\*/\s*|(?<=\n)\s+", re.DOTALL)
LINE_ENDS = re.compile(r"(?<=[{};])\n| (?=\{\n)")
AFTER_NAME = re.compile(r"^([\w-]+): ", re.MULTILINE)


def with_style(tokens: Sequence[Token], urls: Urls) -> tuple[list[Token], str]:
    """A page with its style sheets inside, and the source that its policy has to allow for them.

    A page that links none comes back as it was, with "".
    """
    sheets = [at for at, token in enumerate(tokens) if sheet_name(token)]
    if not sheets:
        return list(tokens), ""
    text = "\n".join(urls.sheet(sheet_name(tokens[at])) for at in sheets)
    style = compact(text)
    inside = Token("end", f"<style>{style}</style>", "style")
    others = {*sheets[1:]}
    made = [inside if at == sheets[0] else token for at, token in enumerate(tokens) if at not in others]
    return made, hash_of(style)


def compact(style: str) -> str:
    """A style sheet, as deno formats them, without what a browser does not read: a page holds it whole."""
    lines = COMMENTS_AND_INDENTS.sub("", style)
    return LINE_ENDS.sub("", AFTER_NAME.sub(r"\1:", lines))


def sheet_name(token: Token) -> str:
    """The name of the style sheet of ours that a token links; "" for any other token."""
    is_link = token.tag == "link" and token.attrs.get("rel") == "stylesheet"
    return static_name(token.attrs["href"]) if is_link else ""


def hash_of(style: str) -> str:
    """A style sheet as a policy names it (CSP 3 §8.3)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
