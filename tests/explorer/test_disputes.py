"""What contradicts what: only claims that can be of the same days."""

from __future__ import annotations

import networkx

from foedus.explorer.page.disputes import disputed
from foedus.graph import Assertion, Document, Evidence


def network(*claims: tuple[str | None, str, str]) -> networkx.MultiDiGraph[str]:
    """A graph of « A attacked B », each claim by date, polarity and the day on which its document was published."""
    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    documents = {}
    for number, (date, polarity, published) in enumerate(claims):
        name = f"{number}.txt"
        documents[name] = Document(name, published=published)
        told = Assertion("AZE", "attacked", "ARM", date, polarity, evidence=(Evidence(name, 0, 1, "x"),))
        made.add_edge(told.source, told.target, told.id, assertion=told)
    made.graph["documents"] = documents
    return made


def test_a_denial_without_a_date_is_of_no_day_after_its_document() -> None:
    assert not disputed(network(("2022-09-13", "affirmed", "2022-09-14"), (None, "negated", "2020-11-03")))
    assert disputed(network(("2020-09-27", "affirmed", "2020-09-28"), (None, "negated", "2020-11-03")))


def test_claims_of_other_days_do_not_contradict() -> None:
    assert not disputed(network(("2022-09-13", "affirmed", "2022-09-14"), ("2022-10-01", "negated", "2022-11-03")))
    assert disputed(network(("2022-09", "affirmed", "2022-09-30"), ("2022-09-13", "negated", "2022-11-03")))
