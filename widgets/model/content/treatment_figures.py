"""Holds each number of an option to its other side, and to how many people it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from .findings import Finding
from .schema.treatments import Numbers, Option, Result
from .yaml_document import Path, Tree

OTHER = {"benefit": "harm", "harm": "benefit"}


def check_figures(tree: Tree, option: Path, entry: Option) -> Iterator[Finding]:
    """One finding for each number of the option at `option` that shows one side only, or too little."""
    for number, each in enumerate(entry.numbers):
        here = (*option, "numbers", number)
        yield from _sides(tree, here, entry.id, each)
        for side, result in each.results.items():
            yield from _counted(tree, (*here, side), entry.id, result)


def _sides(tree: Tree, here: Path, name: str, numbers: Numbers) -> Iterator[Finding]:
    sides = numbers.results
    if not sides:
        text = f'A number of {name} counts nothing. Add "benefit: …" or "harm: …".'
        yield tree.finding(text, *here, code="SW309", words=name)
    for side, other in OTHER.items():
        if side in sides and other not in sides and numbers.not_known != other:
            text = (
                f"A {side} of {name} is told in numbers, and no {other} stands beside it. "
                f'Add "{other}: …", or "not_known: {other}".'
            )
            yield tree.finding(text, *here, side, code="SW309", words=name)
    if numbers.not_known in sides:
        text = f'{name} has a number for the {numbers.not_known}, so it is known. Delete "not_known".'
        yield tree.finding(text, *here, "not_known", code="SW309", words=name)


def _counted(tree: Tree, here: Path, name: str, result: Result) -> Iterator[Finding]:
    compares = getattr(result, "without_it", None) is not None
    if compares and result.evidence == "published" and not result.counted:
        text = f'A number of {name} does not say how many people it comes from. Add "counted: …".'
        yield tree.finding(text, *here, "says", code="SW310", words=name)
