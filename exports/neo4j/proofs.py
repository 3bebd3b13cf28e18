"""Documents, pieces of evidence and provisions as nodes of their own, linked to what they prove."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from foedus.exports.lookup import Lookup, provision_line
from foedus.exports.neo4j.rows import Place, Row, Value, chosen_nodes, day, filters_nothing, lines_of, place, sealed
from foedus.graph import Assertion, Document, Evidence, Filter, Provision, Store, documents, ontology, select
from foedus.graph.dates import interval
from foedus.graph.provisions import as_record

_ID = 16  # hexadecimal digits


def proof_rows(store: Store, wanted: Filter | None, lookup: Lookup) -> Iterator[Row]:
    """The documents, evidence and provisions behind the edges that fit; where nothing is filtered, all there are."""
    seen: set[str] = set()
    for each in documents(store) if filters_nothing(wanted) else ():
        seen.add(each.id)
        yield document_row(each)
    for edge in select(store, wanted):
        for piece in edge.evidence:
            if piece.document not in seen:
                seen.add(piece.document)
                yield document_row(lookup.document(piece.document))
            yield evidence_row(edge, piece)
    for ident in chosen_nodes(store, wanted):
        yield from (provision_row(ident, provision) for provision in lookup.node(ident).provisions)


def link_rows(store: Store, wanted: Filter | None, lookup: Lookup) -> Iterator[Row]:
    """What ties evidence to its document and to both ends of its edge, and provisions to their treaty."""
    for each in select(store, wanted):
        source, target = (place(lookup.node(ident)) for ident in (each.source, each.target))
        for piece in each.evidence:
            proof = ("Evidence", evidence_id(each, piece))
            yield _link("STANDS_IN", proof, ("Document", piece.document))
            yield _link("OF_SOURCE", proof, source)
            yield _link("OF_TARGET", proof, target)
    for ident in chosen_nodes(store, wanted):
        node = lookup.node(ident)
        for provision in node.provisions:
            yield _link("PROVIDES", place(node), ("Provision", provision_id(node.id, provision)))


def document_row(each: Document) -> Row:
    """A document as a row."""
    properties = {
        "id": each.id,
        "title": each.title,
        "published": each.published,
        "language": each.language,
        "outlet": each.outlet,
        "address": each.address,
        "digest": each.digest,
        "skipped": each.skipped,
    }
    return Row("Document", each.id, sealed(properties))


def evidence_row(edge: Assertion, piece: Evidence) -> Row:
    """A piece of evidence as a row."""
    ident = evidence_id(edge, piece)
    properties: dict[str, Value | None] = {
        "id": ident,
        "edge": edge.id,
        "relation": ontology().relations[edge.relation].neo4j_type,
        "quote": piece.quote,
        "sentence": piece.sentence,
        "from": piece.start,
        "to": piece.end,
        "sentence_from": piece.sentence_start,
        "rule": piece.rule,
        "details": lines_of(piece.details),
    }
    return Row("Evidence", ident, sealed(properties))


def provision_row(treaty: str, each: Provision) -> Row:
    """A provision as a row."""
    ident = provision_id(treaty, each)
    dated = each.start is not None or each.end is not None
    said: dict[str, Value | None] = {
        "id": ident,
        "article": each.article,
        "obligation": each.obligation,
        "name": provision_line(each),
        "bound": each.bound.split("|"),
        "towards": each.towards.split("|"),
        "start": day(interval(each.start).start),
        "end": day(interval(each.end).end),
        "edtf": f"{each.start or '..'}/{each.end or '..'}" if dated else None,
        "condition": each.condition,
        **{name: list(value) if isinstance(value, tuple) else value for name, value in each.conditions.said()},
        "statements": lines_of(each.statements),
        "reference": each.reference or None,
    }
    return Row("Provision", ident, sealed(said))


def evidence_id(edge: Assertion, piece: Evidence) -> str:
    """An id that depends on the edge and all that the piece says."""
    return _hashed(edge.id, piece.document, piece.start, piece.end, piece.rule, piece.quote, piece.sentence,
                   piece.sentence_start, dict(piece.details))  # fmt: skip


def provision_id(treaty: str, each: Provision) -> str:
    """An id that depends on the treaty and all that the provision says."""
    return _hashed(treaty, as_record(each))


def _link(name: str, source: Place, target: Place) -> Row:
    ident = _hashed(source[1], target[1])
    return Row(name, ident, sealed({"id": ident}), source, target)


def _hashed(*parts: object) -> str:
    said = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:_ID]
