"""Promises of the style sheets: what one component looks like is nobody else's business."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from widgets.components.declaration import DECLARED, LOOK, PACKAGE

GROUPS = ("media", "container", "supports")
CHOICES = ("is", "where", "has")
WORD = re.compile(r"[\w-]+")
IN_SCRIPT = re.compile(r"\bdataset\.(\w+)")
ALONE = "preview"  # a page of its own, which loads no sheet of a patient page
PATTERNS = ("components/*/*.css", "workshop/*/*.css")
FOUND = (path for pattern in PATTERNS for path in PACKAGE.glob(pattern))
SHEETS = sorted(path for path in FOUND if path.parent.name != ALONE)


def selectors(nodes: list[Any]) -> Iterator[list[Any]]:
    """The tokens of each selector, also of those inside a condition such as `@media print`."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield from alternatives(node.prelude)
        elif node.type == "at-rule" and node.lower_at_keyword in GROUPS:
            yield from selectors(tinycss2.parse_blocks_contents(node.content))


def alternatives(tokens: list[Any]) -> list[list[Any]]:
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def names(selector: list[Any]) -> Iterator[str]:
    """The classes and `data-` attributes that an element, or one around it, must have."""
    for before, token in zip([None, *selector], selector, strict=False):
        if token.type == "ident" and before is not None and before == ".":
            yield token.value
        elif token.type == "[] block":
            yield from (part.value for part in token.content[:1] if part.value.startswith("data-"))


@cache
def named_outside(folder: Path) -> frozenset[str]:
    """Every word in the markup and scripts of others; `dataset.openNow` counts as `data-open-now`."""
    files = [p for p in PACKAGE.rglob("*.*") if p.suffix in (".html", ".js", ".j2", ".py")]
    texts = [path.read_text(encoding="utf-8") for path in files if folder not in path.parents]
    kebab = (re.sub("([A-Z])", r"-\1", name).lower() for text in texts for name in IN_SCRIPT.findall(text))
    return frozenset(word for text in texts for word in WORD.findall(text)) | {f"data-{n}" for n in kebab}


def is_own(name: str, folder: Path) -> bool:
    return name.startswith(("sw-", "is-", "data-")) and name not in named_outside(folder)


def stays_at_home(selector: list[Any], folder: Path) -> bool:
    """Whether it can only match where markup of this component is; `:is(.own, .other)` does not."""
    choices = [token for token in selector if token.type == "function" and token.lower_name in CHOICES]
    return any(is_own(name, folder) for name in names(selector)) or any(
        all(stays_at_home(each, folder) for each in alternatives(token.arguments)) for token in choices
    )


def rules(path: Path) -> list[Any]:
    text = path.read_text(encoding="utf-8")
    return tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)


def astray(path: Path, sheet: list[Any]) -> list[str]:
    found = [each for each in selectors(sheet) if not stays_at_home(each, path.parent)]
    return [tinycss2.serialize(selector).strip() for selector in found]


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_reaches_only_its_own_component(path: Path) -> None:
    assert astray(path, rules(path)) == []


@pytest.mark.parametrize(
    ("selector", "stays"),
    [
        (".sw-number", False),  # the numbers to call, which the body map once hid
        (".is-picked .sw-number", False),
        (".sw-map .sw-number", True),
        (":is(.sw-map, .sw-number)", False),
        (".sw-number:not(.sw-map)", False),
        ("[data-map-says]", True),
        ("[data-number]", True),
        ("p", False),
        ("body:has(.sw-map) .sw-footer", True),
    ],
)
def test_a_selector_that_could_reach_another_is_seen(selector: str, stays: bool) -> None:
    path = PACKAGE / "components" / "body_map" / "body_map.css"
    sheet = tinycss2.parse_stylesheet(f"@media print {{ {selector} {{ display: none }} }}")

    assert (astray(path, sheet) == []) == stays


def test_what_several_components_share_stands_in_sheets_that_say_so() -> None:
    shared = {name for each in DECLARED.values() for name in each.controls}

    assert all((LOOK / f"{name}.css").is_file() for name in shared)
    assert all((PACKAGE / each.own_sheet).is_file() for each in DECLARED.values())


PHYSICAL = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right)\s*:|"
    r"(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("**/*.css")), ids=lambda path: path.stem)
def test_no_style_names_a_side_so_that_each_page_can_be_read_from_right_to_left(path: Path) -> None:
    assert PHYSICAL.findall(path.read_text(encoding="utf-8")) == []
