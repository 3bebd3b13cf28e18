"""`foedus push`: the graph into a running server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from foedus.explorer.bar import progress
from foedus.explorer.options import filters
from foedus.explorer.output import say
from foedus.explorer.plain import printable
from foedus.explorer.servers import server, server_options
from foedus.explorer.stores import open_for, wanted
from foedus.exports.neo4j.failures import ServerError
from foedus.exports.neo4j.job import Job
from foedus.exports.neo4j.link import connect
from foedus.exports.neo4j.prune import Pruned
from foedus.exports.neo4j.push import Outcome, Tally


@click.command("push")
@click.argument("target", metavar="neo4j", type=click.Choice(["neo4j"]))
@server_options
@click.option("--evidence", "proofs", is_flag=True, help="Documents, provisions and all evidence as nodes too.")
@click.option("--prune", is_flag=True, help="Remove what foedus wrote and the store does not hold.")
@click.option("--dry-run", "dry", is_flag=True, help="Only say what would be done.")
@filters
def command(
    *, target: str, uri: str, user: str, database: str | None, proofs: bool, prune: bool, dry: bool, **chosen: Any
) -> None:
    """Push the graph into a Neo4j server.

    The password comes from NEO4J_PASSWORD, or is asked for. What is there and has not changed is not written again;
    after a cut, push again and it goes on. What others wrote in the same database stays. The filters are those of
    `foedus list`; they say what is pushed, not what --prune removes. Derived relations are in no store: --prune
    keeps those that this push brings. Labels, types and properties are in docs/neo4j.md.

    \b
    Examples:
      foedus push neo4j
      foedus push neo4j --family treaty --evidence --dry-run
      foedus push neo4j --derived --as-of 1982-04-02
      foedus push neo4j --uri neo4j+s://example.org --database alliances --prune
    """
    outcome = Outcome()
    with open_for(chosen) as store:
        job = Job(store, wanted(store, chosen), proofs=proofs, prune=prune, dry=dry)
        asked = server(uri, user, database)
        try:
            with connect(asked) as link, progress("Looking" if dry else "Pushing", job.size) as advance:
                pruned = job.run(link, outcome, advance)
        except ServerError:
            if outcome.nodes.all:
                say("What was written is kept. Push again, and it goes on from there.")
            raise
    said = "; ".join(_parts(outcome, pruned, dry=dry))
    click.echo(printable(f"{'Would push' if dry else 'Pushed'} to {asked}: {said}."))


def _parts(outcome: Outcome, pruned: Pruned, *, dry: bool) -> Iterator[str]:
    yield _tally("nodes", outcome.nodes)
    yield _tally("relationships", outcome.relationships)
    if outcome.constraints:
        yield f"{outcome.constraints} constraints {'to make' if dry else 'made'}"
    if pruned.nodes or pruned.relationships:
        yield f"{pruned.nodes} nodes and {pruned.relationships} relationships {'to prune' if dry else 'pruned'}"
    if pruned.kept:
        yield f"{pruned.kept} nodes {'to keep' if dry else 'kept'} because others use them"


def _tally(what: str, tally: Tally) -> str:
    return f"{tally.all} {what} ({tally.made} new, {tally.changed} changed, {tally.same} as they were)"
