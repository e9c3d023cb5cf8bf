"""One declaration for each component with a style or script: its folder, and the sheets its markup needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .bundle import joined_script

PACKAGE = Path(__file__).parent.parent
LOOK = PACKAGE / "page" / "static"
SHARED = ("tokens.css", "parts.css")


@dataclass(frozen=True)
class Declaration:
    """`folder` is below `widgets/`; `controls` says which of the page's own sheets for controls it needs
    ("forms", "fields"), and `shows` which other components stand inside its markup.
    """

    folder: str
    controls: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The component's name, which is its folder's."""
        return self.folder.rpartition("/")[2]

    @property
    def script(self) -> str:
        """Its main script among the front-end files, such as `components/diary/diary.js`."""
        return f"{self.folder}/{self.name}.js"

    @property
    def own_sheet(self) -> str:
        """Its own style sheet among the front-end files."""
        return f"{self.folder}/{self.name}.css"

    @property
    def sheets(self) -> tuple[str, ...]:
        """All style sheets its markup needs, those for controls first, its own last."""
        shown = (DECLARED[name].own_sheet for name in self.shows)
        return (*(f"{name}.css" for name in self.controls), *shown, self.own_sheet)

    def esm(self) -> str:
        """Its script with all it imports inside: for JupyterLab, which loads one module."""
        return joined_script(self.script, FrontEndFiles())

    def style(self) -> str:
        """The text of those sheets, after those every component needs: for JupyterLab, which has none."""
        files = FrontEndFiles()
        return "\n".join(files[name] for name in (*SHARED, *self.sheets))


class FrontEndFiles:
    """The front-end files of the package as text, by their place below the static folder."""

    def __getitem__(self, name: str) -> str:
        path = (PACKAGE if "/" in name else LOOK) / name
        if not path.is_file():
            raise KeyError(name)
        return path.read_text(encoding="utf-8")


def sheets_of(calls: Iterable[str]) -> list[str]:
    """The style sheets for what a notebook calls on its guide, each once, shared ones first."""
    sheets = (sheet for call in calls if call in DECLARED for sheet in DECLARED[call].sheets)
    return sorted(dict.fromkeys(sheets), key=lambda sheet: "/" in sheet)


def scripts_of(calls: Iterable[str]) -> list[str]:
    """The main scripts for what a notebook calls on its guide, each once."""
    scripts = (DECLARED[call].script for call in calls if call in DECLARED)
    return [name for name in dict.fromkeys(scripts) if (PACKAGE / name).is_file()]


# By the name of the guide's method that shows it.
DECLARED: Mapping[str, Declaration] = {
    "body_map": Declaration("components/body_map", ("forms",)),
    "checklist": Declaration("components/checklist", ("forms",), shows=("body_map",)),
    "planner": Declaration("components/plan_builder", ("forms", "fields"), shows=("pages",)),
    "coach": Declaration("components/coach", ("forms", "fields"), shows=("pages",)),
    "tips": Declaration("components/tips", ("forms",)),
    "pages": Declaration("components/pictures"),
    "topic": Declaration("components/pictures"),
    "diary": Declaration("components/diary", ("forms", "fields")),
    "treatments": Declaration("components/treatments", ("forms",), shows=("pages",)),
    "search": Declaration("components/search", ("forms",)),
    "find_help": Declaration("components/find_help", ("forms",)),
    "enquiry": Declaration("components/enquiry", ("forms", "fields")),
    "clinic_visit": Declaration("components/visit_viewer", shows=("body_map",)),
    "summary": Declaration("components/visit_summary", ("forms",), shows=("body_map",)),
    "room": Declaration("workshop/phone", ("forms",), shows=("body_map", "workshop")),
    "workshop": Declaration("workshop/slides", ("forms",), shows=("body_map", "room", "pages")),
}
