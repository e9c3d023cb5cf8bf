"""Promises of `stridewell safety`: the papers say what tests, code and content say, and no more."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.conftest import CONTENT
from widgets.cli import main
from widgets.model.content.safety_files import PAPERS, read_safety
from widgets.safety import bill_of_materials
from widgets.safety.fingerprint import tree_fingerprint
from widgets.safety.run_tests import run_named

ROOT = CONTENT.parent
NAMED = sorted({test for test, _, _ in read_safety(CONTENT).named_tests()})
CONTROL = "tests/model/triage/test_rules.py::test_every_flag_dominates_every_answer_set"
PAGES = (
    "index",
    "intended-purpose",
    "hazard-log",
    "safety-case",
    "data-protection",
    "accessibility",
    "licences",
)


def passed(path: Path, broken: str = "", fingerprint: str = "") -> Path:
    """Results of all named tests on the files as they are; one of them may have failed."""
    cases = "".join(
        f'<testcase classname="{test.split(".py::")[0].replace("/", ".")}" name="{test.split("::")[1]}">'
        + ("<failure/>" if test == broken else "")
        + "</testcase>"
        for test in NAMED
    )
    state = fingerprint or tree_fingerprint(ROOT)
    noted = f'<properties><property name="stridewell-fingerprint" value="{state}"/></properties>'
    path.write_text(f"<testsuites><testsuite>{noted}{cases}</testsuite></testsuites>")
    return path


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STRIDEWELL_CACHE", str(tmp_path_factory.mktemp("cache")))
        assert main(["safety", str(folder), "--results", str(passed(folder / "all.xml"))]) == 0
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))


def words(page: Path) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", page.read_text(), flags=re.DOTALL))


def test_with_every_test_passed_no_hazard_is_open_and_none_is_called_accepted(pack: Path) -> None:
    index, log = words(pack / "index.html"), rows(pack / "hazard-log.csv")

    assert "The tests of all 33 hazards passed on this state. That is no acceptance" in index
    assert {row["state"] for row in log} == {"Tests passed; to be accepted"}
    assert {row["accepted by"] + row["risk class"] + row["date"] for row in log} == {""}
    assert {row["test"] for row in log} <= {*NAMED} and len(log) > 250


def test_a_control_test_that_fails_opens_its_hazard_in_every_paper(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = passed(tmp_path / "all.xml", broken=CONTROL)

    assert main(["safety", str(tmp_path / "pack"), "--results", str(results)]) == 1

    told = capsys.readouterr().out
    assert "HZ-02 is open: A test failed for this control: A red flag wins over every set" in told
    assert "1 of 33 hazards are open." in told
    log = rows(tmp_path / "pack" / "hazard-log.csv")
    assert {row["id"] for row in log if row["state"] == "OPEN"} == {"HZ-02"}
    assert [row["result"] for row in log if row["test"] == CONTROL] == ["failed"]
    for page in ("index", "hazard-log", "safety-case"):
        assert 'data-open="yes"' in (tmp_path / "pack" / f"{page}.html").read_text() or page == "index"
    assert "1 of 33 hazards are open" in words(tmp_path / "pack" / "index.html")
    assert "failed: every flag dominates every answer set" in words(tmp_path / "pack" / "safety-case.html")


def test_results_of_another_state_open_every_hazard(tmp_path: Path) -> None:
    results = passed(tmp_path / "all.xml", fingerprint="f" * 16)

    assert main(["safety", str(tmp_path), "--results", str(results)]) == 1
    assert {row["state"] for row in rows(tmp_path / "hazard-log.csv")} == {"OPEN"}


@pytest.mark.long
def test_a_control_test_that_is_broken_on_purpose_fails_when_it_is_run(tmp_path: Path) -> None:
    """The whole way once: pytest runs tests of which one fails, and the log reads what it has written."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "__init__.py").write_text("")
    for name in ("conftest.py", "copies.py"):
        (tmp_path / "tests" / name).write_text((ROOT / "tests" / name).read_text())
    (tmp_path / "tests" / "amount.py").write_text((ROOT / "tests" / "amount.py").read_text())
    (tmp_path / "tests" / "test_a.py").write_text(
        "def test_whole(): assert True\ndef test_broken(): assert False\n"
    )

    file = run_named(tmp_path, ["tests/test_a.py::test_whole", "tests/test_a.py::test_broken"])

    from widgets.safety.test_results import read_results

    results = read_results([file], tree_fingerprint(tmp_path))
    assert results.of("tests/test_a.py::test_whole").kind == "passed"
    assert results.of("tests/test_a.py::test_broken").kind == "failed"
    assert results.of("tests/test_a.py::test_other").kind == "no result"


