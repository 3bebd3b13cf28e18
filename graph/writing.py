"""What changes a store: `add` one document's reading, `forget` one document. Each is one transaction."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import replace

from foedus.graph.accepting import accept
from foedus.graph.dates import interval
from foedus.graph.describing import as_json, description, settle, write_names, written
from foedus.graph.errors import BadReading
from foedus.graph.instruments import FOUNDED
from foedus.graph.merging import place, regroup
from foedus.graph.model import Assertion, Document, Evidence, Node, Reading
from foedus.graph.persons import LEADER, note, recount, told
from foedus.graph.provisions import rest
from foedus.graph.store import Store


def add(store: Store, *readings: Reading) -> None:
    """Write what documents say, in place of what the same readers took from them before; all of them or none.

    Every assertion's ends and speaker must be among its reading's nodes, and every word one of the ontology's.
    Raises BadReading otherwise, BadDate for a date that is not EDTF, StoreUnwritable.
    """
    for reading in readings:
        accept(reading)
    with store.transaction() as connection:
        changed: set[int] = set()
        touched: set[int] = set()
        for reading in map(_founded, readings):
            changed |= _remove(connection, reading.document, touched)
            changed |= _write(connection, reading)
        _settle(connection, changed, touched)


def _founded(reading: Reading) -> Reading:
    """A reading whose bodies are not founded on the day of the document, which tells no more than that they were."""
    written = reading.document.published
    own = [each.relation == FOUNDED and each.date is not None and each.date == written for each in reading.assertions]
    said = zip(reading.assertions, own, strict=True)
    return replace(reading, assertions=tuple(replace(a, date=None) if late else a for a, late in said))


def forget(store: Store, document: str) -> bool:
    """Remove a document and all that only it said, from the file's free pages too. False when there is none such.

    Raises StoreUnwritable, also when the document is gone but another program that reads the store keeps its traces.
    """
    with store.transaction() as connection:
        known = connection.execute("SELECT reader FROM documents WHERE name = ?", (document,)).fetchall()
        changed: set[int] = set()
        touched: set[int] = set()
        for (reader,) in known:
            changed |= _remove(connection, Document(document, reader=reader), touched)
        _settle(connection, changed, touched)
        connection.execute("INSERT INTO names_index (names_index) VALUES ('optimize')")
    store.wipe()
    return bool(known)


def _settle(connection: sqlite3.Connection, changed: set[int], touched: set[int]) -> None:
    """Make nodes what their descriptions tell, where some may count as one now, or may no longer."""
    for node in sorted(changed | regroup(connection, changed | touched)):
        settle(connection, node)


def _remove(connection: sqlite3.Connection, document: Document, touched: set[int]) -> set[int]:
    """Remove all that a reader took from a document; the nodes that may be described otherwise now, or not at all.
    Leaders who may be one with others now are added to those `touched`."""
    row = connection.execute(
        "SELECT id FROM documents WHERE name = ? AND reader = ?", (document.id, document.reader)
    ).fetchone()
    if row is None:
        return set()
    said = connection.execute("SELECT description, node FROM mentions WHERE document = ?", row).fetchall()
    edges = connection.execute("SELECT DISTINCT assertion FROM evidence WHERE document = ?", row).fetchall()
    for table in ("evidence", "names", "provisions", "mentions"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", row)
    connection.executemany(
        "DELETE FROM assertions WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM evidence WHERE assertion = ?1)", edges
    )
    changed = set()
    for ident, node in said:
        alone = "DELETE FROM descriptions WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM mentions WHERE description = ?1)"
        if connection.execute(alone, (ident,)).rowcount:
            changed.add(node)
    connection.execute("DELETE FROM documents WHERE id = ?", row)
    leaders = "SELECT node FROM persons WHERE node IN (SELECT value FROM json_each(?))"
    known = connection.execute(leaders, (as_json([node for _, node in said]),)).fetchall()
    for (node,) in known:
        touched |= recount(connection, node)
    return changed


def _write(connection: sqlite3.Connection, reading: Reading) -> set[int]:
    """Write a reading; the nodes that are described otherwise now."""
    document = _write_document(connection, reading.document)
    ids: dict[str, int] = {}
    changed = set()
    for node in reading.nodes:
        ids[node.id], is_new = _write_node(connection, node, document)
        tells = node.kind == LEADER and note(connection, ids[node.id], told(reading, node))
        if is_new or tells:
            changed.add(ids[node.id])
    for assertion in reading.assertions:
        _write_assertion(connection, assertion, ids, document)
    return changed


def _write_document(connection: sqlite3.Connection, d: Document) -> int:
    row = connection.execute(
        "INSERT INTO documents (name, reader, title, published, language, outlet, address, digest, skipped)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (d.id, d.reader, d.title, d.published, d.language, d.outlet, d.address, d.digest, d.skipped),
    ).fetchone()
    return int(row[0])


def _write_node(connection: sqlite3.Connection, node: Node, document: int) -> tuple[int, bool]:
    """The row number of a node, and whether it was never described so before."""
    said = description(node)
    ident = _number(connection, "nodes", {"slug": node.id, "kind": said[0], "attributes": said[1]})
    row = connection.execute(
        "INSERT INTO descriptions (node, kind, attributes, names) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        " RETURNING id", (ident, *said)
    ).fetchone()  # fmt: skip
    known = "SELECT id FROM descriptions WHERE node = ? AND kind = ? AND attributes = ? AND names = ?"
    number = (row or connection.execute(known, (ident, *said)).fetchone())[0]
    connection.execute("INSERT INTO mentions VALUES (?, ?, ?)", (document, ident, number))
    write_names(connection, ident, written(node.names), document)
    connection.executemany(
        "INSERT OR IGNORE INTO provisions VALUES (?, ?, ?, ?, ?)",
        [(ident, p.article, p.obligation, rest(p), document) for p in node.provisions],
    )
    return ident, row is not None


def _number(connection: sqlite3.Connection, table: str, columns: Mapping[str, str]) -> int:
    """The row number of what the first column names, which is written if it is not there."""
    key, marks = next(iter(columns)), ", ".join("?" * len(columns))
    row = connection.execute(f"SELECT id FROM {table} WHERE {key} = ?", (columns[key],)).fetchone()
    row = (
        row
        or connection.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) RETURNING id", tuple(columns.values())
        ).fetchone()
    )
    return int(row[0])


def _write_assertion(connection: sqlite3.Connection, a: Assertion, ids: Mapping[str, int], document: int) -> None:
    source, relation, target, date, polarity, modality, speaker = a.key
    edge = (
        ids[str(source)], _number(connection, "relations", {"name": str(relation)}), ids[str(target)], date,
        *interval(date), polarity, modality, None if speaker is None else ids[speaker],
    )  # fmt: skip
    known = "SELECT id, source, relation, target, date, first_day, last_day, polarity, modality, speaker FROM said"
    row = connection.execute(f"{known} WHERE edge = ?", (a.id,)).fetchone()
    if row is None:
        row = connection.execute(
            "INSERT INTO assertions (edge, source, relation, target, date, first_day, last_day, polarity, modality,"
            " speaker) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (a.id, *edge),
        ).fetchone()
        ends = (edge[0], edge[2], edge[-1])
        if connection.execute("SELECT 1 FROM same WHERE node IN (?, ?, ?)", ends).fetchone():
            place(connection, row[0], ends)
    elif row[1:] != edge:
        raise BadReading(f"edge {a.id} is another one already: two keys have the same hash.")
    connection.executemany(
        "INSERT OR IGNORE INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(row[0], document, *_evidence(piece)) for piece in a.evidence],
    )


def _evidence(e: Evidence) -> tuple[int | str, ...]:
    said = (e.quote, e.sentence, e.sentence_start, as_json(dict(e.details)))
    digest = hashlib.sha256(as_json(list(said)).encode()).digest()
    return (e.start, e.end, e.rule, int.from_bytes(digest[:8], signed=True), *said)
