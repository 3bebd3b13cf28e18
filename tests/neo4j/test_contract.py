"""One list of queries, asked of the real Neo4j and of `foedus cypher`: the same rows, or refused and said why."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase
from neo4j.graph import Node, Relationship
from neo4j.graph import Path as Route

from foedus.exports.cypher.ask import Asking
from foedus.exports.cypher.tokens import Refused
from foedus.exports.neo4j.model import DIGEST, RECORD

from .queries import PARAMETERS, QUERIES
from .server import PASSWORD, Neo4j

pytest.importorskip("ladybug", reason="LadybugDB is not there: pip install 'foedus[cypher]'")
SHARE = 0.95


def plain(value: Any) -> Any:
    """What the driver gives, as `foedus cypher` says it."""
    if isinstance(value, Route):
        return {"nodes": plain(list(value.nodes)), "relationships": plain(list(value.relationships))}
    if isinstance(value, Node | Relationship):
        return {name: plain(each) for name, each in value.items() if name not in (DIGEST, RECORD)}
    if isinstance(value, list):
        return [plain(each) for each in value]
    value = value.to_native() if hasattr(value, "to_native") else value
    return value.isoformat() if isinstance(value, date) else value


def in_order(rows: list[list[Any]], query: str) -> list[str]:
    """Rows to compare: as they come where the query orders them, else sorted."""
    texts = [json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows]
    return texts if "ORDER BY" in query else sorted(texts)


@pytest.mark.slow
def test_rows_are_equal_or_refused(push: Callable[..., Any], query: Any, server: Neo4j, store: Path) -> None:
    push()
    equal, refused, different = 0, [], []
    with (
        GraphDatabase.driver(server.uri, auth=("neo4j", PASSWORD)) as driver,
        driver.session() as session,
        Asking(store) as asking,
    ):
        for asked in QUERIES:
            result = session.run(asked, PARAMETERS)  # type: ignore[arg-type]
            columns = list(result.keys())
            rows = [[plain(value) for value in record.values()] for record in result]
            try:
                answer = asking.ask(asked, PARAMETERS)
            except Refused as error:
                refused.append(f"{asked}: {error}")
                continue
            if answer.columns == columns and in_order(answer.rows, asked) == in_order(rows, asked):
                equal += 1
            else:
                different.append((asked, columns, rows, answer))
    print(f"{len(QUERIES)} queries: {equal} equal, {len(refused)} refused, {len(different)} different")
    print(*refused, sep="\n")
    assert not different, different
    assert equal >= SHARE * len(QUERIES)
