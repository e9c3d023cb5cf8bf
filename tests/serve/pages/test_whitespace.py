"""Promises of thinning: no space that is seen goes, and what is kept as written stays."""

from __future__ import annotations

import pytest

from widgets.serve.pages.html_tokens import text_of, tokens_of
from widgets.serve.pages.whitespace import without_block_whitespace


@pytest.mark.parametrize(
    ("html", "thinned"),
    [
        ("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n", "<ul><li>a</li><li>b</li></ul>"),
        ("<p>\n  <b>a</b> <i>b</i>\n  c </p>", "<p><b>a</b> <i>b</i>\n  c</p>"),
        ("<p><button>a</button> <button>b</button></p>", "<p><button>a</button> <button>b</button></p>"),
        ("<label>a</label>\n<label>b</label>", "<label>a</label>\n<label>b</label>"),
        ("<div>\n<pre> a\n <p> b </p>\n</pre>\n</div>", "<div><pre> a\n <p> b </p>\n</pre></div>"),
        ("<p>a</p> <textarea> <p> </textarea> <p>b</p>", "<p>a</p><textarea> <p> </textarea><p>b</p>"),
        ("<p> 1 < 2 </p>", "<p>1 < 2</p>"),
    ],
)
def test_white_space_goes_beside_blocks_only(html: str, thinned: str) -> None:
    assert text_of(without_block_whitespace(tokens_of(html))) == thinned
    assert text_of(without_block_whitespace(tokens_of(thinned))) == thinned
