"""The door to NetworkX: the graph, or what a filter leaves of it, as the MultiDiGraph that the field knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedus.graph import edges
from foedus.graph.dates import interval, iso_day
from foedus.graph.enduring import ends_in
from foedus.graph.errors import UnknownNode
from foedus.graph.model import Assertion, Document, Node
from foedus.graph.nodes import document, node, nodes
from foedus.graph.ontology import ontology
from foedus.graph.store import Store
from foedus.graph.tellings import tellings

if TYPE_CHECKING:
    import networkx


def to_networkx(
    store: Store, wanted: edges.Filter | None = None, *, isolated: bool = False
) -> networkx.MultiDiGraph[str]:
    """A MultiDiGraph of the edges that fit: node and edge keys are ids.

    Node data: `kind`, `label_fr`, `label_en`, `node` (the graph.model.Node). Edge data: `relation`, `family`,
    `date` (EDTF or None), `start` and `end` (ISO days or None), `polarity`, `modality`, `attributed_to`,
    `assertion` (the graph.model.Assertion with its evidence). Graph data: `documents`, by id, `tellings`, of what
    days each tells, and `ends`, of what lasts (see graph.enduring). Nodes without an edge come along with `isolated`.
    """
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    beyond = wanted.beyond if wanted else None
    for assertion in edges.select(store, wanted):
        for ident in (assertion.source, assertion.target, assertion.attributed_to):
            if ident and ident not in network:
                network.add_node(ident, **_node_data(_found(store, ident, beyond)))
        network.add_edge(assertion.source, assertion.target, key=assertion.id, **_edge_data(assertion))
    for each in nodes(store) if isolated else ():
        network.add_node(each.id, **_node_data(each))
    network.graph["documents"] = _documents(store, network, beyond)
    network.graph["tellings"] = tellings(store, network.graph["documents"])
    network.graph["ends"] = ends_in(store)
    return network


def _node_data(each: Node) -> dict[str, Any]:
    return {"kind": each.kind, "label_fr": each.label("fr"), "label_en": each.label("en"), "node": each}


def _edge_data(assertion: Assertion) -> dict[str, Any]:
    span = interval(assertion.date)
    return {
        "relation": assertion.relation,
        "family": ontology().relations[assertion.relation].family,
        "date": assertion.date,
        "start": iso_day(span.start),
        "end": iso_day(span.end),
        "polarity": assertion.polarity,
        "modality": assertion.modality,
        "attributed_to": assertion.attributed_to,
        "assertion": assertion,
    }


def _found(store: Store, ident: str, beyond: edges.Beyond | None) -> Node:
    try:
        return node(store, ident)
    except UnknownNode:
        if beyond and (found := beyond.node(ident)):
            return found
        raise


def _documents(store: Store, network: networkx.MultiDiGraph[str], beyond: edges.Beyond | None) -> dict[str, Document]:
    named = {piece.document for *_, data in network.edges(data=True) for piece in data["assertion"].evidence}
    found = (document(store, name) or (beyond and beyond.document(name)) for name in sorted(named))
    return {each.id: each for each in found if each}
