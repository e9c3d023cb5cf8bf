"""Promises of JSON that others wrote: deep or damaged, it is refused with its line."""

from __future__ import annotations

import pytest

from widgets.model.json_text import JsonDamaged, read_json


@pytest.mark.parametrize("text", ["[" * 1_000_000, '{"a":' * 300_000, "[" * 300 + "]" * 300, '"\ud800"'])
def test_what_is_too_deep_or_no_text_is_refused(text: str) -> None:
    with pytest.raises(JsonDamaged):
        read_json(text)


def test_a_mistake_has_its_line() -> None:
    with pytest.raises(JsonDamaged) as caught:
        read_json('{"a": 1,\n"b": [1, 2,,]}')

    assert caught.value.line == 2


def test_what_is_whole_is_read() -> None:
    assert read_json(b'{"cells": [{"source": ["a"]}]}') == {"cells": [{"source": ["a"]}]}
