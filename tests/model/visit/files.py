"""Makes visit files as the page makes them, and others that nobody should have made."""

from __future__ import annotations

import json
import zlib
from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.conftest import NAME
from widgets.model.visit import Visit
from widgets.model.visit.qr_text import SIGNS

RUN: dict[str, Any] = {
    "day": "2026-11-02",
    "stage": 3,
    "minutes": 28,
    "during": 1,
    "pelvic": "none",
    "stopped": False,
    "morning": "usual",
}
PLAN = {"programme": "gentle", "stage": 3, "start": "2027-01-04", "weekdays": ["mon", "wed"], "goal": ""}
TREATMENTS: dict[str, Any] = {
    "compare": ["T-07", "T-12"],
    "matters": {"run": "lot", "needles": "some", "cost": "none"},
    "own": "A race with my sister",
    "ask": ["nothing"],
    "ticks": ["asthma"],
}
VISIT: dict[str, Any] = {
    "kind": "stridewell-visit",
    "version": 4,
    "guide": NAME,
    "edition": 2,
    "made": "2026-11-24",
    "answers": {"RF-36": "yes", "CK-01": ["BM-07.l"], "CK-11": "3", "CK-11.when": ["later"]},
    "diary": [RUN],
    "plan": PLAN,
    "treatments": TREATMENTS,
    "now": 3,
    "helps": "walking",
    "worsens": "hills",
    "goals": "run with Ana",
    "activities": [{"text": "climb the stairs", "ability": 4}, {"text": "run 5 km", "ability": None}],
    "questions": ["When can I run?"],
}
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
VALUES = st.recursive(SCALARS, lambda v: st.lists(v, max_size=4) | st.dictionaries(st.text(), v, max_size=4))

LINES = st.text(max_size=60)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str)


def text_of(**changes: Any) -> str:
    """A visit file with some values changed."""
    return json.dumps({**VISIT, **changes})


def code_of(text: str) -> str:
    """The text of a code as the page writes it: packed, then in base45 (RFC 9285)."""
    data = zlib.compress(text.encode(), 9)
    groups = [data[at : at + 2] for at in range(0, len(data), 2)]
    signs = [_signs(int.from_bytes(group, "big"), len(group) + 1) for group in groups]
    return f"SW1/{''.join(signs)}/"


def _signs(number: int, length: int) -> str:
    return "".join(SIGNS[number // 45**place % 45] for place in range(length))


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    """Any visit that a phone could have made, with answers that a guide may or may not know."""
    names = st.from_regex(r"(CK|RF)-[0-5][0-9](\.(bother|when|words))?", fullmatch=True)
    words = st.sampled_from(("yes", "no", "unsure", "0", "1", "2", "3", "4", "BM-03", "later"))
    return Visit.model_validate(
        {
            "made": draw(st.none() | DAYS),
            "answers": draw(st.dictionaries(names, words | LINES | st.lists(words, max_size=4))),
            "diary": draw(st.lists(runs(), max_size=5)),
            "plan": draw(st.none() | DAYS.map(lambda day: {**PLAN, "start": day})),
            "treatments": draw(st.none() | treatments()),
            "now": draw(st.none() | st.integers(0, 10)),
            **{name: draw(LINES) for name in ("helps", "worsens", "goals")},
            "activities": draw(st.lists(activities(), max_size=3)),
            "questions": draw(st.lists(LINES, max_size=3)),
        }
    )


def treatments() -> st.SearchStrategy[dict[str, Any]]:
    """Anything picked among the treatments, which a guide may or may not have."""
    ids = st.from_regex(r"[A-Za-z0-9-]{1,40}", fullmatch=True) | st.sampled_from(("T-07", "run", "asthma"))
    return st.fixed_dictionaries(
        {
            "compare": st.lists(ids, max_size=3),
            "matters": st.dictionaries(ids, st.sampled_from(("lot", "some", "none")), max_size=5),
            "own": LINES,
            "ask": st.lists(ids, max_size=5),
            "ticks": st.lists(ids, max_size=5),
        }
    )


def activities() -> st.SearchStrategy[dict[str, Any]]:
    """Anything a person wants to do again, rated or not."""
    texts = st.text(min_size=1, max_size=60)
    return st.fixed_dictionaries({"text": texts, "ability": st.none() | st.integers(0, 10)})


def runs() -> st.SearchStrategy[dict[str, Any]]:
    """Any entry of a diary."""
    return st.fixed_dictionaries(
        {
            "day": DAYS,
            "stage": st.integers(0, 16),
            "minutes": st.integers(0, 600),
            "during": st.integers(0, 10),
            "pelvic": st.sampled_from(("none", "slight", "new")),
            "stopped": st.booleans(),
            "morning": st.sampled_from(("", "usual", "settled", "worse")),
        }
    )
