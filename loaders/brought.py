"""Actors that users bring: tables like those of seeds/gazetteer, one file a table, told apart by their columns.

What a table may hold is described in docs/gazetteer.md.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from foedus.graph import Problem
from foedus.loaders.brought_rows import Wrong, columns_of, row_of
from foedus.loaders.decoding import NotText, decode
from foedus.loaders.folders import legible, open_file
from foedus.loaders.gazetteer import gazetteer

MAX_BYTES = 32 * 1024 * 1024
MAX_ROWS = 100_000
_DELIMITERS = ",;\t"
_ENTRIES = ("states", "organizations", "treaties", "leaders")
_KINDS = {"states": "State", "treaties": "Treaty", "leaders": "Leader"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that can be used: its `table` and cells, and the `file` and `line` where it stands."""

    table: str
    cells: Mapping[str, str]
    file: str
    line: int

    @property
    def ident(self) -> str:
        """The id of the entry that the row describes; of a membership that of the organization."""
        return self.cells["organization" if self.table == "members" else "id"]


@dataclass(frozen=True, slots=True)
class Brought:
    """The rows of tables that a user brought, entries before what refers to them. What the `files` were (the name and
    the SHA-256 of each, in their order) tells two of these apart."""

    files: tuple[str, ...] = ()
    rows: tuple[Row, ...] = field(default=(), compare=False, repr=False)


NOTHING = Brought()


def read_tables(paths: Iterable[str | Path]) -> tuple[Brought, list[Problem]]:
    """The rows of some files that can be used, and a Problem for each file or row that cannot, with its line."""
    problems: list[Problem] = []
    rows: list[Row] = []
    files: list[str] = []
    for path in map(Path, paths):
        name = legible(path.name)
        try:
            with open_file(path) as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            problems.append(Problem(legible(str(path)), f"it cannot be read: {error.strerror or error}."))
            continue
        files.append(f"{name} {hashlib.sha256(data).hexdigest()}")
        for each in _table(name, data):
            rows.append(each) if isinstance(each, Row) else problems.append(each)
    good, odd = _referring(rows)
    return Brought(tuple(files), tuple(good)), [*problems, *odd]


def _table(name: str, data: bytes) -> Iterator[Row | Problem]:
    try:
        if len(data) > MAX_BYTES:
            raise Wrong(f"it has more than {MAX_BYTES:,} bytes. Split it.")
        lines = _lines(decode(data))
        line, header = next(lines, (1, []))
        table, columns, odd = columns_of(header)
    except (NotText, Wrong) as error:
        yield Problem(name, str(error))
        return
    if odd:
        yield Problem(name, f"columns that {table} do not have are passed over: {odd}.", f"line {line}")
    try:
        for number, (line, cells) in enumerate(lines):
            if number >= MAX_ROWS:
                yield Problem(name, f"only its first {MAX_ROWS:,} rows are read. Split it.", f"line {line}")
                return
            yield _row(name, line, table, columns, cells)
    except Wrong as error:
        yield Problem(name, str(error))


def _row(name: str, line: int, table: str, columns: list[str], cells: list[str]) -> Row | Problem:
    try:
        return Row(table, row_of(table, columns, cells), name, line)
    except Wrong as error:
        return Problem(name, str(error), f"line {line}")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, each with the line on which it begins; the sign between cells is the header's. Raises
    Wrong for what is no table."""
    head = text.lstrip("\ufeff\r\n").partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count))
    line = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise Wrong(
            f"line {line} cannot be read as one of a table: {error}. What stands below was left out."
        ) from error


def _referring(rows: list[Row]) -> tuple[list[Row], list[Problem]]:
    """The rows in the order in which they can be taken in; a Problem for each that refers to what nobody knows, or
    says that a known entry is of another kind."""
    kinds = {ident: node.kind for ident, node in gazetteer().nodes.items()}
    good: list[Row] = []
    problems: list[Problem] = []
    for row in sorted(rows, key=lambda row: (*_ENTRIES, "members").index(row.table)):
        if reason := _odd(row, kinds):
            problems.append(Problem(row.file, reason, f"line {row.line}"))
        else:
            good.append(row)
            if row.table != "members":
                kinds.setdefault(row.ident, _kind(row))
    return good, problems


def _kind(row: Row) -> str:
    return _KINDS.get(row.table) or row.cells["kind"]


def _odd(row: Row, kinds: Mapping[str, str]) -> str:
    known = kinds.get(row.ident)
    if row.table != "members" and known not in (None, _kind(row)):
        return f"{row.ident!r} is the id of something else already, of kind {known}."
    of = row.cells.get("state", "")
    if row.table == "members" and known not in ("Alliance", "Organization"):
        return f"organization {row.ident!r} is not in the gazetteer, nor in the tables brought."
    if row.table in ("members", "leaders") and kinds.get(of) not in ("State", "Alliance", "Organization"):
        return f"state {of!r} is not in the gazetteer, nor in the tables brought."
    return ""
