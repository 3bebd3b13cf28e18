"""Who speaks and acts for whom: leaders for their states and bodies, members within their bodies."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.graph.store import Store

_OFFICES = ("leads", "represents")


class Voices:
    """What a store says of offices, read once. An office counts whatever its dates: documents seldom give them."""

    def __init__(self, store: Store) -> None:
        rows = store.connection.execute(
            "SELECT s.slug, t.slug, t.kind FROM assertions a JOIN nodes s ON s.id = a.source"
            " JOIN nodes t ON t.id = a.target JOIN relations r ON r.id = a.relation"
            f" WHERE r.name IN ({', '.join('?' * len(_OFFICES))}) AND s.kind = 'Leader' AND a.polarity = 'affirmed'"
            " ORDER BY 1, 2",
            _OFFICES,
        )
        self._of: dict[str, list[str]] = {}
        self._for: dict[str, list[str]] = {}
        for leader, owner, kind in rows:
            self._of.setdefault(owner, []).append(leader)
            # Who leads a state and chairs a body speaks for the state.
            owners = self._for.setdefault(leader, [])
            owners.insert(0 if kind == "State" else len(owners), owner)

    def of(self, owner: str) -> frozenset[str]:
        """The ids that speak or act for a state or a body, itself first of all."""
        return frozenset((owner, *self._of.get(owner, ())))

    def owner(self, ident: str) -> str:
        """For whom an actor speaks or acts; for itself where nothing else is known."""
        return next(iter(self._for.get(ident, ())), ident)

    def owners(self, idents: Iterable[str]) -> list[str]:
        """The same of several, each owner once."""
        return list(dict.fromkeys(map(self.owner, idents)))
