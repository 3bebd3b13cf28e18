"""Cypher: a script that any Neo4j 5 runs, again and again without making anything twice.

    cypher-shell -u neo4j -f graph.cypher

Labels, relationship types and property names come from the ontology and from this module; what documents say
stands in string literals only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from foedus.exports.lookup import Lookup, Scalar, flat_attributes, other_names, provision_lines
from foedus.exports.saving import save
from foedus.graph import Assertion, Filter, Node, Store, ontology, select
from foedus.graph.dates import interval, iso_day

Value: TypeAlias = Scalar | list[str] | None
_ROWS_A_STATEMENT = 200
# What every node has here, and the words that cannot be a bare property name.
_RESERVED = frozenset(
    ("id", "name", "kind", "label_fr", "label_en", "aliases", "provisions", "true", "false", "null", "not", "and", "or",
     "xor", "in", "is", "as", "case", "exists", "nan", "inf")
)  # fmt: skip
_SHORT_ESCAPES = {"'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Raw(str):
    """Cypher that this module composed itself, to be written as it is."""


def generate_cypher(store: Store, wanted: Filter | None = None) -> Iterator[str]:
    """The edges that fit and their nodes, one statement at a time: constraints, nodes, relationships."""
    lookup = Lookup(store, wanted.beyond if wanted else None)
    edges = list(select(store, wanted))
    yield "// Made by foedus. Run it as often as you like: it adds what is missing and updates what is there.\n"
    for kind in ontology().kinds:
        yield f"CREATE CONSTRAINT foedus_{kind.lower()}_id IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE;\n"
    yield from _nodes(
        sorted({ident for e in edges for ident in (e.source, e.target, e.attributed_to) if ident}), lookup
    )
    yield from _relationships(edges, lookup)


def write_cypher(store: Store, path: str | Path, wanted: Filter | None = None) -> None:
    """Save `generate_cypher` as a file. Raises OSError."""
    save(path, generate_cypher(store, wanted))


def string(text: str) -> str:
    """A text as a Cypher string literal in single quotes.

    Neo4j may decode `\\uXXXX` before it looks for the end of a literal, so no backslash of the text may come to stand
    before a `u`: the letter itself is escaped there. Control, format and separator characters are escaped to be seen.
    """
    out: list[str] = []
    for letter in text:
        if letter == "u" and out and out[-1] == "\\\\":
            out.append("\\u0075")
        elif letter == "\\":
            out.append("\\\\")
        elif letter in _SHORT_ESCAPES:
            out.append(_SHORT_ESCAPES[letter])
        elif unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp") and letter <= "\uffff":
            out.append(f"\\u{ord(letter):04x}")
        else:
            out.append(letter)
    return f"'{''.join(out)}'"


def literal(value: Value | Mapping[str, Value]) -> str:
    """A value as Cypher: numbers and booleans as they are, text quoted, lists and maps of these; None is null."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, str):
        return string(value)
    if isinstance(value, list):
        return f"[{', '.join(string(text) for text in value)}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {literal(each)}' for name, each in value.items() if each is not None)}}}"
    return {None: "null", True: "true", False: "false"}[value] if isinstance(value, bool | None) else repr(value)


def _nodes(idents: Iterable[str], lookup: Lookup) -> Iterator[str]:
    everything = [lookup.node(ident) for ident in idents]
    for kind in ontology().kinds.values():
        label = ", n:Actor" if kind.acts else ""
        rows = ({"id": n.id, "p": Raw(literal(_node_properties(n)))} for n in everything if n.kind == kind.name)
        yield from _statements(rows, f"MERGE (n:{kind.name} {{id: row.id}}) SET n += row.p{label}")


def _relationships(edges: Iterable[Assertion], lookup: Lookup) -> Iterator[str]:
    groups: dict[tuple[str, str, str], list[Assertion]] = {}
    for e in edges:
        groups.setdefault((e.relation, lookup.node(e.source).kind, lookup.node(e.target).kind), []).append(e)
    for (relation, source, target), members in groups.items():
        kind = ontology().relations[relation].neo4j_type
        rows = (
            {"a": e.source, "b": e.target, "id": e.id, "p": Raw(literal(_edge_properties(e, lookup)))} for e in members
        )
        yield from _statements(
            rows,
            f"MATCH (a:{source} {{id: row.a}}) MATCH (b:{target} {{id: row.b}}) "
            f"MERGE (a)-[r:{kind} {{id: row.id}}]->(b) SET r += row.p",
        )


def _statements(rows: Iterator[dict[str, str]], action: str) -> Iterator[str]:
    while batch := list(islice(rows, _ROWS_A_STATEMENT)):
        lines = ",\n  ".join(literal(row) for row in batch)
        yield f"UNWIND [\n  {lines}\n] AS row\n{action};\n"


def _node_properties(each: Node) -> dict[str, Value]:
    name = each.label("en")
    return {
        "name": name,
        "kind": each.kind,
        "label_fr": each.label("fr"),
        "label_en": name,
        "aliases": other_names(each, name),
        "provisions": provision_lines(each) or None,
        **flat_attributes(each, _RESERVED),
    }


def _edge_properties(assertion: Assertion, lookup: Lookup) -> dict[str, Value]:
    relation, span = ontology().relations[assertion.relation], interval(assertion.date)
    return {
        "relation": assertion.relation,
        "family": relation.family,
        "edtf": assertion.date,
        "start": _date(iso_day(span.start)),
        "end": _date(iso_day(span.end)),
        "polarity": assertion.polarity,
        "modality": assertion.modality,
        "attributed_to": assertion.attributed_to,
        "quotes": [piece.quote for piece in assertion.evidence],
        "documents": [piece.document for piece in assertion.evidence],
        "titles": [lookup.document(piece.document).title for piece in assertion.evidence],
        "cameo": list(relation.cameo),
        "plover": list(relation.plover),
    }


def _date(day: str | None) -> Raw | None:
    # Years beyond 0 to 9999 have their own notation in Neo4j; `edtf` keeps them.
    return Raw(f"date('{day}')") if day and _ISO_DAY.fullmatch(day) else None
