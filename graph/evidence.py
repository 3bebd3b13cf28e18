"""The rows of edges become assertions with all their evidence, read for many of them at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from foedus.graph.model import Assertion, Evidence
from foedus.graph.store import Store

_TOGETHER = 50  # edges whose evidence one question fetches: more gain little, and take memory
_OF_ASSERTIONS = (
    "SELECT e.assertion, d.name, e.start, e.stop, e.quote, e.sentence, e.sentence_start, e.rule, e.details"
    " FROM json_each(?) wanted JOIN evidence e ON e.assertion = wanted.value JOIN documents d ON d.id = e.document"
    " ORDER BY d.name, e.start, e.stop, e.rule, e.hash"
)
Row = tuple[Any, ...]  # of an edge: the id of an assertion, and the key of its edge; of evidence: as selected above


def assertions(store: Store, rows: Iterable[Row]) -> Iterator[Assertion]:
    """The edges that some rows are, in their order.

    Rows of one edge follow each other: they differ in what their documents call its ends.
    """
    edges = (list(same) for _, same in groupby(rows, key=lambda row: row[1:]))
    while together := list(islice(edges, _TOGETHER)):
        yield from _with_evidence(store, together)


def _with_evidence(store: Store, edges: list[list[Row]]) -> Iterator[Assertion]:
    edge_of = {row[0]: place for place, rows in enumerate(edges) for row in rows}
    evidence: list[list[Evidence]] = [[] for _ in edges]
    for row in store.connection.execute(_OF_ASSERTIONS, (json.dumps([*edge_of]),)):
        evidence[edge_of[row[0]]].append(_piece(row))
    for rows, pieces in zip(edges, evidence, strict=True):
        _, source, relation, target, date, polarity, modality, speaker = rows[0]
        yield Assertion(source, relation, target, date, polarity, modality, speaker, tuple(pieces))


def _piece(row: Row) -> Evidence:
    _, document, start, end, quote, sentence, sentence_start, rule, details = row
    return Evidence(document, start, end, quote, sentence, sentence_start, rule, json.loads(details))


def told(store: Store, documents: Iterable[str]) -> dict[str, int]:
    """How many edges of the store each of these documents tells of."""
    rows = store.connection.execute(
        "SELECT d.name, count(DISTINCT e.assertion) FROM json_each(?) wanted JOIN documents d ON d.name = wanted.value"
        " JOIN evidence e ON e.document = d.id GROUP BY d.name",
        (json.dumps([*documents]),),
    )
    return dict(rows)
