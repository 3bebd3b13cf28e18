"""The store as Neo4j is to hold it: nodes and edges as rows of properties, each with a digest of what it says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from heapq import merge
from itertools import groupby
from typing import NamedTuple, TypeAlias

from foedus.exports.jsonl import node_record, one_line, record
from foedus.exports.lookup import Lookup, flat_attributes, other_names, provision_lines
from foedus.exports.neo4j.model import ACTOR, ADOPTED, DIGEST, NODE, RECORD, iso_code
from foedus.graph import Assertion, Evidence, Filter, Node, Store, ontology, select
from foedus.graph.dates import interval, iso_day
from foedus.graph.edges import ends
from foedus.graph.nodes import idents

Value: TypeAlias = str | int | float | bool | date | list[str]
Place: TypeAlias = tuple[str, str]  # label and id
_MODEL = 4  # part of every digest: what an older foedus wrote otherwise is written again
# No attribute may take the place of a property of ours, nor be a word that cannot be a bare name in a script.
_TAKEN = frozenset(
    (*(each.name for each in NODE), ADOPTED, "true", "false", "null", "not", "and", "or", "xor", "in", "is", "as",
     "case", "exists", "nan", "inf")
)  # fmt: skip


class Row(NamedTuple):
    """A node, or a relationship where it has both ends: label or type, id, and all properties that are not empty."""

    name: str
    id: str
    properties: dict[str, Value]
    source: Place | None = None
    target: Place | None = None

    @property
    def group(self) -> tuple[str, str, str]:
        """What rows must share to be written by one statement: label or type, and the labels of both ends."""
        return self.name, self.source[0] if self.source else "", self.target[0] if self.target else ""


def node_rows(lookup: Lookup, idents: Iterable[str]) -> Iterator[Row]:
    """Nodes as rows."""
    for ident in idents:
        each = lookup.node(ident)
        yield Row(each.kind, each.id, sealed(_node_properties(each)))


def edge_rows(store: Store, wanted: Filter | None, lookup: Lookup) -> Iterator[Row]:
    """The edges that fit as rows."""
    types = {name: relation.neo4j_type for name, relation in ontology().relations.items()}
    for each in select(store, wanted):
        source, target = (place(lookup.node(ident)) for ident in (each.source, each.target))
        properties = _edge_properties(each, lookup)
        yield Row(types[each.relation], str(properties["id"]), sealed(properties), source, target)


def place(each: Node) -> Place:
    """Where an edge finds a node: one label for all that act keeps the number of different statements small."""
    return (ACTOR if ontology().kinds[each.kind].acts else each.kind), each.id


def chosen_nodes(store: Store, wanted: Filter | None) -> Iterator[str]:
    """The ids of the nodes that the edges that fit refer to, each once; of all nodes where nothing is filtered."""
    stored = idents(store) if filters_nothing(wanted) else ends(store, wanted or Filter())
    if wanted is None or wanted.beyond is None:
        return stored
    computed = {end for each in wanted.beyond.edges(wanted) for end in (each.source, each.target)}
    return (ident for ident, _ in groupby(merge(stored, sorted(computed))))


def filters_nothing(wanted: Filter | None) -> bool:
    """Whether all that a store holds is asked for."""
    return wanted is None or replace(wanted, beyond=None, bonds=None) == Filter()


def sealed(properties: Mapping[str, Value | None]) -> dict[str, Value]:
    """Properties without those that are empty and without empty texts in lists, and with their digest."""
    kept: dict[str, Value] = {}
    for name, value in properties.items():
        full = [*filter(None, value)] if isinstance(value, list) else value
        if full is not None and full != []:
            kept[name] = full
    # The record is most of a row: it is taken as it is, because to spell out its letters would double the work.
    whole = kept.pop(RECORD, "")
    digest = hashlib.sha256(f"{(_MODEL, kept)!a}{whole}".encode()).hexdigest()[:16]
    return {**kept, **({RECORD: whole} if whole else {}), DIGEST: digest}


@lru_cache(10_000)
def day(bound: int) -> date | None:
    """A bound as a date; none where it is open, or in a year that drivers have no date for."""
    text = iso_day(bound)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def attribute_names(record: str) -> list[str]:
    """The properties that the attributes in a node's record became."""
    return list(flat_attributes(Node("", "", attributes=json.loads(record)["attributes"]), _TAKEN))


def lines_of(details: Mapping[str, object]) -> list[str]:
    """Details as lines of text, `article: 4`; a line for each of several values, and JSON for what is no text."""
    return [f"{name}: {text}" for name, value in details.items() for text in _plain(value)]


def _plain(value: object) -> list[str]:
    if isinstance(value, list):
        return [text for each in value for text in _plain(each)]
    return [value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)]


def _node_properties(each: Node) -> dict[str, Value | None]:
    name = each.label("en")
    return {
        **flat_attributes(each, _TAKEN),
        "id": each.id,
        "kind": each.kind,
        "name": name,
        "name_fr": each.label("fr"),
        "aliases": other_names(each, name),
        "iso": iso_code(each.id, each.kind),
        "provisions": provision_lines(each),
        RECORD: one_line(node_record(each)),
    }


def _edge_properties(assertion: Assertion, lookup: Lookup) -> dict[str, Value | None]:
    relation, span = ontology().relations[assertion.relation], interval(assertion.date)
    kept = record(assertion, lookup, whole=False)
    return {
        "id": kept["id"],
        "relation": assertion.relation,
        "family": relation.family,
        "start": day(span.start),
        "end": day(span.end),
        "edtf": assertion.date,
        "polarity": assertion.polarity,
        "modality": assertion.modality,
        "attributed_to": assertion.attributed_to,
        "details": lines_of(kept["details"]),
        "cameo": kept["cameo"],
        "plover": kept["plover"],
        **_shown(assertion.evidence, lookup),
        RECORD: one_line(kept),
    }


def _shown(evidence: tuple[Evidence, ...], lookup: Lookup) -> dict[str, Value | None]:
    """What a click on the edge shows of its evidence: the first piece, and how much there is."""
    documents = list(dict.fromkeys(piece.document for piece in evidence))
    if not evidence:
        return {"documents": documents, "evidence": 0}
    first = evidence[0]
    return {
        "quote": first.quote,
        "title": lookup.document(first.document).title,
        "place": f"{first.document}, {_place(first)}",
        "documents": documents,
        "evidence": len(evidence),
    }


def _place(piece: Evidence) -> str:
    """Where in its document a piece stands: a data set has rows, a text characters."""
    return f"row {piece.details['row']}" if "row" in piece.details else f"characters {piece.start} to {piece.end}"
