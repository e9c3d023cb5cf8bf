"""The bill of materials (CycloneDX 1.6, JSON): what is installed here, and scripts that were copied in."""

from __future__ import annotations

import sys
from importlib.metadata import Distribution, distribution
from typing import TYPE_CHECKING

from .licences import COPIED, NOT_SAID, OURS, licence, needs_of, shipped

if TYPE_CHECKING:
    from cyclonedx.model.component import Component
    from cyclonedx.model.license import License

INSTALL = "sbom.json is not written. For it: pip install 'stridewell[safety]'"


class NoLibraryError(Exception):
    """Raised where the library that writes CycloneDX is not installed; its words say what to do."""


def bill_of_materials() -> str:
    """The bill as JSON: our package, each that it needs, and what needs what. Raises NoLibraryError."""
    try:
        from cyclonedx.model.bom import Bom
        from cyclonedx.model.component import ComponentType
        from cyclonedx.output.json import JsonV1Dot6
    except ImportError:
        raise NoLibraryError(INSTALL) from None
    packages = shipped()
    parts = {name: _component(package) for name, package in packages.items()}
    ours = _component(distribution(OURS), ComponentType.APPLICATION)
    copied = [_copied_script(*each) for each in COPIED]
    bom = Bom(components=[*parts.values(), *copied])
    bom.metadata.component = ours
    bom.register_dependency(ours, [*(parts[name] for name in needs_of(distribution(OURS), parts)), *copied])
    for name, package in packages.items():
        bom.register_dependency(parts[name], [parts[each] for each in needs_of(package, parts)])
    return JsonV1Dot6(bom).output_as_string(indent=1)


def _component(package: Distribution, kind: object = None) -> Component:
    from cyclonedx.model.component import Component, ComponentType
    from packageurl import PackageURL

    name = package.name.lower()
    return Component(
        name=name,
        version=package.version,
        type=kind or ComponentType.LIBRARY,  # type: ignore[arg-type]
        purl=PackageURL("pypi", name=name, version=package.version),
        bom_ref=f"pypi:{name}",
        licenses=_licences(licence(package)),
    )


def _copied_script(name: str, package: str, version: str, terms: str, where: str) -> Component:
    from cyclonedx.model.component import Component
    from packageurl import PackageURL

    purl = PackageURL("npm", name=package, version=version)
    said = f"Copied as published to {where}"
    return Component(
        name=name,
        version=version,
        purl=purl,
        bom_ref=f"npm:{package}",
        licenses=_licences(terms),
        description=said,
    )


def _licences(said: str) -> list[License]:
    from cyclonedx.contrib.license.factories import LicenseFactory

    return [] if said == NOT_SAID else [LicenseFactory().make_from_string(said)]


if __name__ == "__main__":
    try:
        print(bill_of_materials())
    except NoLibraryError as reason:
        sys.exit(str(reason))
