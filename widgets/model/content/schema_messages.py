"""Turns what pydantic finds into sentences an educator can act on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .findings import Finding, nearest, one_of
from .yaml_document import Path, Tree

LIST = '"{name}" should be a list, such as [{such}].'
BELOW = '"{name}" should have its own lines below it, each with a word and ":".'
PLAIN = {
    "string_type": '"{name}" should be text on one line or after ">-".',
    "string_too_short": '"{name}" is empty. Write its text.',
    "too_short": '"{name}" is empty. Write at least one.',
    "tuple_type": LIST,
    "list_type": LIST,
    "dict_type": BELOW,
    "model_type": BELOW,
    "model_attributes_type": BELOW,
    "int_parsing": '"{name}" should be a whole number, such as 3. "{input}" stands here.',
    "int_type": '"{name}" should be a whole number, such as 3.',
    "bool_type": '"{name}" should be yes or no.',
    "bool_parsing": '"{name}" should be yes or no. "{input}" stands here.',
    "whole": '"{name}" should be a whole number from {least} to {most}.{stands}',
    "amount": '"{name}" should be a number from {least} to {most}.{stands}',
}
CODES = {
    "missing": "SW105",
    "extra_forbidden": "SW104",
    "literal_error": "SW104",
    "rule": "SW114",
    "whole": "SW114",
    "amount": "SW114",
}
WRONG_KIND = "SW106"
DATE = '"{name}" should be a date, such as 2027-05-24. "{input}" stands here.'


def validate(tree: Tree, shape: Any) -> tuple[Any, list[Finding]]:
    """The tree as a `shape`, or none with one finding for each mistake."""
    try:
        return TypeAdapter(shape).validate_python(tree.data), []
    except ValidationError as error:
        return None, [_finding(tree, shape, detail) for detail in error.errors()]


def _finding(tree: Tree, shape: Any, detail: ErrorDetails) -> Finding:
    loc = tuple(part for part in detail["loc"] if part != "[key]")
    text = _sentence(tree, shape, detail, loc)
    return tree.finding(text, *loc, code=CODES.get(detail["type"], WRONG_KIND), words=_name(loc))


def _sentence(tree: Tree, shape: Any, detail: ErrorDetails, loc: Path) -> str:
    kind, name = detail["type"], _name(loc)
    if kind == "missing":
        return f'"{name}" is missing{_owner(tree, loc)}. Add a line "{name}: …".'
    if kind == "extra_forbidden":
        known = _fields(shape, loc[:-1])
        return f'"{name}" is not used here.{nearest(name, known)}'
    if kind == "literal_error":
        return _not_known(detail, name)
    if kind.startswith("date"):
        return DATE.format(name=name, input=detail["input"])
    if kind == "rule":
        return detail["msg"]
    plain = PLAIN.get(kind, '"{name}" cannot be read here. Compare it with an entry that works.')
    given = detail["input"]
    such = given if isinstance(given, str) and given else f"{name}-1, {name}-2"
    return plain.format(**{**detail.get("ctx", {}), "name": name, "input": given, "such": such})


def _not_known(detail: ErrorDetails, name: str) -> str:
    known = [word.strip("'") for word in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    word = str(detail["input"])
    return f'"{word}" is not known for "{name}".{nearest(word, known)}{one_of(known)}'


def _name(loc: Path) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str)), "file")


def _owner(tree: Tree, loc: Path) -> str:
    value = tree.data
    try:
        for part in loc[:-1]:
            value = value[part]
    except (KeyError, IndexError, TypeError):
        return ""
    return f" from {value['id']}" if isinstance(value, dict) and value.get("id") else ""


def _fields(shape: Any, loc: Path) -> list[str]:
    for part in loc:
        models = list(_models(shape))
        field = next((f for m in models for n, f in _aliases(m) if n == part), None)
        shape = field.annotation if field else shape
    return [name for model in _models(shape) for name, _ in _aliases(model)]


def _aliases(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    for name, field in model.model_fields.items():
        yield field.alias or name, field


def _models(shape: Any) -> Iterator[type[BaseModel]]:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        yield shape
    for inner in get_args(shape):
        yield from _models(inner)
