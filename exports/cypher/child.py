"""The process in which LadybugDB runs: a request as JSON on standard input, JSON lines out.

The first line has the names of the columns, each of the others a row; or the one line says why not.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from foedus.exports.cypher.dialect import translate
from foedus.exports.cypher.tokens import Refused
from foedus.exports.cypher.world import World
from foedus.exports.neo4j.model import DIGEST, RECORD
from foedus.graph import Store
from foedus.graph.errors import FoedusError

_OURS = (DIGEST, RECORD)


def answer(request: dict[str, Any]) -> Iterator[object]:
    """Columns, and then rows. Raises Refused."""
    import ladybug

    translate(request["query"])  # what is refused is refused at once
    connection = ladybug.Connection(ladybug.Database(":memory:"))
    with Store.open(request["store"]) as store:
        world = World(connection, store)
        world.build()
    text, columns = translate(request["query"], frozenset(world.loops))
    connection.set_query_timeout(int(request["seconds"] * 1000))
    try:
        result: Any = connection.execute(text, request["parameters"])
    except RuntimeError as error:
        raise Refused(f"LadybugDB says: {' '.join(str(error).split())[:300]}") from error
    yield columns or result.get_column_names()
    for _ in range(request["rows"]):
        if not result.has_next():
            return
        yield [plain(value) for value in result.get_next()]
    if result.has_next():
        yield None


def plain(value: Any) -> Any:
    """A value as JSON: nodes and relationships are their properties, a path its nodes and relationships."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if not isinstance(value, dict):
        return value
    if "_NODES" in value:
        return {"nodes": plain(value["_NODES"]), "relationships": plain(value["_RELS"])}
    if "_LABEL" in value:
        return {k: plain(v) for k, v in value.items() if v is not None and not k.startswith("_") and k not in _OURS}
    return {name: plain(each) for name, each in value.items()}


def main() -> None:
    """Answer one request. What LadybugDB itself prints goes nowhere."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        for line in answer(json.load(sys.stdin)):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    except FoedusError as error:
        out.write(json.dumps({"refused": str(error)}, ensure_ascii=False) + "\n")
    out.flush()
    os._exit(0)  # taking the database down is slow, and nobody needs it


if __name__ == "__main__":
    main()
