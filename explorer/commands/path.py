"""`foedus path`: how two nodes are connected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

import click
from click.exceptions import Exit

from foedus.explorer import options
from foedus.explorer.edition import latest
from foedus.explorer.options import KIND, NODE, OntologyWord, as_of, dated, family, relation, without
from foedus.explorer.output import Output, listing, say
from foedus.explorer.routes import Route, why_not
from foedus.explorer.routes import routes as as_listing
from foedus.explorer.stores import asks_for_derived, bonds, derived, named, open_for
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import Assertion, Store
from foedus.graph.dates import Interval, interval
from foedus.graph.days import Days
from foedus.graph.enduring import is_lasting, times
from foedus.graph.paths import Allowed, hops, shortest_routes, simple_routes
from foedus.graph.standing import lasting, stands
from foedus.graph.together import LOOKED_AT, Lives, best, opponents

_LIMIT = 5


class _Polarity(OntologyWord):
    def words(self) -> list[str]:
        return [*super().words(), "any"]


@dataclass(frozen=True)
class _Search:
    """What is asked for: which edges, whether in the order of time, whether longer routes too, on which days they had
    better stand, how long, how many."""

    allowed: Allowed
    chronological: bool
    longer: bool
    standing: Interval | None
    max_hops: int | None
    wanted: int | None
    alive: Lives | None = None


@click.command("path")
@click.argument("start", metavar="FROM", type=NODE)
@click.argument("goal", metavar="TO", type=NODE)
@relation
@family
@without
@as_of
@dated
@click.option(
    "--polarity", type=_Polarity("polarities"), default="affirmed", show_default=True, help="affirmed, negated or any."
)
@options.derived
@click.option("--kind", "kinds", type=KIND, multiple=True, help="Only by way of nodes of this kind.")
@click.option("--directed", is_flag=True, help="Walk edges from source to target only; symmetric ones both ways.")
@click.option("--chronological", is_flag=True, help="Only routes whose hops can follow each other in time.")
@click.option("-k", "shortest", type=click.IntRange(1), help="The so many shortest routes, longer ones among them.")
@click.option("--all", "everything", is_flag=True, help="All routes that visit no node twice, shortest first.")
@click.option("--max-hops", type=click.IntRange(1), help="Only routes of at most so many hops.  [default: any number]")
@click.option("--limit", type=click.IntRange(1), help="At most so many routes.  [default: 5; with --all, no limit]")
@click.option("--explain", is_flag=True, help="Tell each hop as a sentence, with who says so.")
@listing
def command(
    *,
    output: Output,
    start: str,
    goal: str,
    polarity: str,
    chronological: bool,
    shortest: int | None,
    everything: bool,
    max_hops: int | None,
    limit: int | None,
    explain: bool,
    **restrictions: object,
) -> None:
    """Find how two nodes are connected.

    Prints the shortest routes, each hop with all its edges and one line of evidence for each. It says of each route
    whether its hops held at the same time, to the year (such routes come first, and are taken first of those that are
    as short), which hops are a conflict, and which neighbours are in conflict besides. Of alliances and treaties alone,
    such as are in force on the day of --as-of, or today, come first, then the shorter, then what more documents tell;
    each hop says when its treaty or body was. When no route is left it says
    which options would have to go, and exits 1. An option given twice means either value. With --derived, routes also
    follow what states owe each other, of which no document need tell: give --as-of, or they follow duties of all times.

    \b
    Examples:
      foedus path Chile "Soviet Union" --as-of 1973
      foedus path Chile OAS --family structure --directed --explain
      foedus path Chile Peru -k 3 --without conflict
      foedus path Serbia France --family derived --as-of 1914-07-28
    """
    further = asks_for_derived(restrictions)
    restrictions.pop("derived")
    limits = {**restrictions, "bonds": bonds() if restrictions["as_of"] else None}
    allowed = Allowed(polarity=None if polarity == "any" else polarity, **limits)  # type: ignore[arg-type]
    most = limit or shortest or (None if everything else _LIMIT)
    standing = interval(allowed.as_of or latest()) if lasting(allowed) and not chronological else None
    search = _Search(allowed, chronological, everything or bool(shortest), standing, max_hops, most)
    with open_for({"derived": further}) as store:
        search = replace(search, allowed=replace(allowed, beyond=derived(store) if further else None))
        first, second = (named(store, text, beyond=further, as_of=allowed.as_of) for text in (start, goal))
        ends = (first, second)
        words = Words(Lookup(store, search.allowed.beyond), output.language)
        search = replace(search, alive=_alive(store, words))
        if not _print(store, ends, search, words, output, explain=explain, everything=everything):
            say(why_not(store, ends, search.allowed, max_hops, words, chronological=chronological))
            raise Exit(1)


def _print(
    store: Store,
    ends: tuple[str, str],
    search: _Search,
    words: Words,
    output: Output,
    *,
    explain: bool,
    everything: bool,
) -> int:
    """Print the routes, and whether there are more; gives their number."""
    found: Iterator[Route] = (_route(store, nodes, search, words) for nodes in _routes(store, ends, search))
    wanted = search.wanted or (None if everything else _LIMIT)
    chosen: Iterable[Route] = islice(found, wanted)
    more = False
    if wanted and not search.chronological:
        looked = list(islice(found, max(wanted, LOOKED_AT)))
        stands = (lambda route: route.stands) if search.standing else None
        chosen = best(looked, wanted, lambda route: route.hops, stands, search.alive)
        more = len(looked) > wanted
        if search.standing and chosen and not search.longer:
            chosen, looked = _short(chosen, chosen), _short(looked, chosen)
            more, found = len(looked) > len(chosen), iter(())
    printed = as_listing(chosen, words, explain=explain).print(output)
    if printed and not search.longer and (more or next(found, None)):
        say("There are more: see --limit, -k and --all.")
    if printed and output.shape == "text" and search.allowed == Allowed():
        _tell_of_treaties(ends, words)
    return printed


def _alive(store: Store, words: Words) -> Lives:
    """When an edge may have held, as the page tells it. The gazetteer is opened for the first whose date alone does not
    tell."""
    made = cache(lambda: times(store, words.lookup.node, bonds()))

    def alive(edge: Assertion) -> Days:
        return made()(edge) if edge.date is None or is_lasting(edge) else (interval(edge.date),)

    return alive


def _tell_of_treaties(ends: tuple[str, str], words: Words) -> None:
    """What treaties bind two states to is a way between them of which no document need tell."""
    if len({*ends}) > 1 and all(words.lookup.node(end).kind == "State" for end in ends):
        say(f"What treaties bind these two to: foedus obligations {ends[0]} --with {ends[1]}")


def _routes(store: Store, ends: tuple[str, str], search: _Search) -> Iterator[tuple[str, ...]]:
    if search.chronological:
        from foedus.graph.chronology import chronological_routes

        return chronological_routes(store, *ends, search.allowed, search.max_hops, longer=search.longer)
    if search.longer or search.standing:
        return simple_routes(store, *ends, search.allowed, search.max_hops)
    shortest = shortest_routes(store, *ends, search.allowed)
    return (route for route in shortest if search.max_hops is None or len(route) - 1 <= search.max_hops)


def _short(routes: list[Route], chosen: list[Route]) -> list[Route]:
    """Those of some routes that are not longer than the first of the chosen, which is one that stands if any does."""
    return [each for each in routes if len(each.nodes) <= len(chosen[0].nodes)]


def _route(store: Store, nodes: tuple[str, ...], search: _Search, words: Words) -> Route:
    against = tuple(opponents(store, nodes))
    if not search.chronological:
        between, days = hops(store, nodes, search.allowed), search.standing
        standing = stands([words.lookup.node(each) for each in nodes], between, days) if days else ""
        return Route(nodes, between, opponents=against, stands=standing, days=days, lives=search.alive)
    from foedus.graph.chronology import in_order

    return Route(nodes, in_order(store, nodes, search.allowed), chronological=True, opponents=against)
