"""All drawings by the names that content gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from ...model.content.findings import NEAREST, nearest
from .anatomy import ANATOMY
from .charts import CHARTS
from .drawing import Drawing
from .moves import DRAWN
from .scenes import DOORS
from .shoes import SHOES

DRAWINGS: Mapping[str, Callable[[], Drawing]] = {**DOORS, **DRAWN, **ANATOMY, **CHARTS, **SHOES}
PEOPLE_SCALE = 3  # a standing person is about 100 units tall, a drawing of anatomy 320 wide


@cache
def drawing(name: str) -> Drawing:
    """A drawing by its name; LookupError with the nearest one when there is none."""
    if name not in DRAWINGS:
        raise LookupError(f'No picture is called "{name}".{nearest(name, DRAWINGS, NEAREST)}')
    scale = PEOPLE_SCALE if name in DRAWN or name in DOORS else 1
    return DRAWINGS[name]().rounded(scale)
