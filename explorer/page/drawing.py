"""The network as pyvis builds it: directed, positions given, no physics, styles from marks.json."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from foedus.explorer.page.marks import marks

if TYPE_CHECKING:
    import networkx
    from pyvis.network import Network  # type: ignore[import-untyped]

# Nothing moves by itself, nothing is dragged but the view, and keys are ours: the page answers to them.
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False, "hover": False, "selectable": False, "keyboard": False, "tooltipDelay": 1_000_000,
        "zoomSpeed": 0.6,
    },
    "nodes": {"borderWidth": 2, "borderWidthSelected": 2, "chosen": False},
    "edges": {"chosen": False, "arrowStrikethrough": True, "hoverWidth": 0, "selectionWidth": 0},
}  # fmt: skip


def build(
    network: networkx.MultiDiGraph[str], names: list[str], places: dict[str, tuple[int, int]], language: str
) -> Network:
    """A pyvis Network whose node ids are the places in `names`, with one edge for every edge."""
    from pyvis.network import Network

    drawn = Network(directed=True)
    for index, ident in enumerate(names):
        data = network.nodes[ident]
        mark = marks()["kinds"][data["kind"]]
        label = data[f"label_{language}"] or ident
        x, y = places[ident]
        drawn.add_node(index, label=label, shape=mark["shape"], size=mark["size"], x=x, y=y, color=mark["light"])
    number = {ident: index for index, ident in enumerate(names)}
    for source, target, ident, data in network.edges(keys=True, data=True):
        drawn.add_edge(number[source], number[target], id=ident, **_style(data["family"]))
    drawn.set_options(json.dumps(_OPTIONS))
    return drawn


def _style(family: str) -> dict[str, Any]:
    mark = marks()["families"][family]
    return {"width": mark["width"], "dashes": mark["dashes"], "color": mark["light"]}
