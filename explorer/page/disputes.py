"""Which edges contradict each other: one document affirms what another one denies of the same days."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from foedus.graph.dates import interval
from foedus.graph.model import Assertion

if TYPE_CHECKING:
    import networkx


def disputed(network: networkx.MultiDiGraph[str]) -> dict[str, list[str]]:
    """For every edge that is contradicted, the edges that do so."""
    alike: defaultdict[tuple[str | None, ...], list[Assertion]] = defaultdict(list)
    for _, _, data in network.edges(data=True):
        assertion: Assertion = data["assertion"]
        alike[assertion.key[:3]].append(assertion)
    against: defaultdict[str, list[str]] = defaultdict(list)
    for group in alike.values():
        denied = [each for each in group if each.polarity == "negated"]
        for no in denied:
            for yes in group:
                if yes.polarity == "affirmed" and interval(yes.date).overlaps(interval(no.date)):
                    against[yes.id].append(no.id)
                    against[no.id].append(yes.id)
    return dict(against)
