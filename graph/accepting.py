"""What a reading must fulfil to be written: no word that the ontology lacks, no end that is not described."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from foedus.graph.dates import interval
from foedus.graph.errors import BadReading
from foedus.graph.model import Assertion, Document, Node, Reading
from foedus.graph.nodes import ROLES
from foedus.graph.ontology import ontology


def accept(reading: Reading) -> None:
    """Nothing when a reading may be written. Raises BadReading, and BadDate for a date that is not EDTF."""
    interval(reading.document.published)
    _once(node.id for node in reading.nodes)
    for node in reading.nodes:
        _accept_node(node)
    described = {node.id for node in reading.nodes}
    for assertion in reading.assertions:
        _accept_assertion(assertion, reading.document, described)


def _once(idents: Iterable[str]) -> None:
    seen: set[str] = set()
    for ident in idents:
        if ident in seen or not ident:
            raise BadReading(f"node {ident!r} is described twice." if ident else "a node has no id.")
        seen.add(ident)


def _accept_node(node: Node) -> None:
    _word("kind", node.kind, ontology().kinds)
    for name in node.names:
        _word("role of a name", name.role, ROLES)
    for provision in node.provisions:
        _word("obligation", provision.obligation, ontology().obligations)
        interval(provision.start), interval(provision.end)


def _accept_assertion(a: Assertion, document: Document, described: Collection[str]) -> None:
    known = ontology()
    _word("relation", a.relation, [name for name, each in known.relations.items() if not each.derived])
    _word("polarity", a.polarity, known.polarities)
    _word("modality", a.modality, known.modalities)
    interval(a.date)
    for ident in (a.source, a.target, a.attributed_to):
        if ident is not None and ident not in described:
            raise BadReading(f"{ident!r} is in an assertion but not described.")
    if not a.evidence:
        raise BadReading(f"{a.source} {a.relation} {a.target} has no evidence.")
    for piece in a.evidence:
        if piece.document != document.id:
            raise BadReading(f"the evidence for {a.source} {a.relation} {a.target} is from {piece.document!r}.")
        if piece.reader != document.reader:
            raise BadReading(f"rule {piece.rule!r} is not of reader {document.reader or 'rules'!r}.")


def _word(what: str, word: str, known: Collection[str]) -> None:
    if word not in known:
        raise BadReading(f"{word!r} is no {what}.")
