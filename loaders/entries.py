"""Rows of the gazetteer as nodes: which columns are names, and which are attributes."""

from __future__ import annotations

from typing import Any

from foedus.graph.model import Name, Node

_KINDS = {"states": "State", "treaties": "Treaty", "leaders": "Leader"}
_ROLES = {"name": "label", "long": "long", "acronym": "acronym", "alias": "alias", "capital": "capital", "seat": "seat"}
_NOT_ATTRIBUTES = ("id", "kind")


def entry(table: str, row: dict[str, str]) -> Node:
    """A row of a table (states, organizations, treaties, leaders) as a node with its names. Raises KeyError."""
    names = []
    attributes: dict[str, Any] = {}
    for column, cell in row.items():
        stem, _, language = column.rpartition("_")
        if stem in _ROLES:
            names += [Name(text, language, _ROLES[stem]) for text in values(cell)]
        elif column == "alias":
            names += [Name(text, "", "alias") for text in values(cell)]
        elif table != "leaders" and column not in _NOT_ATTRIBUTES and stem != "demonym" and cell:
            attributes[column] = cell
    return Node(row["id"], _KINDS.get(table) or row["kind"], tuple(dict.fromkeys(names)), attributes)


def values(cell: str) -> list[str]:
    """The values of a cell, which stand between bars."""
    return [value.strip() for value in cell.split("|") if value.strip()]
