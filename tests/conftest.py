"""What the tests share: the real guide, and a copy of it that a test may break."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from _pytest.junitxml import xml_key  # pytest's own fixture for it does not work with xdist
from hypothesis import settings

from tests.amount import ask_for
from tests.copies import ENGLISH_ONLY
from widgets import Guide
from widgets.model.content.content import Content
from widgets.model.content.loader import load
from widgets.safety.fingerprint import PROPERTY, tree_fingerprint

NAME = "pelvic-pain-after-running"
# A file runs whole on one worker, so the longest must not be left for the end.
LONGEST = (
    "test_checklist",
    "test_export",
    "test_page",
    "test_plan_gate",
    "test_plan_builder",
    "test_visit_summary",
    "test_store",
    "test_faults",
    "test_safety_net",
    "test_loader",
    "test_visit_viewer",
    "test_guide",
)
CONTENT = Path(__file__).parent.parent / "content"


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is published beside the content of the project, whatever a test starts."""
    own = tmp_path_factory.mktemp("own")
    monkeypatch.setenv("STRIDEWELL_CACHE", str(own / "cache"))
    monkeypatch.setenv("STRIDEWELL_PUBLISHED", str(own / "published"))


@cache
def read_content() -> Content:
    """The first guide, read once in a process; also for modules that draw their cases from it."""
    loaded = load(CONTENT, NAME)
    assert loaded.content, "\n".join(map(str, loaded.findings))
    return loaded.content


@pytest.fixture(scope="session")
def content() -> Content:
    return read_content()


@pytest.fixture
def guide() -> Guide:
    return Guide(NAME)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content", ignore=ENGLISH_ONLY))


@pytest.fixture
def say_after(copy: Path) -> Callable[..., list[str]]:
    """Changes one file of a copy and returns what the check then says, line by line."""

    def edited(file: str, old: str, new: str, count: int = 1) -> list[str]:
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, count), encoding="utf-8")
        return [str(finding) for finding in load(copy, NAME).findings]

    return edited


def pytest_configure(config: pytest.Config) -> None:
    """`make test` tries the same random cases each time; `make test-all`, which leaves no test out, new ones.

    No test depends on the speed of a machine.
    """
    whole = "not long" not in config.option.markexpr
    ask_for(whole)
    settings.register_profile("stridewell", deadline=None, derandomize=not whole)
    settings.load_profile("stridewell")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Notes in a file of results which state of the project was tested, so that no other counts."""
    results = session.config.stash.get(xml_key, None)
    if results is not None:
        results.add_global_property(PROPERTY, tree_fingerprint(CONTENT.parent))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take longest come first: two workers then end at about the same time."""
    first = {name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: first.get(item.path.stem, len(first)))
