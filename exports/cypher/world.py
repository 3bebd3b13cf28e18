"""The store as LadybugDB holds it in memory: a table for each kind and relation, columns as properties in Neo4j."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from foedus.exports.cypher.expressions import Known
from foedus.exports.lookup import Lookup
from foedus.exports.neo4j.batches import batches
from foedus.exports.neo4j.model import DIGEST, EDGE, NODE, RECORD, Property, nodes, types
from foedus.exports.neo4j.rows import Row, chosen_nodes, edge_rows, node_rows
from foedus.graph import Filter, Store, ontology

BATCH = 1000
_OURS = (DIGEST, RECORD)
_COLUMNS = {
    "string": "STRING",
    "long": "INT64",
    "double": "DOUBLE",
    "boolean": "BOOL",
    "date": "DATE",
    "string[]": "STRING[]",
}
_TYPES: dict[type, str] = {str: "STRING", bool: "BOOL", int: "INT64", float: "DOUBLE", date: "DATE", list: "STRING[]"}
Columns = dict[str, str]


class World:
    """A connection to a database of one store."""

    def __init__(self, connection: Any, store: Store, wanted: Filter | None = None) -> None:
        self._connection, self._store, self._wanted = connection, store, wanted
        self._lookup = Lookup(store, wanted.beyond if wanted else None)
        self._loops: set[str] = set()
        self._columns, self._edge_columns = _columns(NODE), _columns(EDGE)
        self._kinds: dict[str, str] = {}

    def build(self) -> None:
        """Make the tables and fill them."""
        columns = self._columns = self._columns | self._attributes()
        for kind in nodes():
            self._connection.execute(f"CREATE NODE TABLE {kind}({_declared(columns)}, PRIMARY KEY (`id`))")
        edges = self._edge_columns
        for name, relation in types().items():
            self._connection.execute(f"CREATE REL TABLE {name}({', '.join(_ends(relation))}, {_declared(edges)})")
        for group, rows in batches(self._nodes(), BATCH):
            made = f"CREATE (:{group[0]} {{{_assigned(columns)}}})"
            self._connection.execute(f"UNWIND $rows AS row {made}", {"rows": [_values(row, columns) for row in rows]})
        for group, rows in batches(self._edges(), BATCH):
            self._write_edges(group, rows, edges)

    def known(self) -> Known:
        """What there is, for who puts queries."""
        return Known(frozenset(self._loops), self._columns, self._edge_columns)

    def _nodes(self) -> Iterator[Row]:
        for row in node_rows(self._lookup, chosen_nodes(self._store, self._wanted)):
            self._kinds[row.id] = row.name
            yield row

    def _edges(self) -> Iterator[Row]:
        """Edges, their ends by kind and not by the label that all who act share."""
        for row in edge_rows(self._store, self._wanted, self._lookup):
            if row.source and row.target:
                if row.source == row.target:
                    self._loops.add(row.name)
                source, target = ((self._kinds[ident], ident) for _, ident in (row.source, row.target))
                yield row._replace(source=source, target=target)

    def _write_edges(self, group: tuple[str, str, str], rows: Iterable[Row], columns: Columns) -> None:
        name, source, target = group
        sent = [
            {**_values(row, columns), "_source": row.source[1], "_target": row.target[1]}
            for row in rows
            if row.source and row.target
        ]
        self._connection.execute(
            f"UNWIND $rows AS row MATCH (a:{source} {{id: row._source}}), (b:{target} {{id: row._target}})"
            f" CREATE (a)-[:{name} {{{_assigned(columns)}}}]->(b)", {"rows": sent},
        )  # fmt: skip

    def _attributes(self) -> Columns:
        """Attributes that have one type wherever they stand; the others have no column."""
        found: dict[str, set[str]] = {}
        for row in node_rows(self._lookup, chosen_nodes(self._store, self._wanted)):
            for name, value in row.properties.items():
                found.setdefault(name, set()).add(_TYPES[type(value)])
        return {name: min(kinds) for name, kinds in sorted(found.items()) if len(kinds) == 1 and name not in _OURS}


def _columns(properties: Iterable[Property]) -> Columns:
    return {each.name: _COLUMNS[each.type] for each in properties if each.name not in _OURS}


def _declared(columns: Columns) -> str:
    return ", ".join(f"`{name}` {kind}" for name, kind in columns.items())


def _assigned(columns: Columns) -> str:
    return ", ".join(f"`{name}`: CAST(row.`{name}` AS {kind})" for name, kind in columns.items())


def _values(row: Row, columns: Columns) -> Mapping[str, Any]:
    return {name: row.properties.get(name) for name in columns}


def _ends(relation: str) -> Iterator[str]:
    known = ontology().relations[relation]
    pairs = {(source, target) for source in nodes() for target in nodes() if known.allows(source, target)}
    return (f"FROM {source} TO {target}" for source, target in sorted(pairs))
