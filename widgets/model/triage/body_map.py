"""Where the areas of the body map lead, and whether map, drawing and checklist fit together."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.body_drawing import starts_and_ends_in_the_middle
from ..content.content import Content
from ..content.findings import Finding
from ..content.schema import Flag, Section
from ..content.schema.body_map import ALL_BODIES, Body
from ..content.schema.checklist import Area


def route_table(content: Content) -> dict[str, dict[str, list[str]]]:
    """The sections, flags and questions of each area, as JSON values for the page; none without a map."""
    areas = content.body_map.areas if content.has("body-map.yaml") else ()
    return {
        route.area: {
            "sections": list(route.sections),
            "flags": list(route.flags),
            "items": list(route.items),
        }
        for route in areas
    }


def routed_flags(content: Content) -> list[Flag]:
    """The red flags that some area leads to, in file order."""
    named = {name for route in content.body_map.areas for name in route.flags}
    return [flag for flag in content.red_flags.flags if flag.id in named]


def routed_sections(content: Content) -> list[Section]:
    """The sections that some area leads to, in the guide's order."""
    named = {name for route in content.body_map.areas for name in route.sections}
    order = [name for place in content.guide.order for name in place.sections]
    return [content.sections[name] for name in order if name in named]


def narrowed(content: Content) -> list[str]:
    """The sections that a reader may leave out when they do not fit the picks."""
    return [name for name, section in content.sections.items() if section.under in content.body_map.narrows]


def check_body_map(content: Content) -> Iterator[Finding]:
    """One finding for each area without words or shape, with two of them, or with half a shape."""
    yield from _routes(content)
    yield from _drawn(content)
    yield from _open_halves(content)


def _routes(content: Content) -> Iterator[Finding]:
    tree = content.trees[f"{content.name}/body-map.yaml"]
    routed = [route.area for route in content.body_map.areas]
    yield from tree.repeated("area", "areas", values=routed)
    for area in content.checklist.areas:
        if area.id not in routed:
            yield tree.finding(f'Add an entry for "{area.id}" ({area.label}).', "areas", code="SW113")


def _drawn(content: Content) -> Iterator[Finding]:
    tree = content.trees[f"{content.name}/body-drawing.yaml"]
    shapes = [shape for figure in content.drawing.figures for shape in figure.shapes]
    listed = {view.id for view in content.body_map.views if view.buttons}
    for area in content.checklist.areas:
        drawn = [body for shape in shapes if shape.area == area.id for body in shape.only]
        for body in _bodies(area) if area.view not in listed else ():
            if drawn.count(body) != 1:
                times = "has no shape" if body not in drawn else f"has {drawn.count(body)} shapes"
                text = f'"{area.id}" ({area.label}) {times} on the body "{body}". Draw it once.'
                yield tree.finding(text, "figures", code="SW113")


def _bodies(area: Area) -> list[Body]:
    """The bodies that an area is shown on; one that only some people have is left off the others."""
    return [b for b in ALL_BODIES if b == "neutral" or "everyone" in area.who or b in area.who]


def _open_halves(content: Content) -> Iterator[Finding]:
    tree = content.trees[f"{content.name}/body-drawing.yaml"]
    sides = {area.id: area.sides for area in content.checklist.areas}
    for number, figure in enumerate(content.drawing.figures):
        halves = [("bodies", i, body.path) for i, body in enumerate(figure.bodies)]
        halves += [("shapes", i, s.path) for i, s in enumerate(figure.shapes) if not sides.get(s.area)]
        for kind, at, path in halves:
            if not starts_and_ends_in_the_middle(path):
                text = "This half should start and end on the middle line, where x is 0."
                yield tree.finding(text, "figures", number, kind, at, "path", code="SW113")
