"""Treaties that stop a war and bind nobody to help: who asks for alliances and treaties does not mean these."""

from __future__ import annotations

import re
from functools import cache

from foedus.graph.model import Node
from foedus.graph.names import fold
from foedus.graph.nodes import nodes
from foedus.graph.ontology import ontology
from foedus.graph.store import Store

_TREATY, _HELP = "Treaty", ("defense", "offense")


def is_truce(node: Node) -> bool:
    """Whether it is a cease-fire or an armistice by any of its names, and nothing is known in it that binds to help."""
    called = node.kind == _TREATY and any(_words().search(fold(name.text)) for name in node.names)
    return called and not any(each.obligation in _HELP for each in node.provisions)


def truces(store: Store) -> tuple[str, ...]:
    """The ids of those that documents tell of."""
    return tuple(each.id for each in nodes(store, _TREATY) if is_truce(each))


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(fold, ontology().truces))})s?\b")
