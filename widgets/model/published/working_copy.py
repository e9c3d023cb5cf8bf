"""The working copy: the content and notebooks that are edited, and a copy of just what pages are made of."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..content.loader import COMMENTS
from ..content.own_pictures import KINDS
from ..content.remembered import content_files

READ = {".yaml", ".md", ".po", *KINDS}
LARGEST = 50_000_000  # bytes of one version; three guides have 2 MB
CONTENT, NOTEBOOKS = "content", "notebooks"


class NotCopied(Exception):  # noqa: N818 - whoever publishes is told what to do instead
    """Raised with a sentence that says why a working copy cannot be copied."""


@dataclass(frozen=True)
class WorkingCopy:
    """A folder of content and one of notebooks, wherever they are."""

    content: Path
    notebooks: Path

    def files(self) -> dict[str, Path]:
        """What pages are made of, by its path in a version, such as "notebooks/plan.ipynb".

        Raises NotCopied for more than a version may hold, for a link that leads out of its folder, and for a
        name that cannot be read.
        """
        kept_back = self.content / COMMENTS
        texts = [
            path for path in content_files(self.content) if path.suffix.lower() in READ and path != kept_back
        ]
        pages = [path for path in _notebooks(self.notebooks) if path.is_file()]
        for root, own in ((self.content, texts), (self.notebooks, pages)):
            outside = next(_leading_out(root, own), None)
            if outside:
                raise NotCopied(f"{outside} is a link to a place outside {root}. Copy the file instead.")
        size = sum(path.stat().st_size for path in (*texts, *pages))
        if size > LARGEST:
            raise NotCopied(
                f"Content and notebooks are {size / 1e6:.0f} MB together. "
                f"Take out what no page shows: {LARGEST / 1e6:.0f} MB can be published."
            )
        named = {
            **{f"{CONTENT}/{path.relative_to(self.content).as_posix()}": path for path in texts},
            **{f"{NOTEBOOKS}/{path.relative_to(self.notebooks).as_posix()}": path for path in pages},
        }
        odd = next((name for name in named if not name.isprintable()), None)
        if odd:
            raise NotCopied(f"The name of the file {odd!r} cannot be read. Rename it, or delete it.")
        return named

    def digest(self) -> str:
        """What tells these files from others, wherever they stand."""
        return digest_of(self.files())

    def copy_to(self, folder: Path) -> WorkingCopy:
        """The same files in `folder`, below "content" and "notebooks"."""
        for name, path in self.files().items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
        return WorkingCopy(folder / CONTENT, folder / NOTEBOOKS)


def digest_of(files: Mapping[str, Path]) -> str:
    """A digest of files by name: it changes with any name and any byte."""
    digest = hashlib.sha256()
    for name, path in sorted(files.items()):
        body = path.read_bytes()
        digest.update(f"{name}\0{len(body)}\0".encode() + body)
    return digest.hexdigest()


def _notebooks(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.ipynb"), *folder.glob("[a-z]*/*.ipynb")])


def _leading_out(root: Path, files: list[Path]) -> Iterator[Path]:
    """Symbolic links out of the folder. Hard links stay: package managers install content by them."""
    return (path for path in files if not path.resolve().is_relative_to(root.resolve()))
