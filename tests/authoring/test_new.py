"""Promises of `stridewell new`: small, whole, fine by the check, and never over what is there."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.authoring.typed import typed
from tests.conftest import CONTENT, NAME
from tests.copies import ENGLISH_ONLY
from widgets.authoring.entry_templates import FOLDER
from widgets.authoring.new import NUMBERED, new
from widgets.check.check import check
from widgets.check.template_words import CODE, template_words
from widgets.model.content.loader import load
from widgets.model.content.passages import Passage
from widgets.model.content.remembered import signature

TOLD = re.compile(r"\b(?:Say (?!when it starts)|Write the rest|Put )[^.]*\.")
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
    "word": ["word", "", "--term", "shin splints", "--means", "Pain along the shin bone from running."],
    "source": [
        *("source", "", "--cite", "NHS. Shin splints. 2024.", "--type", "official page"),
        *("--where", "nhs.uk/conditions/shin-splints"),
    ],
    "example": ["example", "", "--who", "newly numb, and leaks", "--answers", "RF-01=yes CK-11=3"],
    "page": ["page", "stretching", "--title", "Stretching", "--says", "Moves that may help."],
    "region": ["region", "ie", "--title", "Ireland", "--number", "112", "--doctor", "GP", "--now", "your GP"],
    "picture": [
        *("picture", "our-room", "--title", "Our room", "--says", "A quiet room with a couch."),
        *("--file", "room.svg", "--licence", "Drawn by our clinic. It may be shown here."),
    ],
    "guide": [
        *("guide", "hip-pain", "--title", "Hip pain after running", "--about", "hip pain after running"),
        *("--audience", "Grown-ups who run and have a sore hip."),
        *("--urgent", "you cannot put weight on your leg", "--ask", "Does your hip hurt when you run?"),
        *("--short", "a hip that hurts on runs", "--term", "Exertional hip pain"),
    ],
}


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
OTHER_TOPICS = re.compile(r"leak|\bpee\b|\bpoo\b|pelvi|bladder|numb|genital|testic|birth", re.IGNORECASE)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("new")
    shutil.copytree(CONTENT, folder / "content", ignore=ENGLISH_ONLY)
    shutil.copytree(NOTEBOOKS, folder / "notebooks")
    (folder / "content" / "pictures").mkdir(exist_ok=True)
    (folder / "content" / "pictures" / "room.svg").write_text(DRAWING)
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
    if kind not in ("stage", *NUMBERED):
        there = signature(place)
        assert new(typed("new", *ENTRIES[kind]), place / "notebooks") == 2
        assert signature(place) == there


def test_all_of_them_together_pass_the_check_but_for_what_is_to_be_written(place: Path) -> None:
    assert {finding.code for finding in check().findings} == {CODE}


def test_every_sentence_of_a_template_that_says_what_to_write_is_found() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.*") if path.suffix != ".ipynb"]
    told = [match for text in texts for match in TOLD.findall(" ".join(text.split()))]
    missed = [text for text in told if not [*template_words(Passage("a.md", 1, text))]]

    assert len(told) > 20
    assert missed == []


def test_a_new_rule_brings_a_worked_case_that_says_what_the_rules_say(place: Path) -> None:
    content = load(place / "content", NAME).content
    assert content

    flag, card, told = content.examples[-3:]
    assert (told.expect.level, told.who) == ("emergency", "newly numb, and leaks")
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


def test_a_new_guide_is_about_its_own_topic_alone(place: Path) -> None:
    content = load(place / "content", "hip-pain").content
    files = [*(place / "content" / "hip-pain").rglob("*.*"), *(place / "notebooks" / "hip-pain").iterdir()]

    assert content
    assert [path.name for path in files if OTHER_TOPICS.search(path.read_text())] == []
    assert "you cannot put weight on your leg" in content.red_flags.card.lines
    assert len(content.red_flags.card.lines) > 3, "signs that are urgent whatever the topic"
    assert "hip pain after running" in content.guide.purpose


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["section"], 'Write its name after "section", such as: stridewell new section warm-up'),
        (["section", "x1"], "--page"),
        (["flag", "RF-72", "--level", "later"], "Write one of: emergency, today, soon, days, routine."),
        (["flag", "RF-01"], '"RF-01" is there already (red-flags.yaml). Choose another name.'),
        (["section", "Warm Up"], '"Warm Up" cannot be a name here. Small letters, numbers and -.'),
        (["page", "clinic"], '"clinic" is there already. Choose another name.'),
        (["source", "--cite", "x", "--where", "y", "--type", "blog"], '"blog" is not known for --type.'),
        (["example", "--who", "x", "--answers", "RF-99=yes"], 'No question is called "RF-99".'),
        (["example", "--who", "x", "--answers", "RF-01"], 'Write the id of a question, "=" and the answer.'),
        (["stage", "--run", "x", "--walk", "1", "--times", "1"], '--run takes a number. "x" was given.'),
        (["section", "x1", "--guide", "pelvic-pain-after"], 'Did you mean "pelvic-pain-after-running"?'),
        (["guide", "hip"], "--urgent"),
        (["picture", "ours", "--title", "x", "--says", "y", "--file", "no.png", "--licence", "z"], "no.png"),
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
