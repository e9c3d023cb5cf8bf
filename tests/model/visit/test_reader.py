"""Promises of the reader: what a phone made opens, and all else gets a sentence, never a traceback."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.visit.files import PLAN, RUN, VALUES, VISIT, code_of, text_of, visits
from widgets.model.visit import Visit, VisitError, read_visit
from widgets.model.visit.json_schema import FILE, schema_text
from widgets.model.visit.qr_text import read_code

TABLE = "day,stage,minutes,during,pelvic,stopped,morning\r\n2026-11-02,3,28,1,none,false,usual\r\n"


def sentence(raw: bytes | str) -> str:
    """What is said about a file that cannot be opened; one line, with no letters that do not print."""
    with pytest.raises(VisitError) as error:
        read_visit(raw)
    said = str(error.value)
    assert said.endswith(".") and said.isprintable() and len(said) < 250
    return said


def opened(raw: bytes | str) -> Visit | None:
    try:
        return read_visit(raw)
    except VisitError:
        return None


def test_a_visit_file_opens_with_everything_in_it() -> None:
    visit = read_visit(text_of().encode())

    assert visit.model_dump(mode="json") == VISIT


def test_an_empty_visit_is_a_visit() -> None:
    assert read_visit('{"kind": "stridewell-visit", "version": 4}') == Visit()


def test_the_published_schema_is_that_of_the_model() -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text()
    assert set(json.loads(schema_text())["properties"]) == set(Visit.model_fields)


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps({"app": "stridewell-diary", "version": 1, "entries": [RUN]}),
        TABLE,
        "\ufeff" + TABLE.replace("\r\n", "\n"),
    ],
)
def test_a_saved_diary_opens_as_a_visit_with_a_diary(raw: str) -> None:
    visit = read_visit(raw.encode())

    assert [run.model_dump(mode="json") for run in visit.diary] == [RUN]
    assert visit.made is None and visit.answers == {}


def test_a_file_from_before_activities_opens_without_any() -> None:
    older = {name: value for name, value in VISIT.items() if name != "activities"} | {"version": 3}

    assert read_visit(json.dumps(older)).activities == ()


def test_runs_are_in_the_order_of_their_days() -> None:
    visit = read_visit(text_of(diary=[{**RUN, "day": "2026-11-09"}, RUN]))

    assert [str(run.day) for run in visit.diary] == ["2026-11-02", "2026-11-09"]


def test_the_text_of_a_code_opens_as_its_file() -> None:
    assert read_visit(f" {code_of(text_of())}\n") == read_visit(text_of())


WRONG: list[tuple[bytes | str, str]] = [
    (b"", "not a visit file"),
    ("hello", "not a visit file"),
    (b"\xff\xd8\xff\xe0 a picture", "not a visit file"),
    ("a lone surrogate \ud800", "not a visit file"),
    ('{"kind": "other", "version": 1}', "not a visit file"),
    ("[1, 2]", "not a visit file"),
    (text_of()[:-20], "not whole"),
    (text_of()[:1], "not whole"),
    ('{"a":' * 100_000, "not whole"),
    ('{"kind": "stridewell-visit", "version": 1, "now": NaN}', "not whole"),
    ('{"kind": "stridewell-visit", "version": ' + "9" * 5000 + "}", "not whole"),
    (text_of(version=5), "newer Stridewell"),
    (text_of(version=0), "older Stridewell"),
    (text_of(version=True), "not whole"),
    (text_of(version="1"), "not whole"),
    (json.dumps({"app": "stridewell-diary", "version": 2, "entries": []}), "newer Stridewell"),
    (" " * 2_000_000, "too large (2.0 MB)"),
    (text_of(more=1), '"more" is not used'),
    (text_of(**{"x\u0007\u202e<script>": 1}), "is not used"),
    (text_of(diary=[RUN, {**RUN, "during": 11}]), 'run 2, "during" should be 10 at most'),
    (text_of(diary=[{**RUN, "during": "1"}]), 'run 1, "during" should be a whole number'),
    (text_of(diary=[{**RUN, "day": "2026-02-30"}]), 'run 1, "day"'),
    (text_of(diary=[{**RUN, "day": 20_000}]), "should be a day"),
    (text_of(diary=[{**RUN, "pelvic": "<b>"}]), "one of: 'none', 'slight' or 'new'"),
    (text_of(diary=[{**RUN, "stopped": 1}]), "true or false"),
    (text_of(diary=[None]), "run 1 cannot be read"),
    (text_of(diary=[RUN] * 1001), "too many"),
    (text_of(diary={"length": 1}), "should be a list"),
    (text_of(answers={f"CK-{n}": "1" for n in range(401)}), "too many"),
    (text_of(answers={"__proto__": "1"}), "cannot be read"),
    (text_of(answers={"CK-11": 3}), "cannot be read"),
    (text_of(plan={**PLAN, "stage": -1}), "too small"),
    (text_of(goals="x" * 401), "too long"),
    (text_of(questions=["?"] * 4), "too many"),
    (text_of(activities=[{"text": "run"}] * 4), "too many"),
    (text_of(activities=[{"text": "run", "ability": 11}]), 'activity 1, "ability" should be 10 at most'),
    (text_of(activities=[{"text": "run", "ability": True}]), '"ability" should be a whole number'),
    (text_of(activities=[{"text": "", "ability": 3}]), 'activity 1, "text" is empty'),
    (TABLE.replace("28", "many"), 'run 1, "minutes" should be a whole number'),
    (TABLE.replace("2026", "=cmd()"), "should be a day"),
    (code_of(text_of())[:-9], "not whole"),
    (code_of(text_of())[:-9] + "/", "not whole"),
    ("SW1/", "not whole"),
    ("SW1/abc/", "not whole"),
    ("SW1/:::/", "not whole"),
    (code_of("hello"), "not a visit file"),
    (code_of('"' + "x" * 5_000_000 + '"'), "too large"),
]


@pytest.mark.parametrize(("raw", "words"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_file_gets_a_clear_sentence(raw: bytes | str, words: str) -> None:
    assert words in sentence(raw)


def test_a_file_of_another_guide_is_named() -> None:
    with pytest.raises(VisitError, match='another guide, "knee-pain"'):
        read_visit(text_of(guide="knee-pain"), guide="pelvic-pain-after-running")


def test_a_small_code_that_unpacks_to_a_lot_takes_little_memory() -> None:
    bomb = code_of("0" * 200_000_000)
    tracemalloc.start()

    said = sentence(bomb)

    assert "too large" in said
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()


@given(st.binary(max_size=400))
def test_any_bytes_get_a_sentence(raw: bytes) -> None:
    assert opened(raw) is None


@given(st.text(max_size=400))
def test_any_pasted_text_gets_a_sentence(raw: str) -> None:
    assert opened(raw) is None
    assert opened(f"SW1/{raw}/") is None


@given(st.integers(0, len(text_of()) - 1))
def test_a_file_cut_anywhere_gets_a_sentence(length: int) -> None:
    assert "not" in sentence(text_of()[:length])


@given(st.integers(4, len(code_of(text_of())) - 2), st.sampled_from("0Z:/ "))
def test_a_code_with_a_wrong_letter_is_noticed(at: int, letter: str) -> None:
    code = code_of(text_of())

    visit = opened(code[:at] + letter + code[at + 1 :])

    assert visit is None or letter == code[at]


@given(st.sampled_from(sorted(VISIT)), VALUES)
def test_any_value_in_any_place_opens_or_gets_a_sentence(name: str, value: Any) -> None:
    text = json.dumps({**VISIT, name: value})

    visit = opened(text)

    assert visit is None or visit.kind == "stridewell-visit"


@given(st.sampled_from(sorted(RUN)), VALUES)
def test_any_value_in_a_run_opens_within_its_limits_or_not_at_all(name: str, value: Any) -> None:
    visit = opened(json.dumps({**VISIT, "diary": [{**RUN, name: value}]}))

    assert visit is None or 0 <= visit.diary[0].during <= 10


@given(st.dictionaries(st.text(), VALUES), st.integers(1, 60))
def test_deep_nesting_gets_a_sentence(values: dict[str, Any], depth: int) -> None:
    nested = json.dumps(values)
    for _ in range(depth):
        nested = f'{{"answers": [{nested}], "kind": "stridewell-visit", "version": 1}}'

    assert opened(nested) is None


@given(st.binary(max_size=300))
def test_a_code_gives_back_the_bytes_it_was_made_of(data: bytes) -> None:
    text = data.hex()

    assert read_code(code_of(text), 10_000) == text.encode()


@given(visits())
def test_a_visit_survives_its_file(visit: Visit) -> None:
    assert read_visit(visit.model_dump_json()) == visit
