"""Promises of the gate for languages: no slip in one goes out, and none keeps all else from going out."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.check.languages.slips import LANGUAGES, TABLE, Slip, slips
from tests.published import SMALL, edit, small_copy
from widgets.check import gate
from widgets.check.check import Report
from widgets.check.gate import holding
from widgets.check.language_gate import keep_languages, told
from widgets.check.languages.checked import translation_findings
from widgets.model.content.findings import Finding
from widgets.model.content.languages.coverage import source_places, translated_texts
from widgets.model.content.languages.on_disk import read_languages
from widgets.model.content.languages.texts import SourceText
from widgets.model.published.working_copy import WorkingCopy

ENGLISH = tuple(SourceText(text, "content/glossary.yaml", 1) for text in TABLE["english"].values())
NOT_NSAID = "not nsaid"


def po_file(root: Path, language: str) -> Path:
    return root / "translations" / language / "shared.po"


def write(root: Path, language: str, said: dict[str, str]) -> None:
    """Writes what a language says for each English text."""
    entries = [f'msgid "{english}"\nmsgstr "{text}"\n' for english, text in said.items()]
    po_file(root, language).parent.mkdir(parents=True, exist_ok=True)
    po_file(root, language).write_text("\n".join(entries), encoding="utf-8")


def right(language: str) -> dict[str, str]:
    own = TABLE[language]["right"]
    return {english: own[name] for name, english in TABLE["english"].items()}


def languages_alone(today: date, root: Path, progress: object = None) -> Report:
    """A check that looks at the languages only, beside the English of the slips."""
    places = source_places(ENGLISH)
    found = [
        finding
        for files in read_languages(root)
        for finding in translation_findings(root, files, translated_texts(files, places, ()))
    ]
    return Report(tuple(found), "")


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[WorkingCopy, WorkingCopy]:
    """A working copy and what is published, with all four languages right in both."""
    monkeypatch.setattr(gate, "check", languages_alone)
    made = [
        WorkingCopy(tmp_path / name / "content", tmp_path / name / "notebooks") for name in ("new", "old")
    ]
    for copy in made:
        for language in LANGUAGES:
            write(copy.content, language, right(language))
    return made[0], made[1]


@pytest.mark.parametrize("slip", list(slips()), ids=str)
def test_no_slip_goes_live_and_no_other_language_waits_for_it(
    copies: tuple[WorkingCopy, WorkingCopy], slip: Slip
) -> None:
    copy, published = copies
    write(copy.content, slip.language, {**right(slip.language), slip.english: slip.wrong})
    others = [language for language in LANGUAGES if language != slip.language]
    for language in others:
        write(copy.content, language, {**right(language), "A new text": "A new text"})

    rest, kept = keep_languages(copy, published, holding(copy, published))

    assert (rest, [*kept]) == ([], [slip.language])
    assert slip.finds in {finding.code for finding in kept[slip.language]}
    went_out = po_file(copy.content, slip.language).read_text(encoding="utf-8")
    assert went_out == po_file(published.content, slip.language).read_text(encoding="utf-8")
    assert all("A new text" in po_file(copy.content, each).read_text(encoding="utf-8") for each in others)


def test_a_language_that_was_never_published_is_taken_out(copies: tuple[WorkingCopy, WorkingCopy]) -> None:
    copy, published = copies
    shutil.rmtree(po_file(published.content, "ms").parent)
    write(copy.content, "ms", {TABLE["english"]["flag"]: "anda boleh kencing"})

    _, kept = keep_languages(copy, published, holding(copy, published))

    assert not po_file(copy.content, "ms").parent.exists()
    assert told(kept).startswith("Melayu (ms) stays as it was published: 1 thing to mend first.")


def test_a_finding_elsewhere_holds_all_and_takes_no_language_out(
    copies: tuple[WorkingCopy, WorkingCopy],
) -> None:
    elsewhere = Finding("glossary.yaml", 3, "Say it in other words.", "SW203")
    stray = Finding("translations/ms.po", 1, "Move this file.", "SW121")

    assert keep_languages(*copies, [elsewhere, stray]) == ([elsewhere, stray], {})


@pytest.mark.parametrize("code", ["SW918", "SW919"])
def test_what_is_shown_in_english_holds_nothing(
    copies: tuple[WorkingCopy, WorkingCopy], monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    found = Report((Finding("translations/ms/shared.po", 1, "Look at it again.", code),), "")
    monkeypatch.setattr(gate, "check", lambda today, root, progress=None: found)

    assert holding(copies[0], None) == []


def test_a_slip_holds_its_language_and_an_english_change_goes_out(tmp_path: Path) -> None:
    english, said = TABLE["english"][NOT_NSAID], TABLE["ms"]["right"][NOT_NSAID]
    published = small_copy(tmp_path / "old")
    edit(published.content / SMALL / "guide.yaml", "example: yes\n", "")  # what is an example stays English
    write(published.content, "ms", {english: said})
    copy = published.copy_to(tmp_path / "new")
    write(copy.content, "ms", {english: said.replace("bukan", "ialah")})
    leaks = copy.content / SMALL / "sections" / "leaks.md"
    edit(leaks, "## More\n", "## More\nMany people find that talking about it helps.\n\n")

    rest, kept = keep_languages(copy, published, holding(copy, published))

    assert rest == []
    assert {(each.file, each.line, each.code) for each in kept["ms"]} == {
        ("translations/ms/shared.po", 2, "SW906")
    }
    assert said in po_file(copy.content, "ms").read_text(encoding="utf-8")
    assert "talking about it" in leaks.read_text(encoding="utf-8")
