"""What a node is, made of what its documents say of it: the same from the same descriptions, whatever came first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from foedus.graph.model import Name, Node
from foedus.graph.names import fold

WRITTEN = "text"  # the role of names that belong to the document that wrote them, not to the node


class Described(NamedTuple):
    """A description, or several made one: `attributes` as JSON, `names` with the place each has in its list."""

    kind: str
    attributes: str
    names: dict[tuple[str, str, str], int]


def as_json(values: Mapping[str, Any] | list[Any]) -> str:
    """JSON that is the same for the same values. Raises ValueError for numbers that JSON does not have."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, allow_nan=False)


def description(node: Node) -> tuple[str, str, str]:
    """What a document says of a node, as the columns kind, attributes and names of `descriptions`."""
    names = [[name.text, name.language, name.role] for name in node.names if name.role != WRITTEN]
    return node.kind, as_json(dict(node.attributes)), as_json(names)


def merged(descriptions: Iterable[tuple[str, str, str]]) -> Described:
    """At least one description, as the columns of `descriptions`, made one: of two values for an attribute the later
    in alphabetical order stays, and each name keeps its foremost place."""
    attributes: dict[str, Any] = {}
    places: dict[tuple[str, str, str], int] = {}
    ordered = sorted(descriptions)
    for _, values, names in ordered:
        attributes |= json.loads(values)
        for place, (text, language, role) in enumerate(json.loads(names)):
            key = (text, language, role)
            places[key] = min(place, places.get(key, place))
    return Described(ordered[0][0], as_json(attributes), places)


def descriptions(connection: sqlite3.Connection, node: int) -> list[tuple[str, str, str]]:
    """What documents say of a node and of those that count as it, as the columns of `descriptions`."""
    return connection.execute(
        "SELECT kind, attributes, names FROM descriptions"
        " WHERE node IN (SELECT ?1 UNION ALL SELECT node FROM same WHERE counts_as = ?1)",
        (node,),
    ).fetchall()


def settle(connection: sqlite3.Connection, node: int) -> None:
    """Make a node's row and names from its descriptions, or drop the node when none is left."""
    said = descriptions(connection, node)
    if not said:
        connection.execute("DELETE FROM names WHERE node = ?", (node,))
        connection.execute("DELETE FROM nodes WHERE id = ?", (node,))
        return
    whole = merged(said)
    connection.execute("UPDATE nodes SET kind = ?, attributes = ? WHERE id = ?", (whole.kind, whole.attributes, node))
    stored = connection.execute("SELECT text, language, role FROM names WHERE node = ? AND document = 0", (node,))
    gone = [(node, *name) for name in stored if name not in whole.names]
    connection.executemany(
        "DELETE FROM names WHERE node = ? AND text = ? AND language = ? AND role = ? AND document = 0", gone
    )
    write_names(connection, node, whole.names, 0)


def write_names(
    connection: sqlite3.Connection, node: int, names: Mapping[tuple[str, str, str], int], document: int
) -> None:
    """Names of a node with their places: those that a document wrote, or the node's own for document 0."""
    connection.executemany(
        "INSERT INTO names (node, text, language, role, place, document, folded) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET place = excluded.place",
        [(node, *name, place, document, fold(name[0])) for name, place in names.items()],
    )


def written(names: Iterable[Name]) -> dict[tuple[str, str, str], int]:
    """The names of a node that its document wrote, with their places."""
    found: dict[tuple[str, str, str], int] = {}
    for place, name in enumerate(names):
        if name.role == WRITTEN:
            found.setdefault((name.text, name.language, name.role), place)
    return found
