"""Promises of translators' files: read as a whole or not at all, whatever they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from widgets.model.content import po_file
from widgets.model.content.content import Content
from widgets.model.content.languages.on_disk import language_codes, language_findings
from widgets.model.content.po_file import PoDamaged, parse_entries, read_entries
from widgets.model.content.translations import catalogue

GOOD = 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "Back"\nmsgstr "Zurück"\n'


def written(root: Path, text: str | bytes) -> Path:
    file = root / "translations" / "de" / "shared.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def said(text: str) -> dict[str, tuple[str, ...]]:
    return {entry.key: entry.said for entry in parse_entries(text) if entry.is_translated}


def test_plural_context_fuzzy_and_empty_messages_do_no_harm() -> None:
    text = (
        f'{GOOD}\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "a"\nmsgstr[3] "b"\n\n#, fuzzy\nmsgid "old"\n'
        'msgstr "alt"\n\nmsgid "open"\nmsgstr ""\n\n#~ msgid "gone"\n#~ msgstr "weg"\n\n'
        'msgid ""\n"long "\n"one"\n'
        'msgstr ""\n"lang \\"und\\" "\n"mehr"\n\nmsgctxt "the body"\nmsgid "Back"\nmsgstr "Rücken"\n'
    )

    assert said(text) == {
        "Back": ("Zurück",),
        "long one": ('lang "und" mehr',),
        "the body\x04Back": ("Rücken",),
    }


def test_a_counted_text_has_its_forms_and_each_text_its_line() -> None:
    counted = 'msgid "one run"\nmsgid_plural "%(number)s runs"\nmsgstr[0] "ein Lauf"\nmsgstr[1] "Läufe"\n'
    back, runs = parse_entries(f"{GOOD}\n{counted}")

    assert (back.line, runs.line, runs.plural) == (4, 7, "%(number)s runs")
    assert runs.said == ("ein Lauf", "Läufe")


def test_a_text_that_stands_twice_is_refused_where_it_stands_again() -> None:
    with pytest.raises(PoDamaged, match="twice") as caught:
        parse_entries(GOOD + '\nmsgid "Back"\nmsgstr "Weg"\n')

    assert caught.value.line == 7


@pytest.mark.parametrize(
    "header",
    [
        "Plural-Forms: nplurals=999999999; plural=0;",
        "Plural-Forms: nplurals=x;",
        "Content-Type: text/plain; charset=undefined",
        "PO-Revision-Date: yesterday",
        "Language: ../../etc",
    ],
)
def test_no_header_is_believed(header: str) -> None:
    assert said(GOOD.replace("Language: de", header)) == {"Back": ("Zurück",)}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f'{GOOD}\nmsgid "Next\nmsgstr "Weiter"\n', 7),
        (f'{GOOD}\nmsgid "Next"\nmsgstr Weiter\n', 8),
        (f"{GOOD}<html>", 6),
        ('"astray"\n', 1),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 1),
    ],
)
def test_a_damaged_line_is_named(text: str, line: int) -> None:
    with pytest.raises(PoDamaged) as caught:
        parse_entries(text)

    assert caught.value.line == line


def test_a_file_that_cannot_be_read_is_in_the_check_with_its_line(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    assert language_codes(tmp_path) == ["de"]
    assert language_findings(tmp_path) == []

    written(tmp_path, GOOD + '\nmsgid "Next\n')

    (finding,) = language_findings(tmp_path)
    assert (finding.file, finding.line, finding.code) == ("translations/de/shared.po", 7, "SW121")


def test_other_encodings_control_signs_and_links_out_are_refused(tmp_path: Path) -> None:
    assert [f.line for f in read_entries(tmp_path, written(tmp_path, GOOD.encode("latin-1")))[1]] == [5]
    assert [f.code for f in read_entries(tmp_path, written(tmp_path, GOOD + "# \x1b[31m\n"))[1]] == ["SW116"]

    file = written(tmp_path, "")
    file.unlink()
    file.symlink_to("/etc/hostname")

    assert [f.code for f in read_entries(tmp_path, file)[1]] == ["SW101"]


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(po_file, "LARGEST", len(GOOD.encode()))

    entries, findings = read_entries(tmp_path, written(tmp_path, GOOD))
    assert [(entry.english, entry.said) for entry in entries] == [("Back", ("Zurück",))]
    assert findings == []
    assert [f.code for f in read_entries(tmp_path, written(tmp_path, GOOD + "\n"))[1]] == ["SW102"]


def test_no_translation_can_make_a_sentence_fail(tmp_path: Path, content: Content) -> None:
    written(tmp_path, 'msgid "Call %(number)s"\nmsgstr "100 % %s %(name)s %(number)s {0} {}"\n')

    words = catalogue(tmp_path, content.regions, "de", "uk")

    assert words.fill("Call %(number)s", number="<b>") == "100 % %s %(name)s <b> {0} {}"
