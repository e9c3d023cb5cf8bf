"""`stridewell schema`: the shapes of content files as JSON Schema, for editors that complete YAML."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from ..check.comments import Comment
from ..check.exceptions import FILE as EXCEPTIONS
from ..check.exceptions import Exempt
from ..command_line import FINE, cannot_run
from ..model.content.loader import COMMENTS, EXAMPLES, OWN, PARTS, SHARED
from ..model.content.schema import Region

DRAFT = "http://json-schema.org/draft-07/schema#"  # what editors of YAML read
SETTINGS = "settings.json"
WORDS = ["string", "number", "boolean"]  # our reader takes every scalar as text; YAML knows 112 as a number
TOLD = (
    "Written: {} schemas, and {} for an editor that reads “yaml.schemas”. The check still has the last word."
)


def schema(chosen: Namespace) -> int:
    """Writes a schema for each kind of file, and which files each is for."""
    try:
        written = write_schemas(chosen.folder)
    except OSError as error:
        return cannot_run(error)
    print(TOLD.format(len(written), chosen.folder / SETTINGS))
    return FINE


def write_schemas(folder: Path) -> Mapping[str, str]:
    """The files that each schema in `folder` is for, by its name. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for pattern, shape in shapes().items():
        name = pattern.rpartition("/")[2].replace("*", "region").replace(".yaml", ".json")
        (folder / name).write_text(json.dumps(schema_of(shape), indent=1) + "\n", encoding="utf-8")
        files[name] = f"content/{pattern}"
    settings = {"yaml.schemas": {f"{folder.as_posix()}/{name}": file for name, file in files.items()}}
    (folder / SETTINGS).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    return files


def shapes() -> dict[str, Any]:
    """The shape of each file below `content/`, by its name or pattern."""
    return {
        **SHARED,
        **EXAMPLES,
        COMMENTS: tuple[Comment, ...],
        EXCEPTIONS: tuple[Exempt, ...],
        "regions/*.yaml": Region,
        **{f"*/{file}": shape for file, shape in {**OWN, **PARTS}.items()},
    }


def schema_of(shape: Any) -> dict[str, Any]:
    """The JSON Schema of a shape, as YAML may hold it."""
    adapter = TypeAdapter(shape)
    made: dict[str, Any] = _as_yaml(adapter.json_schema(by_alias=True, schema_generator=_Written))
    return {"$schema": DRAFT, **made}


class _Written(GenerateJsonSchema):
    """Schemas of what stands in a file: what a reader of ours turns into something else first may be any."""

    def function_before_schema(self, schema: Any) -> dict[str, Any]:
        inner = self.generate_inner(schema["schema"])
        return inner if inner.get("type") == "boolean" else {}


def _as_yaml(part: Any) -> Any:
    """A part of a schema where every scalar may be plain text, and `yes` a word."""
    if isinstance(part, list):
        return [_as_yaml(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {
        name: _as_yaml(each)
        for name, each in part.items()
        if name != "default" and not (name == "title" and isinstance(each, str))
    }
    if part.get("type") == "boolean":
        return {
            **{name: each for name, each in made.items() if name != "type"},
            "enum": ["yes", "no", True, False],
        }
    if part.get("type") in ("string", "integer", "number") and "enum" not in part:
        return {name: each for name, each in made.items() if name in ("description",)} | {"type": WORDS}
    return made
