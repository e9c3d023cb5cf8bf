"""Promises of reviews: a name stands only under the words that were read, and never for too long."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.authoring.typed import typed
from tests.conftest import CONTENT, NAME
from tests.copies import ENGLISH_ONLY
from widgets import Guide
from widgets.authoring.changed_levels import changed_levels
from widgets.authoring.review import pack_page, review
from widgets.authoring.review_notebook import review as review_notebook
from widgets.authoring.review_pack import level_table, rows, text_table
from widgets.check.check import check
from widgets.model.content.content import Content
from widgets.model.content.loader import load
from widgets.model.content.picture_uses import TO_CONFIRM
from widgets.model.content.reviewable import fingerprint
from widgets.model.csv_cells import csv_of_frame

TODAY = date(2026, 12, 1)
BY = ["--by", 'Dr "Test", made up for a test']


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = Path(shutil.copytree(CONTENT, tmp_path_factory.mktemp("review") / "content", ignore=ENGLISH_ONLY))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STRIDEWELL_CONTENT", str(root))
        yield root


def test_the_pack_in_a_notebook_is_the_one_to_print(place: Path) -> None:
    content = read(place)

    pack = review_notebook(NAME, TODAY)

    shown = pack._repr_html_()
    assert shown in pack_page(content, TODAY)
    assert len(pack.texts) == len(rows(content)) == shown.count('<th scope="row">') - len(pack.levels)
    assert pack.texts.equals(text_table(content)) and pack.levels.equals(level_table(content))


def read(root: Path) -> Content:
    content = load(root, NAME).content
    assert content
    return content


def codes(root: Path, today: date = TODAY) -> set[str]:
    return {finding.code for finding in check(NAME, today, root=root).findings}


@pytest.mark.parametrize(
    ("name", "file"),
    [("RF-01", "red-flags.yaml"), ("causes", "sections/causes.md"), ("T-06", "treatments.yaml")],
)
def test_a_signature_holds_until_a_word_changes(place: Path, name: str, file: str) -> None:
    path = place / NAME / file
    before = path.read_text().splitlines()

    assert review(typed("review", "--sign", name, *BY), TODAY) == 0

    written = iter(path.read_text().splitlines())
    assert all(line in written for line in before)
    assert len(path.read_text().splitlines()) == len(before) + 1
    entry = next(each.entry for each in read(place).written if each.id == name)
    assert entry.review and entry.review.of == fingerprint(entry)
    assert not read(place).review_of(entry).is_draft


def test_a_number_of_the_plan_that_changes_makes_a_signed_sentence_a_draft(place: Path) -> None:
    assert review(typed("review", "--sign", "prevent-listen", *BY), TODAY) == 0
    assert not read(place).review_of(read(place).sections["prevent-listen"]).is_draft

    path = place / NAME / "plan.yaml"
    path.write_text(path.read_text().replace("rest_days_after_red: 2", "rest_days_after_red: 3"))

    assert read(place).review_of(read(place).sections["prevent-listen"]).is_draft


def test_a_lock_is_signed_by_a_name_of_its_own(place: Path) -> None:
    medicines = (place / NAME / "medicines.yaml").read_text()

    assert review(typed("review", "--sign", "lock-bone", *BY), TODAY) == 0

    assert (place / NAME / "plan.yaml").read_text().count("status: reviewed") == 1
    assert (place / NAME / "medicines.yaml").read_text() == medicines


def test_signing_again_keeps_one_signature(place: Path) -> None:
    assert review(typed("review", "--sign", "RF-01", *BY, "--on", "2026-11-30"), TODAY) == 0

    text = (place / NAME / "red-flags.yaml").read_text()
    assert text.count("status: reviewed") == 1
    assert "reviewed_on: 2026-11-30, next_review: 2028-11-28" in text


def test_a_page_shows_the_name_only_under_the_words_that_were_signed(place: Path) -> None:
    path = place / NAME / "sections" / "causes.md"
    assert review(typed("review", "--sign", "causes", *BY), TODAY) == 0
    signed = str(Guide(NAME).section("causes"))

    path.write_text(path.read_text().replace("## More\n", "## More\nOne more word.\n", 1))

    changed = str(Guide(NAME).section("causes"))
    name = "Dr &#34;Test&#34;"
    assert name in signed and name not in changed
    assert signed.count("not yet reviewed") + 1 == changed.count("not yet reviewed")
    assert codes(place) == {"SW405"}
    assert "changed since it was signed" in {row.state for row in rows(read(place)) if row.id == "causes"}


@pytest.mark.long
def test_signing_all_signs_each_text_and_the_guide(place: Path) -> None:
    assert review(typed("review", "--sign", "all", *BY), TODAY) == 0

    content = read(place)
    assert all(not content.review_of(each.entry).is_draft for each in content.written)
    assert not content.review.is_draft
    assert rows(content) == []
    assert codes(place) == set()


def test_changed_levels_come_first_with_those_that_wait_on_top(content: Content) -> None:
    page, changed = pack_page(content, TODAY), changed_levels(content)

    waits = [row.id for row in changed if row.direction.startswith("lowered, waits")]
    assert set(waits) == {
        "old-soft-lump", "collapse-before", "black-poo", "pregnancy-warning", "saddle-numb-checked",
        "stop-running-pain", "streak-of-blood", "P-BN", "P-EN",
    }  # fmt: skip
    assert [row.id for row in changed[: len(waits)]] == waits
    assert page.index(changed[0].id) < page.index("Then: all texts")
    assert {row.counts for row in changed if row.id == "black-poo"} == {"emergency"}
    assert {row.was for row in changed if row.id == "CK-30"} == {"none"}
    assert list(level_table(content)["id"]) == [row.id for row in changed]


def test_signing_a_level_lets_it_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(shutil.copytree(CONTENT, tmp_path / "content", ignore=ENGLISH_ONLY))
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(root))
    before = read(root).flags["RF-54"].level

    assert review(typed("review", "--sign", "black-poo", *BY), TODAY) == 0

    content = read(root)
    assert (before, content.flags["RF-54"].level) == ("emergency", "today")
    assert content.flags["RF-62"].level == "emergency"
    assert codes(root) == set()


@pytest.mark.parametrize(("today", "found"), [(date(2028, 12, 31), False), (date(2029, 1, 1), True)])
def test_an_overdue_text_fails_the_check_after_thirty_days(place: Path, today: date, found: bool) -> None:
    assert review(typed("review", "--sign", "what", *BY), TODAY) == 0

    overdue = {finding.file for finding in check(NAME, today, root=place).findings if finding.code == "SW403"}

    assert (f"{NAME}/sections/what.md" in overdue) is found


def test_an_overdue_text_is_marked_on_the_page_at_once(place: Path) -> None:
    assert review(typed("review", "--sign", "what", *BY), TODAY) == 0
    guide = Guide(NAME)
    section = guide.content.sections["what"]
    pages = []
    for today in (date(2028, 12, 1), date(2028, 12, 2)):
        object.__setattr__(guide.view, "today", today)
        pages.append(str(guide.view.render("section/section.html", section=section)))

    assert ["That date has passed" in page for page in pages] == [False, True]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sign", "RF-01"], "Add who has read it: --by"),
        (["--sign", "RF-1", *BY], 'No text is called "RF-1". The nearest is "RF-01".'),
        (["--sign", "RF-01", *BY, "--on", "1 May"], '"1 May" is not a day. Write it like 2027-05-24.'),
        (["--sign", "RF-01", *BY, "--on", "2027-01-01"], "comes before today or is today"),
        (["no-guide"], 'No guide is called "no-guide".'),
    ],
)
def test_what_cannot_be_signed_is_said_and_nothing_is_written(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    before = (place / NAME / "red-flags.yaml").read_bytes()

    assert review(typed("review", *arguments), TODAY) == 2

    assert said in capsys.readouterr().err
    assert (place / NAME / "red-flags.yaml").read_bytes() == before


def test_the_pack_holds_every_text_that_waits_and_where_it_shows(content: Content, tmp_path: Path) -> None:
    waiting = {
        each.id
        for each in content.written
        if each.entry.evidence in ("general knowledge", "draft choice")
        or getattr(each.entry, "changed", None)
    }

    page = pack_page(content, TODAY)
    (tmp_path / "pack.csv").write_bytes(csv_of_frame(text_table(content)).encode())

    with (tmp_path / "pack.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert {row["id"] for row in table} == waiting
    assert all(row["shows_on"] and re.search(r"line \d+$", row["written_in"]) for row in table)
    assert not [cell for row in table for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert page.count('<th scope="row">') == len(table) + len(changed_levels(content)) > 100
    assert "<script" not in page
    anatomy = {row["id"] for row in table if row["state"] == TO_CONFIRM}
    assert {"floor-states", "pelvis-front"} <= anatomy <= {words.id for words in content.pictures.values()}
    assert "shoes" not in anatomy and all(f"<li>{each}: " in page for each in anatomy)
    places = {row["id"]: row["shows_on"] for row in table}
    assert places["shoes"].startswith(f"{NAME}/sections/") and f"{NAME}/topics.yaml" in places["shoes"]
