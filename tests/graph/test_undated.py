"""Ties that no document dates count while what they stand on lived, or while their party was bound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.graph import Assertion, Document, Evidence, Filter, Node, Reading, Store, add, select
from foedus.graph.edges import count, ends
from foedus.graph.paths import Allowed, shortest_routes, why_none
from foedus.loaders.known import known
from foedus.loaders.tables import tables

PIECE = (Evidence("d", 0, 1, "x"),)
LEAGUE = Node("league", "Alliance", attributes={"existed": "1900/1950"})
PACT = Node("pact", "Treaty", attributes={"signed": "1890-05", "in_force": "1891", "ended": "1899-12-31"})
BAD = Node("bad", "Treaty", attributes={"signed": "soon", "in_force": "1891", "ended": "1899"})
NATO = known().node("NATO")
STATES = tuple(node for each in ("FRA", "ITA", "SWE") if (node := known().node(each)))
TIES = {
    "member": Assertion("FRA", "member-of", "league", evidence=PIECE),
    "no member": Assertion("ITA", "member-of", "league", polarity="negated", evidence=PIECE),
    "planned": Assertion("SWE", "member-of", "league", modality="planned", evidence=PIECE),
    "dated": Assertion("SWE", "member-of", "league", "1960", evidence=PIECE),
    "party": Assertion("ITA", "party-to", "pact", evidence=PIECE),
    "signed": Assertion("FRA", "signed", "pact", evidence=PIECE),
    "founded": Assertion("league", "founded-on", "pact", evidence=PIECE),
    "bad": Assertion("FRA", "signed", "bad", evidence=PIECE),
    "late": Assertion("SWE", "member-of", "NATO", evidence=PIECE),
    "not yet": Assertion("SWE", "member-of", "NATO", polarity="negated", evidence=PIECE),
    "friends": Assertion("FRA", "allied-with", "ITA", evidence=PIECE),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "ties.db", create=True) as store:
        nodes = tuple(filter(None, [LEAGUE, PACT, BAD, NATO, *STATES]))
        add(store, Reading(Document("d"), nodes, tuple(TIES.values())))
        yield store


def left(store: Store, wanted: Filter) -> set[str]:
    names = {tie.id: name for name, tie in TIES.items()}
    found = {names[each.id] for each in select(store, wanted)}
    assert count(store, wanted) == len(found)
    assert set(ends(store, wanted)) == {end for name in found for end in (TIES[name].source, TIES[name].target)}
    return found


@pytest.mark.parametrize(
    ("day", "gone"),
    [
        ("1889", {"member", "no member", "dated", "party", "signed", "founded", "bad", "late", "not yet"}),
        ("1890-06", {"member", "no member", "dated", "party", "founded", "bad", "late", "not yet"}),
        ("1895", {"member", "no member", "dated", "founded", "late", "not yet"}),
        ("1910", {"dated", "party", "signed", "founded", "bad", "late", "not yet"}),
        ("1960", {"member", "no member", "party", "signed", "founded", "bad"}),
    ],
)
def test_they_count_while_what_they_stand_on_lived(store: Store, day: str, gone: set[str]) -> None:
    assert left(store, Filter(as_of=day)) == TIES.keys() - gone
    assert left(store, Filter(since=day, until=day)) == TIES.keys() - gone


def test_a_party_counts_while_it_was_bound_and_a_denial_while_the_body_lived(store: Store) -> None:
    assert {"late", "not yet"} <= left(store, Filter(as_of="1960"))
    assert {"late", "not yet"} & left(store, Filter(as_of="1960", bonds=tables())) == {"not yet"}
    assert {"late", "not yet"} <= left(store, Filter(as_of="2025", bonds=tables()))


def test_without_a_date_all_count(store: Store) -> None:
    assert left(store, Filter(bonds=tables())) == TIES.keys()


def test_paths_heed_the_same(store: Store) -> None:
    allowed = Allowed(as_of="1895", relations=("party-to", "signed"))
    assert list(shortest_routes(store, "FRA", "ITA", allowed)) == [("FRA", "pact", "ITA")]
    late = Allowed(as_of="1910", relations=("party-to", "signed"))
    assert not list(shortest_routes(store, "FRA", "ITA", late))
    why = why_none(store, "FRA", "ITA", late)
    assert why
    assert ("as_of",) in why.lift
