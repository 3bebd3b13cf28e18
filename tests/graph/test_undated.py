"""What no document dates counts while both its ends lived, or while its party was bound or its office was held."""

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
GONE = Node("gone", "State", attributes={"existed": "1900/1910|1914/1920|1960/.."})
QUEEN = Node("elizabeth-ii", "Leader")
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
# What states, leaders and bodies did or planned, without a date.
DEEDS = {
    "blow": Assertion("FRA", "attacked", "gone", evidence=PIECE),
    "wish": Assertion("gone", "signed", "pact", modality="planned", evidence=PIECE),
    "call": Assertion("gone", "requested-aid-from", "NATO", modality="planned", evidence=PIECE),
    "offer": Assertion("FRA", "aided", "gone", modality="planned", evidence=PIECE),
    "reign": Assertion("elizabeth-ii", "leads", "GBR", evidence=PIECE),
    "speech": Assertion("elizabeth-ii", "accused", "FRA", evidence=PIECE),
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
        ("1889", {"planned", "member", "no member", "dated", "party", "signed", "founded", "bad", "late", "not yet"}),
        ("1890-06", {"planned", "member", "no member", "dated", "party", "founded", "bad", "late", "not yet"}),
        ("1895", {"planned", "member", "no member", "dated", "founded", "late", "not yet"}),
        ("1910", {"dated", "party", "signed", "founded", "bad", "late", "not yet"}),
        ("1960", {"planned", "member", "no member", "party", "signed", "founded", "bad"}),
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


@pytest.mark.parametrize(
    ("day", "there", "surely"),
    [
        ("1880", {"reign", "speech"}, set()),
        ("1905", {"blow", "wish", "offer", "reign", "speech"}, {"blow", "wish", "offer"}),
        ("1912", {"blow", "wish", "offer", "reign", "speech"}, {"blow", "wish", "offer", "speech"}),
        ("1940", {"reign", "speech"}, {"speech"}),
        ("1970", DEEDS.keys(), DEEDS.keys()),
        ("2070", DEEDS.keys(), {"blow", "wish", "offer", "call"}),
    ],
)
def test_deeds_count_while_both_ends_lived(tmp_path: Path, day: str, there: set[str], surely: set[str]) -> None:
    """With the gazetteer, a reign (1952 to 2022) while it lasted, and a speech from forty years before it."""
    nodes = tuple(filter(None, [GONE, QUEEN, NATO, PACT, known().node("GBR"), *STATES]))
    names = {tie.id: name for name, tie in DEEDS.items()}
    with Store.open(tmp_path / "deeds.db", create=True) as store:
        add(store, Reading(Document("d"), nodes, tuple(DEEDS.values())))
        assert {names[each.id] for each in select(store, Filter(as_of=day))} == there
        assert {names[each.id] for each in select(store, Filter(as_of=day, bonds=tables()))} == surely
