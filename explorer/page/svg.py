"""The opening view as a static SVG: the picture without script, in print and in the README."""

from __future__ import annotations

import math
from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING, Any

from foedus.explorer.page import nodes
from foedus.explorer.page.boxes import LINE, box, lines
from foedus.explorer.page.layout import positions
from foedus.explorer.page.marks import marks
from foedus.explorer.page.opening import carried, opening

if TYPE_CHECKING:
    import networkx

_INK, _PAPER = {"light": "#1B2127", "dark": "#E6EAEE"}, {"light": "#FFFFFF", "dark": "#14181D"}
_FONT = "-apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, Liberation Sans, sans-serif"
_CORNERS = {"triangle": (3, -90), "diamond": (4, -90), "square": (4, -45), "hexagon": (6, 0)}


def picture(
    network: networkx.MultiDiGraph[str], *, focus: tuple[str, ...] = (), language: str = "fr", theme: str = "light"
) -> str:
    """The opening view of a network as one SVG text that needs nothing else; `theme` is light or dark.

    Raises UnknownNode for a focus that is not in the network.
    """
    network = carried(network, focus)
    first = opening(network, focus)
    return drawing(network, first.shown, positions(network, first), language, theme)


def drawing(
    network: networkx.MultiDiGraph[str],
    shown: tuple[str, ...],
    places: dict[str, tuple[int, int]],
    language: str,
    theme: str = "light",
) -> str:
    """The same from nodes and positions that are known already."""
    room = [(places[n], box(network.nodes[n])) for n in shown] or [((0, 0), (1, 1, 1, 1))]
    left, top = (min(at[axis] - b[2 * axis] for at, b in room) - 12 for axis in (0, 1))
    right, bottom = (max(at[axis] + b[2 * axis + 1] for at, b in room) + 12 for axis in (0, 1))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}" '
        f'width="{right - left:.0f}" height="{bottom - top:.0f}" role="img" font-family="{_FONT}">',
        f'<rect x="{left:.0f}" y="{top:.0f}" width="100%" height="100%" fill="{_PAPER[theme]}"/>',
        *_edges(network, set(shown), places, theme),
        *(_node(network.nodes[n], places[n], theme) for n in shown),
        *(_label(network.nodes[n], places[n], language, theme) for n in shown),
        "</svg>",
    ]
    return "\n".join(parts)


def _edges(network: Any, shown: set[str], places: Any, theme: str) -> list[str]:
    pairs: defaultdict[tuple[str, ...], list[tuple[str, str, Any]]] = defaultdict(list)
    for source, target, data in network.edges(data=True):
        if source in shown and target in shown and source != target:
            pairs[tuple(sorted((source, target)))].append((source, target, data))
    drawn = []
    for low, high in sorted(pairs):
        group = pairs[low, high]
        fans = marks()["fans"]
        if len(group) > len(fans):
            drawn.append(_rope(places[low], places[high], len(group), theme))
            continue
        for bend, (source, target, data) in zip(fans[len(group) - 1], group, strict=True):
            drawn.append(_edge(places[source], places[target], data, bend if source == low else -bend, theme))
    return drawn


def _edge(start: tuple[int, int], end: tuple[int, int], data: Any, bend: float, theme: str) -> str:
    (ax, ay), (bx, by) = start, end
    mark = marks()["families"][data["family"]]
    dashes = ' stroke-dasharray="{} {}"'.format(*mark["dashes"]) if mark["dashes"] else ""
    faint = ' opacity="0.55"' if data["polarity"] == "negated" or data["modality"] != "actual" else ""
    middle = f"{(ax + bx) / 2 - (by - ay) * bend:.1f} {(ay + by) / 2 + (bx - ax) * bend:.1f}"
    stroke = f'stroke="{mark[theme]}" stroke-width="{mark["width"]}"{dashes}{faint}'
    return f'<path d="M{ax} {ay}Q{middle} {bx} {by}" fill="none" {stroke}/>'


def _rope(start: tuple[int, int], end: tuple[int, int], count: int, theme: str) -> str:
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    colour = marks()["families"]["structure"][theme]
    return (
        f'<path d="M{start[0]} {start[1]}L{end[0]} {end[1]}" stroke="{colour}" stroke-width="6" opacity="0.55"/>'
        f'<circle cx="{x}" cy="{y}" r="10" fill="{_PAPER[theme]}" stroke="{colour}" stroke-width="1.5"/>'
        f'<text x="{x}" y="{y + 4}" font-size="12" text-anchor="middle" fill="{_INK[theme]}">{count}</text>'
    )


def _node(data: Any, place: tuple[int, int], theme: str) -> str:
    mark = marks()["kinds"][data["kind"]]
    dashes = ' stroke-dasharray="4 3"' if nodes.ended(data["node"]) else ""
    style = f'fill="{mark[theme]}" stroke="{_INK[theme]}" stroke-width="2"{dashes}'
    if mark["shape"] == "dot":
        return f'<circle cx="{place[0]}" cy="{place[1]}" r="{mark["size"]}" {style}/>'
    count, turn = _CORNERS[mark["shape"]]
    radius = mark["size"] * (math.sqrt(2) if mark["shape"] == "square" else 1)
    angles = [math.radians(turn + 360 * corner / count) for corner in range(count)]
    points = " ".join(f"{place[0] + radius * math.cos(a):.1f},{place[1] + radius * math.sin(a):.1f}" for a in angles)
    return f'<polygon points="{points}" {style}/>'


def _label(data: Any, place: tuple[int, int], language: str, theme: str) -> str:
    top = place[1] + marks()["kinds"][data["kind"]]["size"] + LINE
    rows = "".join(
        f'<tspan x="{place[0]}" y="{top + LINE * index - 2}">{escape(row)}</tspan>'
        for index, row in enumerate(lines(data[f"label_{language}"]))
    )
    halo = f'fill="{_INK[theme]}" stroke="{_PAPER[theme]}" stroke-width="3.5" paint-order="stroke"'
    return f'<text font-size="13" text-anchor="middle" {halo}>{rows}</text>'
