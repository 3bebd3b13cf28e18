"""`foedus path`: how two nodes are connected."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import click
from click.exceptions import Exit

from foedus.explorer.options import NODE, OntologyWord, as_of, dated, family, relation, without
from foedus.explorer.output import Output, listing, say
from foedus.explorer.routes import Route, why_not
from foedus.explorer.routes import routes as as_listing
from foedus.explorer.stores import open_store
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import Store, resolve
from foedus.graph.paths import Allowed, hops, shortest_routes, simple_routes

_LIMIT = 5


class _Polarity(OntologyWord):
    def words(self) -> list[str]:
        return [*super().words(), "any"]


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
@click.option("--directed", is_flag=True, help="Walk edges from source to target only; symmetric ones both ways.")
@click.option("--all", "everything", is_flag=True, help="All routes that visit no node twice, shortest first.")
@click.option("--max-hops", type=click.IntRange(1), help="Only routes of at most so many hops.  [default: any number]")
@click.option("--limit", type=click.IntRange(1), help="At most so many routes.  [default: 5; with --all, no limit]")
@listing
def command(
    *,
    output: Output,
    start: str,
    goal: str,
    polarity: str,
    everything: bool,
    max_hops: int | None,
    limit: int | None,
    **restrictions: object,
) -> None:
    """Find how two nodes are connected.

    Prints the shortest routes, each hop with all its edges and one line of evidence for each. When no route is
    left it says which options would have to go, and exits 1. An option given twice means either value.

    \b
    Examples:
      foedus path Chile "Soviet Union" --as-of 1973
      foedus path Chile OAS --family structure --directed
      foedus path Chile Peru --all --max-hops 3 --without conflict
    """
    allowed = Allowed(polarity=None if polarity == "any" else polarity, **restrictions)  # type: ignore[arg-type]
    with open_store() as store:
        ends = resolve(store, start), resolve(store, goal)
        words = Words(Lookup(store), output.language)
        found = _routes(store, ends, allowed, everything, max_hops)
        wanted = limit or (None if everything else _LIMIT)
        printed = as_listing((Route(r, hops(store, r, allowed)) for r in islice(found, wanted)), words).print(output)
        if not printed:
            say(why_not(store, ends, allowed, max_hops, words))
            raise Exit(1)
        if next(found, None):
            say("There are more: see --limit and --all.")


def _routes(
    store: Store, ends: tuple[str, str], allowed: Allowed, everything: bool, max_hops: int | None
) -> Iterator[tuple[str, ...]]:
    if everything:
        return simple_routes(store, *ends, allowed, max_hops)
    shortest = shortest_routes(store, *ends, allowed)
    return (route for route in shortest if max_hops is None or len(route) - 1 <= max_hops)
