"""The controls of a form: one for each kind of field, made of ordinary ipywidgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import ipywidgets as widgets
import yaml
from pydantic import BaseModel

from ....model.content.yaml_document import Path
from ..blank_entry import blank
from ..choices import Choices, labelled, name_in
from ..field_words import words_of
from ..fields import Field, fields_of, order_of
from ..kinds import id_of
from ..look import MarkdownField
from ..parts import part
from ..yaml_splice import data_of
from ..yaml_text import in_brackets
from .building_blocks import Widget, button, classed, group, indented, on_name, on_value, search

LINE = 70  # letters; a longer text has a field of several lines
NOTHING = "—"
ONE_LINE = {
    "id",
    "title",
    "name",
    "term",
    "file",
    "doi",
    "where",
    "phone",
    "email",
    "web",
    "page",
    "called",
    "row",
}


class Form(Protocol):
    """What a control asks of the form it stands in."""

    choices: Choices
    slots: dict[Path, Widget]

    def set(self, path: Path, value: Any, order: Sequence[str]) -> None:
        """Takes a new value, once the typing pauses."""

    def remove(self, path: Path) -> None:
        """Takes a line or an item away, and draws the form anew."""

    def put(self, path: Path, value: Any, order: Sequence[str]) -> None:
        """Takes a new value at once, and draws the form anew."""

    def move(self, path: Path, number: int, to: int) -> None:
        """Gives an item of a list another place, and draws the form anew."""


def controls(
    form: Form, model: type[BaseModel], entry: Mapping[str, Any], path: Path, left_out: Sequence[str] = ()
) -> list[Widget]:
    """The controls for all fields of an entry."""
    order = order_of(model)
    return [
        control(form, model.__name__, field, entry.get(field.name), (*path, field.name), order)
        for field in fields_of(model, tuple(left_out))
    ]


def control(form: Form, model: str, field: Field, value: Any, path: Path, order: Sequence[str]) -> Widget:
    """One field: its label and control, what it is for, and room for findings."""
    label, told = words_of(model, field.name)
    make = MAKERS[field.kind]
    made = make(_Spot(form, field, label, path, order), value)
    slot = form.slots[path] = widgets.HTML()
    helped = [widgets.HTML(part("help", told))] if told else []
    return classed(widgets.VBox([made, *helped, slot]), "sw-edit-field")


class _Spot:
    """Where a control stands, and what it does with a value."""

    def __init__(self, form: Form, field: Field, label: str, path: Path, order: Sequence[str]) -> None:
        self.form, self.field, self.label, self.path, self.order = form, field, label, path, order

    def set(self, value: Any) -> None:
        """Takes a value; an empty one of a line that may be left out takes the line away."""
        self.form.set(self.path, None if not value and not self.field.required else value, self.order)

    def put(self, value: Any) -> None:
        """The same at once, and the form is drawn anew."""
        self.form.put(self.path, None if not value and not self.field.required else value, self.order)


def _text(spot: _Spot, value: Any) -> Widget:
    told = "" if value is None else str(value)
    is_short = spot.field.name in ONE_LINE or spot.field.kind in ("number", "day")
    if is_short and len(told) < LINE * 2:
        made = widgets.Text(value=told, description=spot.label)
    else:
        rows = max(2, -(-len(told) // LINE) + told.count("\n"))
        made = widgets.Textarea(value=told, description=spot.label, rows=min(rows, 14))
    on_value(made, lambda new: spot.set(new if spot.field.kind == "prose" else " ".join(new.split())))
    return made


def _prose(spot: _Spot, value: Any) -> Widget:
    choices = spot.form.choices
    known = {
        "sources": choices.named("source"),
        "terms": choices.terms(),
        "pictures": choices.named("picture"),
    }
    made = MarkdownField(label=spot.label, value=str(value or ""), known=known)
    on_value(made, spot.set)
    return made


def _choice(spot: _Spot, value: Any) -> Widget:
    known = [*spot.field.choices, *([value] if value and value not in spot.field.choices else [])]
    options = [(each, each) for each in known]
    if not spot.field.required or not value:
        options = [(NOTHING, ""), *options]
    made = widgets.Dropdown(options=options, value=value or "", description=spot.label)
    on_value(made, spot.set)
    return made


def _yes_no(spot: _Spot, value: Any) -> Widget:
    usual = "yes" if spot.field.usual else "no"
    made = widgets.Checkbox(value=(value or usual) == "yes", description=spot.label, indent=False)

    def take(ticked: bool) -> None:
        word = "yes" if ticked else "no"
        spot.set("" if word == usual and not spot.field.required else word)

    on_value(made, take)
    return made


def _day(spot: _Spot, value: Any) -> Widget:
    try:
        day = date.fromisoformat(str(value)) if value else None
    except ValueError:
        return _text(spot, value)
    made = widgets.DatePicker(value=day, description=spot.label)
    on_value(made, lambda new: spot.set(new.isoformat() if new else ""))
    return made


def _name(spot: _Spot, value: Any) -> Widget:
    named = spot.form.choices.named(spot.field.of)
    told = next((label for label in labelled(named) if name_in(label) == value), value or "")
    made = widgets.Combobox(
        value=told,
        options=labelled(named),
        description=spot.label,
        ensure_option=False,
        continuous_update=False,
    )
    on_value(made, lambda new: spot.set(name_in(new)))
    return made


def _names(spot: _Spot, value: Any) -> Widget:
    names = [str(each) for each in value or []]
    titles = dict(spot.form.choices.named(spot.field.of))
    rows = [
        widgets.HBox(
            [
                widgets.Label(f"{name} · {titles[name]}" if titles.get(name) else name),
                *_row_buttons(spot, names, n),
            ]
        )
        for n, name in enumerate(names)
    ]
    left = [each for each in labelled(list(titles.items())) if name_in(each) not in names]
    adding = search(left, "Add")

    on_name(adding, lambda name: spot.put([*names, name]))
    return group(spot.label, [*rows, adding])


def _choices(spot: _Spot, value: Any) -> Widget:
    chosen = {str(each) for each in value or []}
    boxes = [
        widgets.Checkbox(value=word in chosen, description=word, indent=False) for word in spot.field.choices
    ]

    def take(_: bool) -> None:
        spot.set([word for word, box in zip(spot.field.choices, boxes, strict=True) if box.value])

    for box in boxes:
        box.layout.width = "auto"
        on_value(box, take)
    return group(spot.label, [widgets.HBox(boxes)])


def _words(spot: _Spot, value: Any) -> Widget:
    texts = [str(each) for each in value or []]
    rows = []
    for number, told in enumerate(texts):
        one = widgets.Textarea(
            value=told, description=f"{spot.label}, {number + 1}", rows=max(1, -(-len(told) // LINE))
        )
        on_value(one, _setter(spot.form, (*spot.path, number)))
        slot = spot.form.slots[(*spot.path, number)] = widgets.HTML()
        rows.append(widgets.VBox([one, widgets.HBox(_row_buttons(spot, texts, number)), slot]))
    adding = button("Add a line", lambda: spot.put([*texts, ""]))
    return group(spot.label, [*rows, adding])


def _row_buttons(spot: _Spot, values: Sequence[Any], number: int) -> list[Widget]:
    """The buttons beside an item of a list: up, down, and away."""
    name = f"{spot.label} {number + 1}"
    up = button("↑", lambda: spot.form.move(spot.path, number, number - 1), f"Move {name} up")
    down = button("↓", lambda: spot.form.move(spot.path, number, number + 1), f"Move {name} down")
    up.disabled, down.disabled = number == 0, number == len(values) - 1
    rest = [each for n, each in enumerate(values) if n != number]
    away = button(
        "Remove",
        lambda: spot.put(rest) if not rest else spot.form.remove((*spot.path, number)),
        f"Remove {name}",
    )
    return [up, down, away]


def _rows(spot: _Spot, value: Any) -> Widget:
    rows = list(value or [])
    made = [
        indented(
            [
                _pairs(spot, row, (*spot.path, n), "unless" in row),
                *([widgets.HBox(_row_buttons(spot, rows, n))]),
            ]
        )
        for n, row in enumerate(rows)
        if isinstance(row, dict)
    ]
    adding = search(labelled(spot.form.choices.named("question")), "Add a row for the question")
    on_name(adding, lambda name: spot.put([*rows, {name: _usual(spot, name)}]))
    return group(spot.label, [*made, adding])


def _answers(spot: _Spot, value: Any) -> Widget:
    return group(spot.label, [_pairs(spot, dict(value or {}), spot.path, True)])


def _usual(spot: _Spot, question: str) -> str:
    answers = spot.form.choices.answers(question)
    return "yes" if "yes" in answers else answers[-1]


def _pairs(spot: _Spot, row: Mapping[str, Any], path: Path, is_bare: bool) -> Widget:
    """Questions, each with its answer; in a row of a rule also what must not be, and a level."""
    shown = []
    for name, answer in row.items():
        if name == "unless":
            shown.append(group("But not with", [_pairs(spot, answer, (*path, name), True)]))
            continue
        known = LEVELS if name == "level" else spot.form.choices.answers(name.partition(".")[0])
        told = answer if isinstance(answer, str) else in_brackets(answer)
        one = widgets.Combobox(value=told, options=list(known), description=name, ensure_option=False)
        on_value(one, _setter(spot.form, (*path, name)))
        slot = spot.form.slots[(*path, name)] = widgets.HTML()
        away = button("Remove", _remover(spot.form, (*path, name)), f"Remove {name}")
        shown.append(widgets.VBox([widgets.HBox([one, away]), slot]))
    adding = search(labelled(spot.form.choices.named("question")), "Add a question")
    on_name(adding, lambda name: spot.form.put((*path, name), _usual(spot, name), ()))
    unless = (
        []
        if is_bare
        else [
            button("Add “but not with”", lambda: spot.form.put((*path, "unless"), {_first(spot): "yes"}, ()))
        ]
    )
    return widgets.VBox([*shown, widgets.HBox([adding, *unless])])


def _first(spot: _Spot) -> str:
    return next((name for name, _ in spot.form.choices.named("question")), "")


def _entry(spot: _Spot, value: Any) -> Widget:
    model = spot.field.model
    if model is None:
        raise TypeError(spot.field.name)
    if value is None:
        return group(spot.label, [button(f"Add “{spot.label}”", lambda: spot.put(blank(model)))])
    away = (
        []
        if spot.field.required
        else [button("Remove", lambda: spot.form.remove(spot.path), f"Remove {spot.label}")]
    )
    entry = value if isinstance(value, dict) else {}
    return group(spot.label, [indented(controls(spot.form, model, entry, spot.path)), *away])


def _entries(spot: _Spot, value: Any) -> Widget:
    model = spot.field.model
    if model is None:
        raise TypeError(spot.field.name)
    entries = list(value or [])
    folded = widgets.Accordion(selected_index=None)
    folded.children = [_one_of(spot, model, entries, number) for number in range(len(entries))]
    folded.titles = tuple(_caption(each, n) for n, each in enumerate(entries))
    adding = button(f"Add to “{spot.label}”", lambda: spot.put([*entries, blank(model)]))
    return group(spot.label, [folded, adding] if entries else [adding])


def _one_of(spot: _Spot, model: type[BaseModel], entries: Sequence[Any], number: int) -> Widget:
    """One entry of a list of entries, with what can be done to it as a whole."""
    entry = entries[number] if isinstance(entries[number], dict) else {}
    twice = [*entries[: number + 1], *entries[number:]]
    copying = button("Copy", lambda: spot.put(twice), f"Copy {spot.label} {number + 1}")
    inside = controls(spot.form, model, entry, (*spot.path, number))
    return widgets.VBox([*inside, widgets.HBox([*_row_buttons(spot, entries, number), copying])])


def _branches(spot: _Spot, value: Any) -> Widget:
    """Entries by their names, such as the texts of each level."""
    model = spot.field.model
    if model is None:
        raise TypeError(spot.field.name)
    entries: dict[str, Any] = dict(value or {})
    folded = widgets.Accordion(selected_index=None)
    folded.children = [
        widgets.VBox(controls(spot.form, model, each, (*spot.path, name))) for name, each in entries.items()
    ]
    folded.titles = tuple(entries)
    return group(spot.label, [folded])


def _caption(entry: Any, number: int) -> str:
    if isinstance(entry, dict):
        told = next(
            (str(entry[name]) for name in ("title", "name", "says", "text", "ask") if name in entry), ""
        )
        told = told or in_brackets(entry)
        return f"{number + 1}. {id_of(entry)} {told}".strip()[:LINE]
    return f"{number + 1}."


def _table(spot: _Spot, value: Any) -> Widget:
    pairs: dict[str, Any] = dict(value or {})
    rows = []
    for name, told in pairs.items():
        one = widgets.Text(value=str(told), description=name)
        on_value(one, _setter(spot.form, (*spot.path, name)))
        slot = spot.form.slots[(*spot.path, name)] = widgets.HTML()
        away = button("Remove", _remover(spot.form, (*spot.path, name)), f"Remove {name}")
        rows.append(widgets.VBox([widgets.HBox([one, away]), slot]))
    new = widgets.Combobox(
        description="Add a line for",
        options=[*spot.field.choices],
        ensure_option=False,
        continuous_update=False,
    )
    on_name(new, lambda name: spot.put({**pairs, name: ""}))
    return group(spot.label, [*rows, new])


def _yaml(spot: _Spot, value: Any) -> Widget:
    """What has no control of its own, as it stands in the file."""
    told = "" if value is None else in_brackets(value)
    made = widgets.Textarea(value=told, description=spot.label, rows=min(12, max(2, len(told) // LINE + 1)))

    def take(new: str) -> None:
        try:
            spot.set(data_of(new) if new.strip() else "")
        except yaml.YAMLError:
            spot.form.slots[spot.path].value = part("wrong", ["Brackets, quotes or commas do not match yet."])

    on_value(made, take)
    return made


def _setter(form: Form, path: Path) -> Callable[[str], None]:
    return lambda new: form.set(path, " ".join(new.split()), ())


def _remover(form: Form, path: Path) -> Callable[[], None]:
    return lambda: form.remove(path)


LEVELS = ("emergency", "today", "soon", "days", "routine")
MAKERS: Mapping[str, Callable[[_Spot, Any], Widget]] = {
    "text": _text,
    "number": _text,
    "prose": _prose,
    "choice": _choice,
    "yes-no": _yes_no,
    "day": _day,
    "name": _name,
    "names": _names,
    "choices": _choices,
    "words": _words,
    "rows": _rows,
    "answers": _answers,
    "entry": _entry,
    "entries": _entries,
    "branches": _branches,
    "table": _table,
    "yaml": _yaml,
}
