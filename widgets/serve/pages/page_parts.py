"""What a patient page must have before it is sent: its emergency part, a number, a title, its components."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .html_tokens import Token

EMERGENCY = "sw-emergency"
FAILED = "data-failed"


class IncompletePage(Exception):  # noqa: N818 - the page is, not the program
    """A page that may not be shown; its words say what it lacks."""


def require_parts(page: Sequence[Token], modules: Iterable[str]) -> None:
    """Raises IncompletePage for a page without its emergency part, number or title, or without one of the
    `modules` that its notebook asks for. A page whose content has never been good says so, and has no number.
    """
    missing = list(_missing(page, modules))
    if missing:
        raise IncompletePage(f"it lacks {', '.join(missing)}")


def _missing(tokens: Sequence[Token], modules: Iterable[str]) -> Iterator[str]:
    card = _emergency_part(tokens)
    has_failed = any(FAILED in token.attrs for token in tokens)
    if not card or _comes_after_a_script(tokens, card[0]):
        yield "the emergency part at its top"
    if not has_failed and not any(token.attrs.get("href", "").startswith("tel:") for token in card):
        yield "the number to call in an emergency"
    if not _title(tokens):
        yield "a title"
    there = {token.attrs.get("data-module") for token in tokens}
    if not has_failed:
        yield from (f"the part {name}" for name in modules if name not in there)


def _emergency_part(tokens: Sequence[Token]) -> Sequence[Token]:
    start = next((at for at, token in enumerate(tokens) if _is_card(token)), None)
    if start is None:
        return ()
    end = next((at for at in range(start, len(tokens)) if tokens[at].text == "</section>"), len(tokens))
    return tokens[start:end]


def _is_card(token: Token) -> bool:
    return EMERGENCY in token.attrs.get("class", "").split()


def _comes_after_a_script(tokens: Sequence[Token], card: Token) -> bool:
    before = tokens[: tokens.index(card)]
    return any(token.tag == "script" and token.kind == "start" for token in before)


def _title(tokens: Sequence[Token]) -> str:
    at = next((at for at, token in enumerate(tokens) if token.tag == "title"), None)
    return tokens[at + 1].text.strip() if at is not None and tokens[at + 1].kind == "text" else ""
