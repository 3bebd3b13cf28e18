"""Routes as listings, and why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from foedus.explorer.output import Heading, Listing
from foedus.explorer.records import EDGE_COLUMNS, edge_cells, edge_record, edge_with_evidence
from foedus.explorer.wording import Words
from foedus.graph import Assertion, Store
from foedus.graph.paths import Allowed, shortest_routes, why_none

_COLUMNS = ("route", "hop", "from", "to", *EDGE_COLUMNS)
_OPTIONS = {
    "without": "--without", "as_of": "--as-of", "dated": "--dated", "directed": "--directed", "kinds": "--kind",
}  # fmt: skip


@dataclass(frozen=True)
class Route:
    """Node ids from end to end, and for each hop all its edges."""

    nodes: tuple[str, ...]
    hops: list[list[Assertion]]


def routes(found: Iterable[Route], words: Words, *, explain: bool = False) -> Listing[tuple[int, Route]]:
    """Routes, numbered from 1, each hop with its edges, or with `explain` as a sentence with its evidence."""
    lines = _sentences if explain else _lines
    return Listing(
        enumerate(found, 1),
        lambda numbered: lines(*numbered, words),
        lambda numbered: _record(*numbered, words),
        _COLUMNS,
        lambda numbered: _rows(*numbered, words),
    )


def why_not(
    store: Store, ends: tuple[str, str], allowed: Allowed, max_hops: int | None, words: Words, *, chronological: bool
) -> str:
    """Why no route is left, in one line: which options would have to be given up."""
    word, nothing = words.word, words.word["no_path"].format(words.names(ends[0]), words.names(ends[1]))
    obstacle = why_none(store, *ends, allowed)
    if obstacle is None and chronological:
        return words.pair(nothing, word["no_later"])
    if obstacle is None:
        shortest = next(shortest_routes(store, *ends, allowed))
        return words.pair(nothing, word["too_far"].format(max_hops, len(shortest) - 1))
    if not obstacle.lift:
        return words.pair(nothing, word["unjoined"])
    ways = [f" {word['and']} ".join(_option(name, allowed) for name in together) for together in obstacle.lift]
    return words.pair(nothing, word["removed"].format(f", {word['or']} ".join(ways)))


def _option(restriction: str, allowed: Allowed) -> str:
    if restriction == "relations":
        given = {"--relation": allowed.relations, "--family": allowed.families}
        return "/".join(name for name, values in given.items() if values)
    if restriction == "polarity":
        return f"--polarity {allowed.polarity}"
    return _OPTIONS[restriction]


def _lines(number: int, route: Route, words: Words) -> Iterator[str]:
    size = len(route.hops)
    if number > 1:
        yield ""
    yield Heading(f"{' → '.join(map(words.label, route.nodes))}  ({size} {'hop' if size == 1 else 'hops'})")
    for (here, there), edges in zip(pairwise(route.nodes), route.hops, strict=True):
        yield f"  {words.label(here)} → {words.label(there)}"
        for edge in edges:
            yield from edge_with_evidence(edge, words, "    ")


def _sentences(number: int, route: Route, words: Words) -> Iterator[str]:
    """A route as sentences, one a hop: what its first edge says and who says so, and how many more say something."""
    if number > 1:
        yield ""
    yield Heading(" → ".join(map(words.label, route.nodes)))
    for place, edges in enumerate(route.hops, 1):
        first, rest = edges[0], edges[1:]
        yield f"  {place}. {words.sentence(first)}."
        yield from (f"     {words.evidence(piece)}" for piece in first.evidence[:1])
        if rest:
            others = dict.fromkeys(words.sentence(edge) for edge in rest)
            yield f"     {words.pair(words.word['also'], words.joined(others))}."


def _record(number: int, route: Route, words: Words) -> dict[str, Any]:
    hops = [
        {"from": here, "to": there, "sentence": f"{words.sentence(edges[0])}.",
         "edges": [edge_record(edge, words) for edge in edges]}
        for (here, there), edges in zip(pairwise(route.nodes), route.hops, strict=True)
    ]  # fmt: skip
    names = [words.label(ident) for ident in route.nodes]
    return {"route": number, "nodes": list(route.nodes), "names": names, "hops": hops}


def _rows(number: int, route: Route, words: Words) -> Iterator[dict[str, object]]:
    for hop, ((here, there), edges) in enumerate(zip(pairwise(route.nodes), route.hops, strict=True), 1):
        for edge in edges:
            yield {"route": number, "hop": hop, "from": here, "to": there, **edge_cells(edge, words)}
