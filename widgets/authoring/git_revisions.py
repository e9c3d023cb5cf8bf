"""Content as it was at a git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .open_guide import GuideRefused


@contextmanager
def content_at(root: Path, revision: str) -> Iterator[Path]:
    """A copy of `root` (`content/`) at a revision such as "main" or "HEAD~3".

    Raises GuideRefused when there is no such revision, no content in it, or no git.
    """
    top = Path(_git(root, "rev-parse", "--show-toplevel").decode().strip())
    known = f"{revision}^{{commit}}"
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", known, otherwise=revision)
    inside = root.resolve().relative_to(top.resolve()).as_posix()
    packed = _git(top, "archive", "--format=tar", commit.decode().split()[-1], "--", inside, otherwise=inside)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder) / inside


def _git(folder: Path, *arguments: str, otherwise: str = "") -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)  # noqa: S603, S607 - git of the educator's own machine
    except FileNotFoundError:
        raise GuideRefused("Git is not installed, so there is nothing to compare with.") from None
    except subprocess.CalledProcessError:
        text = (
            f'Git knows no revision or folder called "{otherwise}".'
            if otherwise
            else "This is no git folder."
        )
        raise GuideRefused(text) from None
    return done.stdout
