"""What changes a store: `add` one document's reading, `forget` one document. Each is one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from foedus.graph.dates import interval
from foedus.graph.model import Assertion, Document, Name, Node, Reading
from foedus.graph.names import fold
from foedus.graph.ontology import ontology
from foedus.graph.store import Store


def add(store: Store, *readings: Reading) -> None:
    """Write what documents say, in place of what the same documents said before; all of them or none.

    Every assertion's ends and speaker must be among its reading's nodes, and its relation one that is stored.
    Raises KeyError otherwise, BadDate for a date that is not EDTF, StoreUnwritable.
    """
    with store.transaction() as connection:
        touched: set[int] = set()
        for reading in readings:
            touched |= _remove(connection, reading.document.id)
            touched |= _write(connection, reading)
        _settle(connection, touched)


def forget(store: Store, document: str) -> bool:
    """Remove a document and all that only it said, from the file's free pages too. False when there is none such."""
    with store.transaction() as connection:
        known = connection.execute("SELECT 1 FROM documents WHERE name = ?", (document,)).fetchone()
        _settle(connection, _remove(connection, document))
        connection.execute("INSERT INTO names_index (names_index) VALUES ('optimize')")
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return known is not None


def _as_json(values: Mapping[str, Any]) -> str:
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True)


def _remove(connection: sqlite3.Connection, document: str) -> set[int]:
    row = connection.execute("SELECT id FROM documents WHERE name = ?", (document,)).fetchone()
    if row is None:
        return set()
    touched = {node for (node,) in connection.execute("SELECT node FROM mentions WHERE document = ?", row)}
    edges = connection.execute("SELECT DISTINCT assertion FROM evidence WHERE document = ?", row).fetchall()
    for table in ("evidence", "names", "provisions", "mentions"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", row)
    connection.executemany(
        "DELETE FROM assertions WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM evidence WHERE assertion = ?1)", edges
    )
    connection.execute("DELETE FROM documents WHERE id = ?", row)
    return touched


def _write(connection: sqlite3.Connection, reading: Reading) -> set[int]:
    document = _write_document(connection, reading.document)
    ids = {node.id: _write_node(connection, node, document) for node in reading.nodes}
    for assertion in reading.assertions:
        _write_assertion(connection, assertion, ids, document)
    return set(ids.values())


def _write_document(connection: sqlite3.Connection, d: Document) -> int:
    interval(d.published)
    row = connection.execute(
        "INSERT INTO documents (name, title, published, language, outlet, address, digest, skipped)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (d.id, d.title, d.published, d.language, d.outlet, d.address, d.digest, d.skipped),
    ).fetchone()
    return int(row[0])


def _write_node(connection: sqlite3.Connection, node: Node, document: int) -> int:
    kind = ontology().kinds[node.kind].name
    attributes = _as_json(node.attributes)
    row = connection.execute(
        "INSERT INTO nodes (slug, kind, attributes) VALUES (?, ?, ?)"
        " ON CONFLICT (slug) DO UPDATE SET slug = slug RETURNING id",
        (node.id, kind, attributes),
    ).fetchone()
    ident = int(row[0])
    connection.execute("INSERT INTO mentions VALUES (?, ?, ?, ?)", (document, ident, kind, attributes))
    _write_names(connection, ident, node.names, document)
    connection.executemany(
        "INSERT OR IGNORE INTO provisions VALUES (?, ?, ?, ?, ?)",
        [(ident, p.article, p.obligation, p.condition or "", document) for p in node.provisions],
    )
    return ident


def _write_names(connection: sqlite3.Connection, node: int, names: Iterable[Name], document: int) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO names (node, text, language, role, place, document, folded)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (node, n.text, n.language, n.role, place, document if n.role == "text" else 0, fold(n.text))
            for place, n in enumerate(names)
        ],
    )


def _relation(connection: sqlite3.Connection, name: str) -> int:
    if ontology().relations[name].derived:
        raise KeyError(name)
    row = connection.execute(
        "INSERT INTO relations (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET name = name RETURNING id", (name,)
    ).fetchone()
    return int(row[0])


def _write_assertion(connection: sqlite3.Connection, a: Assertion, ids: Mapping[str, int], document: int) -> None:
    source, relation, target, date, polarity, modality, speaker = a.key
    days = interval(date)
    row = connection.execute(
        "INSERT INTO assertions (edge, source, relation, target, date, first_day, last_day, polarity, modality,"
        " speaker) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (edge) DO UPDATE SET edge = edge RETURNING id",
        (a.id, ids[str(source)], _relation(connection, str(relation)), ids[str(target)], date, *days,
         polarity, modality, ids[speaker] if speaker else None),
    ).fetchone()  # fmt: skip
    connection.executemany(
        "INSERT OR REPLACE INTO evidence (assertion, document, start, stop, rule, quote, sentence, sentence_start,"
        " details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (row[0], document, e.start, e.end, e.rule, e.quote, e.sentence, e.sentence_start, _as_json(e.details))
            for e in a.evidence
        ],
    )


def _settle(connection: sqlite3.Connection, touched: Iterable[int]) -> None:
    """Make each node's row from what its documents say, and drop nodes of which none says anything any more."""
    for node in sorted(touched):
        said = connection.execute("SELECT kind, attributes FROM mentions WHERE node = ?", (node,)).fetchall()
        if not said:
            connection.execute("DELETE FROM names WHERE node = ?", (node,))
            connection.execute("DELETE FROM nodes WHERE id = ?", (node,))
            continue
        merged: dict[str, Any] = {}
        for _, attributes in sorted(said):
            merged |= json.loads(attributes)
        kind = min(kind for kind, _ in said)
        connection.execute("UPDATE nodes SET kind = ?, attributes = ? WHERE id = ?", (kind, _as_json(merged), node))
