"""What a database holds, and what it should."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from foedus.exports.neo4j.job import Job
from foedus.exports.neo4j.rows import Row
from foedus.graph import Filter, Store

Query = Callable[..., list[dict[str, Any]]]


def told(rows: dict[str, Any]) -> dict[str, Any]:
    """Properties with dates as Python's."""
    return {name: value.to_native() if hasattr(value, "to_native") else value for name, value in rows.items()}


def there(query: Query) -> tuple[dict[Any, Any], dict[Any, Any]]:
    """All nodes and all relationships of a database, by labels or by type and ends, with their properties."""
    nodes = {
        (frozenset(row["labels"]), row["p"]["id"]): told(row["p"])
        for row in query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p")
    }
    edges: dict[Any, Any] = {}
    for row in query("MATCH (a)-[r]->(b) RETURN type(r) AS t, a.id AS a, b.id AS b, properties(r) AS p"):
        key = (row["t"], row["a"], row["b"], row["p"]["id"])
        assert key not in edges, "doubled"
        edges[key] = told(row["p"])
    return nodes, edges


def meant(path: Path, wanted: Filter | None = None, *, proofs: bool = True) -> tuple[dict[Any, Any], dict[Any, Any]]:
    """What a database should hold, by the rows of the store."""
    nodes: dict[Any, Any] = {}
    edges: dict[Any, Any] = {}
    with Store.open(path) as store:
        rows: list[Row] = [row for stage in Job(store, wanted or Filter(), proofs=proofs).stages() for row in stage]
    for row in rows:
        if row.source and row.target:
            edges[row.name, row.source[1], row.target[1], row.id] = row.properties
        else:
            acts = {"Actor"} if row.name not in ("Treaty", "Document", "Evidence", "Provision") else set()
            nodes[frozenset({row.name} | acts), row.id] = row.properties
    assert len(nodes) + len(edges) == len(rows)
    return nodes, edges
