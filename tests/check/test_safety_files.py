"""Promises of the check over the safety papers: each slip has its line, and a test that went is noticed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import CONTENT
from widgets.check.safety_files import safety_findings

PROVED = "tests/model/triage/test_rules.py::test_every_flag_dominates_every_answer_set"


@pytest.fixture
def project(copy: Path) -> Path:
    shutil.copytree(CONTENT.parent / "tests", copy.parent / "tests")
    return copy


def test_the_real_papers_have_no_findings() -> None:
    assert list(safety_findings(CONTENT)) == []


def test_content_without_the_papers_is_fine(copy: Path) -> None:
    shutil.rmtree(copy / "safety")

    assert list(safety_findings(copy)) == []


def test_a_control_test_that_was_renamed_is_named_with_its_line(project: Path) -> None:
    file = project.parent / "tests" / "model" / "triage" / "test_rules.py"
    file.write_text(
        file.read_text().replace("test_every_flag_dominates_every", "test_each_flag_dominates_every")
    )

    (finding,) = safety_findings(project)

    line = (project / "safety" / "hazards.yaml").read_text().split(PROVED)[0].count("\n") + 1
    assert str(finding) == (
        f'safety/hazards.yaml, line {line}: There is no test "{PROVED}". The nearest is '
        '"tests/model/triage/test_rules.py::test_each_flag_dominates_every_answer_set".'
    )


def test_where_no_tests_are_installed_none_is_missed(copy: Path) -> None:
    assert list(safety_findings(copy)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("hazards.yaml", "- id: HZ-02", "- id: HZ-01", '"HZ-01" is used twice'),
        ("hazards.yaml", "likelihood: very low", "likelihood: seldom", '"seldom" is not known for'),
        ("hazards.yaml", "  effect: Some", "  efect: Some", 'not used here. Did you mean "effect"?'),
        ("hazards.yaml", PROVED, "test_rules.py", '"test_rules.py" is no test. Write its file and its name:'),
        ("accessibility.yaml", "- id: 1.3.4", "- id: 1.3", '"1.3" is no criterion of WCAG.'),
        ("accessibility.yaml", "  left: Each page, turned on its side.\n", "", "1.3.4 has no test, so it"),
        ("data-kept.yaml", "  health: yes", "  health: perhaps", '"health" should be yes or no.'),
        ("statements.yaml", "- id: introduction", "- id: intro", '"introduction" is missing here. Add'),
        ("statements.yaml", "- id: introduction", "- id: intro", '"intro" has no heading in this paper.'),
        (
            "statements.yaml",
            "  person: The clinical safety officer; nothing is stated in their place\n",
            "",
            'summary needs a line "says", or a line "person"',
        ),
    ],
)  # fmt: skip
def test_a_slip_is_named(copy: Path, file: str, old: str, new: str, says: str) -> None:
    path = copy / "safety" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    found = list(map(str, safety_findings(copy)))

    assert any(says in each for each in found), found
    assert all(each.startswith("safety/") for each in found)


def test_a_file_with_a_mistyped_name_is_named(copy: Path) -> None:
    (copy / "safety" / "hazard.yaml").write_text("hazards: []")

    assert [str(each) for each in safety_findings(copy)] == [
        'safety/hazard.yaml, line 1: "hazard.yaml" is not used here. Did you mean "hazards.yaml"?'
    ]
