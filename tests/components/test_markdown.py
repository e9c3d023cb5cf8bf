"""Promises of the Markdown renderer: links find their way, and nothing becomes script."""

import pytest

from widgets.components.markdown import Prose

PROSE = Prose(lambda text: text, lambda target: f"/{target}")


def test_a_source_mark_becomes_a_small_link() -> None:
    assert PROSE.line("It helps [R14].") == ('It helps <sup class="sw-source"><a href="#R14">R14</a></sup>.')


def test_a_glossary_link_is_marked_as_a_term() -> None:
    assert PROSE.line("the [pelvic floor](G-39)") == ('the <a class="sw-term" href="/G-39">pelvic floor</a>')


def test_inner_headings_fit_below_their_section() -> None:
    assert "<h4>Now</h4>" in PROSE.block("### Now", top=4)


def test_each_passage_is_said_on_its_own() -> None:
    loud = Prose(str.upper, lambda target: target)

    assert loud.block("- one\n- two *three*") == ("<ul>\n<li>ONE</li>\n<li>TWO <em>THREE</em></li>\n</ul>\n")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "![x](x.png)",
        '[x](G-1" onclick="alert(1))',
    ],
)
def test_hostile_markdown_never_becomes_markup(hostile: str) -> None:
    html = PROSE.block(hostile)

    assert "<script" not in html
    assert "<img" not in html
    assert 'href="/javascript:' not in html and 'href="/data:' not in html
    assert "onclick=" not in html.replace("&quot;", "").split("<p>")[0]
