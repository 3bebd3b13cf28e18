"""Where an attack was, as far as the documents that tell of it name a land: "attacked it on the islands"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from foedus.graph.dates import Interval
from foedus.graph.model import Assertion
from foedus.graph.names import fold

Lands = Callable[[str, Interval], Collection[str]]  # the ids of the lands that are called so, on some days
_ARTICLES = frozenset(("the", "le", "la", "les", "l"))


def told_place(edges: Iterable[Assertion], attacked: str, days: Interval, lands: Lands) -> str | None:
    """The id of the one land where all that the edges tell (the detail `where`) puts an attack on some days, if it is
    not that of the attacked. Where none or several are told or meant, it is not known."""
    told = {_bare(fold(str(piece.details.get("where", "")))) for edge in edges for piece in edge.evidence}
    found = {land for name in told for land in lands(name, days)}
    return found.pop() if len(found) == 1 and attacked not in found else None


def _bare(name: str) -> str:
    """A folded name without its article."""
    article, _, rest = name.partition(" ")
    return rest if article in _ARTICLES else name
