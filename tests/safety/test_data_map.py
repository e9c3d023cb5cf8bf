"""Promises of the data map: it is read from the code, and every thing that is kept has its words."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import Column, MetaData, String, Table

from tests.conftest import CONTENT
from widgets.components.component import Component
from widgets.model.content.safety_files import read_safety
from widgets.model.visit.visit_file import Visit
from widgets.safety import data_map
from widgets.safety.data_map import PACKAGE, described, example_line, gone, kept
from widgets.workshop.room.database_tables import metadata

STORAGE = re.compile(r"\b(localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open)\b")
# The store opens what it is told; the preview has a store of its own, in memory.
EXPLAINED = {"widgets/page/static/store.js"}


def names(place: str) -> set[str]:
    return {each.name for each in kept() if each.place == place}


def test_everything_that_is_kept_has_words_and_no_words_are_left_over() -> None:
    words = read_safety(CONTENT).kept

    assert [row for row in described(words) if row.words is None] == []
    assert gone(words) == []


def test_each_column_of_a_room_and_each_field_of_a_file_is_in_it() -> None:
    columns = {(f"room, {table.name}", column.name) for table in metadata.sorted_tables for column in table.c}
    fields = {name.partition(".")[0] for name in names("file, stridewell-visit")}

    assert columns <= {(each.place, each.name) for each in kept()}
    assert fields == {*Visit.model_fields}
    assert {"diary.pelvic", "plan.goal", "treatments.own"} <= names("file, stridewell-visit")


def test_each_place_of_a_component_is_in_it() -> None:
    assert names("phone, answers") == {"answers", "step", "edition"}
    assert names("phone, diary") == {"entries", "filed"}
    assert names("phone, enquiry") == {"draft"}
    assert names("file, stridewell-data") >= {"answers.answers", "diary.entries", "enquiry.draft"}


def test_every_script_that_touches_a_storage_of_the_browser_is_in_it() -> None:
    said = {each.said_in for each in kept()} | EXPLAINED
    scripts = [path for path in PACKAGE.rglob("*.js") if "preview" not in path.parts]
    touching = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in scripts
        if STORAGE.search(path.read_text(encoding="utf-8"))
    }

    assert len(touching) > 2
    assert touching <= said


def test_a_new_column_without_words_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = MetaData()
    Table("rooms", tables, Column("code", String(6)), Column("birthday", String(10)))
    monkeypatch.setattr(data_map, "metadata", tables)

    rows = [row for row in described(read_safety(CONTENT).kept) if row.words is None]

    assert [(row.place, row.names) for row in rows] == [("room, rooms", ("birthday",))]


def test_a_new_component_that_keeps_something_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Weight:
        kept = ("kilograms",)
        store = "weight"

    Weight.__module__ = "widgets.components.weight"
    found = [*data_map._below(Component), Weight]
    monkeypatch.setattr(data_map, "_below", lambda base: iter(found))

    rows = [row for row in described(read_safety(CONTENT).kept) if row.words is None]

    assert [(row.place, row.names) for row in rows] == [("phone, weight", ("kilograms",))]


def test_the_line_of_the_log_is_the_one_that_the_server_writes() -> None:
    assert re.fullmatch(r"200 GET /plan \d+\.\d ms", example_line())
