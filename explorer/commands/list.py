"""`foedus list`: edges by any property."""

from __future__ import annotations

from typing import Any

import click

from foedus.explorer.options import filters
from foedus.explorer.output import Output, listing, say
from foedus.explorer.records import edges
from foedus.explorer.stores import open_store, wanted
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import select


@click.command("list")
@filters
@listing
def command(output: Output, **chosen: Any) -> None:
    """List the edges that fit.

    Names are taken in any spelling. An option given twice means either value; different options must all fit.
    Edges without a date fit any date unless --dated is given.

    \b
    Examples:
      foedus list --source Chile --family conflict --since 1973
      foedus list --relation signed --polarity negated --format csv > unsigned.csv
    """
    with open_store() as store:
        found = edges(select(store, wanted(store, chosen)), Words(Lookup(store), output.language)).print(output)
    if not found:
        say("No edge fits.")
