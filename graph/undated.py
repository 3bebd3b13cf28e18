"""Ties that no document dates: such a tie counts only on days on which both its ends lived.

A state, a body or a treaty lives as long as it exists, a leader about as long as a person acts. Where it is known when
a party was bound or an office was held, that says it instead. A deed is moreover of the time that its documents tell.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Protocol

from foedus.graph.dates import ALWAYS, FOREVER, FOREVER_AGO, Interval, interval
from foedus.graph.days import Days, common
from foedus.graph.errors import BadDate
from foedus.graph.instruments import MEMBER, PARTY, Step
from foedus.graph.model import Assertion, Evidence, Node
from foedus.graph.ontology import ontology
from foedus.graph.store import Store
from foedus.graph.tellings import NOTHING, Tellings, of_its_time, tellings
from foedus.graph.ties import lived, spells

_OFFICES = ("leads", "represents")
# In days as they are counted here (YYYYMMDD). Whoever held an office in 2012 did nothing in 1914; a state that was
# occupied for some years lived on, one that was part of another for a lifetime did not.
_FORTY_YEARS, _TWENTY_YEARS = 40_00_00, 20_00_00
_ROWS = (
    "SELECT a.id, a.source, r.name, a.target, a.polarity, a.modality, (SELECT json_group_array(DISTINCT d.name)"
    " FROM evidence e JOIN documents d ON d.id = e.document WHERE e.assertion = a.id) FROM assertions a"
    " JOIN relations r ON r.id = a.relation"
    f" WHERE a.first_day = {FOREVER_AGO} AND a.last_day = {FOREVER}"
)


class Bonds(Protocol):
    """Who knows when a state or a body was a party or a member, and when somebody held an office: for `graph.book` a
    source of instruments."""

    def links_to(self, ident: str) -> Iterable[Step]:
        """The links that end at a body or a treaty."""
        ...

    def offices(self, leader: str) -> Iterable[Step]:
        """The offices that somebody held: links to states and bodies."""
        ...

    def allied(self, one: str, other: str) -> Days:
        """When treaties that bind to help in war bound both of two."""
        ...


def time_of(tie: Assertion, source: Node, target: Node, bonds: Bonds | None = None, told: Tellings = NOTHING) -> Days:
    """The days on which an edge may hold: those of its date; of an undated one those on which both its ends lived.

    What is planned or only possible may come before the treaty that it is about.
    """
    if tie.date is not None:
        return (interval(tie.date),)
    signed = _family(tie.relation) == "treaty"
    both = life(source, bonds, signed=signed), life(target, bonds, signed=signed)
    return _in_deed(tie, target, _within(tie, *both, target.kind, bonds), told)


def lives(store: Store, node: Callable[[str], Node], bonds: Bonds | None = None) -> Callable[[Assertion], Days]:
    """A function that tells of an edge, by its nodes and its documents, the days on which it may hold."""

    @cache
    def told(document: str) -> Tellings:
        return tellings(store, [document])

    def alive(tie: Assertion) -> Days:
        names = {piece.document for piece in tie.evidence} if _is_deed(tie, node(tie.target)) else set()
        known = {name: days for each in names for name, days in told(each).items()}
        return time_of(tie, node(tie.source), node(tie.target), bonds, known)

    return alive


def out_of_time(store: Store, days: Interval, bonds: Bonds | None) -> Iterator[int]:
    """The row numbers of the undated ties of which nothing holds on some days."""
    if days == ALWAYS:
        return

    @cache
    def node(number: int) -> Node:
        row = store.connection.execute("SELECT slug, kind, attributes FROM nodes WHERE id = ?", (number,)).fetchone()
        slug, kind, attributes = row
        return Node(slug, kind, attributes=json.loads(attributes))

    @cache
    def lived_in(number: int, signed: bool) -> Days:
        return life(node(number), bonds, signed=signed)

    rows = store.connection.execute(_ROWS).fetchall()
    told = tellings(store, {name for *_, documents in rows for name in json.loads(documents)})
    for number, source, relation, target, polarity, modality, documents in rows:
        pieces = tuple(Evidence(name, 0, 0, "") for name in json.loads(documents))
        tie = Assertion(node(source).id, relation, node(target).id, None, polarity, modality, evidence=pieces)
        signed = _family(relation) == "treaty"
        within = _within(tie, lived_in(source, signed), lived_in(target, signed), node(target).kind, bonds)
        if not any(each.overlaps(days) for each in _in_deed(tie, node(target), within, told)):
            yield number


def _family(relation: str) -> str:
    return ontology().relations[relation].family


def _is_deed(tie: Assertion, target: Node) -> bool:
    """Whether it happened to somebody: what lasts may go on when its document is long written, and what was done to a
    treaty is of that treaty's time, where that is known."""
    family = _family(tie.relation)
    done = family in ("cooperation", "conflict") or (family == "treaty" and _is_dateless(target))
    return tie.date is None and done


