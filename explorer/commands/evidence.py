"""`foedus evidence`: who says so, and where."""

from __future__ import annotations

import click

from foedus.explorer.main import Misuse
from foedus.explorer.output import Output, listing
from foedus.explorer.records import evidence
from foedus.explorer.stores import open_store
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import edge


@click.command("evidence")
@click.argument("edge_id", metavar="EDGE")
@listing
def command(output: Output, edge_id: str) -> None:
    """Quote who says so, and where, for an edge.

    EDGE is the id that list, show and path print, or its beginning. The quote stands in its sentence between >> and <<.

    \b
    Example:
      foedus evidence 3f2ab1c09d44
    """
    with open_store() as store:
        found = edge(store, edge_id.strip().lower())
        if found is None:
            raise Misuse(f"no edge, or more than one, has an id that begins with {edge_id!r}. See: foedus list")
        evidence(found, Words(Lookup(store), output.language)).print(output)
