"""Promises of twins: each pair is in one list, with a test that exists; nothing else says "the same"."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.deno import call
from tests.drawn_runs import drawn_run
from tests.model.triage.answer_sets import answer_sets
from tests.twins import TWINS, Twin
from widgets.model.content.content import Content
from widgets.model.plan.diary_tables import compile_diary, compile_safety
from widgets.model.plan.locks import locks_on, read_person
from widgets.model.plan.progress import progress
from widgets.model.plan.runs import deciding_runs, light_of, read_runs
from widgets.model.triage.answers import numbers
from widgets.model.triage.compiled_tables import compile_tables
from widgets.model.triage.question_versions import as_of_now, compile_editions
from widgets.model.visit import VisitError, read_visit
from widgets.model.visit.qr_text import read_code
from widgets.model.visit.visit_file import Visit

ROOT = Path(__file__).parent.parent
CLAIM = re.compile(
    r"\b(?:as|same)\b.*?\b(widgets/[\w/]+\.(?:py|js))|(widgets/[\w/]+\.(?:py|js)) says? the same", re.I
)
CASES = 500
SIGNS = 'abcXYZ 019{}":,–éß🙂'
LARGEST = 10_000
REPLAY, FILES = "widgets/components/diary/replay.js", "widgets/components/diary/files.js"


def defined(place: str) -> bool:
    """Whether a file defines a name, both written as `file::name`."""
    file, name = place.split("::")
    text = (ROOT / file).read_text(encoding="utf-8")
    return bool(
        re.search(rf"^(?:export )?(?:async )?(?:def|class|function|const) {name}\b", text, re.MULTILINE)
    )


def test_every_twin_and_its_test_are_there() -> None:
    assert [place for twin in TWINS for place in twin if not defined(place)] == []


def test_whatever_says_that_it_is_the_same_is_in_the_list() -> None:
    pairs = {frozenset(place.split("::")[0] for place in (twin.python, twin.script)) for twin in TWINS}
    claims = [
        frozenset((path.relative_to(ROOT).as_posix(), first or second))
        for kind in ("py", "js")
        for path in (ROOT / "widgets").rglob(f"*.{kind}")
        for first, second in CLAIM.findall(path.read_text(encoding="utf-8"))
        if not (first or second).endswith(kind)
    ]

    assert len(claims) >= 8
    assert [sorted(claim) for claim in claims if claim not in pairs] == []


def test_a_twin_that_is_gone_would_be_noticed() -> None:
    twin = Twin(
        "widgets/model/triage/rules.py::assess",
        "widgets/page/static/question_versions.js::gone",
        "tests/twins.py::gone",
    )

    assert [defined(place) for place in twin] == [True, False, False]


def drawn_runs(seed: int, number: int = CASES) -> list[dict[str, Any]]:
    """Runs of every kind, each on a day of its own, oldest first."""
    draw = random.Random(seed)  # noqa: S311 - not for secrets
    return [drawn_run(draw, date(2024, 1, 1) + timedelta(days=at)) for at in range(number)]


def run_values(visit: Visit) -> list[dict[str, Any]]:
    return [run.model_dump(mode="json") for run in visit.diary]


def test_answers_have_the_same_values(content: Content) -> None:
    cases = list(answer_sets(content, CASES, seed=31))

    assert call("widgets/components/checklist/values.js", "numbers", [[each] for each in cases]) == [
        dict(numbers(each)) for each in cases
    ]


def test_answers_of_every_edition_hold_or_are_asked_again_alike(content: Content) -> None:
    table = compile_editions(content)
    editions = range(1, table["edition"] + 1)
    cases = [(each, edition) for each in answer_sets(content, CASES, seed=32) for edition in editions]

    sent = [[{"answers": answers, "edition": edition}, table] for answers, edition in cases]
    found = call("widgets/page/static/question_versions.js", "asOfNow", sent)

    assert [each["answers"] for each in found] == [as_of_now(content, *case) for case in cases]
    assert len(editions) > 1


def test_a_run_has_the_same_light(content: Content) -> None:
    runs = drawn_runs(seed=33)

    found = call(REPLAY, "lightOf", [[compile_diary(content), run] for run in runs])

    assert found == [light_of(content, *read_runs([run])) for run in runs]


def crowded_diaries(seed: int) -> list[list[dict[str, Any]]]:
    """Diaries of a few days with up to three runs on each."""
    draw = random.Random(seed)  # noqa: S311 - not for secrets
    runs = drawn_runs(seed, CASES * 6)
    diaries = [runs[at : at + draw.randint(1, 6)] for at in range(0, len(runs), 6)]
    days = [sorted(draw.choices(range(1, 4), k=len(diary))) for diary in diaries]
    return [
        [
            run | {"day": f"2027-03-0{day}", "during": min(run["during"], 6)}
            for run, day in zip(diary, at, strict=True)
        ]
        for diary, at in zip(diaries, days, strict=True)
    ]


def test_the_worse_run_of_a_day_decides_alike(content: Content) -> None:
    diaries, tables = crowded_diaries(seed=38), compile_diary(content)

    found = call(REPLAY, "decidingRuns", [[tables, diary] for diary in diaries])

    wanted = [deciding_runs(content, read_runs(diary)) for diary in diaries]
    assert found == [[run.model_dump(mode="json") for run in runs] for runs in wanted]
    assert sum(len(runs) for runs in found) < sum(len(diary) for diary in diaries) * 0.8


def test_days_with_several_runs_lead_to_the_same_step_and_lock(content: Content) -> None:
    diaries, today = crowded_diaries(seed=39), date(2027, 3, 4)

    found = call(REPLAY, "standing", [[compile_diary(content), diary, str(today)] for diary in diaries])
    locks = call(
        "widgets/components/plan_builder/locks.js",
        "lockOf",
        [[compile_tables(content), compile_safety(content), {}, diary, str(today)] for diary in diaries],
    )

    runs = [read_runs(diary) for diary in diaries]
    wanted = [progress(content, each, today) for each in runs]
    assert found == [now and vars(now) | {"earliest": str(now.earliest)} for now in wanted]
    on = [locks_on(read_person(content, {}, each, today)) for each in runs]
    assert locks == [each[0].lock.id if each else "" for each in on]
    assert {bool(each) for each in on} == {True, False}


@pytest.mark.parametrize("kind", ["toCsv", "toJson"])
def test_python_reads_every_diary_that_a_phone_writes(kind: str) -> None:
    diaries = [drawn_runs(seed, number=draw) for seed, draw in ((34, 1), (35, 7), (36, 300))]

    texts = call(FILES, kind, [[runs] for runs in diaries])

    assert [run_values(read_visit(text)) for text in texts] == diaries
    assert call(FILES, "readFile", [[text] for text in texts]) == [{"entries": runs} for runs in diaries]


QUOTED = re.compile(r"[^,;\t]+")
TRUTHS = (("TRUE", "FALSE"), ("WAHR", "FALSCH"), ("1", "0"), ("Vrai", "Faux"), ("ja", "nein"))
ODD = ("", "x", " 1", "10", "999", '"', 'a"b', "1.0", "-1", "31/02/2026")
PROBLEMS = {"two ways": "unsureDays", "not a visit file": "notDiary", "newer": "newer", "too many": "tooMany"}


def spreadsheet_of(draw: random.Random, text: str) -> str:
    """A table as some spreadsheet could write it; now and then as none would, and not to be read."""
    lines = text.removeprefix("\ufeff").splitlines()
    cells = [line.split(",") for line in lines]
    day = draw.choice(("{0}-{1}-{2}", "{2}/{1}/{0}", "{1}/{2}/{0}", "{2}.{1}.{0}", "{2}-{1}-{0}"))
    yes, no = draw.choice(TRUTHS)
    for row in cells[1:]:
        row[0] = day.format(*row[0].split("-"))
        row[5] = {"true": yes, "false": no}[row[5]]
    if draw.random() < 0.3:
        order = draw.sample(range(7), 7)
        cells = [[row[at] for at in order] for row in cells]
    for _ in range(draw.choice((0, 0, 0, 1))):
        row = draw.choice(cells)
        row[draw.randrange(7)] = draw.choice(ODD)
    if draw.random() < 0.3:
        cells = [[*row, *[""] * draw.randrange(3)] for row in cells] + [[""] * 9]
    if draw.random() < 0.1:
        draw.choice(cells).append(draw.choice(("x", "0", " ")))
    mark, end = draw.choice(",;\t"), draw.choice(("\n", "\r\n", "\r"))
    lines = [mark.join(row) for row in cells]
    if draw.random() < 0.3:
        lines = [QUOTED.sub(lambda cell: f'"{cell[0]}"', line) for line in lines]
    start = draw.choice(("", "", "\ufeff", f"sep={mark}\n"))
    return start + end.join(lines) + draw.choice(("", end))


def opened(text: str) -> dict[str, Any]:
    """What Python says of a file, in the words of the script."""
    try:
        return {"entries": run_values(read_visit(text))}
    except VisitError as error:
        said = str(error)
    where = re.search(r'run (\d+)(?:, "(\w+)")?', said)
    if where:
        line, column = int(where[1]), where[2]
        cell = {"wrong": "wrongCell", "line": line, "column": column}
        return cell if column else {"wrong": "wrongRow", "line": line}
    return {"wrong": next(name for words, name in PROBLEMS.items() if words in said)}


def test_a_table_from_a_spreadsheet_is_read_or_refused_alike() -> None:
    draw = random.Random(40)  # noqa: S311 - not for secrets
    diaries = [drawn_runs(seed, draw.randint(1, 5)) for seed in range(CASES * 2)]
    for diary in diaries:
        first = date(2026, 1, 1) + timedelta(days=draw.randrange(330))
        for at, run in enumerate(diary):
            run |= {
                "day": str(first + timedelta(days=at * 3)),
                "minutes": draw.choice((None, run["minutes"])),
            }
    texts = call(FILES, "toCsv", [[runs] for runs in diaries])
    tables = [spreadsheet_of(draw, text) for text in texts]

    found = call(FILES, "readFile", [[table] for table in tables])

    assert found == [opened(table) for table in tables]
    kinds = Counter(each.get("wrong", "") for each in found)
    assert set(kinds) == {"", "wrongCell", "wrongRow", "unsureDays", "notDiary"}
    assert kinds[""] > CASES / 2
    whole = sum(each.get("entries") == diary for each, diary in zip(found, diaries, strict=True))
    assert whole > kinds[""] * 0.8


SPREADSHEETS = (
    ("2026-11-25,0,25,6,none,TRUE,", True),
    ("2026-11-25,0,25,6,none,WAHR,", True),
    ("2026-11-25,0,25,6,none,1,", True),
    ("2026-11-25,0,25,6,none,true,,,", True),
    ('"2026-11-25","0","25","6","none","Vrai",""', True),
    ("25/11/2026,0,25,6,none,TRUE,", True),
    ("11/25/2026,0,25,6,none,TRUE,", True),
    ("25.11.26,0,25,6,none,TRUE,", True),
    ("2026-11-25,0,25,6,none,FALSE,", False),
    ("2026-11-25,0,25,6,none,0,", False),
    ("2026-11-25,0,25,6,none,ja,", {"wrong": "wrongCell", "line": 1, "column": "stopped"}),
    ("2026-11-25,0,25,6,none,,", {"wrong": "wrongCell", "line": 1, "column": "stopped"}),
    ("2026-11-25,0,25,6,none", {"wrong": "wrongCell", "line": 1, "column": "stopped"}),
    ("2026-11-25,0,2,5,6,none,TRUE,", {"wrong": "wrongCell", "line": 1, "column": "pelvic"}),
    ("2026-11-25,0,25,6,none,TRUE,,x", {"wrong": "wrongRow", "line": 1}),
    ("03/04/2026,0,25,6,none,TRUE,", {"wrong": "unsureDays"}),
    ("25/11/26,0,25,6,none,TRUE,", {"wrong": "wrongCell", "line": 1, "column": "day"}),
    ("31/11/2026,0,25,6,none,TRUE,", {"wrong": "wrongCell", "line": 1, "column": "day"}),
    ("2026-11-25,0,20.5,6,none,TRUE,", {"wrong": "wrongCell", "line": 1, "column": "minutes"}),
    ("2026-11-25,0,25,6,none,YES,", {"wrong": "wrongCell", "line": 1, "column": "stopped"}),
)


@pytest.mark.parametrize(("row", "wanted"), SPREADSHEETS)
@pytest.mark.parametrize("mark", [",", ";"])
def test_a_stop_survives_a_spreadsheet_or_the_table_is_refused(row: str, wanted: object, mark: str) -> None:
    table = f"\ufeffday,stage,minutes,during,pelvic,stopped,morning\r\n{row}\r\n".replace(",", mark)

    (found,) = call(FILES, "readFile", [[table]])

    assert found == opened(table)
    assert found == wanted or [run["stopped"] for run in found["entries"]] == [wanted]
    if "entries" in found:
        assert (found["entries"][0]["day"], found["entries"][0]["minutes"]) == ("2026-11-25", 25)


def test_days_in_two_ways_are_read_once_another_day_makes_it_sure() -> None:
    head, rest = "day,stage,minutes,during,pelvic,stopped,morning", ",3,,1,none,FALSE,usual"
    pairs = {("03/04/2026", "25/04/2026"): "2026-04-03", ("03/04/2026", "04/25/2026"): "2026-03-04"}
    pairs |= {("03/03/2026", "04/04/2026"): "2026-03-03"}
    tables = ["\n".join([head, *(day + rest for day in days)]) for days in pairs]

    found = call(FILES, "readFile", [[table] for table in tables])

    assert [each["entries"][0]["day"] for each in found] == list(pairs.values())
    assert found == [opened(table) for table in tables]


def test_python_reads_every_code_that_a_phone_makes() -> None:
    draw = random.Random(37)  # noqa: S311 - not for secrets
    texts = ["".join(draw.choices(SIGNS, k=draw.randrange(1, 400))) for _ in range(CASES // 5)]

    codes = call("widgets/components/visit_summary/visit_file.js", "codeText", [[text] for text in texts])

    assert [read_code(code, LARGEST).decode() for code in codes] == texts
