"""`foedus evidence`: who says so, and where."""

from __future__ import annotations

import click

from foedus.explorer.main import Misuse
from foedus.explorer.output import Output, listing
from foedus.explorer.records import evidence
from foedus.explorer.stores import derived, open_or_empty
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import edge
from foedus.graph.dates import ALWAYS, interval


@click.command("evidence")
@click.argument("edge_id", metavar="EDGE")
@click.option("--as-of", metavar="DATE", help="Of derived edges, only those that may hold on this date (EDTF).")
@listing
def command(output: Output, edge_id: str, as_of: str | None) -> None:
    """Quote who says so, and where, for an edge.

    EDGE is the id that list, show and path print, or its beginning. The quote stands in its sentence between >> and <<.
    Of a derived edge (list --derived) it prints the derivation, step by step, with what each step rests on.

    \b
    Example:
      foedus evidence 3f2ab1c09d44
    """
    ident = edge_id.strip().lower()
    with open_or_empty() as store:
        if found := edge(store, ident):
            evidence(found, Words(Lookup(store), output.language)).print(output)
            return
        computed = derived(store)
        made = computed.edge(ident, interval(as_of) if as_of else ALWAYS)
        if made is None:
            raise Misuse(f"no edge, or more than one, has an id that begins with {edge_id!r}. See: foedus list")
        evidence(made, Words(Lookup(store, computed), output.language)).print(output)
