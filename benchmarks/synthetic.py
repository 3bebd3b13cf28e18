"""Synthetic stores for benchmarks: made once from a fixed seed, and kept in the folder for temporary files."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from foedus.graph import Assertion, Document, Reading, Store, add
from foedus.graph.dates import interval
from foedus.graph.store import SCHEMA_VERSION

RELATIONS = (
    "aided", "supported", "consulted-with", "agreed-with", "accused", "threatened", "sanctioned", "attacked",
)  # fmt: skip
_FIRST_YEAR, _LAST_YEAR, _LONGEST = 1995, 2025, 20


def power_law_store() -> Path:
    """100,000 nodes and 1,000,000 dated edges, degrees by preferential attachment."""
    chance = random.Random(1)
    return _kept("power-law", 100_000, _dated(_power_law(100_000, 1_000_000, chance), chance))


def dense_store() -> Path:
    """700 nodes and 60,000 dated edges between as many pairs, some nodes far better connected than others."""
    chance = random.Random(2)
    return _kept("dense", 700, _dated(_dense(700, 60_000, chance), chance))


def pushed_store() -> Path:
    """10,000 nodes and 100,000 dated edges, degrees by preferential attachment: what a push is measured with."""
    chance = random.Random(3)
    return _kept("pushed", 10_000, _dated(_power_law(10_000, 100_000, chance), chance))


def ident(number: int) -> str:
    """The id of a node, by its number from 0."""
    return f"n{number:06d}"


def _kept(name: str, nodes: int, assertions: Iterable[Assertion]) -> Path:
    folder = Path(tempfile.gettempdir()) / "foedus-benchmarks"
    folder.mkdir(exist_ok=True)
    schema = files("foedus.graph").joinpath("schema.sql").read_bytes()
    made_from = [Path(__file__).read_bytes(), schema, bytes([SCHEMA_VERSION])]
    path = folder / f"{name}-{sha256(b''.join(made_from)).hexdigest()[:8]}.db"
    if not path.exists():
        print(f"making {path} (once)", flush=True)
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        with Store.open(unfinished, create=True) as store:
            _fill(store, nodes, assertions)
        unfinished.rename(path)
    return path


def _power_law(nodes: int, edges: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Each new node ties to as many others, chosen with a chance that grows with their degree."""
    each = edges // nodes
    drawn = list(range(each))
    for new in range(each, nodes):
        ties: set[int] = set()
        while len(ties) < each:
            ties.add(chance.choice(drawn))
        for old in sorted(ties):
            yield (new, old) if chance.random() < 0.5 else (old, new)
            drawn += (new, old)
    for _ in range(edges - each * (nodes - each)):
        first, second = chance.sample(range(nodes), 2)
        yield first, second


def _dense(nodes: int, edges: int, chance: random.Random) -> list[tuple[int, int]]:
    weights = [(rank + 1) ** -0.5 for rank in range(nodes)]
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < edges:
        first, second = sorted(chance.choices(range(nodes), weights, k=2))
        if first != second:
            pairs[first, second] = None
    return list(pairs)


def _dated(pairs: Iterable[tuple[int, int]], chance: random.Random) -> Iterator[Assertion]:
    for first, second in pairs:
        start = chance.randint(_FIRST_YEAR, _LAST_YEAR)
        end = start + chance.randint(0, _LONGEST)
        date = str(start) if start == end else f"{start}/{end}"
        yield Assertion(ident(first), chance.choice(RELATIONS), ident(second), date)


def _fill(store: Store, nodes: int, assertions: Iterable[Assertion]) -> None:
    """Write what graph.add would write, in bulk: indexes and steps are made once, at the end."""
    add(store, Reading(Document("synthetic")))
    with store.transaction() as connection:
        listed = "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = 'assertions' AND type != 'table'"
        late = [row for row in connection.execute(listed).fetchall() if row[2]]
        for kind, name, _ in late:
            connection.execute(f"DROP {kind} {name}")
        _fill_nodes(connection, nodes)
        _fill_edges(connection, assertions)
        connection.execute(
            "INSERT INTO steps SELECT source, relation, first_day, target, last_day, 1, polarity, id FROM assertions"
            " UNION ALL SELECT target, relation, first_day, source, last_day, -1, polarity, id FROM assertions"
            " ORDER BY 1, 2, 3, 4, 5, 6, 7, 8"
        )
        for _, _, sql in late:
            connection.execute(sql)
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _fill_nodes(connection: sqlite3.Connection, nodes: int) -> None:
    rows = [(number + 1, ident(number), "Organization", "{}") for number in range(nodes)]
    connection.executemany("INSERT INTO nodes VALUES (?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO descriptions SELECT ?1, ?1, ?3, ?4, '[]'", rows)
    connection.execute("INSERT INTO mentions SELECT 1, node, id FROM descriptions")
    connection.executemany("INSERT INTO relations VALUES (?, ?)", enumerate(RELATIONS, 1))


def _fill_edges(connection: sqlite3.Connection, assertions: Iterable[Assertion]) -> None:
    relations = {name: number for number, name in enumerate(RELATIONS, 1)}
    for number, each in enumerate(assertions, 1):
        first, relation, second, date = map(str, each.key[:4])
        connection.execute(
            "INSERT INTO assertions VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'affirmed', 'actual', NULL)",
            (number, each.id, int(first[1:]) + 1, relations[relation], int(second[1:]) + 1, date, *interval(date)),
        )
        connection.execute("INSERT INTO evidence VALUES (?1, 1, ?1, ?1, 'synthetic', 0, '', '', 0, '{}')", (number,))
