"""Promises of the set-up files: one list of packages, and front-end files that reach the server."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from hatch_build import STATIC, front_end_files
from widgets.safety.licences import COPIED, licence, shipped

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def name_of(requirement: str) -> str:
    return re.split(r"[<>=!~\[; ]", requirement)[0].lower()


def test_environment_yml_equals_pyproject() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    listed = [entry for entry in environment["dependencies"] if isinstance(entry, str)]
    (pip,) = [entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict)]

    python = f"python{PROJECT['project']['requires-python']}"
    required = [each.replace("brotli", "brotli-python") for each in PROJECT["project"]["dependencies"]]
    assert listed == [python, "pip", *required]  # conda's "brotli" is the program
    assert pip == ["-e ."]


def test_the_packages_the_user_named_are_declared() -> None:
    declared = {name_of(r) for r in PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["test"]}

    assert {"jupyterlab", "ipywidgets", "voila", "pandas", "plotly", "nbval"} <= declared


def test_everything_imported_is_declared() -> None:
    ours = {"widgets", "tests"}
    named = {
        "cyclonedx": "cyclonedx-python-lib",
        "packageurl": "packageurl-python",
        "yaml": "pyyaml",
        "markdown_it": "markdown-it-py",
        "pydantic_core": "pydantic",
        "jupyter_client": "jupyter-client",
        "jupyter_server": "jupyter-server",
    }
    extras = [each for extra in PROJECT["project"]["optional-dependencies"].values() for each in extra]
    declared = {name_of(requirement) for requirement in [*PROJECT["project"]["dependencies"], *extras]}
    imports = re.compile(r"^\s*(?:from|import) ([a-z_]\w*)", re.MULTILINE)
    for path in (ROOT / "widgets").rglob("*.py"):
        for module in imports.findall(path.read_text(encoding="utf-8")):
            if module not in sys.stdlib_module_names | ours:
                assert named.get(module, module) in declared, f"{path}: {module}"


def test_every_front_end_file_is_installed() -> None:
    parts = {
        p.relative_to(ROOT / "widgets").as_posix()
        for folder in ("components", "workshop")
        for kind in ("js", "css")
        for p in (ROOT / "widgets" / folder).rglob(f"*.{kind}")
        if p.parent.name != "preview"  # sent by `stridewell serve --edit` alone
    }

    assert parts <= {name.removeprefix(STATIC + "/") for name in front_end_files(ROOT).values()}


def test_the_installed_page_parts_are_those_of_this_tree() -> None:
    shared = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    for source, target in {**shared, **front_end_files(ROOT)}.items():
        start = ROOT / source
        for path in [start] if start.is_file() else [p for p in start.rglob("*") if p.is_file()]:
            if "__pycache__" not in path.parts:
                installed = Path(sys.prefix) / target / (path.relative_to(start) if start.is_dir() else "")
                assert installed.read_bytes() == path.read_bytes(), f"run make: {path} has changed"


def test_the_list_of_licences_is_that_of_what_we_ship() -> None:
    if sys.platform != "linux":
        pytest.skip("other systems need other packages")
    rows = set((ROOT / "deploy" / "licences.md").read_text(encoding="utf-8").splitlines())

    missing = [f"| {name} | {licence(package)} |" for name, package in shipped().items()]

    assert [row for row in missing if row not in rows] == [], "run make licences"
    for copied in (ROOT / "widgets").rglob("*.LICENSE"):
        assert str(copied.with_suffix(".js").relative_to(ROOT)) in {each.where for each in COPIED}
    assert {"voila", "tornado", "psycopg", "weasyprint"} <= set(shipped())


def test_the_papers_say_what_only_the_owner_can_fill_in() -> None:
    security, readme = ((ROOT / name).read_text(encoding="utf-8") for name in ("SECURITY.md", "README.md"))

    assert "To report a weakness" in security
    assert "the owner has chosen none yet" in readme
    assert len(readme.splitlines()) < 80


@pytest.mark.parametrize("name", ["SECURITY.md", "README.md", "deploy/README.md"])
def test_every_file_that_a_paper_leads_to_is_there(name: str) -> None:
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)

    assert links
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_test_that_the_threat_model_names_is_there() -> None:
    text = (ROOT / "deploy" / "threat-model.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests/[\w/]*)?(?:test_\w+\.py)?)`", text)

    assert len(named) > 10
    assert [name for name in named if not [*ROOT.glob(f"tests/**/{name}"), *ROOT.glob(name)]] == []
