"""Ties that no document dates: such a tie counts only on days on which what it stands on lived.

A membership stands on its body, a party's or a signatory's tie on its treaty. Where it is known when a party was bound,
that says it instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Protocol

from foedus.graph.dates import ALWAYS, FOREVER, FOREVER_AGO, Interval, interval
from foedus.graph.errors import BadDate
from foedus.graph.instruments import MEMBER, PARTY, Step
from foedus.graph.model import Assertion, Node
from foedus.graph.ontology import ontology
from foedus.graph.store import Store
from foedus.graph.ties import lived

_STANDING = ("structure", "treaty")
_STOOD_ON = ("Treaty", "Alliance", "Organization")
_ROWS = (
    "SELECT DISTINCT a.id, s.slug, s.kind, s.attributes, r.name, t.slug, t.kind, t.attributes, a.polarity FROM nodes b"
    " JOIN steps ON steps.node = b.id JOIN assertions a ON a.id = steps.assertion JOIN relations r ON r.id = a.relation"
    " JOIN nodes s ON s.id = a.source JOIN nodes t ON t.id = a.target"
    f" WHERE b.kind IN {_STOOD_ON} AND steps.relation IN (SELECT id FROM relations WHERE name IN (%s))"
    f" AND steps.first_day = {FOREVER_AGO} AND steps.last_day = {FOREVER} AND a.modality = 'actual'"
)


class Bonds(Protocol):
    """Who knows when a state or a body was a party or a member: a source of instruments for `graph.book`."""

    def links_to(self, ident: str) -> Iterable[Step]:
        """The links that end at a body or a treaty."""
        ...


def time_of(tie: Assertion, source: Node, target: Node, bonds: Bonds | None = None) -> Interval:
    """The days on which an edge may hold: those of its date; of an undated tie those of what it stands on.

    What is planned or only possible may come before what it stands on, and is left as it is.
    """
    family = ontology().relations[tie.relation].family
    if tie.date is not None or tie.modality != "actual" or family not in _STANDING:
        return interval(tie.date)
    bound = _bound(tie, bonds) if bonds and tie.polarity == "affirmed" else None
    lives = [bound] if bound else [_life(node, signed=family == "treaty") for node in (source, target)]
    known = [life for life in lives if life] or [ALWAYS]
    return Interval(max(life.start for life in known), min(life.end for life in known))


def out_of_time(store: Store, days: Interval, bonds: Bonds | None) -> Iterator[int]:
    """The row numbers of the undated ties of which nothing holds on some days."""
    if days == ALWAYS:
        return
    names = [name for family in _STANDING for name in ontology().family(family)]
    make = cache(_made)
    for number, source, kind, said, relation, target, *rest in store.connection.execute(
        _ROWS % ", ".join("?" * len(names)), names
    ).fetchall():
        tie = Assertion(source, relation, target, polarity=rest[2])
        if not time_of(tie, make(source, kind, said), make(target, *rest[:2]), bonds).overlaps(days):
            yield number


def _made(ident: str, kind: str, attributes: str) -> Node:
    found: dict[str, Any] = json.loads(attributes)
    return Node(ident, kind, attributes=found)


def _bound(tie: Assertion, bonds: Bonds) -> Interval | None:
    """From the first to the last day on which a party may have been bound: whoever left and came back was one."""
    if tie.relation not in (MEMBER, PARTY):
        return None
    spans = [
        spell
        for step in bonds.links_to(tie.target)
        if (step.source, step.relation) == (tie.source, tie.relation)
        for spell in step.span.possible
    ]
    return Interval(min(spell.start for spell in spans), max(spell.end for spell in spans)) if spans else None


def _life(node: Node, *, signed: bool) -> Interval | None:
    """When a treaty or body lived, as far as that is known; of what was done to a treaty, from its signature on."""
    days = lived(node) if node.kind in _STOOD_ON else None
    if not days:
        return None
    began = node.attributes.get("signed") if signed and node.kind == "Treaty" else None
    try:
        start = min(interval(str(began)).start, days[0].start) if began else days[0].start
    except BadDate:  # attributes hold whatever a document says
        start = days[0].start
    return Interval(start, days[-1].end)
