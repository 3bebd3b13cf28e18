"""The gazetteer: who the world's states, alliances, organizations, treaties and leaders are, and what they are called.

Reads the tables of foedus.seeds (described in seeds/gazetteer/README.md). A form is a name as folded words; what it
may mean is one or more entries, told apart by date.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.graph.dates import Interval, interval
from foedus.graph.model import Name, Node
from foedus.graph.names import fold

_TABLES = ("states", "organizations", "treaties", "leaders")
_ROLES = {"name": "label", "long": "long", "acronym": "acronym", "alias": "alias", "capital": "capital", "seat": "seat"}
_NOT_ATTRIBUTES = ("id", "kind", "members")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an entry: its `words` folded, the `role` of that name, `exact` where capitals matter."""

    entry: str
    text: str
    role: str
    language: str

    @property
    def exact(self) -> bool:
        """Whether only this very spelling counts: acronyms are words of other meanings in small letters."""
        return self.text.isupper() and len(self.text) <= 8


@dataclass(frozen=True, slots=True)
class Office:
    """Who held an office: `leads` or `represents` a state or organization, from when to when."""

    leader: str
    of: str
    relation: str
    titles: dict[str, str]
    days: Interval


@dataclass(frozen=True)
class Gazetteer:
    """All entries as nodes by id, all forms by their folded words, demonyms by folded word, offices by holder."""

    nodes: dict[str, Node]
    forms: dict[str, list[Form]]
    demonyms: dict[str, list[str]]
    existed: dict[str, tuple[Interval, ...]]
    offices: dict[str, list[Office]] = field(default_factory=dict)
    longest: int = 1

    def at(self, entries: list[str], days: Interval) -> list[str]:
        """Those of some entries that existed at a time; all of them when that would leave none."""
        then = [e for e in entries if any(span.overlaps(days) for span in self.existed.get(e, ())) or e not in self.existed]
        return then or entries


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this installation."""
    tables = {name: list(_rows(name)) for name in _TABLES}
    nodes: dict[str, Node] = {}
    forms: dict[str, list[Form]] = {}
    demonyms: dict[str, list[str]] = {}
    existed: dict[str, tuple[Interval, ...]] = {}
    offices: dict[str, list[Office]] = {}
    for table, rows in tables.items():
        for row in rows:
            ident = row["id"]
            if table == "leaders":
                offices.setdefault(ident, []).append(_office(row))
            if ident not in nodes:
                nodes[ident] = _node(table, row)
                _index(nodes[ident], forms)
            for word in _demonyms(row):
                demonyms.setdefault(fold(word), []).append(ident)
            if spans := _values(row.get("existed", "")):
                existed[ident] = tuple(interval(span) for span in spans)
    longest = max(len(words.split()) for words in forms)
    return Gazetteer(nodes, forms, demonyms, existed, offices, longest)


def _rows(table: str) -> Iterator[dict[str, str]]:
    path = files("foedus.seeds").joinpath("gazetteer", f"{table}.csv")
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def _values(cell: str) -> list[str]:
    return [value.strip() for value in cell.split("|") if value.strip()]


def _kind(table: str, row: dict[str, str]) -> str:
    return {"states": "State", "treaties": "Treaty", "leaders": "Leader"}.get(table) or row["kind"]


def _node(table: str, row: dict[str, str]) -> Node:
    names = []
    attributes: dict[str, Any] = {}
    for column, cell in row.items():
        stem, _, language = column.rpartition("_")
        if stem in _ROLES:
            names += [Name(text, language, _ROLES[stem]) for text in _values(cell)]
        elif column == "alias":
            names += [Name(text, "", "alias") for text in _values(cell)]
        elif table != "leaders" and column not in _NOT_ATTRIBUTES and stem != "demonym" and cell:
            attributes[column] = cell
    return Node(row["id"], _kind(table, row), tuple(dict.fromkeys(names)), attributes)


def _index(node: Node, forms: dict[str, list[Form]]) -> None:
    for name in node.names:
        if words := fold(name.text):
            forms.setdefault(words, []).append(Form(node.id, name.text, name.role, name.language))


def _demonyms(row: dict[str, str]) -> Iterator[str]:
    for column, cell in row.items():
        if column.startswith("demonym_"):
            yield from dict.fromkeys(word for group in cell.split(";") for word in _values(group))


def _office(row: dict[str, str]) -> Office:
    titles = {column.removeprefix("office_"): cell for column, cell in row.items() if column.startswith("office_")}
    start, end = row["start"], row["end"]
    days = interval(f"{start or '..'}/{end or '..'}" if start or end else None)
    return Office(row["id"], row["state"], row["relation"], titles, days)
