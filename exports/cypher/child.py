"""The process in which LadybugDB runs: requests as JSON lines on standard input, an answer a line out."""

from __future__ import annotations

import json
import os
import sys
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from foedus.exports.cypher.dialect import translate
from foedus.exports.cypher.expressions import NOTHING
from foedus.exports.cypher.reading import parameter
from foedus.exports.cypher.tokens import Refused, tokens
from foedus.exports.cypher.world import World
from foedus.exports.neo4j.model import DIGEST, RECORD
from foedus.graph import Store
from foedus.graph.errors import FoedusError

_OURS = (DIGEST, RECORD)


class Projection:
    """What LadybugDB holds of a store, made anew when the store has changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._version: int | None = None
        self._connection: Any = None
        self._known = NOTHING

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Columns, rows, and whether there were more. Raises Refused."""
        translate(request["query"])  # what is refused is refused at once
        given = _given(request["query"], request["parameters"])
        self._refresh()
        text, columns = translate(request["query"], self._known._replace(given=request["parameters"]))
        self._connection.set_query_timeout(int(request["seconds"] * 1000))
        try:
            result = self._connection.execute(text, given)
        except RuntimeError as error:
            if str(error).startswith("Interrupted"):
                raise Refused(f"a query that takes longer than {request['seconds']:g} seconds.") from error
            raise Refused(f"LadybugDB says: {' '.join(str(error).split())[:300]}") from error
        rows = [[plain(value) for value in row] for row in islice(result, request["rows"])]
        return {"columns": columns, "rows": rows, "cut": bool(result.has_next())}

    def _refresh(self) -> None:
        import ladybug

        (version,) = self._store.connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._connection = ladybug.Connection(ladybug.Database(":memory:"))
            world = World(self._connection, self._store)
            world.build()
            self._version, self._known = version, world.known()


def _given(query: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values of a query's parameters, by LadybugDB's names for them. Raises Refused where one is missing: it would
    count as null, and a forgotten value would look like an answer."""
    asked = dict.fromkeys(token.text[1:] for token in tokens(query) if token.kind == "parameter")
    if missing := [name for name in asked if name not in values]:
        raise Refused(f"a query without a value for ${missing[0]}. Give one with --param {missing[0]}=VALUE.")
    return {parameter(name)[1:]: values[name] for name in asked}


def plain(value: Any) -> Any:
    """A value as JSON: nodes and relationships are their properties, a path its nodes and relationships."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if not isinstance(value, dict):
        return _scalar(value)
    if "_NODES" in value:
        return {"nodes": plain(value["_NODES"]), "relationships": plain(value["_RELS"])}
    if "_LABEL" in value:
        return {k: plain(v) for k, v in value.items() if v is not None and not k.startswith("_") and k not in _OURS}
    return {name: plain(each) for name, each in value.items()}


def _scalar(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return int(value) if isinstance(value, Decimal) else value  # sums of whole numbers


def main() -> None:
    """Answer requests about a store until there are no more. What LadybugDB itself prints goes nowhere."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with Store.open(sys.argv[1]) as store:
        projection = Projection(store)
        for line in sys.stdin:
            try:
                said = projection.answer(json.loads(line))
            except FoedusError as error:
                said = {"refused": str(error)}
            out.write(json.dumps(said, ensure_ascii=False, default=str) + "\n")
            out.flush()
    os._exit(0)  # taking the database down is slow, and nobody needs it


if __name__ == "__main__":
    main()
