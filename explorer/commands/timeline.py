"""`foedus timeline`: what happened, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from click.exceptions import Exit

from foedus.explorer.options import NODE, family, relation, without
from foedus.explorer.output import Listing, Output, listing, say
from foedus.explorer.records import EDGE_COLUMNS, edge_cells, edge_record
from foedus.explorer.stores import open_store, wanted
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import Assertion, select
from foedus.graph.dates import sort_key


@click.command("timeline")
@click.argument("nodes", metavar="NODE...", nargs=-1, required=True, type=NODE)
@relation
@family
@without
@click.option("--since", metavar="DATE", help="Only what may have happened on this date or later.")
@click.option("--until", metavar="DATE", help="Only what may have happened on this date or earlier.")
@listing
def command(output: Output, **chosen: Any) -> None:
    """Tell what happened, in the order of time.

    One line for each dated edge of the nodes, with its evidence below. Edges without a date are left out; of several
    nodes, what any of them has a part in is told once. Exit 1 when there is nothing.

    \b
    Examples:
      foedus timeline Armenia --since 2022-09 --until 2022-11
      foedus timeline CSTO NATO --family conflict --format csv
    """
    with open_store() as store:
        words = Words(Lookup(store), output.language)
        found = sorted(select(store, wanted(store, {**chosen, "dated": True})), key=lambda e: (sort_key(e.date), e.id))
        printed = Listing(
            found,
            lambda edge: _lines(edge, words),
            lambda edge: edge_record(edge, words),
            EDGE_COLUMNS,
            lambda edge: [edge_cells(edge, words)],
        ).print(output)
    if not printed:
        say("Nothing dated is told of them.")
        raise Exit(1)


def _lines(edge: Assertion, words: Words) -> Iterator[str]:
    brackets = words.brackets(edge, dated=False)
    yield f"{words.when(edge.date)}  {words.phrase(edge)}{f' ({brackets})' if brackets else ''}  [{edge.id}]"
    for piece in edge.evidence[:1]:
        more = f" (+{len(edge.evidence) - 1})" if len(edge.evidence) > 1 else ""
        yield f"    {words.evidence(piece)}{more}"
