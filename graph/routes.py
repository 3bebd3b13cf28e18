"""Searches for routes between two nodes, over row numbers: breadth first from both ends, then depth first between."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from foedus.graph.steps import Near

Order = Callable[[set[int]], list[int]]
# Up to this many times as many nodes at its rim, the larger ball is not worth looking for in: most nodes of the
# smaller one would be read in vain, and reading a level at once is cheaper. Beyond it, looking often ends at the
# first node, because nodes are read in the order in which routes are wanted.
_MUCH_LARGER = 8
_FEW = 100
_ENOUGH_FAILURES = 20


@dataclass(slots=True)
class Ball:
    """All nodes within some number of steps of a centre: `levels` by distance, `read` what has been read so far."""

    near: Near
    levels: list[set[int]]
    seen: set[int]
    read: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def around(cls, centre: int, near: Near) -> Ball:
        """The ball of nothing but its centre."""
        return cls(near, [{centre}], {centre})

    @property
    def rim(self) -> set[int]:
        """The nodes farthest out; none when the ball holds all that can be reached."""
        return self.levels[-1]

    def neighbours(self, node: int) -> list[int]:
        """The nodes one step from a node, read from the store once."""
        if node not in self.read:
            self.read |= self.near((node,))
        return self.read[node]

    def grow(self) -> None:
        """Take in all nodes one step farther out."""
        if unread := self.rim - self.read.keys():
            self.read |= self.near(unread)
        fresh = set().union(*map(self.read.__getitem__, self.rim))
        fresh -= self.seen
        self.seen |= fresh
        self.levels.append(fresh)


def joined(first: Ball, second: Ball) -> bool:
    """Whether any route leads from the centre of one ball to that of another: both grow until they touch."""
    while first.rim.isdisjoint(second.rim):
        smaller = min(first, second, key=lambda ball: len(ball.rim))
        if not smaller.rim:
            return False
        smaller.grow()
    return True


def shortest(first: Ball, second: Ball, ordered: Order) -> Iterator[list[int]]:
    """All shortest routes from the centre of one ball to that of another, in order; the list is reused."""
    while first.rim and second.rim:
        touching = not first.rim.isdisjoint(second.rim)
        if not touching and len(second.rim) <= _MUCH_LARGER * len(first.rim):
            min(second, first, key=lambda ball: len(ball.rim)).grow()
            continue
        found = False
        for route in _across(first, second, len(first.levels) - 1 - touching, ordered):
            found = True
            yield route
        if found:
            return
        first.grow()


def _across(first: Ball, second: Ball, bridge: int, ordered: Order) -> Iterator[list[int]]:
    """Routes through the first ball's levels up to `bridge`, from there to the second ball's rim, and inwards."""
    layers = first.levels[: bridge + 1] + second.levels[::-1]
    dead: set[int] = set()

    def onward(route: list[int]) -> list[int]:
        node, layer = route[-1], layers[len(route)]
        inwards = len(route) > bridge + 1
        if inwards and len(layer) <= _FEW:
            return ordered({near for near in layer if len(layer) == 1 or node in second.read[near]})
        return ordered(layer.intersection(first.neighbours(node)) - dead)

    (start,) = first.levels[0]
    return walk(start, len(layers) - 1, onward, dead.add)


def walk(
    start: int, hops: int, onward: Callable[[list[int]], Iterable[int]], failed: Callable[[int], object]
) -> Iterator[list[int]]:
    """Depth first: all routes of so many hops, where `onward` says how a route may go on, in its order.

    `failed` hears of each node behind which no route was found. The list is reused for the next route.
    """
    route, count = [start], 0
    pending = [(iter(onward(route)), count)] if hops else []
    if not hops:
        yield route
    while pending:
        choices, count_before = pending[-1]
        for node in choices:
            route.append(node)
            if len(route) <= hops:
                pending.append((iter(onward(route)), count))
                break
            count += 1
            yield route
            route.pop()
        else:
            pending.pop()
            node = route.pop()
            if count == count_before:
                failed(node)


class Simple:
    """Routes of a given number of hops that visit no node twice, pruned by the distance to the target.

    `longer` tells after a search whether longer routes may exist.
    """

    def __init__(self, first: Ball, second: Ball, ordered: Order) -> None:
        self._first, self._second, self._ordered = first, second, ordered
        (self._start,), (self._target,) = first.levels[0], second.levels[0]
        self._closer = [{self._target}]
        self._failures: Counter[int] = Counter()
        self._careful = self.longer = False
        self._hops = 0

    def routes(self, hops: int) -> Iterator[list[int]]:
        """All routes of so many hops, in order; the list is reused."""
        self._hops, self.longer = hops, False
        while self._second.rim and len(self._second.levels) <= max(1, hops - 2):
            self._second.grow()
        for level in self._second.levels[len(self._closer) :]:
            self._closer.append(self._closer[-1] | level)
        return walk(self._start, hops, self._onward, self._fail)

    def _fail(self, node: int) -> None:
        # A node where the search fails again and again is in a part of the graph that the route itself cuts off
        # from the target, and such a part has more routes than anyone can wait for.
        self._failures[node] += 1
        self._careful = self._careful or self._failures[node] > _ENOUGH_FAILURES

    def _onward(self, route: list[int]) -> list[int]:
        left = self._hops - len(route)
        if self.longer and not left and not self._careful:
            return [self._target] if route[-1] in self._closer[1] else []
        open_ = set(self._first.neighbours(route[-1])).difference(route)
        if left:
            open_.discard(self._target)
        fit = self._within(left, open_, route)
        return self._ordered(fit)

    def _within(self, left: int, nodes: set[int], route: list[int]) -> set[int]:
        """Those of the nodes that are close enough to the target; notes whether others are merely too far."""
        if self._careful:
            distances = self._around(route, nodes, left if self.longer else math.inf)
            self.longer |= any(distance > left for distance in distances.values())
            return {node for node, distance in distances.items() if distance <= left}
        whole = not self._second.rim
        reachable = nodes & self._second.seen if whole else nodes
        fit = reachable & self._closer[left] if left < len(self._closer) else reachable
        self.longer |= len(fit) < len(reachable)
        return fit

    def _around(self, route: list[int], nodes: set[int], farthest: float) -> dict[int, int]:
        """Distances to the target, for nodes from which a way leads there that does not cross the route."""
        distances: dict[int, int] = {}
        seen, level, distance = {*route, self._target}, {self._target}, 0
        while level and len(distances) < len(nodes) and distance <= farthest:
            distances |= dict.fromkeys(level & nodes, distance)
            level = set().union(*map(self._second.neighbours, level)) - seen
            seen |= level
            distance += 1
        return distances
