"""Promises of `data-` attributes: what a script asks for is in the markup, and what is there is asked for.

Deno checks the names of exports; no type checker sees these, and a renamed one would fail in a browser alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
WIDGETS = ROOT / "widgets"
JUPYTERS = {"jp-theme-name"}

SELECTED = re.compile(r"\[data-([a-z-]+)[\]=~^*$]")
READ = re.compile(r"dataset\.(\w+)")
TAKEN = re.compile(r"(?:const|let) \{([^}]*)\} = [^;]*?\.dataset\b")
HAS = re.compile(r'"(\w+)" in [\w.]+\.dataset')
SET = re.compile(r'dataset\.(\w+)(?: \?\?)? ?= |etAttribute\("data-([a-z-]+)"')
WRITTEN = re.compile(r"data-([a-z-]+)")
BY_NAME = "[data-${name}]"  # files with this helper ask for one("poll-state")
NAMED = re.compile(r'\bone\("([\w-]+)"\)')


def texts(*kinds: str, folder: Path = WIDGETS) -> str:
    """All files of these kinds in one."""
    paths = (path for kind in kinds for path in sorted(folder.rglob(f"*.{kind}")))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def kebab(name: str) -> str:
    return re.sub(r"[A-Z]", lambda found: f"-{found.group().lower()}", name)


def camel(name: str) -> str:
    return re.sub(r"-([a-z])", lambda found: found.group(1).upper(), name)


def asked(script: str) -> set[str]:
    """The attributes that a script looks for or reads, without `data-`."""
    taken = (
        part.split(":")[0].split("=")[0].strip()
        for group in TAKEN.findall(script)
        for part in group.split(",")
    )
    by_name = NAMED.findall(script) if BY_NAME in script else []
    names: Iterable[str] = [*READ.findall(script), *taken, *HAS.findall(script)]
    return {
        *SELECTED.findall(script),
        *by_name,
        *(kebab(name) for name in names if name and "..." not in name),
    }


def given(script: str) -> set[str]:
    """The attributes that a script sets itself."""
    return {kebab(name) or attribute for name, attribute in SET.findall(script)}


def test_each_attribute_that_a_script_asks_for_stands_in_the_markup_or_is_set_by_a_script() -> None:
    known = set(WRITTEN.findall(texts("html", "j2", "py", "svg"))) | given(texts("js"))

    missing = {
        f"{path.relative_to(WIDGETS)}: data-{name}"
        for path in WIDGETS.rglob("*.js")
        for name in asked(path.read_text(encoding="utf-8")) - known
    }
    assert missing == set()


def test_each_attribute_of_the_markup_is_asked_for() -> None:
    """By a script, a style sheet, Python, or a browser test that finds a part by it."""
    scripts = texts("js")
    names = set(re.findall(r"\w[\w-]*", scripts))
    elsewhere = texts("css", "py") + texts("py", folder=ROOT / "tests" / "browser")
    unused = [
        name
        for name in set(WRITTEN.findall(texts("html", "j2"))) - JUPYTERS
        if not {name, camel(name), f"data-{name}"} & names and f"data-{name}" not in elsewhere
    ]

    assert unused == []


def test_a_renamed_attribute_would_be_noticed() -> None:
    script = 'one(form, "[data-renamed]"); const { gone = "" } = part.dataset; "lostToo" in box.dataset;'

    assert asked(script) == {"renamed", "gone", "lost-too"}
    assert given('part.dataset.readyNow = "yes"; part.setAttribute("data-set", "");') == {"ready-now", "set"}
