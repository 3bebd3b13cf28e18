"""GraphML and GEXF through networkx, for Gephi, yEd, Cytoscape, igraph and others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.exports.lookup import Scalar, flat_attributes, other_names, provision_lines
from foedus.exports.saving import save
from foedus.graph import Assertion, Filter, Node, Store, ontology, to_networkx

if TYPE_CHECKING:
    import networkx

_ILLEGAL_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Names that GraphML or GEXF give a meaning of their own, or that every node has here.
_RESERVED = frozenset(
    ("id", "label", "kind", "label_fr", "label_en", "names", "provisions", "type", "weight", "start", "end", "key",
     "pid", "parents", "viz", "slices", "spells")
)  # fmt: skip
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DATE_OF_WRITING = re.compile(r' lastmodifieddate="[^"]*"')


def generate_graphml(store: Store, wanted: Filter | None = None) -> Iterator[str]:
    """The edges that fit as GraphML, line by line; the edge's id is networkx's edge key."""
    import networkx

    for line in networkx.generate_graphml(flat_network(store, wanted)):
        yield line + "\n"


def generate_gexf(store: Store, wanted: Filter | None = None) -> Iterator[str]:
    """The edges that fit as GEXF, line by line; dated edges have start and end for a timeline."""
    import networkx

    network = flat_network(store, wanted)
    for _, _, key, data in network.edges(keys=True, data=True):
        data["id"] = key
        data["label"] = data["relation"]
    text = "\n".join(networkx.generate_gexf(network)) + "\n"
    # The day of writing would make two exports of one store differ; it comes before any text of the store.
    yield from _DATE_OF_WRITING.sub("", text, count=1).splitlines(keepends=True)


def write_graphml(store: Store, path: str | Path, wanted: Filter | None = None) -> None:
    """Save `generate_graphml` as a file. Raises OSError."""
    save(path, generate_graphml(store, wanted))


def write_gexf(store: Store, path: str | Path, wanted: Filter | None = None) -> None:
    """Save `generate_gexf` as a file. Raises OSError."""
    save(path, generate_gexf(store, wanted))


def flat_network(store: Store, wanted: Filter | None = None) -> networkx.MultiDiGraph[str]:
    """The network with nothing but text and numbers as data, fit for XML: what was None is left out."""
    import networkx

    rich = to_networkx(store, wanted)
    flat: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for ident, data in rich.nodes(data=True):
        flat.add_node(_legal(ident), **_node_data(data["node"]))
    for source, target, key, data in rich.edges(keys=True, data=True):
        bounds = {name: data[name] for name in ("start", "end") if _ISO_DAY.fullmatch(data[name] or "")}
        flat.add_edge(_legal(source), _legal(target), key=key, **_edge_data(data["assertion"]), **bounds)
    return flat


def _node_data(each: Node) -> dict[str, Scalar]:
    own: dict[str, Scalar] = {
        "label": each.label("en"),
        "kind": each.kind,
        "label_fr": each.label("fr"),
        "label_en": each.label("en"),
        "names": "; ".join(other_names(each, "")),
        "provisions": "; ".join(provision_lines(each)),
    }
    return _all_legal(own | flat_attributes(each, _RESERVED))


def _edge_data(assertion: Assertion) -> dict[str, Scalar]:
    relation = ontology().relations[assertion.relation]
    return _all_legal(
        {
            "relation": assertion.relation,
            "family": relation.family,
            "edtf": assertion.date or "",
            "polarity": assertion.polarity,
            "modality": assertion.modality,
            "attributed_to": assertion.attributed_to or "",
            "cameo": "; ".join(relation.cameo),
            "plover": "; ".join(relation.plover),
            "evidence": len(assertion.evidence),
            "quotes": "\n".join(piece.quote for piece in assertion.evidence),
            "documents": "; ".join(dict.fromkeys(piece.document for piece in assertion.evidence)),
        }
    )


def _all_legal(data: dict[str, Scalar]) -> dict[str, Scalar]:
    return {name: _legal(value) if isinstance(value, str) else value for name, value in data.items() if value != ""}


def _legal(text: str) -> str:
    return _ILLEGAL_IN_XML.sub("", text)
