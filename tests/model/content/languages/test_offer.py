"""Promises of the offer: a guide is read in a language only when all that carries safety is translated."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NAME
from tests.translated import ANN, BO, CODE, check_all, write_safety, write_texts
from widgets import Guide
from widgets.guide import make_view
from widgets.model.content.content import Content
from widgets.model.content.languages.offer import offered, readiness
from widgets.model.content.languages.on_disk import folder_of, language_findings
from widgets.model.content.languages.texts import content_texts, safety_texts
from widgets.model.content.loader import load

QUERY = f"lang={CODE}&region=uk"


@pytest.fixture
def root(tmp_path: Path, content: Content) -> Path:
    write_safety(tmp_path, content)
    return tmp_path


def test_a_language_is_offered_when_each_safety_text_is_translated(root: Path, content: Content) -> None:
    ready = readiness(root, content, CODE)

    assert offered(root, content) == ["en", CODE]
    assert (ready.lacking, ready.is_machine_made) == ((), True)
    assert ready.beside == {text.key for text in safety_texts(content)}


@pytest.mark.parametrize("at", [0, 300, -1])
def test_one_missing_safety_text_takes_the_language_away(tmp_path: Path, content: Content, at: int) -> None:
    texts = list({text.key: text for text in safety_texts(content)}.values())
    missing = texts.pop(at)
    write_texts(tmp_path, texts)

    assert offered(tmp_path, content) == ["en"]
    assert [text.english for text in readiness(tmp_path, content, CODE).lacking] == [missing.english]


def test_a_stale_safety_text_takes_the_language_away(root: Path, content: Content) -> None:
    path = folder_of(root, CODE) / "shared.po"
    path.write_text(path.read_text().replace('\nmsgid "you cannot', '\n#, fuzzy\nmsgid "you cannot', 1))

    assert offered(root, content) == ["en"]


def test_a_new_english_safety_text_takes_the_language_away_at_once(
    copy: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_safety(copy, content)
    path = copy / NAME / "signs.yaml"
    path.write_text(path.read_text().replace("words: ", "words: also ", 1))
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    changed = load(copy, NAME).content

    assert changed and offered(copy, changed) == ["en"]
    view = make_view(changed, QUERY)
    assert (view.words.language, view.choice.language) == ("en", CODE)
    with pytest.raises(LookupError, match='No language is called "ms"'):
        Guide(NAME, language=CODE)


@pytest.mark.parametrize("damage", ['\nmsgid "open\n', "\nmsgstr\n", "\x00"])
def test_a_broken_file_is_named_and_its_guide_answers_in_english(
    root: Path, content: Content, damage: str
) -> None:
    path = folder_of(root, CODE) / "shared.po"
    lines = path.read_text(encoding="utf-8").count("\n")
    path.write_text(path.read_text(encoding="utf-8") + damage, encoding="utf-8")

    (finding,) = language_findings(root)
    assert (finding.file, finding.line > lines - 2) == ("translations/ms/shared.po", True)
    assert offered(root, content) == ["en"]


def test_a_broken_file_of_one_guide_leaves_the_others_alone(root: Path, content: Content) -> None:
    (folder_of(root, CODE) / "another-guide.po").write_text("damaged")

    assert offered(root, content) == ["en", CODE]
    assert [finding.file for finding in language_findings(root)] == ["translations/ms/another-guide.po"]


def test_a_text_of_another_guide_says_nothing_here(tmp_path: Path, content: Content) -> None:
    write_texts(tmp_path, safety_texts(content), file="another-guide")

    assert offered(tmp_path, content) == ["en"]


def test_one_checker_is_not_enough_and_two_are(root: Path, content: Content) -> None:
    check_all(root, ANN)
    assert readiness(root, content, CODE).beside
    assert not readiness(root, content, CODE).is_machine_made

    check_all(root, ANN, BO)
    assert readiness(root, content, CODE).beside == frozenset()


def test_a_check_by_a_program_is_refused_with_its_line(root: Path, content: Content) -> None:
    check_all(root, "GPT-5", "Claude")

    findings = language_findings(root)
    assert [(each.file, each.line) for each in findings][:1] == [("translations/ms/checks.yaml", 1)]
    assert "is no person's name" in findings[0].text
    assert readiness(root, content, CODE).beside


def test_words_of_a_region_are_said_in_the_language(
    copy: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_texts(
        copy, [*{text.key: text for text in [*safety_texts(content), *content_texts(content)]}.values()]
    )
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))

    words = make_view(content, QUERY).words

    assert words.say_alone("Your {doctor}") == "«Your «GP»»"
    assert words.english.say("Your {doctor}") == "Your GP"


def test_spelling_of_a_region_is_for_english_alone(
    copy: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_safety(copy, content)
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    words = make_view(content, f"lang={CODE}&region=us").words
    text = next(text.english for text in safety_texts(content) if "faec" in text.english)

    assert "faec" in words.say(text)
    assert "fec" in words.english.say(text)
