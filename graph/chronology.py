"""Routes in the order of time: a day can be given to each hop so that none comes before the one before it.

An edge may be walked on any day that its date may mean; one without a date on any day at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from foedus.graph.dates import FOREVER, FOREVER_AGO, Interval, interval
from foedus.graph.model import Assertion
from foedus.graph.paths import hop
from foedus.graph.steps import Allowed, Ids, clauses
from foedus.graph.store import Store


class _Way(NamedTuple):
    """An edge that leads on: to whom, and the first and last day on which it may be walked."""

    other: str
    days: Interval


Ways = Callable[[str], list[_Way]]
_TOO_EARLY = FOREVER_AGO - 1


def chronological_routes(
    store: Store, source_id: str, target_id: str, allowed: Allowed, max_hops: int | None = None, *, longer: bool = False
) -> Iterator[tuple[str, ...]]:
    """Routes of ids whose hops can be put in the order of time, the shortest first, alphabetical among those of a
    length. Only the shortest ones, unless `longer` asks for all that visit no node twice. Raises UnknownNode,
    UnknownName, BadDate.
    """
    ids = Ids(store, allowed.beyond)
    ids.number(source_id), ids.number(target_id)
    ahead, behind = (_ways(store, allowed, (source_id, target_id), way) for way in (1, -1))
    # A route that arrives first visits no more nodes than those that were reached until then.
    reached = _reached(source_id, ahead, None if longer else target_id)
    if target_id not in reached:
        return
    latest = [{target_id: FOREVER}]
    most = len(reached) - 1 if max_hops is None else min(max_hops, len(reached) - 1)
    for hops in range(most + 1):
        latest += [_latest(latest[-1], behind)] if hops else []
        found = False
        for route in _walk([source_id], FOREVER_AGO, hops, latest, ahead):
            found = True
            yield route
        if found and (not longer or not hops):
            return


def in_order(store: Store, route: tuple[str, ...], allowed: Allowed) -> list[list[Assertion]]:
    """For each hop of such a route the edges that can be walked in the order of time, the earliest first."""
    every = [hop(store, here, there, allowed) for here, there in pairwise(route)]
    arrivals, day = [], FOREVER_AGO
    for edges in every:
        arrivals.append(day)
        day = min(max(day, interval(edge.date).start) for edge in edges if interval(edge.date).end >= day)
    kept: list[list[Assertion]] = []
    latest = FOREVER
    for edges, arrival in zip(reversed(every), reversed(arrivals), strict=True):
        fit = [e for e in edges if interval(e.date).end >= arrival and interval(e.date).start <= latest]
        kept.insert(0, sorted(fit, key=lambda e: (interval(e.date), e.relation, e.id)))
        latest = max(min(interval(edge.date).end, latest) for edge in fit)
    return kept


def _reached(source: str, ahead: Ways, until: str | None) -> dict[str, int]:
    """The earliest day on which each node can be reached, of all that can, or of those looked at up to a node."""
    days, waiting = {source: FOREVER_AGO}, [(FOREVER_AGO, source)]
    while waiting:
        day, node = heappop(waiting)
        if node == until:
            break
        if day > days[node]:
            continue
        for other, span in ahead(node):
            there = max(day, span.start)
            if span.end >= day and there < days.get(other, FOREVER + 1):
                days[other] = there
                heappush(waiting, (there, other))
    return days


def _latest(after: dict[str, int], behind: Ways) -> dict[str, int]:
    """For each node the latest day on which one may be there and still make the hops that are left, one more."""
    found: dict[str, int] = {}
    for node, day in after.items():
        for other, days in behind(node):
            if days.start <= day:
                found[other] = max(found.get(other, FOREVER_AGO), min(days.end, day))
    return found


def _walk(
    route: list[str], day: int, left: int, latest: list[dict[str, int]], ahead: Ways
) -> Iterator[tuple[str, ...]]:
    """All routes on from one, of so many hops; `day` is the earliest on which its end can be reached."""
    if not left:
        if route[-1] in latest[0]:
            yield tuple(route)
        return
    arrivals: dict[str, int] = {}
    for other, days in ahead(route[-1]):
        there = max(day, days.start)
        if days.end >= day and other not in route and there <= latest[left - 1].get(other, _TOO_EARLY):
            arrivals[other] = min(there, arrivals.get(other, FOREVER))
    for other in sorted(arrivals):
        yield from _walk([*route, other], arrivals[other], left - 1, latest, ahead)


def _ways(store: Store, allowed: Allowed, ends: tuple[str, str], way: int) -> Ways:
    """What leads on from a node, or with way -1 to it, each node looked up once."""
    restricted, words = clauses(store, allowed, way)
    sql = (
        "SELECT o.slug, first_day, last_day, o.kind FROM steps JOIN nodes o ON o.id = other WHERE node ="
        f" (SELECT id FROM nodes WHERE slug = ?1){''.join(f' AND {each}' for each in restricted)}"
    )
    known: dict[str, list[_Way]] = {}

    def ways(node: str) -> list[_Way]:
        if node not in known:
            rows = store.connection.execute(sql, (node, *words)).fetchall()
            found = [(other, Interval(first, last), kind) for other, first, last, kind in rows]
            found += [(other, days, "State") for other, days in _beyond(node, allowed, way)]
            fit = (each for each in found if not allowed.kinds or each[2] in allowed.kinds or each[0] in ends)
            known[node] = [_Way(other, days) for other, days, _ in fit]
        return known[node]

    return ways


def _beyond(node: str, allowed: Allowed, way: int) -> Iterator[tuple[str, Interval]]:
    """The same along edges that are not in the store."""
    if allowed.beyond is None:
        return
    for ahead in (way == 1,) if allowed.directed else (True, False):
        yield from allowed.beyond.neighbours(node, allowed.between(), ahead=ahead)
