"""Routes looked at as a whole: whether their steps held at the same time, what tells each of them best, and which set
two against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice, pairwise
from typing import TypeVar

from foedus.graph.dates import ALWAYS, FOREVER, FOREVER_AGO, Interval, interval, iso_day
from foedus.graph.days import NO, UNCERTAIN, YES, Days, common, union
from foedus.graph.edges import Filter, select
from foedus.graph.model import Assertion
from foedus.graph.ontology import ontology
from foedus.graph.store import Store

LOOKED_AT = 20  # of routes that are as short as each other so many are looked at, for those that held together
# What ties two actors for long says more of a way between them than what happened once.
LASTING = ("member-of", "party-to", "founded-on", "leads", "allied-with", "chairs", "represents")
REFUSALS = ("refused-to-sign", "violated", "withdrew-from")
APPEAL = "called-on"  # counted among conflicts as a demand, but it sets nobody against anybody
_RANKS = (YES, UNCERTAIN, NO)
_LAW = ("structure", "treaty", "derived")
Thing = TypeVar("Thing")
Hops = Sequence[Sequence[Assertion]]
Lives = Callable[[Assertion], Days]  # the days on which an edge may hold, as graph.enduring.times tells them


@dataclass(frozen=True, slots=True)
class Held:
    """When the steps of a route held: `times` of each, nothing where no edge of it has a date, and `common` the days on
    which all the dated ones may have; both in whole years. Where no day is left because of those who did not live at
    the same time, `times` are those of their lives too."""

    times: tuple[Days, ...]
    common: Days

    @property
    def together(self) -> str:
        """Whether they held at the same time: `yes`, `no`, or `uncertain` where one has no date."""
        if len(self.times) < 2:
            return YES
        return NO if not self.common else YES if all(self.times) else UNCERTAIN


def held(hops: Hops, lives: Lives | None = None) -> Held:
    """When the steps of a route held, by the dates of their edges; a conflict counts only where all are. Years are
    compared, because two deeds of one crisis are seldom of one day. With `lives`, which tells when an edge may have
    held at all, what lasts goes on after its date, and steps that never can have held are told apart."""
    times = tuple(union(*(_all_years(each, lives) for each in _ties(edges) if each.date)) for edges in hops)
    anytime: Days = (ALWAYS,)
    shared = reduce(common, filter(None, times), anytime)
    if len(hops) < 2 or not (lives and shared):
        return Held(times, shared)
    ever = tuple(union(*(_all_years(each, lives) for each in _ties(edges))) for edges in hops)
    if reduce(common, ever, shared):
        return Held(times, shared)
    return Held(tuple(() if ALWAYS in each else each for each in ever), ())


def _days(edge: Assertion, lives: Lives | None) -> Days:
    return lives(edge) if lives else (interval(edge.date),)


def _all_years(edge: Assertion, lives: Lives | None) -> Days:
    return tuple(map(_years, _days(edge, lives)))


def best(
    routes: Iterable[Thing],
    most: int,
    hops_of: Callable[[Thing], Hops],
    stands: Callable[[Thing], str] | None = None,
    lives: Lives | None = None,
) -> list[Thing]:
    """At most so many of routes that come shortest first: the shortest, of those that are as short the ones whose
    steps held at the same time; these come first. Where it is told which of them stand, those do, and last
    come those of which nothing tells that for want of a date; then the shorter, then those that more documents tell of.
    js/together.js does the same in the page."""
    looked = []
    for route in islice(routes, max(most, LOOKED_AT)):
        hops = hops_of(route)
        order = (len(hops), _RANKS.index(held(hops, lives).together))
        key = (_standing(stands(route), order[1], hops), *order, -_tellers(hops)) if stands else order
        looked.append((key, order[1], route))
    chosen = sorted(looked, key=lambda each: each[0])[:most]
    return [route for *_, route in (chosen if stands else sorted(chosen, key=lambda each: each[1]))]


def _standing(found: str, together: int, hops: Hops) -> int:
    """What stands, what may, what has ended or never held as a whole, and what nothing dates."""
    if found == UNCERTAIN and not all(any(each.date for each in edges) for edges in hops):
        return len(_RANKS)
    return together if found == UNCERTAIN and _RANKS[together] == NO else _RANKS.index(found)


def _tellers(hops: Hops) -> int:
    """How many documents tell of the steps."""
    return len({piece.document for edges in hops for edge in edges for piece in edge.evidence})


def told(edges: Iterable[Assertion], days: Days, lives: Lives | None = None) -> Assertion:
    """The edge that tells a step best: of the days on which all steps held, no conflict if it can be, then what ties by
    law, what is so, what has a date, and what lasts."""
    return min(edges, key=lambda each: _order(each, days, lives))


def opposes(edge: Assertion) -> bool:
    """Whether it sets two against each other: a conflict, a refusal, a breach or a withdrawal."""
    return edge.relation in (*_conflicts(), *REFUSALS)


def opponents(store: Store, route: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The neighbours on a route of whom the store tells a conflict with each other, whatever was asked for."""
    for here, there in pairwise(route):
        for source, target in ((here, there), (there, here)):
            wanted = Filter(sources=(source,), targets=(target,), relations=_conflicts(), polarity="affirmed")
            if next(select(store, wanted), None):
                yield here, there
                break


def _years(days: Interval) -> Interval:
    """The whole years that some days may touch."""
    first, last = (iso_day(bound) for bound in days)
    return Interval(
        interval(first[:-6]).start if first else FOREVER_AGO,
        interval(last[:-6]).end if last else FOREVER,
    )


def _ties(edges: Sequence[Assertion]) -> Sequence[Assertion]:
    return [each for each in edges if not opposes(each)] or edges


def _conflicts() -> tuple[str, ...]:
    return tuple(name for name in ontology().family("conflict") if name != APPEAL)


def _order(edge: Assertion, days: Days, lives: Lives | None) -> tuple[object, ...]:
    span = interval(edge.date)
    away = bool(edge.date) and not common(_days(edge, lives), days)
    lasting = LASTING.index(edge.relation) if edge.relation in LASTING else len(LASTING)
    when = (not edge.date, *span, edge.date or "", edge.id)
    loose = ontology().relations[edge.relation].family not in _LAW
    return (away, opposes(edge), loose, edge.modality != "actual", not edge.date, lasting, *when)
