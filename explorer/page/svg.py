"""The opening view as a static SVG: the picture without script, in print and in the README."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from foedus.explorer.page import nodes, strokes, symbols
from foedus.explorer.page.boxes import LINE, box, lines, short
from foedus.explorer.page.layout import positions
from foedus.explorer.page.marks import line_mark, marks
from foedus.explorer.page.opening import Opening, carried, opening, order
from foedus.explorer.page.symbols import INK, PAPER, SOFT
from foedus.graph.dates import sort_key
from foedus.graph.ontology import ontology

if TYPE_CHECKING:
    import networkx

_FONT = "-apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, Liberation Sans, sans-serif"
_LEAST_WIDTH = 600


def picture(
    network: networkx.MultiDiGraph[str], *, focus: tuple[str, ...] = (), language: str = "fr", theme: str = "light"
) -> str:
    """The opening view of a network as one SVG text that needs nothing else; `theme` is light or dark.

    Raises UnknownNode for a focus that is not in the network.
    """
    network = carried(network, focus)
    first = opening(network, focus)
    return drawing(network, first, positions(network, first), language, theme)


def drawing(
    network: networkx.MultiDiGraph[str],
    first: Opening,
    places: dict[str, tuple[int, int]],
    language: str,
    theme: str = "light",
) -> str:
    """The same from an opening and positions that are known already."""
    rooms, above = _rooms(network, first.shown, places)
    taken = list(rooms.values()) or [(0.0, 0.0, 1.0, 1.0)]
    left, top = (min(each[axis] for each in taken) - 12 for axis in (0, 1))
    right, bottom = (max(each[axis] for each in taken) + 12 for axis in (2, 3))
    right = max(right, left + _LEAST_WIDTH)
    size = f"{right - left:.0f}", f"{bottom - top + symbols.LEGEND:.0f}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top:.0f} {size[0]} {size[1]}" '
        f'width="{size[0]}" height="{size[1]}" role="img" font-family="{_FONT}">',
        f'<rect x="{left:.0f}" y="{top:.0f}" width="100%" height="100%" fill="{PAPER[theme]}"/>',
        *_edges(network, set(first.shown), places, taken, theme),
        *(_shape(network.nodes[n]["node"], places[n], theme) for n in first.shown),
        *(
            _label(network.nodes[n]["node"], places[n], language, theme, strong=n in first.focus, above=n in above)
            for n in first.shown
        ),
        *symbols.legend((left + 12, bottom), right - left - 24, language, theme, _families(network, set(first.shown))),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _rooms(
    network: Any, shown: Sequence[str], places: dict[str, tuple[int, int]]
) -> tuple[dict[str, tuple[float, ...]], set[str]]:
    """What each node covers, and those whose name stands above because a line arrives from below (js/paint.js)."""
    ways: defaultdict[str, list[float]] = defaultdict(list)
    for a, b in network.edges():
        if a in places and b in places and {a, b} <= set(shown):
            dx, dy = places[b][0] - places[a][0], places[b][1] - places[a][1]
            ways[a].append(math.atan2(dy, dx))
            ways[b].append(math.atan2(-dy, -dx))
    rooms = {n: _around(places[n], box(network.nodes[n])) for n in shown}
    above = set()
    for n in shown:
        from_below, from_above = (any(abs(way - side) < 0.7 for way in ways[n]) for side in (math.pi / 2, -math.pi / 2))
        turned = rooms[n][0], 2 * places[n][1] - rooms[n][3], rooms[n][2], 2 * places[n][1] - rooms[n][1]
        if from_below and not from_above and not any(_overlap(turned, rooms[other]) for other in shown if other != n):
            rooms[n] = turned
            above.add(n)
    return rooms, above


def _around(place: tuple[int, int], room: tuple[float, float, float, float]) -> tuple[float, ...]:
    return place[0] - room[0], place[1] - room[2], place[0] + room[1], place[1] + room[3]


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _edges(network: Any, shown: set[str], places: Any, taken: Sequence[tuple[float, ...]], theme: str) -> Iterator[str]:
    """All lines, then all signs on them, so that no line runs over a sign."""
    signs = []
    for (low, high), group in _pairs(network, shown):
        fans = marks()["fans"]
        if len(group) > len(fans):
            way, families = strokes.curve(places[low], places[high], 0), [data["family"] for _, data in group]
            yield from strokes.rope(way, families, theme, INK[theme], PAPER[theme])
            continue
        for bend, (source, data) in zip(fans[len(group) - 1], group, strict=True):
            ends = (low, high) if source == low else (high, low)
            way = strokes.curve(places[ends[0]], places[ends[1]], bend if source == low else -bend)
            radii = _radius(network.nodes[ends[0]]["kind"]), _radius(network.nodes[ends[1]]["kind"])
            both = ontology().relations[data["relation"]].symmetric
            yield from strokes.relation(way, line_mark(data["family"], data["relation"]), both, radii, theme)
            signs.append((way, data))
    for way, data in signs:
        if text := "✕" if data["polarity"] == "negated" else "?" if data["modality"] != "actual" else "":
            yield strokes.sign(way, text, marks()["families"][data["family"]][theme], PAPER[theme], taken)


def _pairs(network: Any, shown: set[str]) -> list[tuple[tuple[str, str], list[tuple[str, Any]]]]:
    """The relations (source, data) of each pair that is drawn, by date, as js/stage.js orders them."""
    rank = {ident: place for place, ident in enumerate(order(network))}
    pairs: defaultdict[tuple[str, str], list[tuple[str, Any]]] = defaultdict(list)
    for source, target, data in network.edges(data=True):
        if source in shown and target in shown and source != target:
            low, high = sorted((source, target), key=rank.__getitem__)
            pairs[low, high].append((source, data))
    for group in pairs.values():
        group.sort(key=lambda each: (sort_key(each[1]["assertion"].date), each[1]["assertion"].id))
    return sorted(pairs.items(), key=lambda item: item[0])


def _families(network: Any, shown: set[str]) -> set[str]:
    return {data["family"] for source, target, data in network.edges(data=True) if {source, target} <= shown}


def _radius(kind: str) -> float:
    size: float = marks()["kinds"][kind]["size"]
    return size + 3


def _shape(node: Any, place: tuple[int, int], theme: str) -> str:
    return symbols.shape(node.kind, place, theme, nodes.ended(node))


def _label(node: Any, place: tuple[int, int], language: str, theme: str, *, strong: bool, above: bool) -> str:
    text = short(node, language)
    year = nodes.treaty_year(node)
    rows = [(row, INK[theme]) for row in lines(text or node.id)]
    if year is not None and str(year) not in text:
        rows.append((str(year), SOFT[theme]))
    size = marks()["kinds"][node.kind]["size"]
    top = place[1] - size - LINE * len(rows) + 8 if above else place[1] + size + LINE - 2
    spans = "".join(
        f'<tspan x="{place[0]}" y="{top + LINE * index}" fill="{colour}">{escape(row)}</tspan>'
        for index, (row, colour) in enumerate(rows)
    )
    weight = ' font-weight="600"' if strong else ""
    halo = f'stroke="{PAPER[theme]}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"'
    return f'<text font-size="13"{weight} text-anchor="middle" {halo}>{spans}</text>'
