"""What a store says of who is bound by what: a source of instruments for `graph.book`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from foedus.graph.dates import ALWAYS, FOREVER, FOREVER_AGO, Interval, interval
from foedus.graph.days import FOR_EVER, Days, Span, any_of, lasting, observed, union
from foedus.graph.errors import BadDate
from foedus.graph.instruments import BINDING, Clause, Step
from foedus.graph.model import Evidence, Node
from foedus.graph.provisions import stored_provision
from foedus.graph.store import Store

_LINKS = (
    "SELECT a.edge, s.slug, s.kind, r.name, t.slug, a.date, a.polarity, a.speaker,"
    # What is dated from end to end counts whenever it was written.
    " CASE WHEN a.date LIKE '%_/_%' AND a.date NOT LIKE '%..' THEN '[]' ELSE (SELECT json_group_array(d.published)"
    " FROM evidence e JOIN documents d ON d.id = e.document WHERE e.assertion = a.id) END"
    " FROM assertions a JOIN nodes s ON s.id = a.source JOIN relations r ON r.id = a.relation"
    " JOIN nodes t ON t.id = a.target WHERE a.modality = 'actual'"
    f" AND r.name IN ({', '.join(repr(name) for name in BINDING)})"
)
_STATE, _TREATY = "State", "Treaty"


class StoreLinks:
    """The links and clauses of one store. What only a speaker claims, or is not said for a fact, is never certain."""

    def __init__(self, store: Store) -> None:
        self._connection = store.connection

    def links_to(self, ident: str) -> Iterator[Step]:
        """The links that end at a body or a treaty."""
        return map(_step, self._rows(f"{_LINKS} AND a.target = (SELECT id FROM nodes WHERE slug = ?)", ident))

    def links_from(self, ident: str) -> Iterator[Step]:
        """The links that begin at a state or a body."""
        return map(_step, self._rows(f"{_LINKS} AND a.source = (SELECT id FROM nodes WHERE slug = ?)", ident))

    def clauses(self, treaty: str) -> Iterator[Clause]:
        """What a treaty provides, as documents and data sets say; what is not dated itself lives with the treaty."""
        rows = self._rows(
            "SELECT n.attributes, p.article, p.obligation, p.rest, d.name FROM nodes n"
            " JOIN provisions p ON p.node = n.id LEFT JOIN documents d ON d.id = p.document WHERE n.slug = ?"
            " ORDER BY 2, 3, 4, 5",
            treaty,
        )
        for attributes, article, obligation, rest, document in rows:
            provision = stored_provision(article, obligation, rest)
            span, date = _own_time(provision.start, provision.end, json.loads(attributes))
            said = next(iter(provision.statements.values()), provision.reference or obligation)
            piece = Evidence(document or "", 0, 0, said, rule="provision")
            step = Step(treaty, "provides", article, date, span, evidence=(piece,) if document else ())
            yield Clause(provision, span, (step,))

    def treaties(self, days: Interval = ALWAYS) -> set[str]:
        """The ids of treaties with clauses to which somebody may be bound on one of some days."""
        if days == ALWAYS:
            rows = self._rows("SELECT DISTINCT n.slug FROM provisions p JOIN nodes n ON n.id = p.node")
        else:
            rows = self._rows(
                "SELECT DISTINCT n.slug FROM provisions p JOIN nodes n ON n.id = p.node WHERE EXISTS (SELECT 1 FROM"
                " steps JOIN relations r ON r.id = relation WHERE steps.node = p.node AND way = -1"
                " AND first_day <= ? AND last_day >= ?)",
                days.end,
                days.start,
            )
        return {slug for (slug,) in rows}

    def lived(self, state: str) -> Days | None:
        """The days on which a state may have existed, where its node says so."""
        row = self._connection.execute(
            "SELECT attributes ->> '$.existed' FROM nodes WHERE slug = ? AND kind = ?", (state, _STATE)
        ).fetchone()
        return life(row[0]) if row and isinstance(row[0], str) else None

    def _rows(self, sql: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        return iter(self._connection.execute(sql, values).fetchall())


def life(existed: str) -> Days | None:
    """The days from the first to the last on which a state may have existed: `1816/1942|1944/..` is from 1816 on.

    Gaps are left in: a state that was occupied may be bound by what it concluded. None where it is no date.
    """
    whole = spells(existed)
    return (Interval(whole[0].start, whole[-1].end),) if whole else None


def spells(existed: str) -> Days:
    """The days on which a state may have existed, gaps left out; none where it is no date."""
    try:
        return union(tuple(sorted(interval(each) for each in existed.split("|") if each.strip())))
    except BadDate:
        return ()


def lived(node: Node) -> Days | None:
    """The days on which a treaty may have been in force, or anything else have existed; None where nothing is known."""
    said = {name: str(node.attributes.get(name) or "") for name in ("existed", "signed", "in_force", "ended")}
    if node.kind != _TREATY:
        return life(said["existed"])
    began, ended = said["in_force"] or said["signed"], said["ended"]
    if not (began or ended):
        return None
    try:
        return (Interval(interval(began).start if began else FOREVER_AGO, interval(ended).end if ended else FOREVER),)
    except BadDate:  # attributes hold whatever a document says
        return None


def _own_time(start: str | None, end: str | None, attributes: dict[str, Any]) -> tuple[Span, str | None]:
    """When a clause holds and how its source writes that: its own dates, else those of the treaty."""
    if start or end:
        return lasting(start or "..", end), f"{start or '..'}/{end or '..'}"
    began, signed, ended = (str(attributes.get(name) or "") for name in ("in_force", "signed", "ended"))
    if not (began or signed or ended):
        return FOR_EVER, None
    try:
        span = lasting(began or signed or "..", ended)
    except BadDate:  # attributes hold whatever a document says
        return FOR_EVER.doubted(), None
    return (span if began or not signed else span.doubted()), f"{began or signed or '..'}/{ended or '..'}"


def _known_until(written: Interval) -> int:
    """The first day on which a document may have been written; where it has no date, its open ends are believed."""
    return FOREVER if written == ALWAYS else written.start


def _step(row: tuple[Any, ...]) -> Step:
    edge, source, kind, relation, target, date, polarity, speaker, published = row
    written = [interval(each) for each in json.loads(published)]
    dated = date is not None and "/" in date
    if dated:
        first, _, last = date.partition("/")
        span = lasting(first, last, max((_known_until(each) for each in written), default=FOREVER))
    elif date is not None:
        span = observed(interval(date))
    else:
        span = any_of([observed(each) for each in written] or [observed(ALWAYS)])
    return Step(
        source, relation, target, date, span.doubted() if speaker is not None else span, body=kind != _STATE,
        dated=dated, denied=polarity == "negated", edge=edge,
    )  # fmt: skip
