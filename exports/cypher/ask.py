"""Ask a store in Cypher. LadybugDB runs in a child process, so that its end is never ours."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from foedus.exports.cypher.dialect import translate
from foedus.exports.cypher.tokens import Refused

HOW_TO_GET_IT = (
    "Cypher without a server needs LadybugDB: pip install 'foedus[cypher]'. With a Neo4j server: foedus push neo4j."
)
_STARTING = 60  # seconds to build the world in, beside those that the query may take


class Answer(NamedTuple):
    """Names of columns, rows of plain values, and whether there were more rows than asked for."""

    columns: list[str]
    rows: list[list[Any]]
    cut: bool = False


def ask(
    store: Path, query: str, parameters: Mapping[str, Any] | None = None, *, seconds: float = 30, rows: int = 10_000
) -> Answer:
    """What a store answers to a reading query in Neo4j's dialect.

    Raises Refused for what cannot be run here, takes longer than `seconds` or breaks LadybugDB, and where that is not
    installed.
    """
    translate(query)
    if find_spec("ladybug") is None:
        raise Refused(HOW_TO_GET_IT)
    request = {
        "store": str(store),
        "query": query,
        "parameters": dict(parameters or {}),
        "seconds": seconds,
        "rows": rows,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "foedus.exports.cypher.child"], input=json.dumps(request).encode(),
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds + _STARTING, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Refused(f"a query that takes longer than {seconds:g} seconds.") from None
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if lines and isinstance(lines[0], dict):
        raise Refused(lines[0]["refused"])
    if done.returncode != 0 or not lines:
        raise Refused(f"a query that breaks LadybugDB (exit {done.returncode}).")
    cut = lines[-1] is None
    return Answer(lines[0], lines[1:-1] if cut else lines[1:], cut)
