"""Promises of the check of a language: each form at its line, records asked for, no table no trust."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from harness.server import ROOT
from widgets.check.languages.checked import hits, translation_findings
from widgets.check.languages.language_words import known_languages, words_of
from widgets.check.languages.read_back import MOST, read_back_findings, state_findings
from widgets.check.languages.termbase import Termbase
from widgets.check.languages.translation import Translation
from widgets.model.content.findings import Finding
from widgets.model.content.languages.coverage import Translated, source_places, translated_texts
from widgets.model.content.languages.fingerprint import fingerprint
from widgets.model.content.languages.on_disk import LanguageFiles, language_findings, read_language
from widgets.model.content.languages.records import Term
from widgets.model.content.languages.texts import SourceText

FLAG, MORE = "you cannot pee", "All emergency signs"
SIGNS = "content/a-guide/signs.yaml"
RIGHT = f'msgid "{FLAG}"\nmsgstr "anda tidak dapat kencing"\n'


def texts(*english: str, plural: str = "") -> list[SourceText]:
    return [SourceText(each, SIGNS, 1, plural=plural) for each in english]


def read(
    root: Path, po: str, *source: SourceText, code: str = "ms"
) -> tuple[LanguageFiles, list[Translated]]:
    path = root / "translations" / code / "shared.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(po, encoding="utf-8")
    files = read_language(root, code)
    return files, translated_texts(files, source_places(source), ())


def of_words(root: Path, po: str, *source: SourceText, code: str = "ms") -> list[Finding]:
    files, found = read(root, po, *source, code=code)
    return [each for each in translation_findings(root, files, found) if each.code != "SW920"]


def test_a_slip_is_named_at_the_line_and_column_of_its_words(tmp_path: Path) -> None:
    po = f'# a comment\n\nmsgid "{FLAG}"\nmsgstr "anda sila kencing"\n'

    (finding,) = of_words(tmp_path, po, *texts(FLAG))

    assert (finding.file, finding.line, finding.code) == ("translations/ms/shared.po", 4, "SW906")


def test_words_that_were_added_are_pointed_at(tmp_path: Path) -> None:
    (finding,) = of_words(tmp_path, f'msgid "{MORE}"\nmsgstr "Tanda Jangan kecemasan"\n', *texts(MORE))

    assert (finding.line, finding.column, finding.words) == (2, 15, "jangan")


def test_each_form_of_a_counted_text_is_judged_and_a_dual_may_say_its_number_in_words(tmp_path: Path) -> None:
    forms = ["بلا", "جولة واحدة", "جولتان", "%(n)s جولات", "%(n)s جولة", "جولة"]
    lines = [f'msgstr[{number}] "{form}"' for number, form in enumerate(forms)]
    po = "\n".join(['msgid "%(n)s run"', 'msgid_plural "%(n)s runs"', *lines, ""])

    found = of_words(tmp_path, po, *texts("%(n)s run", plural="%(n)s runs"), code="ar")

    assert {(each.line, each.code) for each in found if each.code == "SW901"} == {(8, "SW901")}


def test_what_is_stale_or_empty_is_not_judged_since_nobody_reads_it(tmp_path: Path) -> None:
    po = f'#, fuzzy\nmsgid "{FLAG}"\nmsgstr "anda boleh kencing"\n\nmsgid "{MORE}"\nmsgstr ""\n'
    files, found = read(tmp_path, po, *texts(FLAG, MORE))

    assert of_words(tmp_path, po, *texts(FLAG, MORE)) == []
    assert {(each.line, each.code) for each in state_findings(files, found, ())} == {
        (2, "SW918"),
        (5, "SW919"),
    }


def test_many_missing_texts_are_one_finding_that_counts_them(tmp_path: Path) -> None:
    files, found = read(tmp_path, RIGHT, *texts(FLAG, *map(str, range(MOST + 1))))

    (finding,) = state_findings(files, found, ())

    assert finding.code == "SW919" and finding.text.startswith(f"{MOST + 1} texts that carry safety")


def test_a_guide_that_nobody_began_to_translate_is_not_asked_for(tmp_path: Path) -> None:
    files, _ = read(tmp_path, RIGHT, *texts(FLAG))
    other = translated_texts(files, source_places(texts("Stop running.")), ("a-guide",))

    assert [each.file for each in other] == ["a-guide"]
    assert list(state_findings(files, other, ("a-guide",))) == []


@pytest.mark.parametrize(
    ("verdict", "codes"),
    [(None, ["SW920"]), ("same", []), ("The English says that you cannot.", ["SW921"])],
)
def test_a_safety_text_is_read_back_and_means_the_same(
    tmp_path: Path, verdict: str | None, codes: list[str]
) -> None:
    files, found = read(tmp_path, RIGHT, *texts(FLAG))
    (entry,) = files.texts["shared"]
    if verdict:
        back = {"says": "you cannot pee", "verdict": verdict}
        record = {"by": "A reader", "made": "by a person", "on": date(2027, 1, 10)}
        path = tmp_path / "translations" / "ms" / "back-translations.yaml"
        path.write_text(yaml.safe_dump([{**record, "texts": {fingerprint(entry): back}}]), encoding="utf-8")
    files = read_language(tmp_path, "ms")

    assert files.findings == ()
    assert [each.code for each in read_back_findings(files, found)] == codes


def test_any_change_of_a_translation_asks_for_a_new_back_translation(tmp_path: Path) -> None:
    files, found = read(tmp_path, RIGHT.replace("kencing", "buang air"), *texts(FLAG))

    assert [each.code for each in read_back_findings(files, found)] == ["SW920"]


def test_a_language_without_a_table_is_named_and_nothing_in_it_is_trusted(tmp_path: Path) -> None:
    (finding,) = of_words(tmp_path, RIGHT, *texts(FLAG), code="tl")

    assert (finding.file, finding.code) == ("translations/tl/shared.po", "SW922")


BLADDER = Termbase(
    "ms",
    (
        Term(english="bladder", preferred="pundi kencing", forbidden=("kandung kemih",), both_ways=True),
        Term(english="talking therapy", preferred="terapi perbualan", both_ways=True),
    ),
)


@pytest.mark.parametrize(
    ("english", "said", "found"),
    [
        ("Your bladder is full.", "Pundi kencing anda penuh.", False),
        ("Your bladder is full.", "Kandung kemih anda penuh.", True),
        ("Your bladder is full.", "Kencing anda penuh.", True),
        ("Your cup is full.", "Pundi kencing anda penuh.", True),
        ("Talking therapies help.", "Terapi perbualan membantu.", False),
        ("Talking therapies help.", "Terapi membantu.", True),
    ],
)
def test_the_termbase_holds_both_ways(english: str, said: str, found: bool) -> None:
    codes = {hit.code for hit in hits(Translation("ms", english, said), BLADDER)}

    assert ("SW913" in codes) is found


def test_each_language_we_speak_has_a_table_and_a_termbase_that_can_be_read() -> None:
    assert set(known_languages()) >= {"ar", "ms", "ta", "zh-Hans"}
    assert language_findings(ROOT / "content") == []
    for language in known_languages():
        assert words_of(language).negation.says
        assert read_language(ROOT / "content", language).terms


@pytest.mark.parametrize("limit", [None, 20, 5])
def test_a_label_longer_than_its_place_is_found(limit: int | None) -> None:
    found = hits(Translation("ms", "Carry on", "Teruskan", limit=limit))

    assert ({hit.code for hit in found} == {"SW916"}) is (limit == 5)
