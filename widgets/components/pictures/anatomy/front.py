"""The pelvis from the front: its joints, the groin and the inner thigh; and where bones crack from load."""

from __future__ import annotations

from ..drawing import Box, Drawing, Label, Shape, circle, line
from ..skeleton import Point
from .outline import both, mirrored, points, thread
from .pelvis import pelvis

BOX = Box(-194, 0, 320, 284)
ADDUCTORS = both((10, 139), (24, 144), (56, 182), (69, 236), (60, 306), (32, 258), (15, 210), (8, 170))
STRANDS = ((20, 152), (40, 186), (54, 232)), ((14, 160), (26, 206), (46, 262))
CREASE = ((91, 60), (68, 86), (41, 107), (15, 122))
RINGS = (Point(-23, 146), Point(-22, 57), Point(-70, 132))
CRACKS = (
    ((-22, 139), (-25, 144), (-21, 148), (-24, 153)),
    ((-21, 50), (-24, 55), (-20, 59), (-23, 65)),
    ((-74, 126), (-68, 130), (-72, 134), (-66, 138)),
)


def pelvis_front() -> Drawing:
    """Joints, groin and the muscles of the inner thigh."""
    strands = "".join(thread(*strand) + thread(*mirrored(*strand)) for strand in STRANDS)
    shapes = (
        *pelvis(),
        Shape("muscle", ADDUCTORS),
        Shape("cut", strands, 1.5),
        Shape("shorts", thread(*CREASE) + thread(*mirrored(*CREASE)), 3),
    )
    return Drawing(BOX, shapes, FRONT_LABELS)


def stress_fracture() -> Drawing:
    """Rings on the pubic bone beside its joint, the sacrum and the neck of the thigh bone."""
    rings = "".join(circle(ring, 11) for ring in RINGS)
    cracks = "".join(line(*points(*crack)) for crack in CRACKS)
    return Drawing(BOX, (*pelvis(), Shape("pain", cracks, 2), Shape("pain", rings, 3)), FRACTURE_LABELS)


FRONT_LABELS = (
    Label("sacrum", Point(-112, 26), Point(-12, 56), "end"),
    Label("groin", Point(-126, 72), Point(-70, 81), "end"),
    Label("hip_joint", Point(-126, 118), Point(-57, 117), "end"),
    Label("pubic_joint", Point(-112, 168), Point(-1, 131), "end"),
    Label("adductors", Point(-112, 232), Point(-46, 214), "end"),
)
FRACTURE_LABELS = (
    Label("sacrum", Point(-112, 26), Point(-32, 51), "end"),
    Label("thigh_bone", Point(-118, 96), Point(-79, 126), "end"),
    Label("pubic_bone", Point(-112, 192), Point(-31, 154), "end"),
)
