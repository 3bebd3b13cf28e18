"""Where an attack was, as far as the sentences that tell of it name a land: "attacked it on the islands"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from foedus.graph.model import Assertion
from foedus.graph.names import fold

Lands = Mapping[str, frozenset[str]]  # the ids of states and territories by each of their names, folded
_PLACED = frozenset(("in", "on", "at", "near", "off", "over", "en", "au", "aux", "sur", "dans"))
_ARTICLES = frozenset(("the", "le", "la", "les", "l"))
_LONGEST = 4  # words of a name


def told_place(edges: Iterable[Assertion], attacked: str, lands: Lands) -> str | None:
    """The id of the one land where all that the edges quote puts the attack, if it is not that of the attacked. Where
    none or several are named it is not known."""
    found = {land for edge in edges for piece in edge.evidence for land in _named(piece.quote, lands)}
    (land, *others) = found or {frozenset((attacked,))}
    return None if others or attacked in land else min(land)


def _named(quote: str, lands: Lands) -> Iterator[frozenset[str]]:
    words = fold(quote).split()
    for place, word in enumerate(words):
        if word in _PLACED:
            rest = words[place + 1 :]
            rest = rest[rest[:1] != [] and rest[0] in _ARTICLES :]
            names = (" ".join(rest[:length]) for length in range(_LONGEST, 0, -1))
            if name := next((each for each in names if each in lands), None):
                yield lands[name]
