"""Nodes that count as one, as the store keeps them: settled anew after each change, wherever it may matter.

What documents say stays in their own ids (`renamed`), so that a group can be taken apart again at any time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from foedus.graph import persons
from foedus.graph.describing import as_json
from foedus.graph.identity import Decision, Groups, Person, canonical, grouped
from foedus.graph.model import Assertion


def regroup(connection: sqlite3.Connection, touched: Iterable[int]) -> set[int]:
    """Settle which nodes count as one, around some rows of nodes that may have changed; the rows of all that are to
    be described otherwise now."""
    rows = set(touched)
    changed = _regrouped(connection, rows)
    return changed | set(_merged(connection, rows).values())


def _regrouped(connection: sqlite3.Connection, touched: Iterable[int]) -> set[int]:
    block = _block(connection, touched)
    before = _merged(connection, block)
    if len(block) < 2 and not before:
        return set()
    slugs, kinds, people = _profiles(connection, block)
    groups = grouped(kinds, people, _decisions(connection, kinds))
    numbers = {slug: number for number, slug in slugs.items()}
    after = {
        numbers[each]: numbers[first]
        for members in groups.whole().values()
        for first in [canonical(members, people)]
        for each in members
        if each != first
    }
    _write_reasons(connection, block, groups, numbers)
    changed = {number for number in block if before.get(number) != after.get(number)}
    if not changed:
        return set()
    old = {before.get(number, number) for number in changed}
    moved = _moving(connection, old, changed)
    connection.executemany("DELETE FROM same WHERE node = ?", [(number,) for number in changed])
    connection.executemany(
        "INSERT INTO same VALUES (?, ?)", [(number, after[number]) for number in changed if number in after]
    )
    for ident, *said in moved:
        place(connection, ident, said)
    return changed | old | {after.get(number, number) for number in changed}


def everything(connection: sqlite3.Connection) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """What the groups should be, from scratch: each node that counts as another, by their ids, and the reasons."""
    rows = connection.execute(
        "SELECT node FROM persons UNION SELECT id FROM nodes WHERE slug IN (SELECT one FROM decisions UNION SELECT"
        " other FROM decisions)"
    )
    left = {number for (number,) in rows.fetchall()}
    pairs: dict[str, str] = {}
    reasons: list[tuple[str, str, str]] = []
    while left:
        block = _block(connection, {min(left)})
        left -= block
        _, kinds, people = _profiles(connection, block)
        groups = grouped(kinds, people, _decisions(connection, kinds))
        firsts = {each: canonical(members, people) for members in groups.whole().values() for each in members}
        pairs |= {each: first for each, first in firsts.items() if each != first}
        reasons += [(each.one, each.other, each.by) for each in groups.reasons]
    return pairs, reasons


def _block(connection: sqlite3.Connection, touched: Iterable[int]) -> set[int]:
    """All nodes that may be grouped otherwise when some change: who is spelt alike, who is or was one with them."""
    block: set[int] = set()
    fresh = set(touched)
    while fresh:
        block |= fresh
        known = json.dumps(sorted(fresh))
        together = connection.execute(
            "SELECT b.id FROM json_each(?1) CROSS JOIN nodes a ON a.id = value JOIN decisions d ON a.slug IN (d.one,"
            " d.other) JOIN nodes b ON b.slug IN (d.one, d.other)"
            " UNION SELECT counts_as FROM json_each(?1) CROSS JOIN same ON node = value"
            " UNION SELECT node FROM json_each(?1) CROSS JOIN same ON counts_as = value",
            (known,),
        )
        fresh = ({number for (number,) in together} | persons.alike(connection, fresh)) - block
    return block


def _merged(connection: sqlite3.Connection, block: Iterable[int]) -> dict[int, int]:
    rows = connection.execute(
        "SELECT node, counts_as FROM json_each(?) CROSS JOIN same ON node = value", (json.dumps(sorted(block)),)
    )
    return dict(rows.fetchall())


def _profiles(
    connection: sqlite3.Connection, block: Iterable[int]
) -> tuple[dict[int, str], dict[str, str], dict[str, Person]]:
    """Ids by row, and kinds and persons by id, of those nodes that some document still describes."""
    rows = connection.execute(
        "SELECT n.id, n.slug, min(d.kind) FROM json_each(?) CROSS JOIN nodes n ON n.id = value"
        " JOIN descriptions d ON d.node = n.id GROUP BY n.id", (json.dumps(sorted(block)),)
    ).fetchall()  # fmt: skip
    known = {slug: persons.known(connection, number, slug) for number, slug, kind in rows if kind == persons.LEADER}
    return (
        {number: slug for number, slug, _ in rows},
        {slug: kind for _, slug, kind in rows},
        {slug: person for slug, person in known.items() if person},
    )


def _decisions(connection: sqlite3.Connection, kinds: Mapping[str, str]) -> list[Decision]:
    rows = connection.execute("SELECT one, other, same FROM decisions ORDER BY place")
    return [Decision(one, other, bool(same)) for one, other, same in rows if one in kinds and other in kinds]


def _write_reasons(
    connection: sqlite3.Connection, block: Iterable[int], groups: Groups, numbers: Mapping[str, int]
) -> None:
    connection.executemany("DELETE FROM reasons WHERE one = ?1 OR other = ?1", [(number,) for number in sorted(block)])
    connection.executemany(
        "INSERT OR REPLACE INTO reasons VALUES (?, ?, ?, ?, ?)",
        [
            (numbers[each.one], numbers[each.other], each.by, as_json(list(each.names)), as_json(list(each.acts_for)))
            for each in groups.reasons
        ],
    )


_Said = tuple[int, int, int, int | None]  # an assertion, and its source, target and speaker as documents have them


def _moving(connection: sqlite3.Connection, old: Iterable[int], changed: Iterable[int]) -> list[_Said]:
    """The assertions that documents make of nodes that count as others now."""
    there, those = (f"(SELECT value FROM json_each(?{number}))" for number in (1, 2))
    at = " UNION ".join(f"SELECT id FROM assertions WHERE {end} IN {there}" for end in ("source", "target", "speaker"))
    theirs = " OR ".join(f"{end} IN {those}" for end in ("source", "target", "speaker"))
    return connection.execute(
        f"SELECT id, source, target, speaker FROM said WHERE id IN ({at}) AND ({theirs})",
        (json.dumps(sorted(old)), json.dumps(sorted(changed))),
    ).fetchall()


def place(connection: sqlite3.Connection, ident: int, said: Sequence[int | None]) -> None:
    """Let an assertion whose ends and speaker are `said` begin and end where these count as being."""
    ends, edge = placed(connection, ident, said)
    connection.execute("UPDATE assertions SET source = ?, target = ?, speaker = ? WHERE id = ?", (*ends, ident))
    connection.execute("DELETE FROM renamed WHERE assertion = ?", (ident,))
    if edge is not None:
        connection.execute("INSERT INTO renamed VALUES (?, ?, ?, ?, ?)", (ident, edge, *said))


def placed(
    connection: sqlite3.Connection, ident: int, said: Sequence[int | None]
) -> tuple[tuple[int | None, ...], str | None]:
    """Where an assertion whose ends and speaker are `said` is to begin and end, and the id of the edge that it makes
    there; no id where it stays what the document says."""
    known = [_counts_as(connection, number) for number in said]
    row = connection.execute(
        "SELECT r.name, a.date, a.polarity, a.modality FROM assertions a JOIN relations r ON r.id = a.relation"
        " WHERE a.id = ?", (ident,)
    ).fetchone()  # fmt: skip
    source, target, speaker = (each[1] if each else None for each in known)
    now = Assertion(str(source), row[0], str(target), row[1], row[2], row[3], speaker)
    numbers = {each[1]: each[0] for each in known if each}
    ends = tuple(numbers[slug] if slug is not None else None for slug in (now.key[0], now.key[2], speaker))
    return ends, None if ends == tuple(said) else now.id


def _counts_as(connection: sqlite3.Connection, number: int | None) -> tuple[int, str] | None:
    row = connection.execute(
        "SELECT id, slug FROM nodes WHERE id = coalesce((SELECT counts_as FROM same WHERE node = ?1), ?1)", (number,)
    ).fetchone()
    return row if row is None else (int(row[0]), str(row[1]))
