"""Where an attack was, as far as the documents that tell of it name a land: "attacked it on the islands"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from foedus.graph.model import Assertion
from foedus.graph.names import fold

Lands = Mapping[str, frozenset[str]]  # the ids of states and territories by each of their names, folded
_ARTICLES = frozenset(("the", "le", "la", "les", "l"))


def told_place(edges: Iterable[Assertion], attacked: str, lands: Lands) -> str | None:
    """The id of the one land where all that the edges tell puts the attack (the detail `where`), if it is not that of
    the attacked. Where none or several are told it is not known."""
    told = {fold(str(piece.details.get("where", ""))) for edge in edges for piece in edge.evidence}
    found = {lands[name] for name in map(_bare, told) if name in lands} or {frozenset((attacked,))}
    (land, *others) = found
    return None if others or attacked in land else min(land)


def _bare(name: str) -> str:
    """A folded name without its article."""
    article, _, rest = name.partition(" ")
    return rest if article in _ARTICLES else name
