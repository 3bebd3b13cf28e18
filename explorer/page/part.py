"""The part of a store that a page is made of: all of a small one, of a large one what lies near to the focus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from foedus.graph import Filter, Store, counts, node, select, to_networkx
from foedus.graph.evidence import told

if TYPE_CHECKING:
    import networkx

WHOLE = 5_000  # edges: a store of no more is taken whole, and cut down afterwards
_MOST_READ = 20_000  # edges of one ring of neighbours that are looked at
_DEPTH = 3


def part(
    store: Store, wanted: Filter, focus: tuple[str, ...], most: int, *, isolated: bool = False
) -> networkx.MultiDiGraph[str]:
    """The network that a page of at most so many nodes is made of, whatever the size of the store.

    `beyond` of a node is how many neighbours it has in the store that the network does not hold, `told` in the graph's
    data how many edges of the store each document tells of. Raises UnknownName
    and BadDate for a filter that makes no sense.
    """
    if counts(store)["edges"] <= WHOLE or wanted.beyond or wanted.nodes:
        network = to_networkx(store, wanted, isolated=isolated)
        with_nodes(store, network, focus)  # whatever the filter leaves of it, the page is about it
        return network
    near = _near(store, wanted, focus or _busiest(store), most)
    network = to_networkx(store, replace(wanted, sources=near, targets=near))
    with_nodes(store, network, near)
    for ident, count in neighbour_counts(store, network, network, wanted).items():
        network.nodes[ident]["beyond"] = count
    network.graph["told"] = told(store, network.graph["documents"])
    return network


def with_nodes(store: Store, network: networkx.MultiDiGraph[str], idents: Iterable[str]) -> None:
    """Add the nodes that it lacks of some, without any edge, with the data that `to_networkx` gives them."""
    for ident in idents:
        if ident not in network:
            found = node(store, ident)
            labels = {f"label_{language}": found.label(language) for language in ("fr", "en")}
            network.add_node(found.id, kind=found.kind, node=found, **labels)


def neighbour_counts(
    store: Store, network: networkx.MultiDiGraph[str], here: Container[str], wanted: Filter | None = None
) -> dict[str, int]:
    """For each node of a network how many neighbours it has in the store, as far as a filter leaves them, that are not
    here."""
    of = _stored if wanted is None or replace(wanted, bonds=None) == Filter() else partial(_left, wanted)
    return {ident: sum(other not in here for other in of(store, ident)) for ident in network}


def _stored(store: Store, ident: str) -> Iterator[str]:
    rows = store.connection.execute(
        "SELECT DISTINCT o.slug FROM steps JOIN nodes o ON o.id = other WHERE steps.node = (SELECT id FROM nodes"
        " WHERE slug = ?) AND other <> steps.node",
        (ident,),
    )
    return (other for (other,) in rows)


def _left(wanted: Filter, store: Store, ident: str) -> Iterator[str]:
    edges = islice(select(store, replace(wanted, nodes=(ident,))), _MOST_READ)
    return iter({end for edge in edges for end in (edge.source, edge.target)} - {ident})


def _near(store: Store, wanted: Filter, focus: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The focus and what lies around it, ring by ring; of a ring too wide those with most edges to what is in."""
    chosen = dict.fromkeys(focus)
    ties: Counter[str] = Counter()
    ring = focus
    for _ in range(_DEPTH):
        for edge in islice(select(store, replace(wanted, nodes=ring)), _MOST_READ):
            ties.update((edge.source, edge.target))
        fresh = sorted(ties.keys() - chosen.keys(), key=lambda ident: (-ties[ident], ident))
        ring = tuple(fresh[: max(0, most - len(chosen))])
        chosen |= dict.fromkeys(ring)
        if not ring:
            break
    return tuple(chosen)


def _busiest(store: Store) -> tuple[str, ...]:
    row = store.connection.execute(
        "SELECT slug FROM nodes JOIN (SELECT node, count(*) AS edges FROM steps GROUP BY node) s ON s.node = nodes.id"
        " ORDER BY edges DESC, slug LIMIT 1"
    ).fetchone()
    return (row[0],) if row else ()
