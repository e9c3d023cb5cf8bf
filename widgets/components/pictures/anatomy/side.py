"""The pelvic floor and the organs it carries, cut through the middle and seen from the side."""

from __future__ import annotations

from ..drawing import Box, Drawing, Label, Shape
from ..skeleton import Point
from .outline import curve, thread
from .section import BOWEL, TUBE, body, bones, floor, tube

BOX = Box(8, 0, 320, 284)
VULVA = ((244, 172), (235, 196), (222, 213), (204, 221), (176, 225))
WOMB = curve(
    (154, 163), (149, 145), (158, 120), (169, 98), (188, 84), (205, 90), (207, 107), (194, 124), (179, 143),
    (166, 162),
)  # fmt: skip
CAVITY = thread((160, 152), (170, 128), (190, 102))
VAGINA = thread((161, 160), (171, 186), (189, 222))
BLADDER = curve((217, 132), (209, 117), (195, 127), (181, 146), (178, 164), (190, 176), (206, 162))
URETHRA = thread((192, 172), (197, 194), (207, 218))


ROOT = ((244, 172), (242, 204), (224, 216), (204, 221), (176, 225))
FULL = curve((218, 132), (207, 109), (186, 107), (173, 126), (176, 150), (190, 166), (206, 156))
PROSTATE = curve((181, 168), (191, 164), (202, 168), (205, 180), (196, 190), (184, 186))
PASSAGE = thread(
    (191, 160), (195, 190), (206, 207), (226, 206), (244, 198), (257, 209), (262, 234), (262, 258)
)
PENIS = curve(
    (230, 186), (247, 172), (262, 190), (271, 222), (270, 250), (262, 260), (254, 250), (250, 230), (238, 216)
)
SCROTUM = curve((204, 218), (238, 206), (254, 226), (254, 252), (243, 266), (228, 260), (217, 242))
CREASE = thread((226, 217), (242, 215), (251, 230), (254, 252))


def floor_side_womb() -> Drawing:
    """The section with bladder, womb and bowel."""
    shapes = (
        *body(*VULVA),
        *bones(),
        *floor(),
        *tube("bowel", BOWEL, TUBE),
        *tube("womb", VAGINA, 9),
        Shape("womb", WOMB),
        Shape("cut", CAVITY, 2),
        Shape("organ", URETHRA, 4.5),
        Shape("organ", BLADDER),
    )
    return Drawing(BOX, shapes, (*WOMB_LABELS, *LABELS))


def floor_side_penis() -> Drawing:
    """The section with bladder, prostate, penis and bowel."""
    shapes = (
        *body(*ROOT),
        Shape("cut", SCROTUM),
        Shape("cut", PENIS),
        Shape("body", CREASE, 2.5),
        *bones(),
        *floor(),
        *tube("bowel", BOWEL, TUBE),
        Shape("organ", FULL),
        Shape("gland", PROSTATE),
        Shape("organ", PASSAGE, 4.5),
    )
    return Drawing(BOX, shapes, (*PENIS_LABELS, *LABELS))


LABELS = (
    Label("bowel", Point(262, 26), Point(207, 36), "start"),
    Label("pubic_bone", Point(252, 138), Point(218, 160), "start"),
    Label("back_passage", Point(100, 244), Point(147, 208), "end"),
    Label("pelvic_floor", Point(96, 198), Point(127, 178), "end"),
    Label("tailbone", Point(70, 150), Point(104, 143), "end"),
    Label("sacrum", Point(62, 52), Point(99, 88), "end"),
)
WOMB_LABELS = (
    Label("womb", Point(262, 62), Point(196, 98), "start"),
    Label("bladder", Point(262, 98), Point(205, 144), "start"),
    Label("urethra", Point(262, 204), Point(198, 198), "start"),
    Label("vagina", Point(228, 250), Point(182, 208), "start"),
)
PENIS_LABELS = (
    Label("bladder", Point(262, 84), Point(200, 124), "start"),
    Label("urethra", Point(272, 176), Point(246, 199), "start"),
    Label("penis", Point(282, 232), Point(268, 232), "start"),
    Label("prostate", Point(170, 258), Point(186, 182), "start"),
)
