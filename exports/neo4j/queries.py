"""The Cypher that finds again what foedus wrote, to read it back or to remove it; composed as all of `statements`."""

from __future__ import annotations

from functools import cache

from foedus.exports.neo4j.model import ACTOR, ADOPTED, DIGEST, RECORD, labels, links, nodes, types
from foedus.exports.neo4j.statements import beside, each, known


@cache
def written(name: str) -> str:
    """Reads the ids of all that foedus wrote of a label or type, and the edge that it proves where it is evidence."""
    edge = ", x.edge AS edge ORDER BY edge" if name == "Evidence" else ""
    return f"MATCH {each(name)} WHERE x.{DIGEST} IS NOT NULL RETURN x.id AS id{edge}"


@cache
def remove(name: str) -> str:
    """Removes some `$ids` of a label or type that foedus made, nodes only where nothing hangs on them; their number."""
    alone = " AND NOT EXISTS { (x)--() }" if name in labels() else ""
    ours = f"x.id IN $ids AND x.{DIGEST} IS NOT NULL AND x.{ADOPTED} IS NULL"
    return f"MATCH {each(name)} WHERE {ours}{alone} DELETE x RETURN count(*) AS removed"


@cache
def unlink(label: str) -> str:
    """Removes what ties some `$ids` of evidence, documents or provisions; the number of relationships."""
    ties = "|".join(links())
    return (
        f"MATCH (n:{known(label)})-[r:{ties}]-() WHERE n.id IN $ids AND n.{DIGEST} IS NOT NULL"
        f" AND r.{DIGEST} IS NOT NULL DELETE r RETURN count(DISTINCT r) AS removed"
    )


@cache
def adopted(name: str) -> str:
    """Reads which of some `$ids` were there before foedus: id, what each had then, and its record."""
    where = f"x.id IN $ids AND x.{ADOPTED} IS NOT NULL"
    return f"MATCH {each(name)} WHERE {where} RETURN x.id AS id, x.{ADOPTED} AS had, x.{RECORD} AS record"


@cache
def give_back(name: str) -> str:
    """Takes from `$rows` of adopted ones the properties that are null there."""
    where = f"x.{ADOPTED} IS NOT NULL"
    return f"UNWIND $rows AS row MATCH {each(name)} WHERE x.id = row.id AND {where} SET x += row.properties"


@cache
def disown(label: str) -> str:
    """Takes from some `$ids` of a label what foedus set beside it."""
    gone = "".join(f":{other}" for other in beside(label))
    return f"MATCH (n:{known(label)}) WHERE n.id IN $ids REMOVE n{gone}" if gone else ""


@cache
def sources() -> tuple[str, ...]:
    """Read the ids of all nodes at which edges that foedus wrote may begin."""
    where = f"n.{RECORD} IS NOT NULL AND EXISTS {{ (n)-->() }}"
    return tuple(f"MATCH (n:{label}) WHERE {where} RETURN n.id AS id" for label in places())


@cache
def outgoing() -> tuple[str, ...]:
    """Read the records of the edges that foedus wrote from nodes with some `$ids`."""
    kinds = "|".join(types())
    where = f"n.id IN $ids AND r.{RECORD} IS NOT NULL"
    return tuple(f"MATCH (n:{label})-[r:{kinds}]->() WHERE {where} RETURN r.{RECORD} AS record" for label in places())


@cache
def node_records() -> tuple[str, ...]:
    """Read the records of nodes with some `$ids`."""
    where = f"n.id IN $ids AND n.{RECORD} IS NOT NULL"
    return tuple(f"MATCH (n:{label}) WHERE {where} RETURN n.id AS id, n.{RECORD} AS record" for label in places())


def places() -> tuple[str, ...]:
    """The labels under which any node of the graph is found."""
    return (ACTOR, *(name for name, shape in nodes().items() if ACTOR not in shape.beside))
