"""The published schema of the visit file (JSON Schema 2020-12), made from the model."""

from __future__ import annotations

import json
from pathlib import Path

from .visit_file import KIND, VERSION, Visit

FILE = Path(__file__).with_name("visit.schema.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """The text that belongs into visit.schema.json; a test holds the two equal."""
    schema = {"$schema": DIALECT, "$id": f"urn:{KIND}:{VERSION}", **Visit.model_json_schema()}
    schema["required"] = ["kind", "version"]
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
