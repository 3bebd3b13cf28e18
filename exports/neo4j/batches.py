"""Rows gathered into batches that one statement can write, with no more of them in memory than a few batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from foedus.exports.neo4j.model import RECORD
from foedus.exports.neo4j.rows import Row

Group = tuple[str, str, str]
_WAITING = 8  # full batches' worth of rows that may wait for others of their group
_MOST_CHARACTERS = 4_000_000  # of a batch: rows with very much evidence come in smaller batches


def batches(rows: Iterable[Row], size: int) -> Iterator[tuple[Group, list[Row]]]:
    """All rows, group by group, `size` at most together; the last ones of each group at the end."""
    waiting: dict[Group, _Batch] = {}
    for row in rows:
        batch = waiting.setdefault(row.group, _Batch())
        batch.add(row)
        full = row.group if batch.fills(size) else None
        if full is None and _too_many(waiting.values(), size):
            full = max(waiting, key=lambda group: waiting[group].characters)
        if full is not None:
            yield full, waiting.pop(full).rows
    while waiting:
        group, batch = waiting.popitem()
        yield group, batch.rows


@dataclass
class _Batch:
    rows: list[Row] = field(default_factory=list)
    characters: int = 0

    def add(self, row: Row) -> None:
        """The record is most of a row, and holds all of the rest."""
        record = row.properties.get(RECORD)
        self.characters += 500 + 2 * len(record) if isinstance(record, str) else 2000
        self.rows.append(row)

    def fills(self, size: int) -> bool:
        return len(self.rows) >= size or self.characters > _MOST_CHARACTERS


def _too_many(waiting: Iterable[_Batch], size: int) -> bool:
    number, characters = 0, 0
    for batch in waiting:
        number, characters = number + len(batch.rows), characters + batch.characters
    return number >= size * _WAITING or characters > _MOST_CHARACTERS * _WAITING
