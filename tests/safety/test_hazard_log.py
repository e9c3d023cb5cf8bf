"""Promises of the hazard log: a control counts only while its tests pass on the files as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import CONTENT
from widgets.check.safety_files import node_ids
from widgets.model.content.safety_files import read_safety
from widgets.model.content.schema.safety import Control, Hazard
from widgets.safety.hazard_log import LoggedHazard, hazard_log, worst_first
from widgets.safety.test_results import Outcome, ResultsRefused, TestResults, node_id, read_results

ROOT = CONTENT.parent
FIRST, SECOND = "tests/test_guide.py::test_a_first", "tests/test_guide.py::test_a_second"
NOW = "0123456789abcdef"


def hazard(name: str = "HZ-01", **change: object) -> Hazard:
    controls = (Control(says="The first.", tests=(FIRST,)), Control(says="The second.", tests=(SECOND,)))
    usual = {
        "id": name, "title": "It goes wrong", "about": "harm", "causes": ("A cause.",),
        "effect": "An effect.", "who": "Patients", "severity": "major", "likelihood": "low",
        "controls": controls, "left": "A rest.",
    }  # fmt: skip
    return Hazard.model_validate({**usual, **change})


def logged(results: TestResults, known: frozenset[str] = frozenset({FIRST, SECOND})) -> LoggedHazard:
    (found,) = hazard_log([hazard()], results, known)
    return found


def results(path: Path, *cases: tuple[str, str], fingerprint: str = NOW) -> Path:
    """A file of results as pytest writes it, with these test names and what stands within their cases."""
    inner = "".join(
        f'<testcase classname="tests.test_guide" name="{name}">{body}</testcase>' for name, body in cases
    )
    noted = f'<property name="stridewell-fingerprint" value="{fingerprint}"/>'
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest">'
        f"<properties>{noted}</properties>{inner}</testsuite></testsuites>"
    )
    return path


def test_every_test_that_a_hazard_or_a_criterion_names_is_there() -> None:
    files, known = read_safety(CONTENT), node_ids(ROOT)
    named = {test for test, _, _ in files.named_tests()}

    assert files.findings == ()
    assert len(files.hazards) > 30 and len(files.criteria) == 55 and len(named) > 250
    assert sorted(named - known) == []


def test_a_hazard_whose_tests_all_passed_is_not_open(tmp_path: Path) -> None:
    file = results(
        tmp_path / "a.xml", ("test_a_first[1]", ""), ("test_a_first[2]", ""), ("test_a_second", "")
    )

    found = logged(read_results([file], NOW))

    assert not found.is_open and found.why_open == ()
    assert found.controls[0].proofs[0].says == "passed (2 cases)"
    assert found.state == "Tests passed; to be accepted"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<failure/>", "A test failed for this control: The second."),
        ("<error/>", "A test failed for this control: The second."),
        ("<skipped/>", "A test was skipped for this control: The second."),
    ],
)
def test_one_control_that_is_not_proved_opens_its_hazard(tmp_path: Path, body: str, why: str) -> None:
    file = results(
        tmp_path / "a.xml", ("test_a_first", ""), ("test_a_second[1]", ""), ("test_a_second[2]", body)
    )

    found = logged(read_results([file], NOW))

    assert found.is_open and found.state == "OPEN"
    assert found.why_open == (why,)


def test_a_test_without_a_result_opens_it(tmp_path: Path) -> None:
    file = results(tmp_path / "a.xml", ("test_a_first", ""))

    assert logged(read_results([file], NOW)).why_open == (
        "A test has no result for this control: The second.",
    )


def test_a_test_that_is_gone_opens_it_although_it_once_passed(tmp_path: Path) -> None:
    file = results(tmp_path / "a.xml", ("test_a_first", ""), ("test_a_second", ""))

    found = logged(read_results([file], NOW), frozenset({FIRST}))

    assert found.why_open == ("A test does not exist for this control: The second.",)


def test_results_of_other_files_prove_nothing(tmp_path: Path) -> None:
    old = results(tmp_path / "a.xml", ("test_a_first", ""), ("test_a_second", ""), fingerprint="f" * 16)

    assert logged(read_results([old], NOW)).why_open == (
        "A test was run on other files for this control: The first.",
        "A test was run on other files for this control: The second.",
    )


def test_a_run_on_these_files_counts_beside_an_older_one_and_the_worst_of_two_counts(tmp_path: Path) -> None:
    old = results(tmp_path / "a.xml", ("test_a_first", "<failure/>"), fingerprint="f" * 16)
    new = results(tmp_path / "b.xml", ("test_a_first", ""), ("test_a_second", ""))
    again = results(tmp_path / "c.xml", ("test_a_second", "<failure/>"))

    assert read_results([old, new], NOW).of(FIRST) == Outcome("passed", 1)
    assert read_results([new, old], NOW).of(FIRST) == Outcome("passed", 1)
    assert read_results([new, again], NOW).of(SECOND) == Outcome("failed", 2)


def test_a_file_without_a_state_is_of_another(tmp_path: Path) -> None:
    file = results(tmp_path / "a.xml", ("test_a_first", ""), fingerprint="")

    assert read_results([file], NOW).of(FIRST).kind == "of another state"


def test_what_holds_no_results_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<testsuite")

    with pytest.raises(ResultsRefused, match=r"holds no test results\. Name a file of pytest --junitxml"):
        read_results([tmp_path / "a.xml"], NOW)
    with pytest.raises(ResultsRefused, match=r"b\.xml cannot be read: No such file"):
        read_results([tmp_path / "b.xml"], NOW)


def test_a_name_of_junit_is_the_name_that_pytest_takes() -> None:
    assert node_id("tests.model.plan.test_locks", "test_a_sign[x[0]-1]") == (
        "tests/model/plan/test_locks.py::test_a_sign"
    )


def test_open_ones_come_first_then_the_gravest_then_the_likeliest() -> None:
    passed = TestResults({FIRST: Outcome("passed", 1), SECOND: Outcome("passed", 1)})
    many = [
        hazard("HZ-01", severity="minor"),
        hazard("HZ-02", severity="catastrophic", likelihood="very low"),
        hazard("HZ-03", severity="catastrophic", likelihood="high"),
        hazard("HZ-04", controls=(Control(says="No.", tests=("tests/test_guide.py::test_none",)),)),
    ]

    log = hazard_log(many, passed, frozenset({FIRST, SECOND}))

    assert [each.hazard.id for each in worst_first(log)] == ["HZ-04", "HZ-03", "HZ-02", "HZ-01"]
