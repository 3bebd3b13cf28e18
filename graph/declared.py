"""Wars that are told of by words alone: declared, or entered, and no blow."""

from __future__ import annotations

from foedus.graph.model import Assertion

_BY_WORDS = ("declared", "at-war")


def only_declared(edge: Assertion) -> bool:
    """Whether an attack is told of by no more than that war was declared or entered."""
    manners = {piece.details.get("manner") for piece in edge.evidence}
    return bool(manners) and manners <= {*_BY_WORDS}
