"""CSV: a flat table of edges for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from foedus.exports.lookup import Lookup
from foedus.exports.saving import save
from foedus.graph import Assertion, Filter, Store, ontology, select
from foedus.graph.dates import interval, iso_day

COLUMNS = (
    "edge", "source", "source_name", "source_kind", "relation", "family", "target", "target_name", "target_kind",
    "date", "start", "end", "polarity", "modality", "attributed_to", "attributed_to_name", "quote", "document",
    "evidence",
)  # fmt: skip
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def generate_csv(store: Store, wanted: Filter | None = None) -> Iterator[str]:
    """The edges that fit, a header line first; `quote` and `document` are the first of `evidence` many."""
    lookup = Lookup(store, wanted.beyond if wanted else None)
    yield from csv_lines(COLUMNS, (edge_row(assertion, lookup) for assertion in select(store, wanted)))


def write_csv(store: Store, path: str | Path, wanted: Filter | None = None) -> None:
    """Save `generate_csv` as a file. Raises OSError."""
    save(path, generate_csv(store, wanted))


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Rows as lines of CSV in UTF-8 with commas and `\\n`. A text that a spreadsheet would take for a formula
    (it begins with = + - @, a tab or a line end) gets an apostrophe before it; None is an empty cell."""
    yield _line(columns)
    for row in rows:
        yield _line([_safe(row.get(column)) for column in columns])


def edge_row(assertion: Assertion, lookup: Lookup, language: str = "en") -> dict[str, object]:
    """An edge as a row of COLUMNS, with names in a language; `start` and `end` are ISO days, empty where open."""
    source, target = lookup.node(assertion.source), lookup.node(assertion.target)
    speaker = lookup.node(assertion.attributed_to) if assertion.attributed_to else None
    span, first = interval(assertion.date), assertion.evidence[0] if assertion.evidence else None
    values = (
        assertion.id, source.id, source.label(language), source.kind, assertion.relation,
        ontology().relations[assertion.relation].family, target.id, target.label(language), target.kind,
        assertion.date, iso_day(span.start), iso_day(span.end), assertion.polarity, assertion.modality,
        assertion.attributed_to, speaker and speaker.label(language), first and first.quote, first and first.document,
        len(assertion.evidence),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def _line(cells: Sequence[object]) -> str:
    buffer = io.StringIO()
    # With this line end the writer quotes cells that hold either of its characters.
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n") + "\n"
