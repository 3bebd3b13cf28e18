"""Which edges contradict each other: one document affirms what another one denies of the same days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from foedus.graph.attacks import WITHIN
from foedus.graph.beginnings import shifted
from foedus.graph.dates import Interval, interval
from foedus.graph.model import Assertion, Document
from foedus.graph.ontology import ontology
from foedus.graph.standing import FAMILIES

if TYPE_CHECKING:
    import networkx


def disputed(network: networkx.MultiDiGraph[str]) -> dict[str, list[str]]:
    """For every edge that is contradicted, the edges that do so. What has no date is of no day after its document; what
    happened, and did not last, is taken to be of the year before it."""
    documents: Mapping[str, Document] = network.graph.get("documents", {})
    alike: defaultdict[tuple[str | None, ...], list[Assertion]] = defaultdict(list)
    for _, _, data in network.edges(data=True):
        assertion: Assertion = data["assertion"]
        alike[assertion.key[:3]].append(assertion)
    against: defaultdict[str, list[str]] = defaultdict(list)
    for group in alike.values():
        denied = [each for each in group if each.polarity == "negated"]
        for no in denied:
            for yes in group:
                if yes.polarity == "affirmed" and _days(yes, documents).overlaps(_days(no, documents)):
                    against[yes.id].append(no.id)
                    against[no.id].append(yes.id)
    return dict(against)


def _days(edge: Assertion, documents: Mapping[str, Document]) -> Interval:
    days = interval(edge.date)
    written = [documents[piece.document].published for piece in edge.evidence if piece.document in documents]
    if edge.date or not written or not all(written):
        return days
    first, last = (pick(interval(day) for day in written) for pick in (min, max))
    lasts = ontology().relations[edge.relation].family in FAMILIES
    return Interval(days.start if lasts else shifted(first.start, -WITHIN), last.end)
