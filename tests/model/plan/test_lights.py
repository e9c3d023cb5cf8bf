"""Promises of the lights: the strictest answer wins, and the whole table is known."""

from __future__ import annotations

import pytest

from widgets.model.content.content import Content
from widgets.model.plan.lights import ORDER, light, light_table


@pytest.mark.parametrize(
    ("during", "morning", "pelvic", "wanted"),
    [
        (0, "usual", "none", "green"),
        (2, "usual", "none", "green"),
        (3, "usual", "none", "amber"),
        (4, "settled", "none", "amber"),
        (0, "settled", "none", "amber"),
        (0, "usual", "slight", "amber"),
        (5, "usual", "none", "red"),
        (0, "worse", "none", "red"),
        (0, "usual", "new", "red"),
    ],
)
def test_a_run_gets_the_light_of_the_reference(
    content: Content, during: int, morning: str, pelvic: str, wanted: str
) -> None:
    assert light(content, during, morning, pelvic) == wanted


def test_the_whole_table_is_there_and_a_worse_answer_never_gives_a_better_light(content: Content) -> None:
    table = light_table(content)
    rank = {key: ORDER.index(value) for key, value in table.items()}
    mornings, signs = ("usual", "settled", "worse"), ("none", "slight", "new")

    assert len(table) == 11 * 3 * 3
    for pain in range(10):
        for i, morning in enumerate(mornings[:2]):
            for j, sign in enumerate(signs[:2]):
                here = rank[f"{pain}/{morning}/{sign}"]
                assert here <= rank[f"{pain + 1}/{morning}/{sign}"]
                assert here <= rank[f"{pain}/{mornings[i + 1]}/{sign}"]
                assert here <= rank[f"{pain}/{morning}/{signs[j + 1]}"]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ((11, "usual", "none"), "pain from 0 to 10"),
        ((True, "usual", "none"), "pain from 0 to 10"),
        ((2, "usul", "none"), 'Did you mean "usual"'),
        ((2, "usual", "lots"), "Write one of: none, slight, new"),
    ],
)
def test_an_unknown_answer_is_refused_with_what_to_write(
    content: Content, answers: tuple[int, str, str], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        light(content, *answers)
