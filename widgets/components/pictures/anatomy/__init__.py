"""The anatomy of the pelvis as teaching pictures; all from the side look to the right, as the people do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..drawing import Drawing
from .below import floor_below_penis, floor_below_womb
from .front import pelvis_front, stress_fracture
from .nerve import pudendal_nerve
from .side import floor_side_penis, floor_side_womb
from .states import floor_states

ANATOMY: Mapping[str, Callable[[], Drawing]] = {
    "floor-side-womb": floor_side_womb,
    "floor-side-penis": floor_side_penis,
    "floor-below-womb": floor_below_womb,
    "floor-below-penis": floor_below_penis,
    "floor-states": floor_states,
    "pelvis-front": pelvis_front,
    "stress-fracture": stress_fracture,
    "pudendal-nerve": pudendal_nerve,
}
