"""What the page carries and what it opens on: at most 300 nodes and 900 edges, near to a focus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.graph.errors import UnknownNode

if TYPE_CHECKING:
    import networkx

MOST_NODES, MOST_EDGES = 300, 900
OPENING_NODES = 40
_ENOUGH_NEIGHBOURS = 12


@dataclass(frozen=True, slots=True)
class Opening:
    """The view before anybody touches anything: `focus` ids, how many steps around them, and the ids drawn."""

    focus: tuple[str, ...]
    depth: int
    shown: tuple[str, ...]


def order(network: networkx.MultiDiGraph[str]) -> list[str]:
    """All node ids, the best connected first: by number of neighbours, then of edges, then by id."""
    return sorted(network, key=lambda n: (-len(_neighbours(network, n)), -network.degree(n), n))


def carried(
    network: networkx.MultiDiGraph[str], focus: tuple[str, ...], most: int = MOST_NODES
) -> networkx.MultiDiGraph[str]:
    """The part of a network that one page can carry, at most so many nodes: all of it, or what is nearest to the focus.

    Raises UnknownNode for a focus that the network does not hold.
    """
    for ident in focus:
        if ident not in network:
            raise UnknownNode(ident)
    if network.number_of_nodes() <= most and network.number_of_edges() <= MOST_EDGES:
        return network
    near = around(network, _focus(network, focus), len(network), most)
    return _with_speakers(network, near)


def opening(network: networkx.MultiDiGraph[str], focus: tuple[str, ...]) -> Opening:
    """What to show first: a focus (the best connected node where none is asked for) and its surroundings."""
    chosen = _focus(network, focus)
    near = around(network, chosen, 1, OPENING_NODES)
    depth = 1 if len(near) - len(chosen) >= _ENOUGH_NEIGHBOURS else 2
    return Opening(chosen, depth, tuple(around(network, chosen, depth, OPENING_NODES)))


def around(network: networkx.MultiDiGraph[str], focus: Iterable[str], depth: int, most: int) -> list[str]:
    """The focus and what lies within `depth` steps, at most `most` nodes; of a ring too wide for that, those with
    most edges to what is already in, then the best connected. js/filters.js does the same in the page."""
    rank = {ident: place for place, ident in enumerate(order(network))}
    shown = dict.fromkeys(focus)
    ties: Counter[str] = Counter()
    ring = list(shown)
    for _ in range(depth):
        for here in ring:
            ties.update(_ties(network, here))
        ring = sorted(ties.keys() - shown.keys(), key=lambda n: (-ties[n], rank[n]))[: max(0, most - len(shown))]
        if not ring:
            break
        shown |= dict.fromkeys(ring)
    return list(shown)


def _focus(network: networkx.MultiDiGraph[str], focus: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(focus)) or tuple(order(network)[:1])


def _neighbours(network: networkx.MultiDiGraph[str], ident: str) -> set[str]:
    return ({*network.successors(ident)} | {*network.predecessors(ident)}) - {ident}


def _ties(network: networkx.MultiDiGraph[str], ident: str) -> Counter[str]:
    """How many edges there are to each neighbour."""
    ends = Counter(target for _, target in network.out_edges(ident))
    ends.update(source for source, _ in network.in_edges(ident))
    return ends


def _with_speakers(network: networkx.MultiDiGraph[str], near: list[str]) -> networkx.MultiDiGraph[str]:
    """These nodes and the first 900 edges among them, in the order of nearness, with those who are quoted; `beyond` of
    each counts the neighbours that are left behind as well."""
    place = {ident: index for index, ident in enumerate(near)}
    inner = [edge for edge in network.edges(keys=True) if edge[0] in place and edge[1] in place]
    inner.sort(key=lambda edge: (max(place[edge[0]], place[edge[1]]), place[edge[0]], place[edge[1]], edge[2]))
    kept: networkx.MultiDiGraph[str] = type(network)()
    for source, target, ident in inner[:MOST_EDGES]:
        kept.add_edge(source, target, key=ident, **network.edges[source, target, ident])
    quoted = {data["attributed_to"] for _, _, data in kept.edges(data=True)} - {None}
    for ident in [*near, *sorted(quoted)]:
        kept.add_node(ident, **network.nodes[ident])
    for ident in kept:
        kept.nodes[ident]["beyond"] = kept.nodes[ident].get("beyond", 0) + len(_neighbours(network, ident) - kept.nodes)
    kept.graph.update(network.graph)
    return kept
