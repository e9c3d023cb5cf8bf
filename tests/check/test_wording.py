"""Promises of the clinical wording checks: they catch the article's mistake, and not our correction."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.check.wordings import class_errors, forbidden
from tests.conftest import NAME
from widgets.check.check import check


@pytest.mark.parametrize(
    "wrong",
    [
        "NSAIDs such as ibuprofen or acetaminophen can help.",
        "Anti-inflammatories like paracetamol ease pain.",
        "Paracetamol is an NSAID.",
        "NSAIDs (ibuprofen, paracetamol) can upset the stomach.",
        "Acetaminophen and other NSAIDs are sold in shops.",
        "Nonsteroidal anti-inflammatory drugs (NSAIDs) such as ibuprofen or acetaminophen",
    ],
)
def test_paracetamol_in_the_wrong_class_is_caught(wrong: str) -> None:
    assert class_errors(wrong)


@pytest.mark.parametrize(
    "right",
    [
        "Paracetamol is not an NSAID.",
        "Ibuprofen is an NSAID. Paracetamol is not.",
        "It does not belong to the anti-inflammatory group (NSAIDs). Paracetamol eases pain.",
        "Paracetamol is usually preferred over NSAIDs in pregnancy.",
    ],
)
def test_the_correction_itself_is_allowed(right: str) -> None:
    assert not class_errors(right)


@pytest.mark.parametrize(
    "words",
    ["This cures pain", "a positive test", "safe to run", "the root cause", "an abnormal result"],
)
def test_forbidden_words_are_caught_with_what_to_do(words: str) -> None:
    ((_, instead),) = forbidden(words)

    assert instead


def test_our_own_content_breaks_no_rule() -> None:
    assert str(check(NAME)).startswith("Everything is fine")


def test_the_articles_sentence_is_found_with_its_line(
    copy: object, say_after: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    file = f"{NAME}/sections/treat-medicines.md"

    say_after(file, "## More\n", "## More\n\nNSAIDs such as ibuprofen or acetaminophen help.\n")

    (finding,) = [each for each in check(NAME).findings if each.code == "SW201"]
    assert finding.file == file
    assert "reads as if paracetamol were an NSAID" in finding.text


def test_a_typed_emergency_number_is_found(
    copy: object, say_after: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))

    say_after(f"{NAME}/sections/when.md", "## More\n", "## More\n\nCall 999 at once.\n")

    assert any("Write {emergency} instead" in finding.text for finding in check(NAME).findings)
