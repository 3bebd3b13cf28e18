"""Prune: what foedus wrote and the store no longer holds is removed, and nothing that others wrote."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from foedus.exports.neo4j.held import held
from foedus.exports.neo4j.link import Link, Rows
from foedus.exports.neo4j.model import ACTOR, ADOPTED, DIGEST, labels, nodes, proofs, types
from foedus.exports.neo4j.push import BATCH
from foedus.exports.neo4j.queries import adopted, disown, give_back, remove, unlink, written
from foedus.exports.neo4j.rows import attribute_names
from foedus.exports.neo4j.statements import NAMES, optional_names
from foedus.graph import Store


@dataclass
class Pruned:
    """How many nodes and relationships were removed, and how many nodes stay because they or their ties are others'."""

    nodes: int = 0
    relationships: int = 0
    kept: int = 0


def prune(
    link: Link, store: Store, *, besides: Mapping[str, Collection[str]] | None = None, dry: bool = False
) -> Pruned:
    """Remove what the store no longer holds, whatever was pushed last; but not the ids of `besides`, by label or type.

    What was there before foedus wrote to it stays, without what foedus added. With `dry` nothing is removed.
    """
    done = Pruned()
    named = {row["name"] for statement in NAMES for row in link.read(statement)}
    for name in (*proofs(), *types(), *nodes()):
        stale = link.sift(written(name), held(store, name)) if name in named else []
        stale = [ident for ident in stale if ident not in (besides or {}).get(name, ())]
        for start in range(0, len(stale), BATCH):
            _remove(link, name, stale[start : start + BATCH], done, dry=dry)
    return done


def _remove(link: Link, name: str, ids: list[str], done: Pruned, *, dry: bool) -> None:
    found = link.read(adopted(name), ids=ids)
    theirs = {row["id"] for row in found}
    ours = [ident for ident in ids if ident not in theirs]
    removed = len(ours)
    if not dry:
        if name in proofs():
            done.relationships += _number(link.write(unlink(name), ids=ours))
        removed = _number(link.write(remove(name), ids=ours))
        _give_back(link, name, found)
    if name in labels():
        done.nodes, done.kept = done.nodes + removed, done.kept + len(ids) - removed
    else:
        done.relationships += removed


def _give_back(link: Link, name: str, found: Rows) -> None:
    """Take away what foedus added to what it found."""
    if not found:
        return
    rows = []
    for row in found:
        attributes = attribute_names(row["record"]) if name in nodes() and row["record"] else []
        gone = [key for key in (*optional_names(name), *attributes) if f".{key}" not in row["had"]]
        rows.append({"id": row["id"], "properties": dict.fromkeys([*gone, DIGEST, ADOPTED])})
    unmarked = [row["id"] for row in found if ACTOR not in row["had"]]
    if unmarked and name in labels() and (statement := disown(name)):
        link.write(statement, ids=unmarked)
    link.write(give_back(name), rows=rows)


def _number(rows: Rows) -> int:
    return int(rows[0]["removed"])
