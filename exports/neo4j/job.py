"""A whole push, from a store to a server: what it is asked to do, how much there is, and what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from foedus.exports.lookup import Lookup
from foedus.exports.neo4j.held import held
from foedus.exports.neo4j.link import Link
from foedus.exports.neo4j.model import labels, types
from foedus.exports.neo4j.proofs import link_rows, proof_rows
from foedus.exports.neo4j.prune import Pruned, prune
from foedus.exports.neo4j.push import Outcome, push, secure
from foedus.exports.neo4j.rows import Row, chosen_nodes, edge_rows, node_rows
from foedus.graph import Assertion, Filter, Store
from foedus.graph.edges import count

_ROWS_OF_PROOF = 5  # an edge, a piece of evidence, and what ties that to its document and to both ends


@dataclass(frozen=True)
class Job:
    """What to push: the edges that fit and their nodes; `proofs` too; and whether to `prune`, or only look (`dry`)."""

    store: Store
    wanted: Filter = field(default_factory=Filter)
    proofs: bool = False
    prune: bool = False
    dry: bool = False

    def stages(self) -> Iterator[Iterator[Row]]:
        """All rows, what others hang on first."""
        lookup = Lookup(self.store, self.wanted.beyond)
        yield node_rows(lookup, chosen_nodes(self.store, self.wanted))
        yield edge_rows(self.store, self.wanted, lookup)
        if self.proofs:
            yield proof_rows(self.store, self.wanted, lookup)
            yield link_rows(self.store, self.wanted, lookup)

    def size(self) -> int:
        """About how many rows there are."""
        nodes = sum(1 for _ in chosen_nodes(self.store, self.wanted))
        edges = count(self.store, self.wanted) + sum(1 for _ in self._computed())
        return nodes + edges * (_ROWS_OF_PROOF if self.proofs else 1)

    def run(self, link: Link, outcome: Outcome, advance: Callable[[int], None]) -> Pruned:
        """Do it; `outcome` grows on the way. Raises ServerError and what the driver raises."""
        outcome.constraints = secure(link, proofs=self.proofs, dry=self.dry)
        computed: dict[str, set[str]] = {}
        for rows in self.stages():
            noted = self._noting(rows, computed) if self.prune and self.wanted.beyond else rows
            push(link, noted, outcome, advance, dry=self.dry)
        return prune(link, self.store, besides=computed, dry=self.dry) if self.prune else Pruned()

    def _computed(self) -> Iterable[Assertion]:
        return self.wanted.beyond.edges(self.wanted) if self.wanted.beyond else ()

    def _noting(self, rows: Iterable[Row], computed: dict[str, set[str]]) -> Iterator[Row]:
        """Rows as they come, while the ids of those that the store does not hold are noted by label or type."""
        known = {name: held(self.store, name) for name in (*labels(), *types())}
        for row in rows:
            if row.name in known and not known[row.name](row.properties):
                computed.setdefault(row.name, set()).add(row.id)
            yield row
