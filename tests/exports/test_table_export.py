"""CSV: a table that spreadsheets read and do not run."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.exports.table import COLUMNS, csv_lines, generate_csv
from foedus.graph import Filter, Store, counts

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def test_the_table_has_a_row_for_each_edge(hostile: Store) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(generate_csv(hostile)), newline="")))
    assert len(rows) == counts(hostile)["edges"]
    assert all(tuple(row) == COLUMNS for row in rows)
    dated = [row for row in rows if row["relation"] == "signed"]
    assert {(row["start"], row["end"], row["evidence"]) for row in dated} == {("1907-12-20", "1907-12-20", "1")}
    open_ended = [row for row in rows if row["relation"] == "consulted-with"]
    assert {(row["date"], row["start"], row["end"]) for row in open_ended} == {("1907/..", "1907-01-01", "")}


def test_names_come_in_the_language_and_filters_apply(hostile: Store) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(generate_csv(hostile, Filter(sources=("HND",)))), newline="")))
    assert {row["source_name"] for row in rows} == {"Honduras"}


@settings(deadline=None)
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=2, max_size=2)))
def test_no_cell_is_a_formula_and_no_cell_is_lost(texts: list[list[str]]) -> None:
    columns = ("a", "b")
    written = "".join(csv_lines(columns, (dict(zip(columns, each, strict=True)) for each in texts)))
    header, *rows = csv.reader(io.StringIO(written, newline=""))
    assert header == ["a", "b"]
    assert len(rows) == len(texts)
    for row, cells in zip(rows, texts, strict=True):
        for found, cell in zip(row, cells, strict=True):
            assert not found.startswith(FORMULA)
            assert found.removeprefix("'") == cell.removeprefix("'") if cell.startswith(FORMULA) else found == cell
