"""Promises of SW406: press carries no red flag, and a source that was replaced carries nothing alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.check.hostile import GUIDE
from tests.check.test_codes import EXAMPLE
from widgets.check.check import check
from widgets.check.codes import code_page
from widgets.model.content.findings import Finding

FLAGS, CARDS, SECTION = (f"{GUIDE}/{file}" for file in ("red-flags.yaml", "cards.yaml", "sections/fluids.md"))
PRESS = "- {id: R900, cite: A newspaper., kind: press, read: full text, read_on: 2026-11-28}"
QUOTED = PRESS.replace("press", "guideline").replace("full text", "quoted elsewhere")
OLD = PRESS.replace("press", "guideline").replace("}", ", superseded_by: R71}")
RESTS = "sources: [R71]\n    evidence: published"
Found = Callable[..., list[Finding]]


@pytest.fixture
def found(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Found:
    """Adds a source, changes one file of a copy, and returns what the check finds in the short guide."""
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))

    def after(source: str, file: str, old: str, new: str) -> list[Finding]:
        with (copy / "references.yaml").open("a", encoding="utf-8") as references:
            references.write(f"{source}\n")
        text = (copy / file).read_text(encoding="utf-8")
        assert old in text
        (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        findings = check(GUIDE).findings
        assert {finding.code for finding in findings} <= {"SW406"}, findings
        return [*findings]

    return after


@pytest.mark.parametrize("source", [PRESS, QUOTED])
def test_a_red_flag_may_not_rest_on_press_or_quotes_alone(source: str, found: Found) -> None:
    (finding,) = found(source, FLAGS, RESTS, RESTS.replace("R71", "R900"))

    assert (finding.file, finding.words) == (FLAGS, "R900")
    assert finding.text.startswith("RF-08 rests only on press, or on what others quote.")


@pytest.mark.parametrize("source", [PRESS, QUOTED])
def test_beside_a_source_that_was_read_they_may_stand(source: str, found: Found) -> None:
    assert found(source, FLAGS, "sources: [R71]", "sources: [R900, R71]") == []


@pytest.mark.parametrize("evidence", ["general knowledge", "draft choice"])
def test_a_flag_that_does_not_claim_its_source_may_name_what_others_quote(
    evidence: str, found: Found
) -> None:
    assert found(QUOTED, FLAGS, RESTS, f"sources: [R900]\n    evidence: {evidence}") == []


def test_press_carries_no_flag_whatever_it_claims(found: Found) -> None:
    (finding,) = found(PRESS, FLAGS, RESTS, "sources: [R900]\n    evidence: general knowledge")

    assert finding.words == "R900"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FLAGS, "sources: [R71]", "sources: [R900]"),
        (CARDS, "sources: [R25, R51, R71, R72]", "sources: [R900]"),
    ],
)
def test_an_entry_may_not_rest_on_a_replaced_source_alone(
    file: str, old: str, new: str, found: Found
) -> None:
    (finding,) = found(OLD, file, old, new)

    assert finding.file == file
    assert finding.text == (
        "R900 stands alone here, but has been replaced by R71. Name a newer source as well."
    )


def test_a_section_may_not_rest_on_a_replaced_source_alone(found: Found, copy: Path) -> None:
    text = (copy / SECTION).read_text(encoding="utf-8")
    alone = text.replace("[R65]", "[R900]").replace("[R42]", "[R900]").replace("[R108]", "[R900]")

    (finding,) = found(OLD, SECTION, text, alone)

    assert (finding.file, finding.words) == (SECTION, "R900")


def test_a_replaced_source_may_stand_beside_the_newer_one(found: Found) -> None:
    assert found(OLD, FLAGS, "sources: [R71]", "sources: [R71, R900]") == []


def test_the_example_of_the_page_is_found_and_its_correction_is_not(found: Found) -> None:
    wrong, right = EXAMPLE.findall(code_page("SW406").text)
    source, sources = (line.strip() for line in wrong.splitlines())

    assert [finding.code for finding in found(source, FLAGS, "sources: [R71]", sources)] == ["SW406"]

    source, sources = (line.strip() for line in right.splitlines())
    assert found(source.replace("R900", "R901"), FLAGS, sources, sources.replace("R900", "R901")) == []
