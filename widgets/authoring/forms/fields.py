"""The fields of an entry, as the models of `widgets/model/content/schema/` say them."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ...model.content.entry_names import KINDS as NAMED
from ...model.content.entry_names import ROWS
from ...model.triage.conditions import KeySign, When

FieldKind = Literal[
    "text", "prose", "choice", "yes-no", "number", "day", "name", "names", "words", "choices",
    "rows", "answers", "entry", "entries", "branches", "table", "yaml",
]  # fmt: skip
PROSE = {("Section", "short"), ("Section", "more"), ("Section", "known"), ("Topic", "says")}
ANSWERS = ("answers",)
FIRST = ("id", "role")  # of an entry in its file


@dataclass(frozen=True)
class Field:
    """One line of an entry: its name in the file, and what may stand there.

    `choices` are the only words; `of` is the kind of entry it names; `model` what an entry inside it is;
    `usual` what counts without the line.
    """

    name: str
    kind: FieldKind
    required: bool
    choices: tuple[str, ...] = ()
    of: str = ""
    model: type[BaseModel] | None = None
    usual: bool = False


def fields_of(model: type[BaseModel], left_out: tuple[str, ...] = ()) -> tuple[Field, ...]:
    """The fields of a model as they are asked for: its own first, then where it comes from."""
    found = [_field(model, name, info) for name, info in model.model_fields.items()]
    own = [field for field in found if field.name not in left_out]
    if model.__name__ == "Heading":
        own += [Field(name, "prose", True) for name in ("short", "more", "known")]
        own.sort(key=lambda field: field.name in ("under", "signs"))
    last = ("sources", "evidence", "certainty", "role", "article", "id", "review")
    rank = {name: number for number, name in enumerate(last)}
    return tuple(sorted(own, key=lambda field: rank.get(field.name, -1)))


def order_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of a model's lines, as new ones are put into a file."""
    names = [field.name for field in fields_of(model)]
    return tuple(sorted(names, key=lambda name: name not in FIRST))


def models_in(shape: Any) -> list[type[BaseModel]]:
    """The models that stand in a list; none when it holds words as well."""
    if get_origin(shape) is Annotated:
        return models_in(get_args(shape)[0])
    inside = [part for part in get_args(shape) if part is not Ellipsis]
    return [part for part in inside if _is_model(part)] if all(_is_model(part) for part in inside) else []


def _field(model: type[BaseModel], name: str, info: FieldInfo) -> Field:
    written, required = info.alias or name, info.is_required()
    if (model.__name__, name) in PROSE:
        return Field(written, "prose", required)
    if model.__name__ == "PictureWords" and name == "file":
        return Field(written, "name", required, of="file")
    field = _shaped(written, required, info.annotation)
    return replace(field, usual=True) if field.kind == "yes-no" and info.default is True else field


def _shaped(name: str, required: bool, shape: Any) -> Field:
    shape = _bare(shape)
    origin, inside = get_origin(shape), [_bare(part) for part in get_args(shape)]
    if name in ANSWERS:
        return Field(name, "answers", required, of="question")
    if origin is Literal:
        return Field(name, "choice", required, get_args(shape))
    if origin is tuple and inside[-1:] == [Ellipsis]:
        return _listed(name, required, inside[0])
    if shape is bool:
        return Field(name, "yes-no", required)
    if shape in (int, float):
        return Field(name, "number", required)
    if shape is date:
        return Field(name, "day", required)
    if shape is str:
        return (
            Field(name, "name", required, of=NAMED[name]) if name in NAMED else Field(name, "text", required)
        )
    if _is_model(shape):
        return Field(name, "entry", required, model=shape)
    if origin is dict and inside[1] is str:
        choices = get_args(inside[0]) if get_origin(inside[0]) is Literal else ()
        return Field(name, "table", required, choices)
    if origin is dict and _is_model(inside[1]):
        return Field(name, "branches", required, model=inside[1])
    if origin is dict and get_origin(inside[1]) is Literal:
        return Field(name, "table", required)
    return Field(name, "yaml", required)


def _listed(name: str, required: bool, shape: Any) -> Field:
    if shape is When or name in ROWS:
        return Field(name, "rows", required, of="question")
    if get_origin(shape) is Literal:
        return Field(name, "choices", required, get_args(shape))
    if shape is KeySign:
        return Field(name, "yaml", required)
    if _is_model(shape):
        return Field(name, "entries", required, model=shape)
    if shape is str:
        return (
            Field(name, "names", required, of=NAMED[name])
            if name in NAMED
            else Field(name, "words", required)
        )
    return Field(name, "yaml", required)


def _bare(shape: Any) -> Any:
    """A shape without its notes, and without "or nothing"."""
    if get_origin(shape) is Annotated:
        return _bare(get_args(shape)[0])
    if get_origin(shape) in (Union, types.UnionType):
        inside = [part for part in get_args(shape) if part is not type(None)]
        return _bare(inside[0]) if len(inside) == 1 else shape
    return shape


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def all_fields(model: type[BaseModel]) -> Iterator[tuple[str, Field]]:
    """Each field of a model and of those inside it, with the name of its model."""
    seen: set[type[BaseModel]] = set()
    left = [model]
    while left:
        one = left.pop()
        if one not in seen:
            seen.add(one)
            for field in fields_of(one):
                yield one.__name__, field
                left += [field.model] if field.model else []
