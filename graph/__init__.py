"""foedus.graph: what is asserted, and every question asked of it.

from foedus.graph import Store, Filter, select, to_networkx
with Store.open("foedus.db") as store:
    network = to_networkx(store, Filter(families=("conflict",)))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from foedus.graph.edges import Filter, edge, select
from foedus.graph.model import Assertion, Conditions, Document, Evidence, Name, Node, Problem, Provision, Reading
from foedus.graph.nodes import counts, document, documents, node, nodes
from foedus.graph.ontology import ontology, phrase
from foedus.graph.search import find, resolve
from foedus.graph.store import Store

if TYPE_CHECKING:
    from foedus.graph.identity import Decision
    from foedus.graph.networks import to_networkx
    from foedus.graph.writing import add, forget

__all__ = [
    "Assertion", "Conditions", "Decision", "Document", "Evidence", "Filter", "Name", "Node", "Problem", "Provision",
    "Reading",
    "Store", "add", "counts", "document", "documents", "edge", "find", "forget", "node", "nodes", "ontology", "phrase",
    "resolve", "select", "to_networkx",
]  # fmt: skip

# Imported when they are first asked for: whoever only reads starts sooner.
_LATE = {"Decision": "identity", "to_networkx": "networks", "add": "writing", "forget": "writing"}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
