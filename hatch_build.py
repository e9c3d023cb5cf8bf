"""Says which front-end files a wheel installs, and where: Voila looks for them beside its template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "widgets"
STATIC = "share/jupyter/voila/templates/stridewell/static"
SHARE = "share/stridewell"
GUIDES = ("content", "notebooks")
PARTS = ("components/*/*.js", "components/*/*.css", "components/plan_builder/chart_frame.html")
PARTS_OF_A_ROOM = ("workshop/*/*.js", "workshop/*/*.css")


def front_end_files(root: Path) -> dict[str, str]:
    """The scripts and style sheets of the components, each with its place in the environment.

    Their folders stay as they are in the package, so that the imports between scripts hold in both.
    """
    package = root / PACKAGE
    files = sorted(path for pattern in (*PARTS, *PARTS_OF_A_ROOM) for path in package.glob(pattern))
    return {str(path): f"{STATIC}/{path.relative_to(package).as_posix()}" for path in files}


class FrontEndFiles(BuildHookInterface[Any]):
    """Adds them to whatever wheel is built, an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds; an editable install reads content and notebooks in place."""
        root = Path(self.root)
        build_data["shared_data"] |= front_end_files(root)
        if version != "editable":
            build_data["shared_data"] |= {str(root / name): f"{SHARE}/{name}" for name in GUIDES}
