"""Tables that users bring, row by row: which table some columns make, and whether a row of it can be used."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from foedus.graph.dates import interval
from foedus.graph.errors import BadDate
from foedus.graph.names import fold

_MAX_CELL = 10_000  # characters
_MAX_NAME = 200  # characters
_MAX_WORDS = 16  # of a name: so many words are looked at wherever a name may begin
_ID = re.compile(r"[^\s\x00-\x1f\x7f-\x9f|\ud800-\udfff]{1,100}")
_WORDED = ("name", "long", "acronym", "alias", "demonym", "capital", "seat", "article", "office")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# Which columns a table must have, by which it is told, and which it may have; with those in _WORDED for each language.
_TABLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "members": (("organization", "state"), ("start", "end", "note")),
    "leaders": (("id", "state", "relation"), ("alias", "start", "end")),
    "treaties": (("id", "signed"), ("alias", "in_force", "ended", "parties", "duration", "renewal", "registration")),
    "organizations": (("id", "kind"), ("alias", "existed", "treaty", "parent")),
    "states": (("id",), ("cow", "cowabb", "existed", "alias")),
}
_DATES = ("start", "end", "signed", "in_force", "ended", "existed")
_WORDS = {"kind": ("Alliance", "Organization"), "relation": ("leads", "represents", "chairs")}


class Wrong(Exception):
    """Why a table or one of its rows cannot be used, in words for the person who made it."""


def columns_of(header: Sequence[str]) -> tuple[str, list[str], str]:
    """Which table it is that has these columns, its columns ("" for those it does not have), and the latter in words.

    Raises Wrong where it is none.
    """
    columns = [cell.strip().lower() for cell in header]
    doubled = sorted({column for column in columns if column and columns.count(column) > 1})
    table = next((each for each, (needed, _) in _TABLES.items() if {*needed} <= {*columns}), None)
    if table is None or (table != "members" and not any(map(_is_name, columns))):
        raise Wrong("its columns are of no table of a gazetteer; docs/gazetteer.md tells which there are.")
    if doubled:
        raise Wrong(f"it has a column twice: {_shown(doubled)}.")
    odd = [column for column in columns if not _is_column(column, table)]
    return table, ["" if column in odd else column for column in columns], _shown(odd)


def row_of(table: str, columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """A row's cells by column, those that it lacks empty. Raises Wrong for one that cannot be used."""
    if any(cells[len(columns) :]):
        raise Wrong(f"this row has {len(cells)} cells, but there are {len(columns)} columns; it was left out.")
    needed, optional = _TABLES[table]
    row = dict.fromkeys((*needed, *optional), "") | dict(zip(filter(None, columns), _kept(columns, cells), strict=True))
    for column, cell in row.items():
        _check(column, cell, needed=column in needed)
    if "start" in row:
        _check_date("start", f"{row['start'] or '..'}/{row['end'] or '..'}")
    if table != "members" and not any(fold(name) for column in row if _is_name(column) for name in _split(row[column])):
        raise Wrong("this row has no name; it was left out.")
    return row


def _kept(columns: Sequence[str], cells: Sequence[str]) -> list[str]:
    every = [*cells, *[""] * (len(columns) - len(cells))]
    return [cell for column, cell in zip(columns, every, strict=False) if column]


def _check(column: str, cell: str, *, needed: bool) -> None:
    if len(cell) > _MAX_CELL:
        raise Wrong(f"{column!r} has more than {_MAX_CELL:,} characters; this row was left out.")
    if needed and column in ("id", "organization", "state", "treaty") and not _ID.fullmatch(cell):
        raise Wrong(f"{column!r} is no id (up to 100 letters without spaces): {_shown([cell])!r}; it was left out.")
    if column in _WORDS and cell not in _WORDS[column]:
        raise Wrong(f"{column!r} is none of {', '.join(_WORDS[column])}: {_shown([cell])!r}; this row was left out.")
    if column in _DATES:
        for date in _split(cell):
            _check_date(column, date)
    if _is_name(column) or column.startswith("office_"):
        for name in _split(cell):
            if len(name) > _MAX_NAME or len(fold(name).split()) > _MAX_WORDS:
                raise Wrong(f"{column!r} has a name of more than {_MAX_WORDS} words; this row was left out.")


def _check_date(column: str, date: str) -> None:
    try:
        interval(date)
    except BadDate as error:
        raise Wrong(f"{column!r}: {error} This row was left out.") from error


def _is_name(column: str) -> bool:
    stem, _, language = column.rpartition("_")
    return column == "alias" or (
        stem in _WORDED and stem not in ("article", "office") and bool(_LANGUAGE.fullmatch(language))
    )


def _is_column(column: str, table: str) -> bool:
    stem, _, language = column.rpartition("_")
    worded = table != "members" and stem in _WORDED and bool(_LANGUAGE.fullmatch(language))
    return worded or any(column in columns for columns in _TABLES[table])


def _split(cell: str) -> list[str]:
    return [part for part in (part.strip() for part in cell.replace(";", "|").split("|")) if part]


def _shown(words: Sequence[str]) -> str:
    """Words of a file of others, in a message."""
    return ", ".join(words)[:200]
