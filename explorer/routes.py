"""Routes as listings, and why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from foedus.explorer.output import Heading, Listing
from foedus.explorer.path_words import PATH_WORDS
from foedus.explorer.records import EDGE_COLUMNS, edge_cells, edge_record, edge_with_evidence
from foedus.explorer.wording import Words
from foedus.graph import Assertion, Store
from foedus.graph.dates import Interval, iso_day
from foedus.graph.days import NO, YES, Days
from foedus.graph.paths import Allowed, shortest_routes, why_none
from foedus.graph.ties import lived
from foedus.graph.together import Held, Lives, held, opposes, told

_COLUMNS = ("route", "hop", "from", "to", "together", *EDGE_COLUMNS)
_MOST_TIMES = 3
_LIVING = ("State", "Leader")  # who is on a hop, not what it is by
_OPTIONS = {
    "without": "--without", "as_of": "--as-of", "dated": "--dated", "directed": "--directed", "kinds": "--kind",
}  # fmt: skip


@dataclass(frozen=True)
class Route:
    """Node ids from end to end, and for each hop all its edges; those that are told, and the neighbours on it that are
    in conflict whatever was asked for; whether all of it stands on some days, where that is asked; when an edge may
    have held."""

    nodes: tuple[str, ...]
    hops: list[list[Assertion]]
    chronological: bool = False
    opponents: tuple[tuple[str, str], ...] = ()
    stands: str = ""
    days: Interval | None = None
    lives: Lives | None = None

    @property
    def held(self) -> Held:
        """When its hops held."""
        return held(self.hops, self.lives)

    def told(self) -> list[Assertion]:
        """The edge that tells each hop: of those that can follow each other in time the first."""
        days = self.held.common
        return [edges[0] if self.chronological else told(edges, days, self.lives) for edges in self.hops]


def period(days: Interval) -> str:
    """Whole years as EDTF: `1914`, `1949/1991`, `1949/..`."""
    first, last = (day[:-6] if (day := iso_day(bound)) else ".." for bound in days)
    return first if first == last != ".." else f"{first}/{last}"


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
    yield from _notes(route, words)
    for (here, there), edges in zip(pairwise(route.nodes), route.hops, strict=True):
        yield f"  {words.label(here)} → {words.label(there)}{_lived((here, there), route, words)}"
        for edge in edges:
            yield from edge_with_evidence(edge, words, "    ")


def _sentences(number: int, route: Route, words: Words) -> Iterator[str]:
    """A route as sentences, one a hop: what tells it best and who says so, and what else is said."""
    if number > 1:
        yield ""
    yield Heading(" → ".join(map(words.label, route.nodes)))
    yield from _notes(route, words)
    for place, (first, edges) in enumerate(zip(route.told(), route.hops, strict=True), 1):
        rest = [each for each in edges if each is not first]
        yield f"  {place}. {words.sentence(first)}{_lived(route.nodes[place - 1 : place + 1], route, words)}."
        yield from (f"     {words.evidence(piece)}" for piece in first.evidence[:1])
        if rest:
            others = dict.fromkeys(words.sentence(edge) for edge in rest)
            yield f"     {words.pair(words.word['also'], words.joined(others))}."


def _notes(route: Route, words: Words) -> Iterator[str]:
    """When the hops held, which of them are a conflict, and who is in conflict besides."""
    said, when = PATH_WORDS[words.language], route.held
    if len(route.hops) > 1:
        yield f"  {_held(when, words)}"
    if opposing := [str(place) for place, edge in enumerate(route.told(), 1) if opposes(edge)]:
        yield f"  {said['opposing'].format(steps=', '.join(opposing))}"
    friendly = [pair for pair, edge in zip(pairwise(route.nodes), route.told(), strict=True) if not opposes(edge)]
    pairs = [
        said["both_of"].format(a=format(words.names(a), "le"), b=format(words.names(b), "le"))
        for a, b in route.opponents
        if (a, b) in friendly
    ]
    if pairs:
        yield f"  {said['opponents'].format(pairs=said['between_too'].join(pairs))}"


def _held(when: Held, words: Words) -> str:
    said = PATH_WORDS[words.language]
    every = list(enumerate(when.times, 1))
    if when.together == YES:
        return said["held_together"].format(when=_times(when.common, words))
    if when.together == NO:
        steps = (said["held_step"].format(n=place, when=_times(days, words)) for place, days in every if days)
        return said["held_apart"].format(steps=words.joined(steps))
    return said["held_unknown"].format(steps=", ".join(str(place) for place, days in every if not days))


def _lived(hop: Sequence[str], route: Route, words: Words) -> str:
    """When the treaty or body of a hop was: what has ended by the day that is asked about is said to have."""
    nodes = [words.lookup.node(each) for each in hop]
    known = next((days for each in nodes if each.kind not in _LIVING and (days := lived(each))), None)
    if route.days is None or known is None:
        return ""
    first, last = iso_day(known[0].start), iso_day(known[-1].end)
    ended = (
        not any(each.overlaps(route.days) for each in known) and last is not None and known[-1].end < route.days.start
    )
    said = (
        PATH_WORDS[words.language]["until"].format(day=last) if ended else words.when(f"{first or '..'}/{last or '..'}")
    )
    return f" ({said})"


def _times(days: Days, words: Words) -> str:
    told = [words.when(period(each)) for each in days[:_MOST_TIMES]]
    return ", ".join([*told, *(["…"] if len(days) > _MOST_TIMES else [])])


def _record(number: int, route: Route, words: Words) -> dict[str, Any]:
    when = route.held
    hops = [
        {"from": here, "to": there, "sentence": f"{words.sentence(first)}.", "told": first.id,
         "held": [period(each) for each in days], "opposes": opposes(first),
         "edges": [edge_record(edge, words) for edge in edges]}
        for (here, there), first, days, edges in zip(
            pairwise(route.nodes), route.told(), when.times, route.hops, strict=True
        )
    ]  # fmt: skip
    return {
        "route": number,
        "nodes": list(route.nodes),
        "names": [words.label(ident) for ident in route.nodes],
        "together": when.together,
        **({"stands": route.stands} if route.days else {}),
        "common": [period(each) for each in when.common] if hops else [],
        "opponents": [list(pair) for pair in route.opponents],
        "hops": hops,
    }


def _rows(number: int, route: Route, words: Words) -> Iterator[dict[str, object]]:
    together = route.held.together
    for hop, ((here, there), edges) in enumerate(zip(pairwise(route.nodes), route.hops, strict=True), 1):
        for edge in edges:
            head = {"route": number, "hop": hop, "from": here, "to": there, "together": together}
            yield {**head, **edge_cells(edge, words)}
