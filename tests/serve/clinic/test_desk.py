"""Promises of the clinicians' desk: what each page is for stands beside it, guide by guide."""

from __future__ import annotations

from widgets import Guide
from widgets.serve.clinic.desk import desk

KNEE = "knee-pain-after-running"
NAMES = (
    "check",
    "review",
    "own-page",
    "clinic-visit",
    "speaker",
    "workshop",
    f"{KNEE}/workshop",
    f"{KNEE}/speaker",
)


def test_each_page_stands_with_its_guide_in_the_order_of_the_work(guide: Guide) -> None:
    groups = desk(guide.view, "", NAMES, (guide.content.name, KNEE, "a-guide-without-pages"))

    assert [[link.name for link in group.links] for group in groups] == [
        ["workshop", "speaker", "clinic-visit", "own-page"],
        [f"{KNEE}/workshop", f"{KNEE}/speaker"],
        ["review", "check"],
    ]
    assert [group.title for group in groups] == [
        "Pelvic pain after running",
        "Knee pain after running",
        "",
    ]
    known = [link for group in groups for link in group.links if link.name != "own-page"]
    assert all(link.says and link.title != link.name for link in known)
