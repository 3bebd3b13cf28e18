"""Edges: which the store holds, chosen by a filter, each with all its evidence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import chain, groupby
from typing import Any, Protocol

from foedus.graph.dates import ALWAYS, FOREVER, FOREVER_AGO, Interval, interval
from foedus.graph.enduring import still
from foedus.graph.errors import BadDate, UnknownName
from foedus.graph.evidence import assertions
from foedus.graph.model import Assertion, Document, Node
from foedus.graph.ontology import ontology
from foedus.graph.store import Store
from foedus.graph.undated import Bonds, out_of_time

_FROM = (
    "FROM assertions a JOIN nodes s ON s.id = a.source JOIN relations r ON r.id = a.relation"
    " JOIN nodes t ON t.id = a.target LEFT JOIN nodes p ON p.id = a.speaker"
)
_EDGES = f"SELECT a.id, s.slug, r.name, t.slug, a.date, a.polarity, a.modality, p.slug {_FROM}"
ID = re.compile("[0-9a-f]{1,12}")


class Beyond(Protocol):
    """Edges that no store holds, because they are computed when asked for; and their nodes and documents."""

    def edges(self, wanted: Filter) -> Iterable[Assertion]:
        """Those that a filter lets through, in the order of `select`."""
        ...

    def neighbours(self, ident: str, wanted: Filter, *, ahead: bool) -> Iterable[tuple[str, Interval]]:
        """The other ends, and the days, of those that begin at a node, or with `ahead` false, end there."""
        ...

    def node(self, ident: str) -> Node | None:
        """A node that a store may lack."""
        ...

    def document(self, ident: str) -> Document | None:
        """A document that a store may lack."""
        ...


@dataclass(frozen=True, slots=True)
class Filter:
    """Which edges are meant: everything that is empty or None leaves all in.

    Nodes are ids; `nodes` matches either end. `as_of`, `since` and `until` are EDTF: an edge fits when some day
    it may mean lies there. Edges without a date fit the days on which both their ends lived, or the party was bound,
    as far as that and `bonds` are known, deeds in the time that their documents tell of; with `dated`, none. What
    lasts and is dated to a day fits from then on, until an end is told. `beyond` adds edges that are not in the store.
    """

    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    polarity: str | None = None
    modality: str | None = None
    as_of: str | None = None
    since: str | None = None
    until: str | None = None
    dated: bool = False
    beyond: Beyond | None = None
    bonds: Bonds | None = None

    def relation_names(self) -> tuple[str, ...] | None:
        """The relations that are left in, or None for all. Raises UnknownName for one that is not declared."""
        known = ontology()
        _known("relation", self.relations, known.relations)
        _known("family", self.families, known.families)
        _known("relation or family", self.without, (*known.relations, *known.families))
        if not (self.relations or self.families or self.without):
            return None
        return tuple(
            name
            for name, each in known.relations.items()
            if (not self.relations or name in self.relations)
            and (not self.families or each.family in self.families)
            and not {name, each.family} & {*self.without}
        )

    def words(self) -> dict[str, str]:
        """Polarity and modality, where one is asked for. Raises UnknownName for one that is not declared."""
        known = ontology()
        _known("polarity", filter(None, [self.polarity]), known.polarities)
        _known("modality", filter(None, [self.modality]), known.modalities)
        asked = {"polarity": self.polarity, "modality": self.modality}
        return {column: word for column, word in asked.items() if word}

    def days(self) -> tuple[int, int]:
        """First and last day (YYYYMMDD) that an edge has to touch. Raises BadDate."""
        span = interval(self.as_of) if self.as_of else ALWAYS
        since = interval(self.since).start if self.since else FOREVER_AGO
        until = interval(self.until).end if self.until else FOREVER
        if since > until:
            raise BadDate(f"there is no time since {self.since} and until {self.until}: the first is the later one.")
        first, last = max(span.start, since), min(span.end, until)
        return first, last


def _known(what: str, names: Iterable[str], declared: Collection[str]) -> None:
    for name in names:
        if name not in declared:
            raise UnknownName(f"{name!r} is no {what}. There are: {', '.join(declared)}.")


def select(store: Store, wanted: Filter | None = None) -> Iterator[Assertion]:
    """The edges that fit, in the order of source, relation, target, date, and so on: the same in every store."""
    wanted = wanted or Filter()
    if wanted.beyond is None:
        return _stored(store, wanted)
    return merge(_stored(store, wanted), wanted.beyond.edges(wanted), key=order)


def order(assertion: Assertion) -> tuple[int | str, ...]:
    """What `select` sorts by."""
    span = interval(assertion.date)
    return (
        assertion.source, assertion.relation, assertion.target, *span, assertion.date or "", assertion.polarity,
        assertion.modality, assertion.attributed_to or "",
    )  # fmt: skip


def _stored(store: Store, wanted: Filter) -> Iterator[Assertion]:
    where, values = _where(store, wanted)
    rows = store.connection.execute(
        f"{_EDGES} WHERE {where}"
        " ORDER BY s.slug, r.name, t.slug, a.first_day, a.last_day, a.date, a.polarity, a.modality, p.slug",
        values,
    )
    return assertions(store, rows)


def count(store: Store, wanted: Filter) -> int:
    """How many edges fit."""
    where, values = _where(store, wanted)
    return int(store.connection.execute(f"SELECT count(*) {_FROM} WHERE {where}", values).fetchone()[0])


def ends(store: Store, wanted: Filter) -> Iterator[str]:
    """The ids of all nodes that the edges that fit refer to, as source, target or speaker, each once, in order."""
    where, values = _where(store, wanted)
    columns = ("source", "target", "speaker")
    each = " UNION ".join(f"SELECT {column} FROM found WHERE {column} IS NOT NULL" for column in columns)
    rows = store.connection.execute(
        f"WITH found AS MATERIALIZED (SELECT a.source, a.target, a.speaker {_FROM} WHERE {where})"
        f" SELECT slug FROM nodes WHERE id IN ({each}) ORDER BY slug",
        values,
    )
    for row in rows:
        yield row[0]


def edge(store: Store, ident: str) -> Assertion | None:
    """The edge with this id, or with an id that alone begins so; None where there is none or more than one."""
    found = list(beginning(store, ident, 2))
    return found[0] if len(found) == 1 else None


def beginning(store: Store, ident: str, most: int) -> Iterator[Assertion]:
    """The edges whose ids begin so, in the order of their ids, at most so many."""
    if not ID.fullmatch(ident):
        return
    # "g" comes after every hexadecimal digit. Of nodes that count as another, edges have other ids than assertions.
    between = (
        "SELECT id FROM assertions WHERE edge >= ?1 AND edge < ?2 AND id NOT IN (SELECT assertion FROM renamed)"
        " UNION SELECT assertion FROM renamed WHERE edge >= ?1 AND edge < ?2"
    )
    rows = store.connection.execute(f"{_EDGES} WHERE a.id IN ({between}) LIMIT 1000", (ident, ident + "g")).fetchall()
    found = [list(same) for _, same in groupby(sorted(rows, key=_in_order), key=lambda row: row[1:])]
    found.sort(key=lambda same: Assertion(*same[0][1:]).id)
    yield from assertions(store, chain.from_iterable(found[:most]))


def _in_order(row: tuple[Any, ...]) -> list[str]:
    return [str(value) for value in row[1:]]


def day_clause(store: Store, wanted: Filter, number: str) -> str:
    """The days that a filter lets through, as SQL over the columns first_day and last_day and one that has the row
    `number` of an assertion. Raises BadDate."""
    first, last = wanted.days()
    clause = f"first_day <= {last} AND last_day >= {first}"
    if going_on := ", ".join(map(str, still(store, Interval(first, last), wanted.bonds))):
        clause = f"({clause} OR {number} IN ({going_on}))"
    if wanted.dated:
        # Read from the bounds, because the indexes that path searches live on do not hold the date as written.
        return f"{clause} AND (first_day > {FOREVER_AGO} OR last_day < {FOREVER})"
    gone = ", ".join(map(str, out_of_time(store, Interval(first, last), wanted.bonds)))
    return f"{clause} AND {number} NOT IN ({gone})" if gone else clause


def _where(store: Store, wanted: Filter) -> tuple[str, list[Any]]:
    clauses = [day_clause(store, wanted, "a.id")]
    values: list[Any] = []
    lists = {
        "s.slug": wanted.sources,
        "t.slug": wanted.targets,
        "r.name": wanted.relation_names(),
        **{f"a.{column}": (word,) for column, word in wanted.words().items()},
    }
    for column, chosen in lists.items():
        if chosen or (chosen == () and column == "r.name"):
            clauses.append(f"{column} IN ({_marks(chosen)})")
            values += chosen
    if wanted.nodes:
        # Not an OR of both ends, for which SQLite would read every edge.
        chosen_nodes = f"(SELECT id FROM nodes WHERE slug IN ({_marks(wanted.nodes)}))"
        ends = (f"SELECT id FROM assertions WHERE {end} IN {chosen_nodes}" for end in ("source", "target"))
        clauses.append(f"a.id IN ({' UNION ALL '.join(ends)})")
        values += wanted.nodes * 2
    if wanted.documents:
        clauses.append(
            "EXISTS (SELECT 1 FROM evidence e JOIN documents d ON d.id = e.document WHERE e.assertion = a.id"
            f" AND d.name IN ({_marks(wanted.documents)}))"
        )
        values += wanted.documents
    return " AND ".join(clauses), values


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
