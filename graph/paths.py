"""Paths between two nodes, searched straight on the store: nothing is loaded first, and hops have no upper limit.

A route is a tuple of node ids; parallel edges between two nodes are evidence for one hop, not other routes.
Routes come in the same order from every store that says the same, however it was loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, count, pairwise
from typing import Any

from foedus.graph.edges import select
from foedus.graph.model import Assertion
from foedus.graph.ontology import ontology
from foedus.graph.routes import Ball, Simple, joined, shortest
from foedus.graph.steps import Allowed, Ids, steps
from foedus.graph.store import Store

__all__ = ["Allowed", "Obstacle", "hops", "shortest_routes", "simple_routes", "why_none"]

_ANY = Allowed()
# What it means to give a restriction up.
_LIFTED: dict[str, dict[str, Any]] = {
    "relations": {"relations": (), "families": (), "avoiding": ()},
    "without": {"without": ()},
    "as_of": {"as_of": None},
    "dated": {"dated": False},
    "polarity": {"polarity": None},
    "directed": {"directed": False},
    "kinds": {"kinds": ()},
}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why no route is left: each entry of `lift` names restrictions that, given up together, open one.

    The names are relations (which stands for families, and for nodes that are avoided, too), without, as_of, dated,
    polarity, directed and kinds. All entries are as short as possible; none at all means that nothing joins the two
    nodes, however it is asked.
    """

    lift: tuple[tuple[str, ...], ...]


def shortest_routes(store: Store, source_id: str, target_id: str, allowed: Allowed = _ANY) -> Iterator[tuple[str, ...]]:
    """All shortest routes in alphabetical order of their ids, each when it is asked for; none where none is left.

    A node's route to itself is the node alone. Raises UnknownNode, UnknownName, BadDate.
    """
    ids = Ids(store, allowed.beyond)
    first, second = _balls(store, ids, source_id, target_id, allowed)
    return map(ids.route, shortest(first, second, ids.ordered))


def simple_routes(
    store: Store, source_id: str, target_id: str, allowed: Allowed = _ANY, max_hops: int | None = None
) -> Iterator[tuple[str, ...]]:
    """All routes that visit no node twice, of at most `max_hops` hops or of any number, each when it is asked for.

    Shorter ones come first, alphabetical among those of a length. Raises UnknownNode, UnknownName, BadDate.
    """
    ids = Ids(store, allowed.beyond)
    first, second = _balls(store, ids, source_id, target_id, allowed)
    return map(ids.route, _simple(first, second, ids, max_hops))


def _balls(store: Store, ids: Ids, source_id: str, target_id: str, allowed: Allowed) -> tuple[Ball, Ball]:
    first, second = ids.number(source_id), ids.number(target_id)
    ahead, behind = steps(store, allowed, ids, (first, second))
    return Ball.around(first, ahead), Ball.around(second, behind)


def _simple(first: Ball, second: Ball, ids: Ids, max_hops: int | None) -> Iterator[list[int]]:
    fewest = None
    for route in shortest(first, second, ids.ordered):
        fewest = len(route) - 1
        if max_hops is not None and fewest > max_hops:
            return
        yield route
    if not fewest:
        return
    search = Simple(first, second, ids.ordered)
    for hops_ in count(fewest + 1) if max_hops is None else range(fewest + 1, max_hops + 1):
        yield from search.routes(hops_)
        if not search.longer:
            return


def hops(store: Store, route: Iterable[str], allowed: Allowed = _ANY) -> list[list[Assertion]]:
    """For each hop of a route all allowed edges behind it with their evidence, those along the route first."""
    return [hop(store, here, there, allowed) for here, there in pairwise(route)]


def hop(store: Store, here: str, there: str, allowed: Allowed) -> list[Assertion]:
    """All allowed edges between two nodes, those along the way first."""
    known = ontology().relations
    against = select(store, allowed.between(there, here))
    return [
        *select(store, allowed.between(here, there)),
        *(edge for edge in against if not allowed.directed or known[edge.relation].symmetric),
    ]


def why_none(store: Store, source_id: str, target_id: str, allowed: Allowed) -> Obstacle | None:
    """Which restrictions keep two nodes apart; None where some route is left. Raises as `shortest_routes` does."""

    def open_without(restrictions: Iterable[str]) -> bool:
        changes = {field: value for name in restrictions for field, value in _LIFTED[name].items()}
        return joined(*_balls(store, Ids(store, allowed.beyond), source_id, target_id, replace(allowed, **changes)))

    if open_without(()):
        return None
    active = [name for name, changes in _LIFTED.items() if replace(allowed, **changes) != allowed]
    for size in range(1, len(active) + 1):
        if opening := tuple(some for some in combinations(active, size) if open_without(some)):
            return Obstacle(opening)
    return Obstacle(())
