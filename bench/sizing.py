"""`python -m bench.sizing`: what 1,000 visits cost and how that grows, from the last bench and load."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

from . import results

BUSY_HOUR = 0.1  # of a day's visits, in its busiest hour
FULL = 0.5  # of a core, so that a peak within the hour still fits
LIVE = "voila-plotly"  # the heaviest live notebook that was measured
GIB = 1024**3 / 1e6  # megabytes
ASK = "Run `make load` and `make bench` first; this page is computed from their figures."


@dataclass(frozen=True)
class Page:
    """What one page costs: core-seconds, and bytes of its text and of all it brings on a first visit."""

    cpu_seconds: float
    bytes: float
    first_bytes: float

    def seconds(self, visits: int) -> float:
        """Core-seconds of so many visits."""
        return visits * self.cpu_seconds

    def megabytes(self, visits: int) -> float:
        """Megabytes out for so many first visits."""
        return visits * self.first_bytes / 1e6

    @property
    def a_second(self) -> float:
        """Pages per second that one full core sends."""
        return 1 / self.cpu_seconds

    @property
    def visits_a_day(self) -> float:
        """Visits a day that one half-full core bears, when a tenth come in one hour."""
        return FULL * self.a_second * 3600 / BUSY_HOUR


def places(megabytes: float) -> int:
    """Live visitors who fit in one GiB."""
    return int(GIB / megabytes) if megabytes > 0 else 0


def about(value: float) -> str:
    """A number with the two digits that such a reckoning can bear."""
    return f"{float(f'{value:.2g}'):,.0f}"


def page_of(figures: dict[str, Any]) -> Page:
    """What a page of ours costs. Raises KeyError when it was not measured."""
    sustained, bench = figures["load"]["sustained"], figures["bench"]["page"]
    return Page(sustained["cpu_seconds_a_page"], sustained["bytes_a_page"], 1000 * bench["kilobytes"])


def sizing(figures: dict[str, Any]) -> str:
    """The table for deploy/sizing.md, in Markdown. Raises KeyError when something was not measured."""
    page, load = page_of(figures), figures["load"]
    rows = [
        ("1,000 visits, processor", f"{page.seconds(1000):.2f} core-seconds"),
        ("1,000 first visits, sent", f"{page.megabytes(1000):.0f} MB"),
        ("1,000 pages read again, at most", f"{page.bytes / 1000:.0f} MB; none where a page is unchanged"),
        (
            "memory of the server",
            f"{load['megabytes']:.0f} MB, {load['growth']:+.0f} MB after the crowd; none per visitor",
        ),
        ("pages per second of one core", about(page.a_second)),
        ("visits a day of one core, half full at the busiest hour", about(page.visits_a_day)),
        *_live(figures["bench"]),
    ]
    lines = ["| what | figure |", "| --- | --- |", *(f"| {what} | {figure} |" for what, figure in rows)]
    return "\n".join(
        [*lines, "", "Printed by `python -m bench.sizing` from the last `make load` and `make bench`."]
    )


def _live(bench: dict[str, Any]) -> list[tuple[str, str]]:
    megabytes = bench.get(LIVE, {}).get("megabytes")
    if not megabytes:
        return []
    return [
        ("one live visitor (pandas and plotly)", f"{megabytes:.0f} MB"),
        ("live visitors per GiB", str(places(megabytes))),
    ]


def main() -> int:
    """Prints the table; returns 1 when something was not measured."""
    try:
        print(sizing(results.read()))
    except KeyError:
        print(ASK, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
