"""Pull: what foedus pushed comes back as the JSON lines that `foedus export jsonl` writes, byte for byte."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Any

from foedus.exports.jsonl import one_line
from foedus.exports.neo4j.link import Link
from foedus.exports.neo4j.queries import node_records, outgoing, sources
from foedus.graph import Problem
from foedus.graph.dates import interval

_NODES, _KEPT = 200, 20_000  # sources a batch; records of nodes that are remembered
_ENDS = ("source", "target", "attributed_to")
Record = dict[str, Any]


def pull(link: Link) -> Iterator[str | Problem]:
    """The edges that foedus pushed, a line each in the order of `export jsonl`; a Problem for one that is damaged."""
    nodes = _Nodes(link)
    idents = sorted({row["id"] for statement in sources() for row in link.read(statement)})
    for start in range(0, len(idents), _NODES):
        asked = idents[start : start + _NODES]
        found = [row["record"] for statement in outgoing() for row in link.read(statement, ids=asked)]
        edges = list(map(_parsed, found))
        yield from (each for each in edges if isinstance(each, Problem))
        records = sorted((each for each in edges if not isinstance(each, Problem)), key=_order)
        nodes.fetch(record[end] for record in records for end in _ENDS if record[end] is not None)
        yield from (_line(record, nodes) for record in records)


class _Nodes:
    """Records of nodes by id, fetched in batches; the ones not asked for lately are forgotten."""

    def __init__(self, link: Link) -> None:
        self._link, self._known = link, OrderedDict[str, Record]()

    def fetch(self, idents: Iterable[str]) -> None:
        """Have these at hand until the next call."""
        wanted = dict.fromkeys(idents)
        missing = [ident for ident in wanted if ident not in self._known]
        for ident in wanted:
            if ident in self._known:
                self._known.move_to_end(ident)
        for statement in node_records() if missing else ():
            for row in self._link.read(statement, ids=missing):
                self._known[row["id"]] = json.loads(row["record"])
        while len(self._known) > max(_KEPT, len(wanted)):
            self._known.popitem(last=False)

    def get(self, ident: str) -> Record | None:
        """One of those that were fetched; None where Neo4j has no such node."""
        return self._known.get(ident)


def _parsed(text: str) -> Record | Problem:
    try:
        record: Record = json.loads(text)
        _order(record)
        return record
    except (ValueError, TypeError, KeyError) as error:
        return Problem("Neo4j", f"an edge was left out, for its record is not what foedus wrote: {error!r}")


def _order(record: Record) -> tuple[Any, ...]:
    """The order of `foedus.graph.select`."""
    span, date, speaker = interval(record["date"]), record["date"], record["attributed_to"]
    return (
        record["source"], record["relation"], record["target"], span.start, span.end, date is not None, date or "",
        record["polarity"], record["modality"], speaker is not None, speaker or "",
    )  # fmt: skip


def _line(record: Record, nodes: _Nodes) -> str | Problem:
    whole = dict(record)
    for end in _ENDS:
        if record[end] is not None:
            whole[end] = nodes.get(record[end])
            if whole[end] is None:
                return Problem(
                    "Neo4j", f"it was left out, for its {end} {record[end]!r} is gone.", f"edge {record['id']}"
                )
    return one_line(whole) + "\n"
