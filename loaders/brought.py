"""Actors that users bring: tables like those of seeds/gazetteer, one file a table, told apart by their columns."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from foedus.graph import Problem
from foedus.graph.dates import interval
from foedus.graph.errors import BadDate
from foedus.graph.names import fold
from foedus.loaders.decoding import NotText, decode
from foedus.loaders.folders import legible, open_file

_MAX_BYTES = 32 * 1024 * 1024
_MAX_ROWS = 200_000
_MAX_CELL = 20_000  # characters
_MAX_ID = 100  # characters
_DELIMITERS = ",;\t"
_WORDED = ("name", "long", "acronym", "alias", "demonym", "capital", "seat", "article", "office")
# What tells each table from the others, in the order in which they are tried, and which columns it may have beside.
_TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "members": (("organization", "state"), ("start", "end", "note")),
    "leaders": (("id", "state", "relation"), ("alias", "start", "end")),
    "treaties": (("id", "signed"), ("in_force", "ended", "parties")),
    "organizations": (("id", "kind"), ("existed", "treaty", "parent")),
    "states": (("id",), ("cow", "cowabb", "existed", "alias")),
}
_KINDS = ("State", "Alliance", "Organization")
_DATES = ("start", "end", "signed", "in_force", "ended", "existed")
Rows = tuple[tuple[str, Mapping[str, str]], ...]


@dataclass(frozen=True)
class Brought:
    """The rows of tables that a user brought, each with the name of its table, and what the files were (`files`: name
    and the begin of the SHA-256 of each), by which two of these are the same."""

    files: tuple[str, ...] = ()
    rows: Rows = field(default=(), compare=False)


def read_tables(paths: Iterable[str | Path]) -> tuple[Brought, list[Problem]]:
    """The rows of some files that can be used, and a Problem with its line for each that cannot."""
    problems: list[Problem] = []
    rows: list[tuple[str, Mapping[str, str]]] = []
    files: list[str] = []
    for path in map(Path, paths):
        name = legible(path.name)
        try:
            with open_file(path) as file:
                data = file.read(_MAX_BYTES + 1)
        except OSError as error:
            problems.append(Problem(legible(str(path)), f"it cannot be read: {error.strerror or error}."))
            continue
        files.append(f"{name} {hashlib.sha256(data).hexdigest()[:12]}")
        for each in _table(name, data):
            if isinstance(each, Problem):
                problems.append(each)
            else:
                rows.append(each)
    return Brought(tuple(files), tuple(rows)), problems


def _table(name: str, data: bytes) -> Iterator[tuple[str, Mapping[str, str]] | Problem]:
    try:
        if len(data) > _MAX_BYTES:
            raise NotText(f"it has more than {_MAX_BYTES:,} bytes. Split it.")
        text = decode(data)
    except NotText as error:
        yield Problem(name, str(error))
        return
    lines = _lines(text)
    line, header = next(lines, (1, ""))
    if isinstance(header, str):
        yield Problem(name, header or "it is empty.", f"line {line}" if header else "")
        return
    columns = [cell.strip().lower() for cell in header]
    table = next((each for each, (needed, _) in _TABLES.items() if {*needed} <= {*columns}), None)
    if table is None or (table == "states" and not any(map(_worded, columns))):
        yield Problem(name, "its columns are of no table of a gazetteer; see docs/gazetteer.md.", "line 1")
        return
    if unknown := [column for column in columns if not _is_column(column, table)]:
        yield Problem(name, f"columns that {table} do not have are left out: {', '.join(unknown)[:200]}.", "line 1")
    for line, cells in lines:
        yield _row(table, columns, cells) if isinstance(cells, list) else Problem(name, cells, f"line {line}")
