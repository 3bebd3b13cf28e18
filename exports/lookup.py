"""Nodes and documents by id, kept once they are read; and their attributes as other programs can take them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from foedus.graph import Document, Node, Store, document, node

Scalar: TypeAlias = str | int | float | bool
_KEPT = 10_000  # nodes and documents: those of most stores, and no more than memory has room for
_LARGEST_INTEGER = 2**63 - 1


class Lookup:
    """What edges refer to, in one store."""

    def __init__(self, store: Store) -> None:
        self._node = lru_cache(_KEPT)(lambda ident: node(store, ident))
        self._document = lru_cache(_KEPT)(lambda ident: document(store, ident))

    def node(self, ident: str) -> Node:
        """The node with this id. Raises UnknownNode."""
        found: Node = self._node(ident)
        return found

    def document(self, ident: str) -> Document:
        """The document with this id, or a bare one where the store has none."""
        return self._document(ident) or Document(ident)


def flat_attributes(each: Node, reserved: Iterable[str]) -> dict[str, Scalar]:
    """A node's attributes with plain identifiers as keys, none of them reserved, and plain values."""
    flat: dict[str, Scalar] = {}
    for name, value in sorted(each.attributes.items()):
        key = re.sub(r"[^a-z0-9_]+", "_", name.casefold())
        if key in reserved or not re.match("[a-z]", key):
            key = f"attribute_{key}"
        flat[key] = _scalar(value)
    return flat


def _scalar(value: object) -> Scalar:
    if isinstance(value, str | bool):
        return value
    if isinstance(value, int) and abs(value) <= _LARGEST_INTEGER:
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def other_names(each: Node, shown: str) -> list[str]:
    """All names of a node but the one shown, each once, in the order of the store."""
    return [text for text in dict.fromkeys(name.text for name in each.names) if text != shown]


def provision_lines(each: Node) -> list[str]:
    """A treaty's provisions in words: `article 3: defense, if attacked`."""
    return [
        f"article {p.article}: {p.obligation}{f', if {p.condition}' if p.condition else ''}" for p in each.provisions
    ]
