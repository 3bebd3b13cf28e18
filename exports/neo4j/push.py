"""Push: what the store holds into Neo4j, batch by batch. What is there and has not changed is not touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from foedus.exports.neo4j.batches import Group, batches
from foedus.exports.neo4j.failures import ServerError
from foedus.exports.neo4j.link import Link
from foedus.exports.neo4j.model import DIGEST, nodes
from foedus.exports.neo4j.rows import Row, attribute_names
from foedus.exports.neo4j.statements import (
    NAMES,
    OWNERLESS,
    constraints,
    digests,
    drop_index,
    elsewhere,
    optional_names,
    records,
    relabel,
    write,
)

BATCH = 1000


@dataclass
class Tally:
    """How many nodes or relationships a push made, changed and found as they should be."""

    made: int = 0
    changed: int = 0
    same: int = 0

    @property
    def all(self) -> int:
        """How many it has dealt with."""
        return self.made + self.changed + self.same


@dataclass
class Outcome:
    """What a push has done so far, or would do."""

    constraints: int = 0
    nodes: Tally = field(default_factory=Tally)
    relationships: Tally = field(default_factory=Tally)


def secure(link: Link, *, proofs: bool, dry: bool) -> int:
    """Make the constraints that are missing; their number. Their indexes are in use when this is done.

    A server that is killed while it makes a constraint keeps its index alone, under the name of the constraint, which
    it then refuses to make: such an index goes first.
    """
    there = {row["name"] for row in link.read("SHOW CONSTRAINTS YIELD name RETURN name")}
    missing = {name: statement for name, statement in constraints(proofs=proofs).items() if name not in there}
    if dry or not missing:
        return len(missing)
    ownerless = {row["name"] for row in link.read(OWNERLESS)}
    for name in missing.keys() & ownerless:
        link.constrain(drop_index(name))
    made = sum(map(link.constrain, missing.values()))
    link.constrain("CALL db.awaitIndexes(300)")
    return made


def push(
    link: Link, rows: Iterable[Row], outcome: Outcome, advance: Callable[[int], None], *, dry: bool = False
) -> None:
    """Write rows, nodes before the relationships between them. `outcome` grows and `advance` is told as it goes on.

    What is new in a batch is one transaction, and what has changed is another: after a cut, what was written stays, and
    the next push goes on. While the server is busy with a batch, the next one is read from the store. With `dry`
    nothing is written. Raises what the driver raises, and ServerError where a node disappears meanwhile.
    """
    named = {row["name"] for statement in NAMES for row in link.read(statement)}

    def send(group: Group, members: list[Row]) -> int:
        tally = outcome.relationships if group[1] else outcome.nodes
        old = _digests(link, group[0], members) if group[0] in named else {}
        _push_batch(link, group, members, old, tally, dry=dry)
        return len(members)

    with ThreadPoolExecutor(1) as line:
        sent: Future[int] | None = None
        for group, members in batches(rows, BATCH):
            if sent:
                advance(sent.result())
            sent = line.submit(send, group, members)
        if sent:
            advance(sent.result())


def _digests(link: Link, name: str, members: list[Row]) -> dict[str, str | None]:
    return {row["id"]: row["digest"] for row in link.read(digests(name), ids=[row.id for row in members])}


def _push_batch(
    link: Link, group: Group, members: list[Row], known: dict[str, str | None], tally: Tally, *, dry: bool
) -> None:
    new = [row for row in members if row.id not in known]
    moved = _moved(link, group[0], [row.id for row in new], dry=dry) if group[0] in nodes() else set()
    changed = [row for row in members if known.get(row.id, row.properties[DIGEST]) != row.properties[DIGEST]]
    changed += [row for row in new if row.id in moved]
    new = [row for row in new if row.id not in moved]
    if not dry:
        _write(link, write(group, new=True), [*map(_sent, new)])
        _write(link, write(group, new=False), [*_replacing(link, group, changed)])
    tally.made, tally.changed = tally.made + len(new), tally.changed + len(changed)
    tally.same += len(members) - len(new) - len(changed)


def _moved(link: Link, label: str, ids: list[str], *, dry: bool) -> set[str]:
    """The nodes that foedus wrote with another label, because then they were of another kind; they get the new one."""
    if not ids:
        return set()
    found = link.read(elsewhere(label), ids=ids)
    for old in {row["label"] for row in found} if not dry else ():
        link.write(relabel(old, label), ids=[row["id"] for row in found if row["label"] == old])
    return {row["id"] for row in found}


def _write(link: Link, statement: str, sent: list[dict[str, object]]) -> None:
    if not sent:
        return
    (result,) = link.write(statement, rows=sent)
    if result["written"] != len(sent):
        raise ServerError("nodes disappeared while foedus was writing: another program removes them. Push again.")


def _sent(row: Row) -> dict[str, object]:
    ends = {"source": row.source[1], "target": row.target[1]} if row.source and row.target else {}
    return {"id": row.id, "properties": row.properties, **ends}


def _replacing(link: Link, group: Group, changed: list[Row]) -> Iterator[dict[str, object]]:
    """Rows in place of what is there: what they lack is removed, but nothing that others wrote."""
    if not changed:
        return
    lacking = dict.fromkeys(optional_names(group[0]))
    attributes = _old_attributes(link, group[0], changed) if group[0] in nodes() else {}
    for row in changed:
        gone = lacking | dict.fromkeys(attributes.get(row.id, ()))
        yield {**_sent(row), "properties": gone | row.properties}


def _old_attributes(link: Link, label: str, changed: list[Row]) -> dict[str, list[str]]:
    found = link.read(records(label), ids=[row.id for row in changed])
    return {row["id"]: attribute_names(row["record"]) for row in found if row["record"]}
