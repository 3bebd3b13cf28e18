"""`foedus pull`: the graph back from a running server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from click.exceptions import Exit

from foedus.explorer.options import to_file
from foedus.explorer.output import pour, say
from foedus.explorer.servers import server, server_options
from foedus.exports.neo4j.link import Link, connect
from foedus.exports.neo4j.pull import pull
from foedus.exports.saving import save
from foedus.graph import Problem


@click.command("pull")
@click.argument("source", metavar="neo4j", type=click.Choice(["neo4j"]))
@server_options
@to_file
def command(*, source: str, uri: str, user: str, database: str | None, target: str) -> None:
    """Read back what foedus pushed, as JSON lines.

    They are the lines of `foedus export jsonl`, and `foedus load` reads them. What others wrote or changed in Neo4j
    is not in them. The password comes from NEO4J_PASSWORD, or is asked for.

    Exit 0 when all was read, 1 when something was left out, 2 on misuse.

    \b
    Examples:
      foedus pull neo4j -o graph.jsonl
      foedus pull neo4j | foedus --store copy.db load -
    """
    problems: list[Problem] = []
    with connect(server(uri, user, database)) as link:
        if target == "-":
            pour(_lines(link, problems))
        else:
            save(Path(target), _lines(link, problems))
    for problem in problems:
        say(str(problem))
    if problems:
        raise Exit(1)


def _lines(link: Link, problems: list[Problem]) -> Iterator[str]:
    for each in pull(link):
        if isinstance(each, Problem):
            problems.append(each)
        else:
            yield each
