"""What to call ATOP's alliances, which have numbers and no names: by our table of treaties, else by their members."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.graph import Name, Node
from foedus.loaders.known import Known, known
from foedus.loaders.table import Shelf, shelf

_FEW = 3
_OTHERS = {"fr": "{} et {} autres, {} (ATOP {})", "en": "{} and {} others, {} (ATOP {})"}


class Names:
    """The treaty nodes of alliances. `years` tells when an alliance began, where the alliance-level file says so."""

    def __init__(self, years: dict[int, int], tables: Shelf | None = None, facts: Known | None = None) -> None:
        self._years, self._shelf, self._known = years, tables or shelf(), facts or known()

    def treaty(self, alliance: int, phase: int, members: Sequence[Node], year: int) -> Node:
        """The treaty of our table that an alliance is in a phase; one of its own, called after its members, where the
        table has none or several."""
        rows = [row.cells for row in self._shelf.rows("atop", "atopid", str(alliance))]
        exact = [row["treaty"] for row in rows if row["phase"] == str(phase)]
        fitting = exact or [row["treaty"] for row in rows if not row["phase"]]
        if len(fitting) == 1 and (found := self._known.node(fitting[0])):
            return found
        begun = self._years.get(alliance, year)
        labels = tuple(Name(_label(language, alliance, members, begun), language, "label") for language in _OTHERS)
        return Node(f"atop-{alliance}", "Treaty", labels, {"atop": alliance})


def _label(language: str, alliance: int, members: Sequence[Node], year: int) -> str:
    called = list(dict.fromkeys(member.label(language) for member in members))
    if len(called) <= _FEW:
        return f"{'–'.join(called)}, {year} (ATOP {alliance})"
    return _OTHERS[language].format(", ".join(called[:2]), len(called) - 2, year, alliance)
