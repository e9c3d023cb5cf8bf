"""Promises of assets: a style sheet of several is the same as each in turn, and nothing else is joined."""

from __future__ import annotations

import pytest

from widgets.serve.pages.assets import MAX_JOINED, Assets, read_assets


@pytest.fixture(scope="module")
def assets() -> Assets:
    return read_assets("/")


def test_joined_style_sheets_are_each_in_turn(assets: Assets) -> None:
    joined = assets.find("tokens.css+components/plan_builder/plan_builder.css")

    assert joined and joined.kind.startswith("text/css")
    each = [assets.files[name].plain for name in ("tokens.css", "components/plan_builder/plan_builder.css")]
    assert joined.plain == b"\n".join(each)


@pytest.mark.parametrize(
    "name",
    [
        "tokens.css+",
        "+",
        "tokens.css+nowhere.css",
        "tokens.css+host.js",
        "host.js+notes.js",
        "tokens.css+../x.css",
    ],
)
def test_what_is_not_all_style_sheets_of_ours_is_not_joined(assets: Assets, name: str) -> None:
    assert assets.find(name) is None


def test_the_script_of_a_page_comes_with_those_of_its_components(assets: Assets) -> None:
    script = assets.find("page.js+components/plan_builder/plan_builder.js+components/coach/coach.js")

    assert script and script.kind.startswith("text/javascript")
    assert (
        b'openPage({"components/plan_builder/plan_builder.js":part0,"components/coach/coach.js":part1});'
        in script.plain
    )
    assert assets.find("page.js+components/plan_builder/plan_builder.js+components/coach/coach.js") is script


@pytest.mark.parametrize(
    "name",
    [
        "page.js+components/plan_builder/chart.js",
        "page.js+page.css",
        "components/plan_builder/plan_builder.js+page.js",
    ],
)
def test_no_other_scripts_are_joined(assets: Assets, name: str) -> None:
    assert assets.find(name) is None


def test_there_is_a_most_of_what_is_joined(assets: Assets) -> None:
    assert assets.find("+".join(["tokens.css"] * MAX_JOINED))
    assert assets.find("+".join(["tokens.css"] * (MAX_JOINED + 1))) is None
