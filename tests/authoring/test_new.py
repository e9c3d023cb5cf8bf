"""Promises of `stridewell new`: small, whole, fine by the check, and never over what is there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.authoring.typed import typed
from tests.conftest import CONTENT, NAME
from widgets.authoring.new import new
from widgets.check.check import check
from widgets.model.content.loader import load
from widgets.model.content.remembered import signature

NOTEBOOKS = CONTENT.parent / "notebooks"
ENTRIES = {
    "section": ["section", "warm-up", "--title", 'Warm "up": how', "--page", "understand"],
    "flag": [
        *("flag", "RF-71", "--level", "today", "--ask", "Is your calf sore and swollen?"),
        *("--short", "a sore, swollen calf", "--term", "Calf swelling"),
    ],
    "item": [
        *("item", "CK-60", "--group", "life", "--ask", "Do you run on hard roads?"),
        *("--short", "hard roads", "--term", "Surface"),
    ],
    "card": [
        *("card", "P-XX", "--title", "hard roads", "--says", "Hard roads may play a part."),
        *("--item", "CK-60", "--link", "causes"),
    ],
    "stage": ["stage", "--run", "27", "--walk", "1", "--times", "1", "--after", "14"],
    "treatment": ["treatment", "T-30", "--title", "New", "--step", "physio", "--section", "treat-physio"],
    "page": ["page", "stretching", "--title", "Stretching", "--says", "Moves that may help."],
    "guide": ["guide", "hip-pain", "--title", "Hip pain"],
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("new")
    shutil.copytree(CONTENT, folder / "content")
    shutil.copytree(NOTEBOOKS, folder / "notebooks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STRIDEWELL_CONTENT", str(folder / "content"))
        yield folder


@pytest.mark.parametrize("kind", ENTRIES)
def test_each_kind_is_written_once_and_every_other_line_stays(place: Path, kind: str) -> None:
    root = place / "content"
    before = {path: path.read_bytes().splitlines() for path in root.rglob("*.*")}

    assert new(typed("new", *ENTRIES[kind]), place / "notebooks") == 0

    for path, lines in before.items():
        after = iter(path.read_bytes().splitlines())
        changed = [line for line in lines if line not in after]
        allowed = 4 if kind == "card" and path.name == "examples.yaml" else 1
        assert len(changed) <= allowed, f"{path.name} lost {changed}"
    if kind != "stage":
        there = signature(place)
        assert new(typed("new", *ENTRIES[kind]), place / "notebooks") == 2
        assert signature(place) == there


def test_all_of_them_together_pass_the_check(place: Path) -> None:
    assert str(check()).startswith("Everything is fine")


def test_a_new_rule_brings_a_worked_case_that_says_what_the_rules_say(place: Path) -> None:
    content = load(place / "content", NAME).content
    assert content

    flag, card = content.examples[-2:]
    assert (flag.answers, flag.expect.level, flag.expect.flags) == ({"RF-71": "yes"}, "today", ("RF-71",))
    assert (card.answers, card.expect.cards) == ({"CK-60": "yes"}, ("P-XX",))


def test_a_new_option_stands_in_the_order_of_care(place: Path) -> None:
    content = load(place / "content", NAME).content
    assert content

    steps = [option.step for option in content.treatments.options]
    assert steps.index("physio") < [*content.options].index("T-30") < steps.index("relief")


def test_a_new_page_has_its_notebook_and_its_link(place: Path) -> None:
    content = load(place / "content", NAME).content
    notebook = json.loads((place / "notebooks" / "stretching.ipynb").read_text())

    assert content and content.guide.pages[-1].says == "Moves that may help."  # type: ignore[union-attr]
    assert "".join(notebook["cells"][0]["source"]) == "# Stretching\n\nMoves that may help."
    assert {path.stem for path in (place / "notebooks" / "hip-pain").iterdir()} == {"index", "symptoms"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["section"], 'Write its name after "section", such as: stridewell new section warm-up'),
        (["section", "x1"], "--page"),
        (["flag", "RF-72", "--level", "later"], "Write one of: emergency, today, soon, days, routine."),
        (["flag", "RF-01"], '"RF-01" is there already (red-flags.yaml). Choose another name.'),
        (["section", "Warm Up"], '"Warm Up" cannot be a name here. Small letters, numbers and -.'),
        (["page", "clinic"], '"clinic" is there already. Choose another name.'),
        (["stage", "--run", "x", "--walk", "1", "--times", "1"], '--run takes a number. "x" was given.'),
        (["section", "x1", "--guide", "pelvic-pain-after"], 'Did you mean "pelvic-pain-after-running"?'),
        (["stage", "--guide", "bladder-habits-for-runners"], "has no plan.yaml."),
    ],
)
def test_without_a_terminal_it_says_what_to_add_and_writes_nothing(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    there = signature(place)

    assert new(typed("new", *arguments), place / "notebooks") == 2

    assert said in capsys.readouterr().err
    assert signature(place) == there


def test_a_text_that_the_check_refuses_is_not_written(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = signature(place)
    asked = ["flag", "RF-73", "--level", "days", "--ask", "Are you cured?", "--short", "x", "--term", "y"]

    assert new(typed("new", *asked), place / "notebooks") == 2

    assert "Nothing was written, because the check would say:" in capsys.readouterr().err
    assert signature(place) == there


def test_on_a_terminal_it_asks_until_it_knows(place: Path) -> None:
    said = iter(["cool-down", "Cool down", "nowhere", "understand"])

    assert new(typed("new", "section"), place / "notebooks", lambda prompt: next(said)) == 0

    assert (place / "content" / NAME / "sections" / "cool-down.md").exists()
    assert next(said, None) is None
