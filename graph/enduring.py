"""Ties that last: what is a state of things and dated to a day or a year goes on from then, until an end is told.

The end is that of a spell that the gazetteer or a document knows (for allies that of the treaties that bound them to
help), the day on which somebody left or of which it is denied, for allies that on which one attacked the other, or that
of a life. An office changes hands, so that it goes on only where its end is known.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from foedus.graph.dates import FOREVER, FOREVER_AGO, Interval, interval
from foedus.graph.days import Days, previous_day
from foedus.graph.model import Assertion, Node
from foedus.graph.ontology import ontology
from foedus.graph.store import Store
from foedus.graph.ties import spells
from foedus.graph.undated import Bonds, bound, life, lives

STANDING = ("member-of", "party-to", "founded-on", "allied-with", "occupied")
_OFFICES = ("leads", "represents")
_LEFT = "withdrew-from"
_STRUCK, _ENDED_BY_WAR = "attacked", ("allied-with",)
_LASTING = (*STANDING, *_OFFICES)
Key = tuple[str, str, str]
Ends = Mapping[Key, list[Interval]]  # the days of leaving and denial, and the spells that are told of the same tie
_NO_ENDS: Ends = {}
_FROM = (
    "FROM assertions a JOIN nodes s ON s.id = a.source JOIN relations r ON r.id = a.relation"
    " JOIN nodes t ON t.id = a.target WHERE a.modality = 'actual'"
)


def last_day(tie: Assertion, source: Node, target: Node, bonds: Bonds | None = None, told: Ends = _NO_ENDS) -> int:
    """The last day on which a dated tie counts: that of its date, or for one that lasts the day before its end."""
    days = interval(tie.date)
    if not is_lasting(tie):
        return days.end if tie.date is not None else FOREVER_AGO
    known = _from(days, _bound(tie, bonds)) if bonds else None
    others = [each for each in told.get(_key(tie), ()) if each.end != each.start and each.overlaps(days)]
    ends = [each.end for each in (known, *others) if each]
    if tie.relation in _OFFICES and not ends:
        return days.end
    ends += [each.end for node in (source, target) if (each := _from(days, _lives(node, bonds)))]
    ends += [previous_day(each.start) for each in told.get(_key(tie), ()) if each.start > days.end]
    return max(days.end, min(ends, default=FOREVER))


def times(store: Store, node: Callable[[str], Node], bonds: Bonds | None = None) -> Callable[[Assertion], Days]:
    """A function that tells of an edge, by its nodes, its documents and what else the store tells, the days on which it
    may hold."""
    undated, told = lives(store, node, bonds), cache(lambda: ends_in(store))

    def alive(tie: Assertion) -> Days:
        if tie.date is None:
            return undated(tie)
        days = interval(tie.date)
        return (Interval(days.start, last_day(tie, node(tie.source), node(tie.target), bonds, told())),)

    return alive


def is_lasting(tie: Assertion) -> bool:
    """Whether it is said for a fact of something that lasts, with the date of a day, a month or a year."""
    said = tie.polarity == "affirmed" and tie.modality == "actual"
    return said and tie.relation in _LASTING and tie.date is not None and "/" not in tie.date


def ends_told(ties: Iterable[Assertion]) -> dict[Key, list[Interval]]:
    """What some edges tell of the ends of others, told for facts: what only a speaker denies may go on."""
    found: dict[Key, list[Interval]] = {}
    for tie in ties:
        left = tie.relation == _LEFT and tie.polarity == "affirmed"
        struck = tie.relation == _STRUCK and tie.polarity == "affirmed"
        if not (tie.date and tie.modality == "actual") or tie.attributed_to:
            continue
        if not (left or struck or tie.relation in _LASTING):
            continue
        days = interval(tie.date)
        spell = "/" in tie.date and tie.polarity == "affirmed" and not (left or struck)
        for relation in STANDING if left else _ENDED_BY_WAR if struck else (tie.relation,):
            key = _key(Assertion(tie.source, relation, tie.target))
            if left or struck or tie.polarity == "negated":
                found.setdefault(key, []).append(Interval(days.start, days.start))
            elif spell:
                found.setdefault(key, []).append(days)
    return found


def still(store: Store, days: Interval, bonds: Bonds | None) -> Iterator[int]:
    """The row numbers of the ties that were dated before some days and go on into them."""
    if days.start == FOREVER_AGO:
        return
    names = ", ".join(f"'{name}'" for name in _LASTING)
    rows = store.connection.execute(
        f"SELECT a.id, s.slug, s.kind, s.attributes, r.name, t.slug, t.kind, t.attributes, a.date {_FROM}"
        f" AND a.polarity = 'affirmed' AND r.name IN ({names}) AND a.first_day > {FOREVER_AGO}"
        f" AND a.last_day < {days.start} AND a.date NOT LIKE '%/%'"
    ).fetchall()
    told = ends_in(store) if rows else _NO_ENDS

    @cache
    def node(slug: str, kind: str, attributes: str) -> Node:
        return Node(slug, kind, attributes=json.loads(attributes))

    for number, *source, relation, one, kind, more, date in rows:
        tie = Assertion(source[0], relation, one, date)
        if last_day(tie, node(*source), node(one, kind, more), bonds, told) >= days.start:
            yield number


def ends_in(store: Store) -> Ends:
    """What a store tells of the ends of ties."""
    names = ", ".join(f"'{name}'" for name in (_LEFT, _STRUCK, *_LASTING))
    rows = store.connection.execute(
        f"SELECT s.slug, r.name, t.slug, a.date, a.polarity {_FROM} AND a.date IS NOT NULL AND r.name IN ({names})"
        " AND a.speaker IS NULL"
        " AND (r.name IN ('withdrew-from', 'attacked') OR a.polarity = 'negated' OR a.date LIKE '%/%')"
    )
    return ends_told(Assertion(*row) for row in rows)


def _bound(tie: Assertion, bonds: Bonds) -> Days | None:
    """When its ends were bound to each other, as far as that is known; allies by what binds them to help."""
    return bonds.allied(tie.source, tie.target) if tie.relation in _ENDED_BY_WAR else bound(tie, bonds)


def _lives(node: Node, bonds: Bonds | None) -> Days:
    """When something lived; a state that was gone for some time is bound by nothing that it was before."""
    return spells(str(node.attributes.get("existed") or "")) if node.kind == "State" else life(node, bonds)


def _key(tie: Assertion) -> Key:
    ends = (tie.source, tie.target)
    one, other = sorted(ends) if ontology().relations[tie.relation].symmetric else ends
    return one, tie.relation, other


def _from(days: Interval, spells: Days | None) -> Interval | None:
    """The spell in which some days lie, or may."""
    return next((each for each in spells or () if each.overlaps(days)), None)
