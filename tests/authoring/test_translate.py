"""Promises of `stridewell translate`: files stay up to date, nothing old passes for new, people sign."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.authoring.typed import typed
from tests.conftest import CONTENT, NAME
from tests.translated import ANN, BO, CODE
from widgets.authoring.translate import translate, update
from widgets.authoring.translation_files import language_texts
from widgets.model.content.languages.coverage import source_places, translated_texts
from widgets.model.content.languages.on_disk import folder_of, read_language
from widgets.model.content.languages.states import State
from widgets.model.content.languages.texts import SourceText
from widgets.model.content.po_file import PoEntry, parse_entries

FLAGS = f"content/{NAME}/red-flags.yaml"
PEE = SourceText("You cannot pee.", FLAGS, 4, ("flags", 0, "do"))
BACK = SourceText("Back", "widgets/components/layout/navigation.html", 2, most=14)
RUNS = SourceText("%(number)s run", f"content/{NAME}/plan.yaml", 9, plural="%(number)s runs")
TODAY = date(2027, 1, 10)
Run = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "guide.yaml").write_text("main: yes\n")
    return tmp_path


def written(
    root: Path, *texts: SourceText, said: dict[str, str] | None = None, code: str = CODE
) -> dict[str, str]:
    """The files of a language after an update with these texts, by their names."""
    drafts = [PoEntry(1, english, (words,)) for english, words in (said or {}).items()]
    update(root, code, source_places(texts), drafts, "machine-made, 2026-11-30")
    return {path.stem: path.read_text() for path in folder_of(root, code).glob("*.po")}


def states(root: Path, *texts: SourceText) -> list[State]:
    return [text.state for text in translated_texts(read_language(root, CODE), source_places(texts), [NAME])]


def test_a_guide_and_what_is_shared_have_files_of_their_own_with_place_class_and_room(root: Path) -> None:
    files = written(root, PEE, BACK)

    assert set(files) == {"shared", NAME}
    assert "#. safety: the warning signs, and how soon to get help\n" in files[NAME]
    assert "#. At most 14 letters: there is no room for more.\n" in files["shared"]
    assert "#, max-length:14\n" in files["shared"]
    assert "drafted: machine-made, 2026-11-30" in (folder_of(root, CODE) / "language.yaml").read_text()


def test_writing_again_changes_no_byte(root: Path) -> None:
    first = written(root, PEE, BACK, said={PEE.english: "Anda tidak dapat kencing."})

    assert written(root, PEE, BACK) == first


def test_adding_a_language_changes_no_file_of_another(root: Path) -> None:
    first = written(root, PEE, BACK)
    written(root, PEE, BACK, code="ta")

    assert {path.stem: path.read_text() for path in folder_of(root, CODE).glob("*.po")} == first


def test_what_was_said_for_other_english_is_marked_and_not_shown(root: Path) -> None:
    written(root, PEE, said={PEE.english: "Anda tidak dapat kencing."})
    changed = SourceText("You can hardly pee.", FLAGS, 4, PEE.path)

    files = written(root, changed)

    assert "#, fuzzy\n" in files[NAME] and '#| msgid "You cannot pee."' in files[NAME]
    assert states(root, changed) == [State.STALE]


def test_a_text_that_is_gone_is_kept_as_obsolete_and_one_that_moves_keeps_its_words(root: Path) -> None:
    written(root, PEE, BACK, said={PEE.english: "Anda tidak dapat kencing.", BACK.english: "Kembali"})
    moved = SourceText(PEE.english, "widgets/components/calls.html", 3)

    files = written(root, moved)

    assert states(root, moved) == [State.MACHINE_MADE]
    assert '#~ msgid "Back"' in files["shared"]


def test_a_counted_text_has_a_line_for_each_form(root: Path) -> None:
    malay, arabic = written(root, RUNS)[NAME], written(root, RUNS, code="ar")[NAME]

    assert malay.count("msgstr[") == 1 and arabic.count("msgstr[") == 6
    assert "nplurals=6" in arabic


def test_a_file_that_cannot_be_read_is_left_as_it_is(root: Path) -> None:
    written(root, PEE, BACK)
    path = folder_of(root, CODE) / "shared.po"
    path.write_text('msgid "open\n')

    assert written(root, PEE, BACK)["shared"] == 'msgid "open\n'
    assert "shared" not in language_texts(read_language(root, CODE), source_places([BACK]), [NAME])


@pytest.fixture
def place(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A language of two translated texts, which the command takes for all there are."""
    written(root, PEE, BACK, said={PEE.english: "Anda tidak dapat kencing.", BACK.english: "Kembali"})
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(root))
    monkeypatch.setattr("widgets.authoring.translate.source_texts", lambda examples: [PEE, BACK])
    return root


