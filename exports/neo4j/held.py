"""What the store holds of what once was written to Neo4j, asked row by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from foedus.exports.neo4j.model import nodes
from foedus.exports.neo4j.proofs import evidence_id, provision_id
from foedus.graph import Store, edge
from foedus.graph import nodes as store_nodes

Holds: TypeAlias = Callable[[Mapping[str, Any]], bool]


_NODE = "nodes WHERE id NOT IN (SELECT node FROM same) AND slug = ?1"
_EDGE = (
    "(SELECT edge FROM assertions WHERE edge = ?1 AND id NOT IN (SELECT assertion FROM renamed)"
    " UNION SELECT edge FROM renamed WHERE edge = ?1)"
)


def held(store: Store, name: str) -> Holds:
    """Whether the store holds a row with `id` (and `edge`, of evidence) of a label or type; nothing derived is held."""
    if name == "Evidence":
        return _evidence(store)
    if name == "Provision":
        provided = {provision_id(each.id, one) for each in store_nodes(store) for one in each.provisions}
        return lambda row: row["id"] in provided
    if name == "Document":
        return _has(store, "documents WHERE name = ?1")
    return _has(store, _NODE if name in nodes() else _EDGE)


def _has(store: Store, rows: str) -> Holds:
    asked = f"SELECT 1 FROM {rows}"
    return lambda row: store.connection.execute(asked, (row["id"],)).fetchone() is not None


def _evidence(store: Store) -> Holds:
    @lru_cache(1)  # rows come edge by edge
    def proofs_of(ident: str) -> set[str]:
        found = edge(store, ident)
        return {evidence_id(found, piece) for piece in found.evidence} if found else set()

    return lambda row: row["id"] in proofs_of(row["edge"])
