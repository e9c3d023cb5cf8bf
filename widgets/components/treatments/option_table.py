"""The options as a table, for clinicians in Jupyter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.content.treatment_rules import all_harms
from ..render_context import RenderContext

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("id", "name", "step", "uses", "evidence", "benefit", "harms", "clinic_offers", "sources")


def options_frame(view: RenderContext) -> pd.DataFrame:
    """One row for each option in the order of care; `uses` (with how sure), `harms`, `sources` are tuples."""
    import pandas as pd

    options, say = view.content.treatments.options, view.words.say
    rows = [[getattr(option, column) for column in COLUMNS] for option in options]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame[["name", "benefit"]] = frame[["name", "benefit"]].map(say)
    frame["harms"] = [tuple(map(say, all_harms(option))) for option in options]
    frame["uses"] = [tuple(f"{say(use.says)}: {use.certainty}" for use in option.uses) for option in options]
    return frame