def run(*words: object) -> int:
    return translate(typed("translate", *map(str, words)), TODAY)


def filled(path: Path, *yes: str) -> Path:
    """A sheet as a translator fills it: "yes" beside these English texts."""
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        row["right?"] = "yes" if row["English"] in yes else ""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_translator_signs_what_they_read_and_nothing_else(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(CODE, "--sheet", tmp_path / "texts.csv") == 0
    sheet = filled(tmp_path / "texts.csv", PEE.english)

    assert run(CODE, "--check-off", sheet, "--by", ANN) == 0
    assert states(place, PEE, BACK) == [State.CHECKED_BY_ONE, State.MACHINE_MADE]
    assert run(CODE, "--check-off", sheet, "--by", BO, "--on", "2027-01-09") == 0
    assert states(place, PEE, BACK) == [State.CHECKED_BY_TWO, State.MACHINE_MADE]
    assert f"1 texts are signed by {BO}." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Add who has read the texts"),
        (("--by", "ChatGPT, translator"), '"ChatGPT, translator" is no person\'s name.'),
        (("--by", ANN, "--on", "2027-02-01"), "today or earlier"),
        (("--by", ANN, "--on", "yesterday"), "today or earlier"),
    ],
)
def test_a_signature_without_a_person_or_a_day_is_refused(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    run(CODE, "--sheet", tmp_path / "texts.csv")
    sheet = filled(tmp_path / "texts.csv", PEE.english)

    assert run(CODE, "--check-off", sheet, *words) == 2
    assert told in capsys.readouterr().err
    assert not (folder_of(place, CODE) / "checks.yaml").exists()


def test_a_sheet_without_a_yes_or_of_another_kind_signs_nothing(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(CODE, "--sheet", tmp_path / "texts.csv")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")

    assert run(CODE, "--check-off", tmp_path / "texts.csv", "--by", ANN) == 2
    assert run(CODE, "--check-off", tmp_path / "other.csv", "--by", ANN) == 2
    assert run(CODE, "--check-off", tmp_path / "none.csv", "--by", ANN) == 2
    told = capsys.readouterr().err
    assert "Nothing is signed" in told and "is no sheet of texts" in told and "is missing" in told


def test_a_sheet_from_before_a_change_does_not_sign_the_new_words(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(CODE, "--sheet", tmp_path / "texts.csv")
    sheet = filled(tmp_path / "texts.csv", PEE.english)
    path = folder_of(place, CODE) / f"{NAME}.po"
    path.write_text(path.read_text().replace("tidak dapat", "dapat"))

    run(CODE, "--check-off", sheet, "--by", ANN)

    assert states(place, PEE) == [State.MACHINE_MADE]
    assert "1 texts are not as they were" in capsys.readouterr().out


def test_coverage_names_what_is_missing_and_writes_nothing(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder_of(place, CODE) / f"{NAME}.po"
    path.write_text(path.read_text().replace("Anda tidak dapat kencing.", ""))
    before = path.read_text()

    assert run(CODE, "--coverage") == 0

    assert f"safety: {FLAGS}, line 4: You cannot pee." in capsys.readouterr().out
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("code", "told"), [("en", "English is the source"), ("../x", "is no language"), ("qqq-QQ", "")]
)
def test_what_is_no_language_to_translate_into_is_refused(
    capsys: pytest.CaptureFixture[str], code: str, told: str
) -> None:
    assert run(code) == 2
    assert told in capsys.readouterr().err


def test_the_real_project_can_be_extracted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from widgets.check.string_extraction import source_texts

    monkeypatch.setenv("STRIDEWELL_CONTENT", str(CONTENT))
    texts = language_texts(read_language(tmp_path, CODE), source_places(source_texts()), [NAME])

    assert {"shared", NAME} <= set(texts)
    assert all(parse_entries(text) for text in texts.values())
