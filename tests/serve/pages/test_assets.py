"""Promises of assets: a style sheet of several is the same as each in turn, and nothing else is joined."""

from __future__ import annotations

from dataclasses import replace

import pytest

from widgets.serve.pages.assets import MAX_JOINED, Assets, read_assets
from widgets.serve.pages.compressed import Compressed, compress


@pytest.fixture(scope="module")
def assets() -> Assets:
    return read_assets("/")


def test_joined_style_sheets_are_each_in_turn(assets: Assets) -> None:
    joined = assets.find("tokens.css+components/plan_builder/plan_builder.css")

    assert joined and joined.kind.startswith("text/css")
    each = [assets.files[name] for name in ("tokens.css", "components/plan_builder/plan_builder.css")]
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


def test_a_file_is_compressed_once_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[bytes] = []

    def noted(body: bytes, kind: str) -> Compressed:
        done.append(body)
        return compress(body, kind)

    monkeypatch.setattr("widgets.serve.pages.assets.compress", noted)
    assets = read_assets("/")

    assert done == []
    assert (
        assets.find("tokens.css")
        is assets.find("tokens.css")
        is replace(assets, root="/a/").find("tokens.css")
    )
    assert done == [assets.files["tokens.css"]]
