"""Tables of the gazetteer: rows by the value of a column, each with the line that it stands on."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import cache
from io import StringIO
from itertools import zip_longest
from typing import NamedTuple

from foedus.graph.model import Evidence
from foedus.graph.packaged import text_of

FOLDER = "gazetteer"


class Row(NamedTuple):
    """A row of a table: its line (the header is line 1) and its cells by column; those that it lacks are empty."""

    table: str
    line: int
    cells: dict[str, str]

    def evidence(self, *shown: str) -> tuple[Evidence, ...]:
        """The row as evidence: what it says in some columns, or in all of them, and its line."""
        said = "; ".join(f"{name}: {self.cells[name]}" for name in shown or self.cells if self.cells.get(name))
        document = f"{FOLDER}/{self.table}.csv"
        return (Evidence(document, self.line, self.line, said, rule="gazetteer", details={"row": self.line}),)


class Shelf:
    """The tables of a folder, each read when it is first asked for. One that is not there has no rows.

    `text` gives the text of a file of the folder by its name, and raises FileNotFoundError.
    """

    def __init__(self, text: Callable[[str], str]) -> None:
        self._text = text
        self._read: dict[str, tuple[list[str], list[tuple[int, list[str]]]]] = {}
        self._grouped: dict[tuple[str, str], dict[str, list[tuple[int, list[str]]]]] = {}

    def rows(self, table: str, column: str, value: str) -> list[Row]:
        """The rows of a table that have a value in a column, in their order."""
        found = self.by(table, column).get(value)
        return self._rows(table, found) if found else []

    def row(self, table: str, ident: str) -> Row | None:
        """The first row of a table with this id."""
        return next(iter(self.rows(table, "id", ident)), None)

    def every(self, table: str) -> list[Row]:
        """All rows of a table."""
        return self._rows(table, self._table(table)[1])

    def pairs(self, table: str, one: str, other: str) -> list[tuple[str, str]]:
        """The cells of all rows of a table in two columns. Raises ValueError for no such column."""
        columns, rows = self._table(table)
        first, second = (columns.index(each) for each in (one, other)) if columns else (0, 0)
        return [(cells[first], cells[second]) for _, cells in rows]

    def by(self, table: str, column: str) -> dict[str, list[tuple[int, list[str]]]]:
        """The raw rows of a table with their lines, by the value of a column. Raises ValueError for no such column."""
        key = (table, column)
        if key not in self._grouped:
            columns, rows = self._table(table)
            place = columns.index(column) if columns else 0
            grouped: dict[str, list[tuple[int, list[str]]]] = {}
            for numbered in rows:
                grouped.setdefault(numbered[1][place], []).append(numbered)
            self._grouped[key] = grouped
        return self._grouped[key]

    def _rows(self, table: str, numbered: list[tuple[int, list[str]]]) -> list[Row]:
        columns = self._table(table)[0]
        return [
            Row(table, line, dict(zip_longest(columns, cells[: len(columns)], fillvalue="")))
            for line, cells in numbered
        ]

    def _table(self, name: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
        if name not in self._read:
            try:
                reader = csv.reader(StringIO(self._text(f"{name}.csv")))
                self._read[name] = next(reader, []), [(reader.line_num, row) for row in reader if row]
            except FileNotFoundError:
                self._read[name] = [], []
        return self._read[name]


@cache
def shelf() -> Shelf:
    """The tables of this installation."""
    return Shelf(lambda name: text_of("foedus.seeds", FOLDER, name))
