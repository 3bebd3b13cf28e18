"""`foedus export`: the graph for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from foedus.explorer.main import Misuse
from foedus.explorer.options import filters, to_file
from foedus.explorer.output import pour, say
from foedus.explorer.stores import open_for, wanted
from foedus.exports import FOLDERS, FORMATS, generate, write


@click.command("export")
@click.argument("shape", metavar="FORMAT", type=click.Choice([*FORMATS, *FOLDERS]))
@click.argument("folder", required=False, type=click.Path(file_okay=False))
@to_file
@click.option(
    "--evidence", "proofs", is_flag=True, help="For neo4j-csv: documents, provisions and all evidence as nodes too."
)
@filters
def command(shape: str, folder: str | None, target: str, *, proofs: bool, **chosen: Any) -> None:
    """Write the graph in another program's format.

    FORMAT is jsonl (all edges with their nodes and evidence; `foedus load` reads it back), csv (a flat table of
    edges), graphml or gexf (Gephi, yEd, networkx), cypher (a script for Neo4j 5), or dyad-years (directed dyad-years
    of the five obligations in ATOP's layout, from the instruments in the store). The filters are those of `foedus
    list`. Documents that state no edge are not in it.
    A file is replaced only once the new one is complete. In csv, a cell that a spreadsheet would take for a
    formula (it begins with = + - @) begins with an apostrophe.

    Two formats are a FOLDER: neo4j-csv holds what `neo4j-admin database import full` reads into an empty database,
    and neo4j-kit a style, saved queries and a guide for Neo4j Browser. They are described in docs/neo4j.md.

    \b
    Examples:
      foedus export jsonl -o graph.jsonl
      foedus export gexf --family treaty -o treaties.gexf
      foedus export cypher | cypher-shell -u neo4j
      foedus export neo4j-csv import/ --evidence
      foedus export neo4j-kit browser/
    """
    if (shape in FOLDERS) != (folder is not None):
        raise Misuse(
            f"{shape} needs a FOLDER to write to." if shape in FOLDERS else f"{shape} takes no FOLDER; see -o."
        )
    if proofs and shape != "neo4j-csv":
        raise Misuse(f"--evidence is for neo4j-csv; leave it out for {shape}.")
    if shape in FOLDERS and target != "-":
        raise Misuse(f"{shape} writes to its FOLDER; leave -o out.")
    if shape == "neo4j-kit":
        from foedus.exports.neo4j.kit import write_neo4j_kit

        say(f"{len(write_neo4j_kit(str(folder)))} files written to {folder}. Begin with guide.md there.")
        return
    with open_for(chosen) as store:
        chosen_edges = wanted(store, chosen)
        if shape == "neo4j-csv":
            from foedus.exports.neo4j.files import ARGUMENTS, write_neo4j_csv

            write_neo4j_csv(store, str(folder), chosen_edges, proofs=proofs)
            say(f"Now, with Neo4j stopped: cd {folder} && neo4j-admin database import full neo4j @{ARGUMENTS}")
        elif target == "-":
            pour(generate(shape)(store, chosen_edges))
        else:
            write(shape)(store, Path(target), chosen_edges)
