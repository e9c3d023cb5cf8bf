"""Promises of the short lists: what a page names stays, itself or through another, and the rest goes."""

from __future__ import annotations

import pytest

from widgets.serve.pages.html_tokens import text_of, tokens_of
from widgets.serve.pages.prune_notes import with_named_notes_only

WORDS = (
    '<section class="sw-list" id="glossary"%s><dl><div id="G-1" data-note><dt>a</dt><dd>see R2</dd></div>'
    '<div id="G-2" data-note><dt>b</dt><dd>c</dd></div></dl></section>'
)
SOURCES = (
    '<section class="sw-list" id="sources" data-named><ol><li id="R1" data-note>one</li>'
    '<li id="R2" data-note>two, after R3</li><li id="R3" data-note>three</li>'
    '<li id="R33" data-note>four</li></ol></section>'
)
NAMED = WORDS % " data-named"


def pruned(html: str) -> str:
    return text_of(with_named_notes_only(tokens_of(html)))


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ('<a href="#R1">1</a>', ["R1"]),
        ('<a href="#R2">2</a>', ["R2", "R3"]),
        ('<a href="#G-1">a</a>', ["G-1", "R2", "R3"]),
        ('<div data-words="{&quot;after&quot;: &quot;R33&quot;}"></div>', ["R33"]),
        ("<p>R3.</p>", ["R3"]),
    ],
)
def test_what_is_named_stays_with_what_it_names(page: str, left: list[str]) -> None:
    html = pruned(page + NAMED + SOURCES)

    assert [name for name in ("G-1", "G-2", "R1", "R2", "R3", "R33") if f'id="{name}"' in html] == left
    assert html.startswith(page)


def test_a_list_of_which_nothing_is_named_goes() -> None:
    assert pruned(f"<p>Nothing.</p>{NAMED}{SOURCES}<footer>") == "<p>Nothing.</p><footer>"


def test_a_list_that_is_to_have_all_stays_whole() -> None:
    assert pruned(WORDS % "") == WORDS % ""
