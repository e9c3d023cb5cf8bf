"""Promises of `stridewell schema`: what is right passes in an editor, a slip is marked where it stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.authoring.typed import typed
from tests.conftest import CONTENT, NAME
from widgets.authoring.editor_schemas import SETTINGS, schema, schema_of, shapes
from widgets.model.content.yaml_document import read_tree


def written(pattern: str) -> list[Any]:
    """The values of the files of a pattern, each as text and as YAML of today reads it."""
    trees = [read_tree(path.name, path.read_text())[0] for path in sorted(CONTENT.glob(pattern))]
    data = [tree.data or [] for tree in trees if tree]
    return [*data, *map(as_yaml_1_2, data)]


def as_yaml_1_2(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: as_yaml_1_2(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_yaml_1_2(each) for each in value]
    return int(value) if value.isdecimal() else value


@pytest.mark.parametrize("pattern", shapes())
def test_every_file_there_is_holds_to_its_schema(pattern: str) -> None:
    validator = Draft7Validator(schema_of(shapes()[pattern]))

    files = written(pattern)
    assert files
    assert [error.message for data in files for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        ("signs.yaml", {"wrods": "a slip"}, "'wrods' was unexpected"),
        ("signs.yaml", {"level": "now"}, "'now' is not one of"),
        ("signs.yaml", {"words": None}, "'words' is a required property"),
        ("signs.yaml", {"call": "perhaps"}, "'perhaps' is not one of ['yes', 'no', True, False]"),
        ("guide.yaml", {"related": [{"guide": "x"}]}, "'name' is a required property"),
    ],
)
def test_a_slip_is_marked(file: str, change: dict[str, Any], said: str) -> None:
    tree, _ = read_tree(file, (CONTENT / NAME / file).read_text())
    assert tree
    entry = tree.data[0] if isinstance(tree.data, list) else tree.data
    entry |= change
    kept = {name: each for name, each in entry.items() if each is not None}
    data = [kept] if isinstance(tree.data, list) else kept

    found = [error.message for error in Draft7Validator(schema_of(shapes()[f"*/{file}"])).iter_errors(data)]

    assert any(said in message for message in found)


def test_the_command_writes_them_with_the_files_each_is_for(tmp_path: Path) -> None:
    assert schema(typed("schema", str(tmp_path / "schemas"))) == 0

    settings = json.loads((tmp_path / "schemas" / SETTINGS).read_text())["yaml.schemas"]
    assert settings[f"{tmp_path.as_posix()}/schemas/signs.json"] == "content/*/signs.yaml"
    assert settings[f"{tmp_path.as_posix()}/schemas/region.json"] == "content/regions/*.yaml"
    for name in settings:
        Draft7Validator.check_schema(json.loads(Path(name).read_text()))
    assert schema(typed("schema", str(tmp_path / "schemas" / SETTINGS))) == 2
