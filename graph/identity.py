"""Which leaders of several documents are one person: a view that follows from what the store holds.

Two leaders are taken for one where their names are spellings of one name, and they act for the same state or body at
about the same time. Leaders who bear names of their own (from a gazetteer, not just from a text) are never taken for
each other, and whoever may be either of two different persons is neither. What the user decided comes before all that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import combinations
from operator import or_

from foedus.graph.spelling import same_name

_LIFETIME = 40 * 10_000  # years, in days written YYYYMMDD
_YEAR = 10_000
_CLOSENESS = ("full", "middle", "surname")


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a leader: id, all names, whom he or she acts for and leads (ids), the first and the last day
    on which a document that names the person was published (None where that is unknown), and whether the names are
    the person's own or only those of texts."""

    id: str
    names: frozenset[str] = frozenset()
    acts_for: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    first: int | None = None
    last: int | None = None
    own: bool = False

    def __or__(self, other: Person) -> Person:
        """All that two documents tell of one person."""
        days = [day for day in (self.first, other.first, self.last, other.last) if day is not None]
        return Person(
            self.id, self.names | other.names, self.acts_for | other.acts_for, self.leads | other.leads,
            min(days, default=None), max(days, default=None), self.own or other.own,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user decided of two nodes, by their ids: that they are the `same`, or that they are not."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two nodes count as one: `by` is "user", or "name" with the two `names` and whom both act for."""

    one: str
    other: str
    by: str
    names: tuple[str, str] = ("", "")
    acts_for: tuple[str, ...] = ()


def reason(one: Person, other: Person) -> Reason | None:
    """Why two leaders are one; nothing where they are not known to be."""
    shared = one.acts_for & other.acts_for
    how, names = _closest(one, other)
    if not shared or not how or (one.own and other.own):
        return None
    gap = _gap(one, other)
    if how == "full":
        close = gap is None or gap <= _LIFETIME
    else:  # of a family's heads of state each has the same surname: only one leads it in a year
        shared &= one.leads & other.leads
        close = bool(shared) and gap is not None and gap <= _YEAR
    return Reason(one.id, other.id, "name", names, tuple(sorted(shared))) if close else None


def opposed(one: Person, other: Person) -> bool:
    """Whether two leaders cannot be one: other names, other states, or each known by a name of its own."""
    return (one.own and other.own) or not one.acts_for & other.acts_for or not _closest(one, other)[0]


def _closest(one: Person, other: Person) -> tuple[str, tuple[str, str]]:
    """How close the closest of their names are, and which these are. Given names that differ outweigh a surname."""
    found = [(same_name(a, b), a, b) for a in sorted(_fullest(one)) for b in sorted(_fullest(other))]
    close = [each for each in found if each[0]]
    if not close:
        return "", ("", "")
    how, a, b = min(close, key=lambda each: (_CLOSENESS.index(each[0]), -len(each[1]), -len(each[2]), each[1:]))
    return how, (a, b)


def _fullest(person: Person) -> Iterator[str]:
    """The names of a person that have a given name, or all where none has."""
    whole = [name for name in person.names if len(name.split()) > 1]
    yield from whole or person.names


def _gap(one: Person, other: Person) -> int | None:
    """How far apart the times of two persons are; None where one is unknown."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return None
    return max(0, one.first - other.last, other.first - one.last)


@dataclass(slots=True)
class Groups:
    """Nodes that count as one: `of` a node, the first of its group; `reasons`, why."""

    of: dict[str, str] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)

    def whole(self) -> dict[str, list[str]]:
        """The members of each group, by its first."""
        groups: dict[str, list[str]] = {}
        for ident in sorted(self.of):
            groups.setdefault(self.find(ident), []).append(ident)
        return groups

    def find(self, ident: str) -> str:
        """The first of a node's group."""
        while self.of[ident] != ident:
            ident = self.of[ident]
        return ident

    def join(self, one: str, other: str) -> None:
        """Make one group of two."""
        first, second = sorted((self.find(one), self.find(other)))
        self.of[second] = first


def grouped(kinds: Mapping[str, str], people: Mapping[str, Person], decisions: Sequence[Decision]) -> Groups:
    """The groups of some nodes, given the kind of each, what is known of the leaders among them, and what the user
    decided, the latest last. The same for the same nodes, in whatever order they came."""
    groups = Groups({ident: ident for ident in kinds})
    parted = _decided(groups, kinds, decisions)
    apart = {frozenset(map(groups.find, pair)) for pair in parted}
    known = {
        first: reduce(or_, (people[each] for each in members if each in people))
        for first, members in groups.whole().items()
        if any(each in people for each in members)
    }
    links = [
        found
        for one, other in combinations(sorted(people), 2)
        if groups.find(one) != groups.find(other) and (found := reason(people[one], people[other]))
    ]
    links = list(_certain(links, groups, known, apart))
    for link in links:
        groups.join(link.one, link.other)
    groups.reasons += links
    return groups


def _decided(groups: Groups, kinds: Mapping[str, str], decisions: Sequence[Decision]) -> set[frozenset[str]]:
    """Join what the user joined, and give the pairs that the user parted; a later decision overrules earlier ones."""
    apart: set[frozenset[str]] = set()
    for decision in reversed(decisions):
        if kinds.get(decision.one, "") != kinds.get(decision.other, "-"):
            continue  # not both there, or no longer of one kind: it waits
        mine, its = (_members(groups, each) for each in (decision.one, decision.other))
        if not decision.same:
            apart |= {frozenset((decision.one, decision.other))} if mine != its else set()
        elif mine == its or not _parted(mine, its, apart):
            groups.join(decision.one, decision.other)
            one, other = sorted((decision.one, decision.other))
            groups.reasons.append(Reason(one, other, "user"))
    return apart


def _members(groups: Groups, ident: str) -> list[str]:
    return groups.whole()[groups.find(ident)]


def _parted(some: Iterable[str], others: Collection[str], apart: Collection[frozenset[str]]) -> bool:
    return any(frozenset((one, other)) in apart for one in some for other in others)


def _certain(
    links: Sequence[Reason], groups: Groups, people: Mapping[str, Person], apart: Collection[frozenset[str]]
) -> Iterator[Reason]:
    """The links that join no two groups which cannot be one: not through one that may be either, nor in a chain.
    `people` and the pairs set `apart` are given by the first of each group."""

    def contrary(some: Iterable[str]) -> bool:
        pairs = combinations(sorted(some), 2)
        return any(frozenset(pair) in apart or opposed(people[pair[0]], people[pair[1]]) for pair in pairs)

    near: dict[str, set[str]] = {}
    ends = {link: (groups.find(link.one), groups.find(link.other)) for link in links}
    for one, other in ends.values():
        near.setdefault(one, {one}).add(other)
        near.setdefault(other, {other}).add(one)
    torn = {first for first, around in near.items() if contrary(around)}
    chains = Groups({first: first for first in near})
    for one, other in ends.values():
        if not {one, other} & torn:
            chains.join(one, other)
    sound = {first for first, chain in chains.whole().items() if not contrary(chain)}
    yield from (link for link, pair in ends.items() if not {*pair} & torn and chains.find(pair[0]) in sound)


def canonical(members: Iterable[str], people: Mapping[str, Person]) -> str:
    """The member after which a group is called: one with a name of its own, else the one with most words, else the
    alphabetically first."""
    return min(members, key=lambda each: (not (each in people and people[each].own), -each.count("-"), each))
