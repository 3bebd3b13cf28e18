"""What a page that is shown on this machine asks for: itself, neighbours, paths, names and documents of a store."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any

from foedus.explorer.readers import Readers, put
from foedus.graph import Assertion, Filter, Store, document, find, node, select, to_networkx
from foedus.graph.dates import interval
from foedus.graph.edges import count as count_edges
from foedus.graph.enduring import times
from foedus.graph.errors import UnknownNode
from foedus.graph.evidence import told
from foedus.graph.paths import Allowed, hops, simple_routes, why_none
from foedus.graph.standing import stands
from foedus.graph.together import best
from foedus.graph.truces import truces

if TYPE_CHECKING:
    import networkx

_MOST_NEIGHBOURS = 60
_MOST_READ = 20_000
_MOST_ROUTES = 5
_MOST_TOLD = 900


@dataclass
class Served:
    """What a page of a store may ask for. `html` makes the page, `filters` what it is narrowed to: both anew when the
    store has changed. Each window that has it open asks under a name of its own (`by`)."""

    store: Store
    html: Callable[..., str]
    filters: Callable[[], Filter]
    most: int
    _made: tuple[tuple[object, ...], str] | None = field(default=None, init=False, repr=False)
    _page: dict[str, tuple[int, int]] = field(default_factory=dict, init=False, repr=False)
    _readers: Readers = field(default_factory=Readers, init=False, repr=False)
    _narrowed: tuple[tuple[int, int], Filter] | None = field(default=None, init=False, repr=False)
    _shut: tuple[tuple[int, int], tuple[str, ...]] | None = field(default=None, init=False, repr=False)
    _making: Lock = field(default_factory=Lock, init=False, repr=False)

    def page(self, token: str) -> str:
        """The page itself, which knows where to ask: made once, and anew only when the store has changed."""
        with self._making:
            # Read before the page is made, so that what is written meanwhile makes the next one anew.
            of = token, *self._version()
            if self._made is None or self._made[0] != of:
                self._made = None  # never two in memory
                self._made = of, self._fresh(token)
            return self._made[1]

    def _version(self) -> tuple[int, int]:
        """A number that changes with what others write to the store, and one with what this connection writes."""
        connection = self.store.connection
        return connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes

    def _fresh(self, token: str) -> str:
        html = self.html(self.store, served=token)
        start = html.index('id="data">') + len('id="data">')
        nodes = json.loads(html[start : html.index("</script>", start)])["nodes"]
        self._page = dict(zip(nodes["id"], zip(nodes["x"], nodes["y"], strict=True), strict=True))
        return html

    @property
    def wanted(self) -> Filter:
        """What the page is narrowed to; derived relations are those of the store as it is now."""
        of = self._version()
        if self._narrowed is None or self._narrowed[0] != of:
            self._narrowed = of, self.filters()
        return self._narrowed[1]

    @property
    def truces(self) -> tuple[str, ...]:
        """What is no way where only alliances and treaties are asked for, in the store as it is now."""
        of = self._version()
        if self._shut is None or self._shut[0] != of:
            self._shut = of, truces(self.store)
        return self._shut[1]

    def near(self, ident: str, by: str = "") -> dict[str, Any]:
        """A node with the neighbours that have most edges to it, and their edges to all that the page has."""
        ties: Counter[str] = Counter()
        for edge in islice(select(self.store, replace(self.wanted, nodes=(ident,))), _MOST_READ):
            ties.update({edge.source, edge.target} - {ident})
        sent = self._readers.of(by, self._page)
        fresh = sorted(ties.keys() - sent.keys(), key=lambda other: (-ties[other], other))[:_MOST_NEIGHBOURS]
        return self._part([ident, *fresh], by, ident)

    def routes(self, asked: dict[str, str], by: str = "") -> dict[str, Any]:
        """At most five routes as lists of ids with the part that they need, or why there is none; of states that only
        treaties know there are none."""
        allowed = Allowed(
            relations=tuple(filter(None, asked.get("relations", "").split(","))),
            kinds=tuple(filter(None, asked.get("kinds", "").split(","))),
            as_of=asked.get("days") or None,
            dated=asked.get("dated") == "1",
            avoiding=self.truces if asked.get("text") == "1" else (),
            bonds=self.wanted.bonds,
        )
        ends = asked["from"], asked["to"]

        @cache  # asked for when they stand, and when they held together
        def edges_of(route: tuple[str, ...]) -> list[list[Assertion]]:
            return hops(self.store, route, allowed)

        alive = times(self.store, cache(partial(node, self.store)), self.wanted.bonds)
        try:
            every = simple_routes(self.store, *ends, allowed)
            found = list(map(list, best(every, _MOST_ROUTES, edges_of, self._standing(asked, edges_of), alive)))
            why = None if found else why_none(self.store, *ends, allowed)
        except UnknownNode:
            found, why = [], None
        obstacles = [list(each) for each in why.lift] if why else []
        part = self._part(dict.fromkeys(node for route in found for node in route), by)
        return {"routes": found, "obstacles": obstacles, "part": part}

    def _standing(
        self, asked: dict[str, str], edges_of: Callable[[tuple[str, ...]], list[list[Assertion]]]
    ) -> Callable[[tuple[str, ...]], str] | None:
        """Whether a route stands on the days that are asked about, where any are."""
        if not asked.get("stand"):
            return None
        days = interval(asked["stand"])
        return lambda route: stands([node(self.store, each) for each in route], edges_of(route), days)

    def document(self, ident: str, by: str = "") -> dict[str, Any]:
        """A document with all that it tells, or alone where that is more than a page takes. Raises KeyError."""
        import networkx

        wanted = replace(self.wanted, documents=(ident,))
        network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        if count_edges(self.store, wanted) <= _MOST_TOLD:
            network = to_networkx(self.store, wanted)
        found = network.graph.setdefault("documents", {})
        found[ident] = found.get(ident) or document(self.store, ident)
        if found[ident] is None:
            raise KeyError(ident)
        return self._columns(network, by)

    def find(self, text: str, by: str = "") -> dict[str, Any]:
        """The nodes that are called so."""
        return self._part([hit.id for hit in islice(find(self.store, text), 8)], by)

    def _part(self, idents: Iterable[str], by: str, centre: str | None = None) -> dict[str, Any]:
        """Some nodes and their edges among themselves and to what the page has, in columns."""
        from foedus.explorer.page.part import with_nodes

        chosen = list(dict.fromkeys(idents))
        everything = tuple({**dict.fromkeys(self._readers.of(by, self._page)), **dict.fromkeys(chosen)})
        network = to_networkx(self.store, replace(self.wanted, sources=tuple(chosen), targets=everything))
        other_way = to_networkx(self.store, replace(self.wanted, sources=everything, targets=tuple(chosen)))
        network = _joined(network, other_way)
        with_nodes(self.store, network, chosen)
        return self._columns(network, by, centre)

    def _columns(self, network: networkx.MultiDiGraph[str], by: str, centre: str | None = None) -> dict[str, Any]:
        """A network in columns, what is new of it around one of its nodes."""
        from foedus.explorer.page import columns
        from foedus.explorer.page.part import neighbour_counts
        from foedus.explorer.page.tongues import named_in_both

        network = named_in_both(network)
        sent = self._readers.of(by, self._page)
        put(network, sent, centre)
        for ident, count in neighbour_counts(self.store, network, sent, self.wanted).items():
            network.nodes[ident]["beyond"] = count
        names = list(network)
        places = {ident: sent[ident] for ident in names}
        documents = sorted(network.graph.get("documents", {}))
        return {
            "nodes": columns.node_columns(network, names, places),
            "edges": columns.edge_columns(network, names),
            "evidence": columns.evidence_columns(network, documents),
            "documents": columns.document_columns(network, documents, told(self.store, documents)),
        }


def _joined(one: networkx.MultiDiGraph[str], other: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    import networkx

    both: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(networkx.compose(one, other))
    for name in ("documents", "tellings"):
        both.graph[name] = {**one.graph[name], **other.graph[name]}
    return both