def _is_dateless(target: Node) -> bool:
    """Whether it is a treaty whose time nobody tells, such as a cease-fire that one document alone has."""
    return target.kind == "Treaty" and not lived(target)


def _in_deed(tie: Assertion, target: Node, days: Days, told: Tellings) -> Days:
    return common(days, (of_its_time(tie, told),)) if _is_deed(tie, target) else days


def _within(tie: Assertion, source: Days, target: Days, aim: str, bonds: Bonds | None) -> Days:
    """The days on which an undated tie to a node of the kind `aim` may hold, by the lives of both ends."""
    actual = tie.modality == "actual"
    held = bound(tie, bonds) if bonds and actual and tie.polarity == "affirmed" else None
    return held or (common(source, target) if actual or aim != "Treaty" else source)


def bound(tie: Assertion, bonds: Bonds) -> Days | None:
    """From the first to the last day on which a party may have been bound or an office held: whoever left and came
    back counts as one that stayed."""
    if tie.relation in (MEMBER, PARTY):
        ways = [step for step in bonds.links_to(tie.target) if step.relation == tie.relation]
    else:
        ways = list(bonds.offices(tie.source)) if tie.relation in _OFFICES else []
    spans = [
        spell for step in ways if (step.source, step.target) == (tie.source, tie.target) for spell in step.span.possible
    ]
    return (Interval(min(spell.start for spell in spans), max(spell.end for spell in spans)),) if spans else None


def life(node: Node, bonds: Bonds | None, *, signed: bool = False) -> Days:
    """When a node may have lived; of what was done to a treaty, from its signature on."""
    if node.kind == "Leader":
        return _lifetime(bonds.offices(node.id)) if bonds else (ALWAYS,)
    if node.kind == "State":
        return _without_long_gaps(spells(str(node.attributes.get("existed") or "")) or (ALWAYS,))
    days = lived(node) or (ALWAYS,)
    began = node.attributes.get("signed") if signed and node.kind == "Treaty" else None
    return (Interval(_earlier(began, days), days[-1].end),)


def _earlier(began: object, days: Days) -> int:
    try:
        return min(interval(str(began)).start, days[0].start) if began else days[0].start
    except BadDate:  # attributes hold whatever a document says
        return days[0].start


def _without_long_gaps(days: Days) -> Days:
    """The days of a state from spell to spell, but for the times in which it was gone for more than twenty years."""
    first, *rest = days
    joined = [first]
    for spell in rest:
        gone = spell.start - joined[-1].end > _TWENTY_YEARS
        joined[len(joined) if gone else -1 :] = [spell if gone else Interval(joined[-1].start, spell.end)]
    return tuple(joined)


def _lifetime(offices: Iterable[Step]) -> Days:
    """The days on which a leader may have acted: from forty years before taking the first office to forty years after
    taking the last one, or to its end."""
    held = [spell for office in offices for spell in office.span.possible if spell.start > FOREVER_AGO]
    if not held:
        return (ALWAYS,)
    last = max(max(spell.end, spell.start + _FORTY_YEARS) for spell in held)
    return (Interval(min(spell.start for spell in held) - _FORTY_YEARS, last),)
