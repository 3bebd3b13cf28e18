"""Which attacks are one: by their dates, and by the documents that tell of them."""

from __future__ import annotations

from foedus.graph import Assertion, Document, Evidence, Reading, Store, add
from foedus.graph.attacks import Attacks
from foedus.loaders.known import known


def told(**documents: list[str | None]) -> list[tuple[int | None, int]]:
    """The attacks that documents tell of, each by the dates that it gives: their first day, and by how many edges."""
    nodes = [node for each in ("ARM", "AZE") if (node := known().node(each))]
    with Store.empty() as store:
        for name, dates in documents.items():
            said = [Assertion("AZE", "attacked", "ARM", date, evidence=(Evidence(name, 0, 1, "x"),)) for date in dates]
            add(store, Reading(Document(name, published="2022-11-01"), tuple(nodes), tuple(said)))
        return [(each.days.start if each.dated else None, len(each.edges)) for each in Attacks(store).told()]


def test_attacks_near_in_time_are_one() -> None:
    assert told(a=["2022-09-13", "2022-10-20"]) == [(20220913, 2)]
    assert told(a=["2020-09-27", "2022-09-13"]) == [(20200927, 1), (20220913, 1)]


def test_an_undated_attack_is_the_one_that_its_document_dates() -> None:
    assert told(a=["2022-09-13", None], b=["2020-09-27"]) == [(20200927, 1), (20220913, 2)]


def test_an_undated_attack_stays_so_where_its_document_dates_several_or_none() -> None:
    assert told(a=["2020-09-27", "2022-09-13", None]) == [(20200927, 1), (20220913, 1), (None, 1)]
    assert told(a=["2022-09-13"], b=[None]) == [(20220913, 1), (None, 1)]


def test_words_that_tell_of_both_alike_are_no_attack_but_another_sentence_may_tell_of_one() -> None:
    both = Evidence("a", 0, 1, "x", details={"manner": "fought"})
    nodes = tuple(node for each in ("ARM", "AZE") if (node := known().node(each)))
    with Store.empty() as store:
        said = (Assertion("AZE", "attacked", "ARM", "2022-09-13", evidence=(both,)),)
        add(store, Reading(Document("a", published="2022-11-01"), nodes, said))
        assert Attacks(store).told() == []
        said = (Assertion("AZE", "attacked", "ARM", "2022-09-13", evidence=(Evidence("b", 0, 1, "x"),)),)
        add(store, Reading(Document("b", published="2022-11-01"), nodes, said))
        assert len(Attacks(store).told()) == 1
