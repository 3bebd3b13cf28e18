"""How fast paths are found, straight on the store and with networkx, side by side: python benchmarks/paths.py"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

import networkx
from synthetic import RELATIONS, dense_store, ident, power_law_store

from foedus.graph import Store
from foedus.graph.dates import interval
from foedus.graph.paths import Allowed, shortest_routes, simple_routes

PAIRS, ROUTES, MOST_HOPS = 200, 1000, 4
CONSTRAINED = Allowed(relations=RELATIONS[::3], as_of="2010")
Pair = tuple[str, str]


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds that it takes, and what it gives."""
    start = perf_counter()
    found = action()
    return (perf_counter() - start) * 1000, found


def on_store(path: Path, pairs: list[Pair], allowed: Allowed) -> tuple[list[float], list[int | None]]:
    """Each pair's first shortest route; the time of opening the store is part of the first one."""
    opening, store = timed(lambda: Store.open(path))
    times, lengths = [], []
    with store:
        for pair in pairs:
            time, route = timed(lambda ends=pair: next(shortest_routes(store, *ends, allowed), None))
            times.append(time)
            lengths.append(route and len(route) - 1)
    times[0] += opening
    return times, lengths


def on_networkx(graph: networkx.Graph, pairs: list[Pair]) -> tuple[list[float], list[int | None]]:
    """The same by networkx.bidirectional_shortest_path, of a graph that is already in memory."""

    def search(ends: Pair) -> list[str] | None:
        try:
            return networkx.bidirectional_shortest_path(graph, *ends)
        except networkx.NetworkXNoPath:
            return None

    found = [timed(lambda ends=pair: search(ends)) for pair in pairs]
    return [time for time, _ in found], [route and len(route) - 1 for _, route in found]


def rows(path: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """All edges of a store, in plain tuples: the least that networkx can be given."""
    with Store.open(path) as store:
        yield from (
            (source, target, {"relation": relation, "date": date})
            for source, target, relation, date in store.connection.execute(
                "SELECT source, target, relation, date FROM edges"
            )
        )


def constrained_view(graph: networkx.Graph) -> networkx.Graph:
    """What the constraint leaves of a graph, as networkx filters: edge by edge, when asked for."""
    year = interval(CONSTRAINED.as_of)

    def fits(source: str, target: str, key: int) -> bool:
        data = graph[source][target][key]
        return data["relation"] in CONSTRAINED.relations and interval(data["date"]).overlaps(year)

    return networkx.subgraph_view(graph, filter_edge=fits)


def line(what: str, times: list[float], against: list[float] | None = None) -> None:
    """One row of the table: median, 95th centile and slowest, in milliseconds, and how many times faster."""
    median, high = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    ratio = f"{statistics.median(against) / median:8.1f}" if against else ""
    print(f"{what:44}{median:10.3f}{high:10.3f}{max(times):10.3f}{ratio}")


def compare_shortest() -> None:
    """Free and constrained shortest paths between random nodes of the large store."""
    path = power_law_store()
    chance = random.Random(3)
    pairs = [(ident(a), ident(b)) for a, b in (chance.sample(range(100_000), 2) for _ in range(PAIRS))]
    print(f"\nShortest path, 100,000 nodes, 1,000,000 edges, {PAIRS} random pairs (milliseconds)")
    print(f"{'':44}{'median':>10}{'95 %':>10}{'slowest':>10}{'times faster':>14}")
    free, free_lengths = on_store(path, pairs, Allowed())
    bound, bound_lengths = on_store(path, pairs, CONSTRAINED)
    loading, graph = timed(lambda: networkx.MultiGraph(rows(path)))
    their_free, lengths = on_networkx(graph, pairs)
    same = lengths == free_lengths
    filtering, smaller = timed(constrained_view(graph).copy)
    their_bound, lengths = on_networkx(smaller, pairs)
    same = same and lengths == bound_lengths
    viewed, _ = on_networkx(constrained_view(graph), pairs)
    line("foedus, free", free, their_free)
    line("networkx, free", their_free)
    line(f"foedus, 3 of 8 relations as of {CONSTRAINED.as_of}", bound, viewed)
    line("networkx, the same through a view", viewed)
    line("networkx, the same in a filtered copy", their_bound)
    joined = sum(length is not None for length in bound_lengths)
    load, copy = loading / 1000, filtering / 1000
    print(f"networkx first loads for {load:.1f} s, and copies for {copy:.1f} s; foedus loads nothing.")
    print(f"Constrained, {joined} of {PAIRS} pairs are joined. Same lengths everywhere: {'yes' if same else 'NO'}.")


def compare_simple() -> None:
    """Simple paths between the two best connected nodes of the dense store."""
    path = dense_store()
    loading, graph = timed(lambda: networkx.Graph((a, b) for a, b, _ in rows(path)))
    first, second = sorted(graph, key=graph.degree)[-2:]

    def ours(store: Store, most: int, count: int | None) -> list[tuple[str, ...]]:
        return list(islice(simple_routes(store, first, second, Allowed(), most), count))

    def theirs(most: int, count: int | None) -> list[list[str]]:
        return list(islice(networkx.all_simple_paths(graph, first, second, cutoff=most), count))

    def cold() -> list[tuple[str, ...]]:
        with Store.open(path) as store:
            return ours(store, MOST_HOPS, ROUTES)

    our_times = [timed(cold)[0] for _ in range(9)]
    their_times, found = zip(*[timed(lambda: theirs(MOST_HOPS, ROUTES)) for _ in range(3)], strict=True)
    print(f"\nFirst {len(found[0])} simple paths of at most {MOST_HOPS} hops, 700 nodes, 60,000 edges (milliseconds)")
    line("foedus, store opened each time", our_times, list(their_times))
    line("networkx, simple graph in memory", list(their_times))
    our_time, whole = timed(lambda: ours(Store.open(path), 3, None))
    their_time, their_whole = timed(lambda: theirs(3, None))
    same = sorted(whole) == sorted(map(tuple, their_whole))
    line("foedus, all of at most 3 hops", [our_time] * 2, [their_time] * 2)
    line("networkx, all of at most 3 hops", [their_time] * 2)
    print(
        f"networkx first loads for {loading / 1000:.1f} s. All {len(whole)} routes the same: {'yes' if same else 'NO'}."
    )


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    print(f"Python {sys.version.split()[0]}, networkx {networkx.__version__}")
    compare_shortest()
    compare_simple()
