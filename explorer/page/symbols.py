"""The shapes of nodes in the static SVG, and its legend."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from html import escape

from foedus.explorer.page import strokes
from foedus.explorer.page.marks import line_mark, marks
from foedus.graph.ontology import ontology

INK, PAPER = {"light": "#1B2127", "dark": "#E6EAEE"}, {"light": "#FFFFFF", "dark": "#14181D"}
SOFT = {"light": "#596471", "dark": "#A3AFBB"}
LEGEND = 58
_CORNERS = {"triangle": (3, -90), "diamond": (4, -90), "square": (4, -45), "hexagon": (6, 0)}


def shape(kind: str, place: tuple[float, float], theme: str, ended: bool = False) -> str:
    """A node of a kind; a dashed outline says that it no longer exists."""
    mark = marks()["kinds"][kind]
    dashes = ' stroke-dasharray="4 3"' if ended else ""
    style = f'fill="{mark[theme]}" stroke="{INK[theme]}" stroke-width="2"{dashes}'
    if mark["shape"] == "dot":
        return f'<circle cx="{place[0]}" cy="{place[1]}" r="{mark["size"]}" {style}/>'
    count, turn = _CORNERS[mark["shape"]]
    radius = mark["size"] * (math.sqrt(2) if mark["shape"] == "square" else 1)
    angles = [math.radians(turn + 360 * corner / count) for corner in range(count)]
    points = " ".join(f"{place[0] + radius * math.cos(a):.1f},{place[1] + radius * math.sin(a):.1f}" for a in angles)
    return f'<polygon points="{points}" {style}/>'


def legend(
    corner: tuple[float, float], width: float, language: str, theme: str, shown: Collection[str]
) -> Iterator[str]:
    """One row of kinds, one of the families that are shown, in a strip of this width and LEGEND high."""
    kinds, families = ontology().kinds, {n: each for n, each in ontology().families.items() if n in shown}
    said = f'font-size="12" fill="{SOFT[theme]}"'
    for column, (name, kind) in enumerate(kinds.items()):
        x, y = corner[0] + column * width / len(kinds), corner[1] + 14
        mark = f'<g transform="translate({x + 12:.0f} {y:.0f}) scale(0.6)">{shape(name, (0, 0), theme)}</g>'
        yield f'{mark}<text x="{x + 30:.0f}" y="{y + 4:.0f}" {said}>{escape(kind.labels[language])}</text>'
    for column, (name, labels) in enumerate(families.items()):
        x, y = round(corner[0] + column * width / len(families)), round(corner[1] + 40)
        line = "".join(strokes.relation(strokes.curve((x, y), (x + 34, y), 0), line_mark(name), False, (0, 2), theme))
        yield f'{line}<text x="{x + 42}" y="{y + 4}" {said}>{escape(labels[language])}</text>'
