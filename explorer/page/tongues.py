"""Names in the page's two languages: a treaty or body that documents name in one only has its other name from the
gazetteer; what that does not know keeps its own name, and the language that this is in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from foedus.graph.dates import interval
from foedus.graph.model import Node
from foedus.graph.names import fold
from foedus.loaders.known import known

if TYPE_CHECKING:
    import networkx

LANGUAGES = ("fr", "en")
_NAMED = ("Treaty", "Alliance", "Organization")
_YEAR = re.compile(r"\b(?:of|de|du|from)?\s*(?:1[0-9]{3}|20[0-9]{2})\b")


def named_in_both(network: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    """The network with names of the gazetteer for treaties and bodies that lack one; `tongue` of a node is the language
    of a name that is not in both."""
    named = network.copy()
    for ident, data in named.nodes(data=True):
        node: Node = data["node"]
        if node.kind in _NAMED and _missing(node):
            data["node"] = node = _completed(node, _namesake(node, _years(network, ident)))
            data |= {f"label_{language}": node.label(language) for language in LANGUAGES}
            data["tongue"] = _tongue(node, network) if _missing(node) else ""
    return named


def _missing(node: Node) -> list[str]:
    """The languages that no label of a node is in."""
    spoken = {name.language for name in node.names if name.role == "label"}
    return [] if "" in spoken else [language for language in LANGUAGES if language not in spoken]


def _completed(node: Node, found: Node | None) -> Node:
    """The node with the labels and articles that a namesake has and it lacks."""
    if found is None:
        return node
    lacking = _missing(node)
    labels = tuple(name for name in found.names if name.role == "label" and name.language in lacking)
    articles = {f"article_{language}" for language in lacking}
    kept = {name: value for name, value in node.attributes.items() if name not in articles}
    given = {name: value for name, value in found.attributes.items() if name in articles}
    return replace(node, names=(*labels, *node.names), attributes={**kept, **given})


def _namesake(node: Node, years: set[str]) -> Node | None:
    """The one entry of the gazetteer that is called so: by its id, by a whole name, or by one that lacks the year in
    which the documents have the treaty signed."""
    if found := known().node(node.id):
        return found
    wanted = {fold(name.text) for name in node.names}
    whole = {ident for name in wanted for ident in _called().get(name, ())}
    dated = {ident for name in wanted for ident in _without_year().get(name, ()) if _signed(ident) in years}
    for idents in (dated, whole):
        of_a_kind = [each for ident in idents if (each := known().node(ident)) and each.kind == node.kind]
        if len(of_a_kind) == 1:
            return of_a_kind[0]
    return None


def _years(network: networkx.MultiDiGraph[str], ident: str) -> set[str]:
    """The years in which documents have a treaty signed."""
    made = (data["date"] for *_, data in _edges(network, ident) if data["relation"] == "signed" and data["date"])
    return {str(interval(date).start // 10000) for date in made}


def _tongue(node: Node, network: networkx.MultiDiGraph[str]) -> str:
    """The language of its label, else of most documents that speak of it."""
    if labels := [name.language for name in node.names if name.role == "label"]:
        return labels[0]
    documents = network.graph.get("documents", {})
    pieces = (piece for *_, data in _edges(network, node.id) for piece in data["assertion"].evidence)
    told = Counter(documents[piece.document].language for piece in pieces if piece.document in documents)
    return next((language for language, _ in told.most_common(1) if language), "")


def _edges(network: networkx.MultiDiGraph[str], ident: str) -> Iterator[Any]:
    yield from network.in_edges(ident, data=True)
    yield from network.out_edges(ident, data=True)


def _signed(ident: str) -> str:
    node = known().node(ident)
    return str(node.attributes.get("signed", ""))[:4] if node else ""


@cache
def _called() -> dict[str, set[str]]:
    """The treaties and bodies of the gazetteer by their folded names."""
    found: dict[str, set[str]] = {}
    for node in known().beyond_states():
        for name in node.names:
            found.setdefault(fold(name.text), set()).add(node.id)
    return found


@cache
def _without_year() -> dict[str, set[str]]:
    """The same by their names without a year."""
    found: dict[str, set[str]] = {}
    for name, idents in _called().items():
        found.setdefault(" ".join(_YEAR.sub(" ", name).split()), set()).update(idents)
    return found
