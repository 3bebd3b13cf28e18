"""What the listings print: each kind of thing as lines of text, as a JSON object and as rows of CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from foedus.explorer.output import Heading, Listing
from foedus.explorer.plain import shortened
from foedus.explorer.wording import Words
from foedus.exports.jsonl import evidence_record, record
from foedus.exports.table import COLUMNS, edge_row
from foedus.graph import Assertion, Document, Evidence, ontology

EDGE_COLUMNS = (*COLUMNS, "phrase")
_DOCUMENT_COLUMNS = ("id", "title", "published", "language", "outlet", "address", "digest", "skipped")
_EVIDENCE_COLUMNS = ("edge", "phrase", *_DOCUMENT_COLUMNS[1:], "document", "start", "end", "quote", "sentence",
                     "sentence_start", "rule", "details")  # fmt: skip


def edge_record(assertion: Assertion, words: Words) -> dict[str, Any]:
    """An edge as `foedus export jsonl` writes it, with its family and its phrase."""
    family = ontology().relations[assertion.relation].family
    return {**record(assertion, words.lookup), "family": family, "phrase": words.sentence(assertion)}


def edge_cells(assertion: Assertion, words: Words) -> dict[str, object]:
    """An edge as `foedus export csv` writes it, with its phrase."""
    return {**edge_row(assertion, words.lookup, words.language), "phrase": words.sentence(assertion)}


def edge_line(assertion: Assertion, words: Words) -> str:
    """An edge on one line: id, sentence, and which documents say so."""
    named = list(dict.fromkeys(piece.document for piece in assertion.evidence))
    more = f" +{len(named) - 1}" if len(named) > 1 else ""
    return f"{assertion.id}  {words.sentence(assertion)}  [{''.join(named[:1])}{more}]"


def edge_with_evidence(assertion: Assertion, words: Words, indent: str = "") -> Iterator[str]:
    """An edge and one line of its evidence."""
    yield f"{indent}{assertion.id}  {words.sentence(assertion)}"
    if assertion.evidence:
        more = f" (+{len(assertion.evidence) - 1})" if len(assertion.evidence) > 1 else ""
        yield f"{indent}{' ' * 14}{words.evidence(assertion.evidence[0])}{more}"


def edges(assertions: Iterable[Assertion], words: Words) -> Listing[Assertion]:
    """Edges, one a line."""
    return Listing(
        assertions,
        lines=lambda each: [edge_line(each, words)],
        record=lambda each: edge_record(each, words),
        columns=EDGE_COLUMNS,
        rows=lambda each: [edge_cells(each, words)],
    )


def sources(documents: Iterable[Document]) -> Listing[Document]:
    """Documents, one a line."""

    def as_record(each: Document) -> dict[str, Any]:
        return {column: getattr(each, column) for column in _DOCUMENT_COLUMNS}

    def line(each: Document) -> str:
        known = (each.title, each.outlet, each.published, each.language)
        skipped = f"  ({each.skipped} characters skipped)" if each.skipped else ""
        return f"{each.id}  {', '.join(part for part in known if part)}{skipped}".rstrip()

    return Listing(documents, lambda each: [line(each)], as_record, _DOCUMENT_COLUMNS, lambda each: [as_record(each)])


def evidence(assertion: Assertion, words: Words) -> Listing[tuple[int, Evidence]]:
    """The pieces of evidence of one edge: the quote, its sentence, the document and the rule that read it."""

    def as_record(numbered: tuple[int, Evidence]) -> dict[str, Any]:
        return {
            "edge": assertion.id,
            "phrase": words.sentence(assertion),
            **evidence_record(numbered[1], words.lookup),
        }

    def row(numbered: tuple[int, Evidence]) -> dict[str, object]:
        made = as_record(numbered)
        return made | {"details": json.dumps(made["details"], ensure_ascii=False, sort_keys=True)}

    def lines(numbered: tuple[int, Evidence]) -> Iterator[str]:
        number, piece = numbered
        if number == 1:
            yield Heading(f"{assertion.id}  {words.sentence(assertion)}")
        details = dict(piece.details)
        if step := words.step(details):
            yield f"{number}. {step}"
        yield f"{'   ' if step else f'{number}. '}{words.place(piece)}, {words.spot(piece)}"
        yield f"   {words.word['quote'].format(' '.join(piece.quote.split()))}"
        if around := _sentence_around(piece):
            yield f"   {around}"
        # The trigger is a word of the quote that stands above.
        rest = "".join(f"; {words.detail(name, value)}" for name, value in details.items() if name != "trigger")
        yield f"   {piece.rule}{rest}".rstrip()

    return Listing(enumerate(assertion.evidence, 1), lines, as_record, _EVIDENCE_COLUMNS, lambda each: [row(each)])


def _sentence_around(piece: Evidence) -> str:
    """The sentence with the quote between `>>` and `<<`, or nothing where the sentence is no more than the quote."""
    if not piece.sentence or piece.sentence == piece.quote:
        return ""
    start = piece.start - piece.sentence_start
    end = start + piece.end - piece.start
    if start < 0 or piece.sentence[start:end] != piece.quote:
        return shortened(piece.sentence, 1000)
    return " ".join(f"{piece.sentence[:start]}>>{piece.quote}<<{piece.sentence[end:]}".split())
