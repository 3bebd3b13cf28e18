"""`foedus list`: edges by any property."""

from __future__ import annotations

from typing import Any

import click

from foedus.explorer.options import filters
from foedus.explorer.output import Output, listing, say
from foedus.explorer.records import edges
from foedus.explorer.stores import open_for, wanted
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import select


@click.command("list")
@filters
@listing
def command(output: Output, **chosen: Any) -> None:
    """List the edges that fit.

    Names are taken in any spelling. An option given twice means either value; different options must all fit.
    Edges without a date fit any date on which both ends existed, unless --dated is given; what lasts (allied, a
    member) and is dated to a day fits from then on, until an end is told. With --derived, what states owe each other
    comes along: it is computed from the instruments that bind them, and never stored. An edge that holds only perhaps
    is possible.

    \b
    Examples:
      foedus list --source Chile --family conflict --since 1973
      foedus list --source Chile --derived --as-of 1947-12
      foedus list --relation signed --polarity negated --format csv > unsigned.csv
    """
    with open_for(chosen) as store:
        asked = wanted(store, chosen)
        found = edges(select(store, asked), Words(Lookup(store, asked.beyond), output.language)).print(output)
    if not found:
        say("No edge fits.")
