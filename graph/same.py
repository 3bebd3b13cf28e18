"""Which nodes count as one and why, and the user's own word on it: `join` and `split`, kept whatever is loaded."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import product

from foedus.graph.describing import settle
from foedus.graph.errors import FoedusError, UnknownNode
from foedus.graph.identity import Decision, Reason
from foedus.graph.merging import regroup
from foedus.graph.store import Store

__all__ = ["Decision", "NotOne", "Reason", "decide", "decisions", "join", "members", "reasons", "split"]


class NotOne(FoedusError):
    """Two nodes that cannot count as one, or one that counts as no other."""


def members(store: Store, ident: str) -> list[str]:
    """The ids of all nodes that count as one with a node, itself among them, in alphabetical order. Raises
    UnknownNode."""
    connection = store.connection
    first = _first(connection, ident)
    rows = connection.execute(
        "SELECT slug FROM nodes WHERE id IN (SELECT ?1 UNION SELECT node FROM same WHERE counts_as = ?1) ORDER BY slug",
        (first,),
    )
    return [slug for (slug,) in rows]


def reasons(store: Store, ident: str | None = None) -> Iterator[Reason]:
    """Why nodes count as one: those of a node's group, or all. Raises UnknownNode."""
    chosen = (
        "" if ident is None else f" WHERE {_first(store.connection, ident)} IN (one, other, x.counts_as, y.counts_as)"
    )
    rows = store.connection.execute(
        "SELECT a.slug, b.slug, said_by, names, acts_for FROM reasons JOIN nodes a ON a.id = one"
        " JOIN nodes b ON b.id = other LEFT JOIN same x ON x.node = one LEFT JOIN same y ON y.node = other"
        f"{chosen} ORDER BY 1, 2, 3"
    )
    for one, other, by, names, acts_for in rows.fetchall():
        first, second = json.loads(names)
        yield Reason(one, other, by, (first, second), tuple(json.loads(acts_for)))


def decisions(store: Store) -> list[Decision]:
    """What the user decided, the latest last."""
    rows = store.connection.execute("SELECT one, other, same FROM decisions ORDER BY place")
    return [Decision(one, other, bool(same)) for one, other, same in rows]


def join(store: Store, one: str, other: str) -> None:
    """Let two nodes, given by their ids, count as one from now on, with all that count as they do. Raises
    UnknownNode, NotOne for nodes of different kinds or the same one."""
    mine, its = members(store, one), members(store, other)
    if mine == its:
        raise NotOne(f"{one!r} and {other!r} count as one already.")
    kinds = {kind for ident in (one, other) for kind in _kind(store.connection, ident)}
    if len(kinds) > 1:
        raise NotOne(f"{one!r} and {other!r} are of different kinds: {', '.join(sorted(kinds))}.")
    decide(store, [Decision(*pair, True) for pair in product(mine, its)])


def split(store: Store, ident: str) -> list[str]:
    """Let a node stand for itself from now on; one that others count as, each of them. Gives the ids of those that
    stand for themselves now. Raises UnknownNode, NotOne for a node that stands for itself already."""
    together = members(store, ident)
    if len(together) == 1:
        raise NotOne(f"{ident!r} stands for itself; nothing else counts as it.")
    first = store.connection.execute("SELECT slug FROM nodes WHERE id = ?", (_first(store.connection, ident),))
    alone = together if (ident,) == first.fetchone() else [ident]
    apart = [(one, other) for one in alone for other in together if other not in alone or one < other]
    decide(store, [Decision(one, other, False) for one, other in apart])
    return alone


def decide(store: Store, made: Iterable[Decision]) -> None:
    """Take in decisions, each over what was decided of its two nodes before. They are kept for nodes too that are not
    in the store, and hold when these come. Raises StoreUnwritable."""
    with store.transaction() as connection:
        touched: set[int] = set()
        for decision in made:
            pair = tuple(sorted((decision.one, decision.other)))
            connection.execute("DELETE FROM decisions WHERE one = ? AND other = ?", pair)
            connection.execute("INSERT INTO decisions (one, other, same) VALUES (?, ?, ?)", (*pair, decision.same))
            touched |= {number for (number,) in connection.execute("SELECT id FROM nodes WHERE slug IN (?, ?)", pair)}
        for node in sorted(regroup(connection, touched)):
            settle(connection, node)


def _first(connection: sqlite3.Connection, ident: str) -> int:
    row = connection.execute(
        "SELECT coalesce(counts_as, n.id) FROM nodes n LEFT JOIN same ON node = n.id WHERE slug = ?", (ident,)
    ).fetchone()
    if row is None:
        raise UnknownNode(ident)
    return int(row[0])


def _kind(connection: sqlite3.Connection, ident: str) -> list[str]:
    """The kind of a node as its own documents describe it."""
    row = connection.execute(
        "SELECT min(d.kind) FROM nodes n JOIN descriptions d ON d.node = n.id WHERE slug = ?", (ident,)
    ).fetchone()
    return list(row)
