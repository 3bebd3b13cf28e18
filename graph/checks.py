"""Is a store whole? Each finding is one line that says what is wrong and, where that helps, what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from foedus.graph import soundness
from foedus.graph.store import Store, schema

_MOST = 20  # findings of a kind; beyond, they are counted
_ANEW = "Load your documents into a new store."
_AGAIN = "Load the document again."

# What a query finds is wrong; the words take the columns of its rows.
_WRONG = (
    (
        "SELECT edge FROM assertions a WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE assertion = a.id)",
        f"edge {{}} has no evidence. {_ANEW}",
    ),
    (
        "SELECT DISTINCT d.name, n.slug, a.edge FROM evidence e JOIN documents d ON d.id = e.document"
        " JOIN assertions a ON a.id = e.assertion LEFT JOIN renamed x ON x.assertion = a.id JOIN nodes n ON n.id IN"
        " (coalesce(x.source, a.source), coalesce(x.target, a.target), iif(x.edge IS NULL, a.speaker, x.speaker))"
        " WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE document = e.document AND node = n.id)",
        f"document {{!r}} is half loaded: it does not mention {{!r}}, but is evidence for edge {{}}. {_AGAIN}",
    ),
    *(
        (
            f"SELECT edge FROM assertions a WHERE NOT EXISTS (SELECT 1 FROM steps WHERE node = a.{node} AND relation ="
            f" a.relation AND first_day = a.first_day AND other = a.{other} AND last_day = a.last_day"
            f" AND way = {way} AND polarity = a.polarity AND assertion = a.id)",
            f"edge {{}} is not as it should be in the steps that paths are made of. {_ANEW}",
        )
        for node, other, way in (("source", "target", 1), ("target", "source", -1))
    ),
    (
        "SELECT n.slug FROM steps s JOIN nodes n ON n.id = s.node LEFT JOIN assertions a ON a.id = s.assertion"
        " WHERE a.id IS NULL OR s.node != iif(s.way = 1, a.source, a.target)",
        f"a path may walk from {{!r}} along an edge that is not in the store. {_ANEW}",
    ),
    (
        "SELECT slug FROM nodes n WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE node = n.id)",
        f"node {{!r}} is in the store, but no document mentions it. {_ANEW}",
    ),
    (
        "SELECT n.slug FROM descriptions d JOIN nodes n ON n.id = d.node"
        " WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE description = d.id)",
        f"node {{!r}} has a description that is of no document. {_ANEW}",
    ),
    (
        "SELECT d.name, n.slug FROM mentions m JOIN descriptions ON descriptions.id = m.description"
        " JOIN documents d ON d.id = m.document JOIN nodes n ON n.id = m.node WHERE descriptions.node != m.node",
        f"document {{!r}} mentions {{!r}} with the description of another node. {_AGAIN}",
    ),
    *(
        (
            f"SELECT DISTINCT n.slug FROM {table} x JOIN nodes n ON n.id = x.node WHERE {ours}"
            " NOT EXISTS (SELECT 1 FROM mentions WHERE document = x.document AND node = x.node)",
            f"node {{!r}} has {table} of a document that is gone or does not mention it. {_ANEW}",
        )
        for table, ours in (("names", "x.document != 0 AND"), ("provisions", ""))
    ),
)


def check(store: Store) -> list[str]:
    """What is wrong with a store, nothing when it is whole: at most 20 findings of a kind, and how many more."""
    connection = store.connection
    found: list[str] = []
    connection.execute("BEGIN")  # what others write meanwhile is not seen, so that every look is at the same store
    try:
        for look in _looks():
            found += _gather(look(connection))
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    found += _gather(_search_index(connection))  # not above, because to SQLite this look is a change
    return list(dict.fromkeys(found))


def _looks() -> Iterator[Callable[[sqlite3.Connection], Iterable[str]]]:
    yield from (_file, _tables, _references)
    yield from (partial(_wrong, query, words) for query, words in _WRONG)
    yield from soundness.LOOKS


def _gather(findings: Iterable[str]) -> list[str]:
    rest = iter(findings)
    found: list[str] = []
    try:
        found.extend(islice(rest, _MOST))
        if more := sum(1 for _ in rest):
            found.append(f"the same is wrong in {more} more place{'s' if more > 1 else ''}.")
    except sqlite3.DatabaseError as error:
        found.append(f"the file is damaged and not all of it could be looked at: {error}. {_ANEW}")
    return found


def _search_index(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        # Rank 1 compares the index with the table too. It is an INSERT to SQLite, though it writes nothing.
        connection.execute("INSERT INTO names_index (names_index, rank) VALUES ('integrity-check', 1)")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY):
            raise
    except sqlite3.DatabaseError:
        yield f"the search index does not agree with the names: a search may miss nodes. {_ANEW}"


def _wrong(query: str, words: str, connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute(query):
        yield words.format(*row)


def _file(connection: sqlite3.Connection) -> Iterator[str]:
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield f"the file is damaged: {' '.join(said.split())}. {_ANEW}"


def _tables(connection: sqlite3.Connection) -> Iterator[str]:
    whole = sqlite3.connect(":memory:")
    try:
        whole.executescript(schema())
        listed = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        stored = set(connection.execute(listed))
        for kind, name, sql in whole.execute(f"{listed} ORDER BY name"):
            if (kind, name, sql) not in stored:
                yield f"{kind} {name} is missing or not as this foedus makes it. {_ANEW}"
    finally:
        whole.close()


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        which = "a row" if row is None else f"row {row}"
        yield f"{which} of {table} refers to something that is not in {parent}. {_ANEW}"
