"""Promises of a guide that lacks parts: it loads, its own rules hold, and what is missing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NAME
from widgets import Guide
from widgets.model.content.loader import guide_names, load
from widgets.model.content.pages import pages_of

SHORT = "bladder-habits-for-runners"


def test_a_short_guide_has_only_its_own_pages_and_rules() -> None:
    guide = Guide(SHORT)

    assert [page.file for page in pages_of(guide.content)] == ["index", "symptoms", "habits"]
    assert guide.assess({"CK-11": 3}).cards == ("P-WK",)
    assert guide.assess({"CK-11": 3, "RF-01": "yes"}).level == "emergency"
    assert "RF-02" not in guide.content.flags


def test_a_part_it_lacks_is_named() -> None:
    with pytest.raises(LookupError, match=r"has no plan\.yaml\. Add that file, or leave this part out"):
        Guide(SHORT).planner()


def test_an_example_never_stands_in_for_the_first_guide(copy: Path) -> None:
    assert guide_names(copy) == [NAME, SHORT, "knee-pain-after-running"]


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ("plan.yaml", '"treatments.yaml" works only beside "plan.yaml".'),
        ("body-drawing.yaml", '"body-map.yaml" works only beside "body-drawing.yaml".'),
    ],
)
def test_parts_that_need_each_other_say_so(copy: Path, gone: str, said: str) -> None:
    (copy / NAME / gone).unlink()

    (finding,) = load(copy, NAME).findings

    assert finding.text.startswith(said)
