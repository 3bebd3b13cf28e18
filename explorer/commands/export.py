"""`foedus export`: the graph for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from foedus.explorer.options import filters
from foedus.explorer.output import pour
from foedus.explorer.stores import open_for, wanted
from foedus.exports import FORMATS, generate, write


@click.command("export")
@click.argument("shape", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, allow_dash=True),
    default="-",
    help="Where to write; - is standard output.  [default: -]",
)
@filters
def command(shape: str, target: str, **chosen: Any) -> None:
    """Write the graph in another program's format.

    FORMAT is jsonl (everything; `foedus load` reads it back), csv (a flat table of edges), graphml or gexf
    (Gephi, yEd, networkx), cypher (a script for Neo4j 5), or dyad-years (directed dyad-years of the five obligations
    in ATOP's layout, from the instruments in the store). The filters are those of `foedus list`.
    A file is replaced only once the new one is complete. In csv, a cell that a spreadsheet would take for a
    formula (it begins with = + - @) begins with an apostrophe.

    \b
    Examples:
      foedus export jsonl -o graph.jsonl
      foedus export gexf --family treaty -o treaties.gexf
      foedus export cypher | cypher-shell -u neo4j
    """
    with open_for(chosen) as store:
        chosen_edges = wanted(store, chosen)
        if target == "-":
            pour(generate(shape)(store, chosen_edges))
        else:
            write(shape)(store, Path(target), chosen_edges)
