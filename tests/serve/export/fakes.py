"""Small pages as Voila would write them, and the front-end files they ask for."""

from __future__ import annotations

from pathlib import Path

from widgets.serve.export.site import Look
from widgets.serve.pages.snapshot import Snapshot

STATIC = "/voila/templates/stridewell/static/"
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head>
  <meta charset="utf-8">
  <title>TITLE</title>
  <link rel="stylesheet" href="{STATIC}tokens.css?v=1">
  <link rel="stylesheet" href="{STATIC}page.css?v=2">
</head><body>
<a href="plan.ipynbQUERY#steps">Plan</a> <a href="index.ipynbQUERY">Start</a>
<a href="?region=sg">Singapore</a> <a href="?region=uk">United Kingdom</a>
<main data-module="components/plan_builder/plan_builder.js">TEXT</main>
<script type="module" src="{STATIC}page.js?v=3"></script>
</body></html>"""
BODIES = {
    "tokens.css": b":root { color: black; }",
    "page.css": b"main { margin: 0; }",
    "parts.css": b"p { margin: 0; }",
    "host.js": b'export function openPage() { document.documentElement.dataset.word = "WORD"; }\n',
    "page.js": b'import { openPage } from "./host.js";\nopenPage({});\n',
    "components/plan_builder/plan_builder.js": b"export default {};\n",
    "components/plan_builder/chart_frame.html": b"<!DOCTYPE html>"
    b'<html lang="en"><head><meta charset="utf-8"></head></html>',
}
SNAPSHOT = Snapshot(
    {"index": "1", "plan": "1", "a-guide/index": "1", "a-guide/plan": "1"},
    regions=("sg", "uk"),
    default_region="sg",
)


def pages(text: str = "Words") -> dict[tuple[str, str], str]:
    """Two pages of two guides for each of two regions."""
    return {
        (name, query): PAGE.replace("TITLE", f"{name} {query}")
        .replace("TEXT", text)
        .replace("QUERY", f"?{query}" if query else "")
        for query in SNAPSHOT.choices()
        for name in SNAPSHOT.pages
    }


def look(address: str = "", is_draft: bool = True) -> Look:
    """How a fake site looks."""
    return Look(SNAPSHOT.query, address, is_draft)


def names(folder: Path) -> list[str]:
    """What stands in a folder, hidden or not."""
    return [path.name for path in folder.iterdir()]
