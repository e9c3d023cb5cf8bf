"""Lists what we ship and its licences: our package's requirements and theirs, as they are installed here."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OURS = "stridewell"
EXTRAS = ("pdf", "postgresql", "safety")
KIND = "License :: "
NOT_SAID = "not said by the package"
HEAD = """# Licences of what we ship

Printed by `make licences` on Linux: every package that a server of ours needs, those of the PDF, of
PostgreSQL and of the safety papers too. JupyterLab, Voila and plotly bring scripts of others, whose licences
lie in their packages.
The base image of `deploy/Containerfile` has its own.

| package | licence |
| --- | --- |
"""
COPIED_HEAD = """
Copied into the project as published:

| script | licence | where |
| --- | --- | --- |
"""


class Copied(NamedTuple):
    """A script of others that stands in the project as it was published."""

    name: str
    package: str
    version: str
    licence: str
    where: str


COPIED = (Copied("jsQR", "jsqr", "1.4.0", "Apache-2.0", "widgets/components/your_data/jsqr.js"),)


def shipped(root: str = OURS, extras: tuple[str, ...] = EXTRAS) -> dict[str, Distribution]:
    """Every installed distribution that `root` with its extras leads to, without itself, by its name."""
    found: dict[str, Distribution] = {}
    waiting = [(root, extras)]
    while waiting:
        name, wanted = waiting.pop()
        for needed in _needs(name, wanted):
            key = canonicalize_name(needed.name)
            if key not in found and (installed := _installed(key)):
                found[key] = installed
                waiting.append((key, tuple(needed.extras)))
    return dict(sorted(found.items()))


def licence(package: Distribution) -> str:
    """How a package says it is licensed: as an expression, else by its classifiers, else in its own words."""
    if expression := _said(package, "License-Expression"):
        return expression[0]
    kinds = [each for each in _said(package, "Classifier") if each.startswith(KIND)]
    named = [each.rpartition(" :: ")[2] for each in kinds if not each.endswith("OSI Approved")]
    words = [line for text in _said(package, "License") for line in text.strip().splitlines()]
    return " or ".join(named) or next(iter(words), NOT_SAID)


def table() -> str:
    """The list as Markdown."""
    rows = (f"| {name} | {licence(package)} |\n" for name, package in shipped().items())
    copied = (f"| {each.name} {each.version} | {each.licence} | `{each.where}` |\n" for each in COPIED)
    return HEAD + "".join(rows) + COPIED_HEAD + "".join(copied)


def _said(package: Distribution, name: str) -> list[str]:
    return package.metadata.get_all(name) or []


def needs_of(package: Distribution, names: Collection[str]) -> list[str]:
    """Which of some packages another one needs, by name."""
    needed = {canonicalize_name(each.name) for each in _needs(package.name, EXTRAS)}
    return sorted(needed & {*names})


def _needs(name: str, extras: tuple[str, ...]) -> Iterator[Requirement]:
    for line in distribution(name).requires or []:
        needed = Requirement(line)
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield needed


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


if __name__ == "__main__":
    print(table(), end="")
