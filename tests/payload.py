"""A copy of the content with a payload in every text, and a translation with another in every message."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tests.conftest import CONTENT
from tests.copies import ENGLISH_ONLY
from widgets.check.string_extraction import messages
from widgets.model.content.loader import guide_names, load

# Ends an attribute, a script and a tag, if any of them takes it for more than text; it is one word.
PAYLOAD = "\"'></script></style><img/onerror={}()>&{{}}%[x](javascript:alert(1))"
IN_CONTENT, IN_MESSAGE = PAYLOAD.format("content"), PAYLOAD.format("message")
LANGUAGE = "de"
WORDS = re.compile(r"^(?!\d+ to \d+$).*(?:\s|^[A-Z][a-z])", re.DOTALL)
# Fixed words, numbers, dates and addresses: another word there is refused before anything is shown.
REFUSED = {
    *("evidence", "certainty", "kind", "proof", "read", "handling", "path", "phone", "call", "sms"),
    *("whatsapp", "email", "web", "map", "time_zone", "time_zones", "days", "id"),
}  # fmt: skip


def with_payload(root: Path) -> tuple[Path, int]:
    """A copy of the content below `root`, and in how many places it holds the payload."""
    folder = Path(shutil.copytree(CONTENT, root / "content", ignore=ENGLISH_ONLY))
    trees = {file: tree for name in guide_names(CONTENT) for file, tree in load(CONTENT, name).trees.items()}
    count = 0
    for file, tree in trees.items():
        data, places = _marked(tree.data, ())
        count += places
        (folder / file).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    shutil.copyfile(folder / "clinic.example.yaml", folder / "clinic.yaml")  # so that a clinic is shown
    for file in folder.glob("*/sections/*.md"):
        text, places = re.subn(r"(?m)^([A-Z][^:\n]*[a-z.])$", _and_payload, file.read_text(encoding="utf-8"))
        count += places
        file.write_text(text, encoding="utf-8")
    return folder, count


def _and_payload(found: re.Match[str]) -> str:
    return found[1] + IN_CONTENT


def _marked(data: Any, path: tuple[str, ...]) -> tuple[Any, int]:
    if isinstance(data, str):
        is_text = WORDS.search(data) and not REFUSED & {*path}
        return (data + IN_CONTENT, 1) if is_text else (data, 0)
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    made = {key: _marked(value, (*path, key) if isinstance(key, str) else path) for key, value in pairs}
    count = sum(places for _, places in made.values())
    values = {key: value for key, (value, _) in made.items()}
    return (values if isinstance(data, dict) else list(values.values())), count


def write_translation(folder: Path) -> int:
    """Writes the file of a language whose every message holds the payload; how many there are."""
    catalog = Catalog(charset="utf-8")
    for text, _, _ in messages():
        catalog.add(text, text + IN_MESSAGE)
    path = folder / "translations" / LANGUAGE / "shared.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as stream:
        write_po(stream, catalog, width=0)
    return len(catalog)


class Tags(HTMLParser):
    """Gathers what a browser would take for a payload of ours: an element, an event or a link."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_deferred = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Looks at a tag; markup that a script puts in place later is looked at as markup too."""
        given = dict(attrs)
        self._in_deferred = tag == "script" and "data-deferred" in given
        links = [value or "" for name, value in attrs if name in ("href", "src", "action")]
        is_live = "onerror" in given or any(link.strip().startswith("javascript:") for link in links)
        if is_live:
            self.found.append(self.get_starttag_text() or tag)

    def handle_data(self, data: str) -> None:
        """Text; of a script only what waits for a script to put it in place is markup."""
        if self._in_deferred:
            self.found += Tags(data).found
