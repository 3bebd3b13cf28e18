"""Nodes and documents by id, kept once they are read; and their attributes as other programs can take them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol, TypeAlias

from foedus.graph import Document, Node, Provision, Store, document, node, ontology
from foedus.graph.errors import UnknownNode
from foedus.graph.provisions import ALL

Scalar: TypeAlias = str | int | float | bool
_KEPT = 10_000  # nodes and documents: those of most stores, and no more than memory has room for
_LARGEST_INTEGER = 2**63 - 1
IF = {"en": "if", "fr": "si"}


class Elsewhere(Protocol):
    """Who knows nodes and documents that a store may lack."""

    def node(self, ident: str) -> Node | None:
        """The node with this id."""
        ...

    def document(self, ident: str) -> Document | None:
        """The document with this id."""
        ...


class Lookup:
    """What edges refer to, in one store; what it does not have, `elsewhere` may."""

    def __init__(self, store: Store, elsewhere: Elsewhere | None = None) -> None:
        self.store, self._elsewhere = store, elsewhere
        self._node = lru_cache(_KEPT)(self._find_node)
        self._document = lru_cache(_KEPT)(self._find_document)

    def node(self, ident: str) -> Node:
        """The node with this id. Raises UnknownNode."""
        return self._node(ident)

    def document(self, ident: str) -> Document:
        """The document with this id, or a bare one where nobody knows it."""
        return self._document(ident)

    def _find_node(self, ident: str) -> Node:
        try:
            return node(self.store, ident)
        except UnknownNode:
            found = self._elsewhere.node(ident) if self._elsewhere else None
            if found is None:
                raise
            return found

    def _find_document(self, ident: str) -> Document:
        found = document(self.store, ident) or (self._elsewhere.document(ident) if self._elsewhere else None)
        return found or Document(ident)


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


def provision_lines(each: Node, language: str = "en") -> list[str]:
    """A treaty's provisions in words: `article 3: defense, if attacked`."""
    return [provision_line(provision, language) for provision in each.provisions]


def provision_line(provision: Provision, language: str = "en") -> str:
    """A provision in words: article, obligation, who is bound towards whom where not all, when, and conditions."""
    known = ontology()
    told = [known.obligation_labels[provision.obligation][language]]
    if (provision.bound, provision.towards) != (ALL, ALL):
        told.append(f"{provision.bound.replace('|', ', ')} → {provision.towards.replace('|', ', ')}")
    if provision.start or provision.end:
        told.append(f"{provision.start or '..'}/{provision.end or '..'}")
    if provision.condition:
        told.append(f"{IF[language]} {provision.condition}")
    told += [condition_line(name, value, language) for name, value in provision.conditions.said()]
    colon = " :" if language == "fr" else ":"
    return f"article {provision.article}{colon} {', '.join(told)}" if provision.article else ", ".join(told)


def condition_line(name: str, value: object, language: str = "en") -> str:
    """A condition in words, with its value: `against DEU, ITA only`."""
    shown = ", ".join(value) if isinstance(value, tuple) else str(value)
    return ontology().conditions[name][language].replace("{}", shown)
