"""Nodes and documents as the store holds them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from foedus.graph.errors import UnknownNode
from foedus.graph.model import Document, Name, Node, Provision
from foedus.graph.provisions import stored_provision
from foedus.graph.store import Store

# Every role a name can have, in the order in which names are listed.
ROLES = ("label", "long", "acronym", "alias", "text", "capital", "seat", "demonym")
_ALL_OF_IT = "(SELECT ?1 UNION ALL SELECT node FROM same WHERE counts_as = ?1)"
_ASSERTIONS = (
    "SELECT r.name, count(*) FROM assertions a JOIN relations r ON r.id = a.relation GROUP BY r.name ORDER BY 1"
)
# Of several assertions of nodes that count as one and are one edge, all but the first.
_SURPLUS = (
    "SELECT r.name, count(*) - count(DISTINCT x.edge) + count(DISTINCT iif(EXISTS (SELECT 1 FROM assertions b"
    " WHERE b.edge = x.edge AND b.id NOT IN (SELECT assertion FROM renamed)), x.edge, NULL)) FROM renamed x"
    " JOIN assertions a ON a.id = x.assertion JOIN relations r ON r.id = a.relation GROUP BY r.name"
)
_DOCUMENT = "name, title, published, language, outlet, address, digest, skipped, reader"


# Of the rows of a document, one for each reader, that of the first.
_FIRST = "NOT EXISTS (SELECT 1 FROM documents e WHERE e.name = d.name AND e.reader < d.reader)"


def node(store: Store, ident: str) -> Node:
    """The node with this id, or that the node with this id counts as, with all its names. Raises UnknownNode."""
    row = store.connection.execute(
        "SELECT id, slug, kind, attributes FROM nodes WHERE id = (SELECT coalesce(counts_as, n.id) FROM nodes n"
        " LEFT JOIN same ON node = n.id WHERE slug = ?)", (ident,)
    ).fetchone()  # fmt: skip
    if row is None:
        raise UnknownNode(ident)
    return _build(store, row)


def nodes(store: Store, kind: str | None = None) -> Iterator[Node]:
    """All nodes in the order of their ids, of one kind or of any; of those that count as one, the one."""
    rows = store.connection.execute(
        "SELECT id, slug, kind, attributes FROM nodes WHERE (?1 IS NULL OR kind = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM same WHERE node = nodes.id) ORDER BY slug", (kind,)
    )  # fmt: skip
    for row in rows:
        yield _build(store, row)


def idents(store: Store) -> Iterator[str]:
    """The ids of all nodes in alphabetical order; of those that count as one, that of the one."""
    rows = store.connection.execute("SELECT slug FROM nodes WHERE id NOT IN (SELECT node FROM same) ORDER BY slug")
    return (slug for (slug,) in rows)


def labels(store: Store, idents: list[str], language: str = "en") -> dict[str, str]:
    """What to show for each of these ids: its label in the language, else as `Node.label` falls back."""
    return {ident: node(store, ident).label(language) for ident in dict.fromkeys(idents)}


def documents(store: Store) -> Iterator[Document]:
    """All documents loaded, in the order of their ids; one that several readers read as the first of them had it."""
    for row in store.connection.execute(f"SELECT {_DOCUMENT} FROM documents d WHERE {_FIRST} ORDER BY name"):
        yield Document(*row)


def document(store: Store, ident: str) -> Document | None:
    """The document with this id, or nothing."""
    row = store.connection.execute(
        f"SELECT {_DOCUMENT} FROM documents d WHERE name = ? AND {_FIRST}", (ident,)
    ).fetchone()
    return Document(*row) if row else None


def counts(store: Store) -> dict[str, Any]:
    """How much the store holds: documents, evidence, and nodes, edges by kind, relation (alphabetical)."""
    one = store.connection.execute
    kinds = dict(
        one(
            "SELECT kind, count(*) FROM nodes WHERE id NOT IN (SELECT node FROM same) GROUP BY kind ORDER BY kind"
        ).fetchall()
    )
    surplus = dict(one(_SURPLUS).fetchall())
    relations = {name: number - surplus.get(name, 0) for name, number in one(_ASSERTIONS).fetchall()}
    return {
        "documents": one("SELECT count(DISTINCT name) FROM documents").fetchone()[0],
        "nodes": sum(kinds.values()),
        "edges": sum(relations.values()),
        "evidence": one("SELECT count(*) FROM evidence").fetchone()[0],
        "kinds": kinds,
        "relations": relations,
    }


def _build(store: Store, row: tuple[int, str, str, str]) -> Node:
    ident, slug, kind, attributes = row
    return Node(
        slug, kind, _names(store.connection, ident), json.loads(attributes), _provisions(store.connection, ident)
    )


def _names(connection: sqlite3.Connection, node: int) -> tuple[Name, ...]:
    rows = connection.execute(
        f"SELECT DISTINCT role, place, language, text, document FROM names WHERE node IN {_ALL_OF_IT}", (node,)
    )
    distinct: dict[Name, tuple[int, int, int, str]] = {}
    for role, place, language, text, _ in rows:
        order = (ROLES.index(role), 0, -len(text), text) if role == "text" else (ROLES.index(role), place, 0, text)
        name = Name(text, language, role)
        distinct[name] = min(order, distinct.get(name, order))
    return tuple(sorted(distinct, key=lambda name: (*distinct[name], name.language)))


def _provisions(connection: sqlite3.Connection, node: int) -> tuple[Provision, ...]:
    rows = connection.execute(
        f"SELECT DISTINCT article, obligation, rest FROM provisions WHERE node IN {_ALL_OF_IT} ORDER BY 1, 2, 3",
        (node,),
    )
    return tuple(stored_provision(*row) for row in rows)
