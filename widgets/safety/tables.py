"""The safety papers as tables for a spreadsheet, with empty columns for whoever fills them in."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from .licences import COPIED, licence, shipped
from .papers import Pack

TO_FILL = {
    "hazard-log": ("risk class", "owner", "accepted by", "date"),
    "data-protection": ("needed? (yes / no)", "legal basis", "remark"),
    "accessibility": ("verdict", "evaluator", "date"),
    "licences": (),
}
Row = dict[str, str]


def tables(pack: Pack) -> dict[str, pd.DataFrame]:
    """Every table by its file name; ready to be filled in."""
    rows = {
        "hazard-log": _hazards(pack),
        "data-protection": _kept(pack),
        "accessibility": _criteria(pack),
        "licences": _licences(),
    }
    return {f"{name}.csv": _table(list(each), TO_FILL[name]) for name, each in rows.items()}


def _table(rows: list[Row], empty: tuple[str, ...]) -> pd.DataFrame:
    table = pd.DataFrame(rows)
    for column in empty:
        table[column] = ""
    return table


def _hazards(pack: Pack) -> Iterator[Row]:
    """One row for each test of each control."""
    for each in pack.log:
        hazard = each.hazard
        for control in each.controls:
            for proof in control.proofs:
                yield {
                    "id": hazard.id,
                    "hazard": hazard.title,
                    "about": hazard.about,
                    "causes": "\n".join(hazard.causes),
                    "effect": hazard.effect,
                    "who": hazard.who,
                    "severity (draft)": hazard.severity,
                    "likelihood (draft)": hazard.likelihood,
                    "state": each.state,
                    "control": control.says,
                    "test": proof.test,
                    "result": proof.says,
                    "what remains": hazard.left,
                }


def _kept(pack: Pack) -> Iterator[Row]:
    for row in pack.kept:
        words = row.words
        yield {
            "place": row.place,
            "names": ", ".join(row.names),
            "what": words.what if words else "not yet described",
            "may tell of health": ("yes" if words.health else "no") if words else "",
            "until": words.until if words else "",
            "seen by": words.seen_by if words else "",
            "read from": row.said_in,
        }


def _criteria(pack: Pack) -> Iterator[Row]:
    for each in pack.criteria:
        criterion = each.criterion
        yield {
            "criterion": f"{criterion.id} {criterion.name}",
            "level": criterion.level,
            "what the pages do": criterion.says,
            "state": each.state,
            "tests": "\n".join(f"{proof.test}: {proof.says}" for proof in each.proofs),
            "left to a person": criterion.left or "",
        }


def _licences() -> Iterator[Row]:
    for name, package in shipped().items():
        yield {"name": name, "version": package.version, "licence": licence(package), "where": "package"}
    for script in COPIED:
        yield {
            "name": script.name,
            "version": script.version,
            "licence": script.licence,
            "where": script.where,
        }
