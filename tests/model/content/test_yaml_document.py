"""Promises of widgets/model/content/yaml_document.py: YAML stays words, and words keep their line."""

from widgets.model.content.yaml_document import read_tree


def said(text: str) -> list[str]:
    _, findings = read_tree("a.yaml", text)
    return [str(finding) for finding in findings]


def test_no_and_numbers_and_dates_stay_text() -> None:
    tree, _ = read_tree("a.yaml", "a: no\nb: 012\nc: 2027-05-24\nd: ~\n")

    assert tree and tree.data == {"a": "no", "b": "012", "c": "2027-05-24", "d": "~"}


def test_every_value_knows_its_line() -> None:
    tree, _ = read_tree("a.yaml", "a:\n- x: 1\n  y:\n  - z\n")

    assert tree
    assert tree.line("a", 0, "y", 0) == 4
    assert tree.line("a", 0, "unknown") == 2


def test_a_word_written_twice_names_both_lines() -> None:
    assert said("a: 1\nb: 2\na: 3\n") == ['a.yaml, line 3: "a" is written twice (first on line 1). Keep one.']


def test_every_tab_is_named_with_its_line() -> None:
    assert said("a:\n\tb: 1\n\tc: 2\n") == [
        "a.yaml, line 2: There is a tab. Use spaces instead.",
        "a.yaml, line 3: There is a tab. Use spaces instead.",
    ]


def test_a_missing_quote_is_said_in_plain_words() -> None:
    (text,) = said('a: "never closed\nb: 1\n')

    assert text.startswith("a.yaml, line")
    assert "never closed" in text


def test_a_colon_in_unquoted_text_is_said_in_plain_words() -> None:
    assert said("a: one: two\n") == [
        'a.yaml, line 1: A ":" stands where it is not expected. Put the text after the first ":" in quotes.'
    ]


def test_a_yaml_bomb_is_refused_without_growing() -> None:
    bomb = "a: &a [x,x]\n" + "".join(
        f"{c}: &{c} [*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )

    assert all("names are not used here" in text for text in said(bomb))


def test_very_deep_nesting_is_refused_without_a_traceback() -> None:
    assert any("Too many levels" in text or "cannot be read" in text for text in said("[" * 3000))
    assert any("Too many levels" in text for text in said("[" * 30 + "]" * 30))


def test_an_empty_file_says_so() -> None:
    assert said("# only a comment\n") == ["a.yaml, line 1: The file is empty. Copy one that works."]