@pytest.mark.parametrize("page", PAGES)
def test_each_paper_says_that_it_is_a_draft_and_claims_nothing(pack: Path, page: str) -> None:
    text = words(pack / f"{page}.html")

    assert "Draft. Made on" in text and "It claims no compliance with any standard or law" in text
    claims = r"\b(?:is|are|fully) (?:compliant|certified|safe|conformant)\b|complies with|\bCE mark"
    assert re.findall(claims, text) == []
    assert "<script" not in (pack / f"{page}.html").read_text()


def test_the_safety_case_has_the_headings_of_dcb0129_and_leaves_the_statement_empty(pack: Path) -> None:
    text = (pack / "safety-case.html").read_text()
    headings = re.findall(r"<h2[^>]*>(\d+\. [^<]+)</h2>", text)

    assert headings == [f"{at}. {each}" for at, each in enumerate(PAPERS["safety_case"].values(), 1)]
    summary = text.partition("Summary safety statement</h2>")[2].partition("<h2")[0]
    assert "The clinical safety officer; nothing is stated in their place" in summary
    assert "Name: <span></span>" in summary


def test_the_accessibility_report_has_each_criterion_once_without_a_verdict(pack: Path) -> None:
    found = rows(pack / "accessibility.csv")
    levels = [row["level"] for row in found]

    assert (levels.count("A"), levels.count("AA")) == (31, 24)
    assert {row["verdict"] + row["evaluator"] for row in found} == {""}
    assert {row["state"] for row in found} == {
        "Tests passed", "Tests passed; the rest is left to a person", "Not tested; left to a person",
        "Does not apply",
    }  # fmt: skip


def test_the_data_protection_paper_names_tables_and_places_as_the_code_has_them(pack: Path) -> None:
    found = {row["place"]: row["names"] for row in rows(pack / "data-protection.csv")}

    assert found["room, traces"] == "code, poll, trace"
    assert found["phone, diary"] == "entries, filed"
    assert found["server, cookie"] == "stridewell-clinic, stridewell-edit"
    assert "not yet described" not in words(pack / "data-protection.html").lower()


def test_the_bill_of_materials_is_cyclonedx_and_names_what_is_shipped(pack: Path) -> None:
    text = (pack / "sbom.json").read_text()
    bill = json.loads(text)
    components = {each["name"]: each for each in bill["components"]}

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert {"voila", "tornado", "weasyprint", "jsQR"} <= set(components)
    assert components["jsQR"]["purl"] == "pkg:npm/jsqr@1.4.0"
    assert bill["metadata"]["component"]["name"] == "stridewell"
    needs = {each["ref"]: each.get("dependsOn", []) for each in bill["dependencies"]}
    assert "pypi:voila" in needs["pypi:stridewell"] and "pypi:nbclient" in needs["pypi:voila"]
    assert "licence" in rows(pack / "licences.csv")[0]


def test_without_the_library_the_rest_is_written_and_it_is_said_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(bill_of_materials.sys.modules, "cyclonedx.model.bom", None)

    main(["safety", str(tmp_path / "pack"), "--results", str(passed(tmp_path / "all.xml"))])

    assert "sbom.json is not written. For it: pip install 'stridewell[safety]'" in capsys.readouterr().out
    assert not (tmp_path / "pack" / "sbom.json").exists()
    assert "The bill of materials was not written" in words(tmp_path / "pack" / "index.html")


def test_a_table_opens_in_a_spreadsheet_as_text(pack: Path) -> None:
    raw = (pack / "hazard-log.csv").read_bytes()

    assert raw.startswith(b"\xef\xbb\xbf")
    assert not [
        cell
        for row in rows(pack / "hazard-log.csv")
        for cell in row.values()
        if cell[:1] in "=+-@\t" and cell
    ]


def test_a_slip_is_named_with_its_line_and_nothing_is_written(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy / "safety" / "hazards.yaml"
    file.write_text(file.read_text().replace("severity: catastrophic", "severity: katastrophic", 1))
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))

    assert main(["safety", str(tmp_path / "pack")]) == 2

    told = capsys.readouterr()
    assert '"katastrophic" is not known for "severity". Did you mean "catastrophic"?' in told.out
    assert "Mend this first; nothing was written." in told.err
    assert not (tmp_path / "pack").exists()


def test_a_file_in_the_place_of_the_folder_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pack").write_text("")

    assert main(["safety", str(tmp_path / "pack"), "--results", str(passed(tmp_path / "all.xml"))]) == 2
    assert "Name a folder that can be written to." in capsys.readouterr().err
