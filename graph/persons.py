"""What the store knows of each leader, gathered from its documents, so that those who may be one are found quickly."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from foedus.graph.dates import interval, iso_day
from foedus.graph.describing import WRITTEN, as_json
from foedus.graph.identity import Person
from foedus.graph.model import Node, Reading
from foedus.graph.spelling import parts, skeleton

LEADER = "Leader"
ACTS_FOR = "acts_for"  # the attribute in which a reader tells, where no relation does; several ids between |
_OFFICES = ("leads", "represents", "chairs")
_COLUMNS = "names, acts_for, leads, first_day, last_day, own"


def told(reading: Reading, node: Node) -> Person:
    """What one document tells of a leader."""
    held = [
        (a.relation, a.target)
        for a in reading.assertions
        if a.source == node.id and a.relation in _OFFICES and a.polarity == "affirmed"
    ]
    return Person(
        node.id,
        frozenset(name.text for name in node.names),
        frozenset([*_acts_for(node.attributes.get(ACTS_FOR)), *(of for _, of in held)]),
        frozenset(of for relation, of in held if relation == "leads"),
        *_days(reading.document.published),
        any(name.role != WRITTEN for name in node.names),
    )


def note(connection: sqlite3.Connection, number: int, person: Person) -> bool:
    """Add what a document tells of the leader in a row of nodes; whether that changes what is known."""
    before = known(connection, number, person.id)
    after = person if before is None else before | person
    if after == before:
        return False
    _keep(connection, number, after)
    return True


def recount(connection: sqlite3.Connection, number: int) -> set[int]:
    """Gather anew what is known of the leader in a row of nodes, after a document went; where that changed, the rows
    of all who were like the leader before."""
    (slug,) = connection.execute("SELECT slug FROM nodes WHERE id = ?", (number,)).fetchone()
    before, after = known(connection, number, slug), gathered(connection, number, slug)
    if after == before:
        return set()
    touched = {number, *alike(connection, [number])}
    if after is None:
        connection.execute("DELETE FROM person_keys WHERE node = ?", (number,))
        connection.execute("DELETE FROM persons WHERE node = ?", (number,))
    else:
        _keep(connection, number, after)
    return touched


def known(connection: sqlite3.Connection, number: int, slug: str) -> Person | None:
    """What is known of the leader in a row of nodes; None for what is no leader."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM persons WHERE node = ?", (number,)).fetchone()
    if row is None:
        return None
    names, acts_for, leads = (frozenset(json.loads(each)) for each in row[:3])
    return Person(slug, names, acts_for, leads, row[3], row[4], bool(row[5]))


def alike(connection: sqlite3.Connection, numbers: Iterable[int]) -> set[int]:
    """The rows of leaders who act for the same as one of some others and have a word of their names in common."""
    rows = connection.execute(
        "SELECT DISTINCT b.node FROM json_each(?) CROSS JOIN person_keys a ON a.node = value"
        " CROSS JOIN person_keys b ON b.key = a.key", (json.dumps(sorted(numbers)),)
    )  # fmt: skip
    return {number for (number,) in rows}


def gathered(connection: sqlite3.Connection, number: int, slug: str) -> Person | None:
    """What all documents tell of the leader in a row of nodes; None where none takes it for one."""
    described = connection.execute(
        "SELECT attributes, names FROM descriptions WHERE node = ? AND kind = ?", (number, LEADER)
    ).fetchall()
    if not described:
        return None
    own = {text for _, names in described for text, _, _ in json.loads(names)}
    # Only names that a document wrote who takes the node for a leader.
    written = connection.execute(
        "SELECT DISTINCT text FROM names n JOIN mentions m ON m.document = n.document AND m.node = n.node"
        " JOIN descriptions d ON d.id = m.description WHERE n.node = ? AND role = ? AND d.kind = ?",
        (number, WRITTEN, LEADER),
    )
    published = connection.execute(
        "SELECT DISTINCT published FROM mentions m JOIN documents d ON d.id = m.document"
        " JOIN descriptions e ON e.id = m.description WHERE m.node = ? AND e.kind = ?", (number, LEADER)
    ).fetchall()  # fmt: skip
    days = [day for (date,) in published for day in _days(date) if day is not None]
    held = _held(connection, number)
    return Person(
        slug,
        frozenset(own | {text for (text,) in written}),
        frozenset([*(of for _, of in held), *(of for each, _ in described for of in _said(each))]),
        frozenset(of for relation, of in held if relation == "leads"),
        min(days, default=None),
        max(days, default=None),
        bool(own),
    )


def _held(connection: sqlite3.Connection, number: int) -> list[tuple[str, str]]:
    """The offices that documents give a leader, each in the ids of its document."""
    return connection.execute(
        "SELECT DISTINCT r.name, t.slug FROM assertions x JOIN said a ON a.id = x.id"
        " JOIN relations r ON r.id = a.relation JOIN nodes t ON t.id = a.target"
        " WHERE x.source IN (SELECT ?1 UNION SELECT counts_as FROM same WHERE node = ?1)"
        f" AND a.source = ?1 AND a.polarity = 'affirmed' AND r.name IN {_OFFICES}"
        " AND EXISTS (SELECT 1 FROM evidence e JOIN mentions m ON m.document = e.document AND m.node = ?1"
        " JOIN descriptions d ON d.id = m.description WHERE e.assertion = a.id AND d.kind = ?2)",
        (number, LEADER),
    ).fetchall()


def _said(attributes: str) -> list[str]:
    return _acts_for(json.loads(attributes).get(ACTS_FOR))


def _acts_for(value: object) -> list[str]:
    return [each for each in value.split("|") if each] if isinstance(value, str) else []


def _days(published: str | None) -> tuple[int | None, int | None]:
    if published is None:
        return None, None
    span = interval(published)
    return (span.start if iso_day(span.start) else None), (span.end if iso_day(span.end) else None)


def _keep(connection: sqlite3.Connection, number: int, person: Person) -> None:
    lists = (as_json(sorted(each)) for each in (person.names, person.acts_for, person.leads))
    connection.execute(
        f"INSERT OR REPLACE INTO persons (node, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, *lists, person.first, person.last, person.own),
    )
    words = {skeleton(word) or word for name in person.names for word in parts(name)}
    connection.execute("DELETE FROM person_keys WHERE node = ?", (number,))
    connection.executemany(
        "INSERT INTO person_keys VALUES (?, ?)", [(f"{of} {word}", number) for of in person.acts_for for word in words]
    )
