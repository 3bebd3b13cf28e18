"""Cypher: a script that Neo4j 5.7 or newer runs, again and again without making anything twice.

    cypher-shell -u neo4j -f graph.cypher

It makes the same as `foedus push neo4j`. What documents say stands in string literals only.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from foedus.exports.lookup import Lookup
from foedus.exports.neo4j.batches import batches
from foedus.exports.neo4j.literals import literal
from foedus.exports.neo4j.rows import Row, chosen_nodes, edge_rows, node_rows
from foedus.exports.neo4j.statements import constraints, write_changed
from foedus.exports.saving import save
from foedus.graph import Filter, Store

_ROWS_A_STATEMENT = 200


def generate_cypher(store: Store, wanted: Filter | None = None) -> Iterator[str]:
    """The edges that fit and their nodes, one statement at a time: constraints, nodes, relationships."""
    lookup = Lookup(store, wanted.beyond if wanted else None)
    yield "// Made by foedus. Run it as often as you like: it adds what is missing and updates what has changed.\n"
    yield from (f"{statement};\n" for statement in constraints(proofs=False).values())
    for rows in (node_rows(lookup, chosen_nodes(store, wanted)), edge_rows(store, wanted, lookup)):
        for group, members in batches(rows, _ROWS_A_STATEMENT):
            before, after = write_changed(group)
            yield before + ",\n  ".join(_literal(row) for row in members) + after


def write_cypher(store: Store, path: str | Path, wanted: Filter | None = None) -> None:
    """Save `generate_cypher` as a file. Raises OSError."""
    save(path, generate_cypher(store, wanted))


def _literal(row: Row) -> str:
    ends = {"source": row.source[1], "target": row.target[1]} if row.source and row.target else {}
    parts = {"id": literal(row.id), **{name: literal(ident) for name, ident in ends.items()}}
    listed = ", ".join(f"{name}: {text}" for name, text in parts.items())
    return f"{{{listed}, properties: {literal(row.properties)}}}"
