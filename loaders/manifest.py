"""A manifest.csv: which documents a folder holds, and what is known of each apart from its text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from foedus.graph import Problem
from foedus.loaders.decoding import NotText, decode
from foedus.loaders.folders import is_inside
from foedus.loaders.frontmatter import FIELDS

MANIFEST = "manifest.csv"
MAX_BYTES = 32 * 1024 * 1024
MAX_LINES = 100_000
_DELIMITERS = ",;\t"
_SHOWN = 80  # characters of a name, in a message


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a manifest: the document's path in the manifest's folder, the place of the row, and what it tells."""

    document: str
    place: str
    known: Mapping[str, str] = field(default_factory=dict)


def read_manifest(manifest: Path) -> Iterator[Row | Problem]:
    """What a manifest lists, in order: only files in its own folder, and each once. Raises OSError.

    Columns are `document` and any of FIELDS, in any order, between commas, semicolons or tabs.
    """
    seen: dict[str, Row] = {}
    for row in _rows(manifest, str(manifest)):
        if isinstance(row, Problem):
            yield row
        elif reason := _refused(row.document, manifest.parent):
            yield Problem(str(manifest), reason, row.place)
        elif (before := seen.setdefault(row.document, row)) is row:
            yield row
        elif before.known != row.known:
            reason = f"{row.document[:_SHOWN]!r} is listed before, in {before.place}; this row was left out."
            yield Problem(str(manifest), reason, row.place)


def _refused(document: str, folder: Path) -> str:
    """Why a document that a manifest lists is not read; nothing for one that is."""
    path, shown = PurePath(document), repr(document[:_SHOWN])
    if not document:
        return "this row names no document."
    try:
        if path.is_absolute() or ".." in path.parts or not is_inside(folder / path, folder):
            return f"{shown} leads out of the manifest's folder."
        return "" if (folder / path).is_file() else f"there is no file {shown}."
    except OSError as error:
        return f"{shown} cannot be read: {error.strerror or error}."
    except ValueError:  # a NUL byte
        return f"{shown} is no name of a file."


def _rows(manifest: Path, name: str) -> Iterator[Row | Problem]:
    with manifest.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield Problem(name, f"this manifest is larger than {MAX_BYTES:,} bytes. Split it into several.")
        return
    try:
        text = decode(data)
    except NotText as error:
        yield Problem(name, f"this manifest cannot be read: {error}")
        return
    columns: list[str] = []
    for place, cells in _cells(text):
        if isinstance(cells, str):
            yield Problem(name, f"this row was left out: {cells}.", place)
        elif "document" in columns:
            yield _row(dict(zip(columns, cells, strict=False)), place)
        elif columns:
            break
        else:
            columns = [cell.strip().lower() for cell in cells]
    if "document" not in columns:
        listed = ", ".join(("document", *FIELDS))
        reason = f"this manifest has no column 'document', so nothing beside it was read. Its columns are: {listed}."
        yield Problem(name, reason, "line 1")


def _row(said: Mapping[str, str], place: str) -> Row:
    document = said.get("document", "").strip()
    return Row(PurePath(document).as_posix() if document else "", place, {name: said.get(name, "") for name in FIELDS})


def _cells(text: str) -> Iterator[tuple[str, list[str] | str]]:
    """The place and the cells of each row that holds any, or why it is none; a bad row does not end the others."""
    lines: Any = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    while True:
        place = f"line {lines.line_num + 1}"
        try:
            cells = next(lines, None)
        except csv.Error as error:
            yield place, str(error)
            continue
        if cells is None:
            return
        if lines.line_num > MAX_LINES:
            yield place, f"a manifest may have up to {MAX_LINES:,} lines; all from here on are left out"
            return
        if any(cell.strip() for cell in cells):
            yield place, cells


def _delimiter(text: str) -> str:
    """What stands between the columns: spreadsheets of many countries write semicolons."""
    head = text[:1000].split("\n", 1)[0]
    return max(_DELIMITERS, key=head.count)
