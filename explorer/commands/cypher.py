"""`foedus cypher`: questions in Cypher, without a server."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import click
from click.exceptions import Exit

from foedus.explorer.main import Misuse
from foedus.explorer.output import Listing, Output, say
from foedus.explorer.stores import open_store
from foedus.exports.cypher.ask import Answer, ask


@click.command("cypher")
@click.argument("query")
@click.option("--param", "given", metavar="NAME=VALUE", multiple=True,
              help="The value of $NAME: JSON, or else a text. Each in the query needs one.")  # fmt: skip
@click.option("--format", "shape", type=click.Choice(["text", "json", "jsonl", "csv"]), default="text",
              show_default=True, help="How to print.")  # fmt: skip
@click.option("--timeout", metavar="SECONDS", type=click.FloatRange(0.1), default=30, show_default=True,
              help="How long the query may take.")  # fmt: skip
@click.option("--limit", metavar="ROWS", type=click.IntRange(1), default=10_000, show_default=True,
              help="How many rows at most.")  # fmt: skip
def command(query: str, given: tuple[str, ...], shape: str, timeout: float, limit: int) -> None:
    """Ask the store in Cypher, without a Neo4j server.

    Labels, types and properties are those of docs/neo4j.md, without --evidence. Only reading is done. What LadybugDB,
    which runs it, would answer differently from Neo4j is put otherwise, or refused by name: then push to a server.
    Needs pip install 'foedus[cypher]'.

    Exit 0 with rows, 1 without any, 2 when the query is refused.

    \b
    Examples:
      foedus cypher "MATCH (a)-[r:ATTACKED]->(b) RETURN a.name, b.name, r.edtf ORDER BY r.start"
      foedus cypher "MATCH (a {id: $who})-[r]->(b) RETURN type(r), b.name" --param who=ARM --format csv
    """
    parameters = dict(map(_parameter, given))
    with open_store() as store:
        answer = ask(store.path, query, parameters, seconds=timeout, rows=limit)
    _listing(answer).print(Output(shape, "en"))
    if answer.cut:
        say(f"There are more rows; --limit {limit} left them out.")
    if not answer.rows:
        say("No row fits.")
        raise Exit(1)


def _parameter(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise Misuse(f"--param {text!r} is not NAME=VALUE.")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _listing(answer: Answer) -> Listing[dict[str, Any]]:
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return Listing(rows, _lines, lambda row: row, answer.columns, _cells)


def _lines(row: Mapping[str, Any]) -> Iterator[str]:
    yield "  ".join(_text(value) for value in row.values())


def _cells(row: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    yield {name: _text(value) for name, value in row.items()}


def _text(value: Any) -> str:
    """A node by its name, a relationship by what it says, anything else as JSON or as it is."""
    if isinstance(value, dict) and "id" in value:
        return str(value.get("name") or value.get("relation") or value["id"])
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)
