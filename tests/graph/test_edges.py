"""Edges: filters against a plain reading of what they mean, and finding one edge by its id."""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.graph import Assertion, Document, Evidence, Filter, Node, Reading, Store, add, edge, ontology, select
from foedus.graph.dates import interval
from foedus.graph.errors import BadDate, StoreError, UnknownName

IDS = ("BGR", "GRC", "SRB", "TUR")
RELATIONS = ("attacked", "consulted-with", "aided", "accused", "allied-with")
DATES = (None, "1912", "1912-10", "1912/1913", "191X", "../1912", "1913-06-29/..", "../..")
edges = st.builds(
    Assertion,
    st.sampled_from(IDS),
    st.sampled_from(RELATIONS),
    st.sampled_from(IDS),
    st.sampled_from(DATES),
    st.sampled_from(ontology().polarities),
    st.sampled_from(ontology().modalities),
    st.sampled_from((None, *IDS)),
)


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.one_of(st.just(()), st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple))


filters = st.builds(
    Filter,
    sources=some((*IDS, "nobody")),
    targets=some(IDS),
    nodes=some(IDS),
    relations=some((*RELATIONS, "signed")),
    families=some(("conflict", "cooperation", "derived")),
    without=some(("attacked", "cooperation", "structure")),
    documents=some(("0.txt", "1.txt", "none.txt")),
    polarity=st.sampled_from((None, *ontology().polarities)),
    modality=st.sampled_from((None, *ontology().modalities)),
    as_of=st.sampled_from((None, "1912", "1913-06-29", "1911")),
    since=st.sampled_from((None, "1912-11", "1914")),
    until=st.sampled_from((None, "1914", "1915-02")),
    dated=st.booleans(),
)


def fits(each: Assertion, wanted: Filter) -> bool:
    """What the documentation of Filter says, word for word."""
    source, relation, target, *_ = each.key
    family, days = ontology().relations[each.relation].family, interval(each.date)
    return all(
        (
            not wanted.sources or source in wanted.sources,
            not wanted.targets or target in wanted.targets,
            not wanted.nodes or {source, target} & set(wanted.nodes),
            not wanted.relations or relation in wanted.relations,
            not wanted.families or family in wanted.families,
            not {relation, family} & set(wanted.without),
            not wanted.documents or {piece.document for piece in each.evidence} & set(wanted.documents),
            wanted.polarity in (None, each.polarity),
            wanted.modality in (None, each.modality),
            not wanted.as_of or days.overlaps(interval(wanted.as_of)),
            not wanted.since or days.end >= interval(wanted.since).start,
            not wanted.until or days.start <= interval(wanted.until).end,
            not wanted.dated or each.date not in (None, "../.."),
        )
    )


def order(each: Assertion) -> tuple[Any, ...]:
    source, relation, target, date, polarity, modality, speaker = each.key
    return (source, relation, target, *interval(date), date or "", polarity, modality, speaker or "")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(st.tuples(edges, st.integers(0, 1)), max_size=12), wanted=filters)
def test_a_filter_means_what_it_says(tmp_path_factory: pytest.TempPathFactory, said: Any, wanted: Filter) -> None:
    nodes = tuple(Node(ident, "State") for ident in IDS)
    whole: dict[tuple[Any, ...], Assertion] = {}
    texts: dict[str, list[Assertion]] = {"0.txt": [], "1.txt": []}
    for place, (each, number) in enumerate(said):
        piece = Evidence(f"{number}.txt", place, place + 1, "x")
        texts[piece.document].append(Assertion(*each.key, evidence=(piece,)))  # type: ignore[arg-type, misc]
        known = whole.get(each.key)
        whole[each.key] = Assertion(*each.key, evidence=(*(known.evidence if known else ()), piece))  # type: ignore[arg-type, misc]
    with Store.open(tmp_path_factory.mktemp("edges") / "x.db", create=True) as store:
        add(store, *(Reading(Document(name), nodes, tuple(texts[name])) for name in texts))
        found = list(select(store, wanted))
    assert [each.key for each in found] == [e.key for e in sorted(whole.values(), key=order) if fits(e, wanted)]
    assert all(sorted(each.evidence, key=str) == sorted(whole[each.key].evidence, key=str) for each in found)


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(relations=("befriended",)),
        Filter(relations=("conflict",)),  # a family is not a relation
        Filter(families=("attacked",)),
        Filter(without=("befriended",)),
        Filter(polarity="maybe"),
        Filter(modality="maybe"),
    ],
)
def test_a_word_that_is_not_declared_is_told(store: Store, wanted: Filter) -> None:
    with pytest.raises(UnknownName, match="There are:"):
        list(select(store, wanted))


@pytest.mark.parametrize("field", ["as_of", "since", "until"])
def test_a_bad_date_is_told(store: Store, field: str) -> None:
    with pytest.raises(BadDate):
        list(select(store, Filter(**{field: "in autumn"})))


def test_an_edge_by_its_id_or_its_beginning(store: Store) -> None:
    every = list(select(store))
    for each in every:
        assert edge(store, each.id) == each
    ids = sorted(each.id for each in every)
    for here, after in pairwise(ids):
        shared = next(size for size in range(13) if here[: size + 1] != after[: size + 1])
        assert edge(store, here[:shared]) is None


@pytest.mark.parametrize(
    "ident",
    ["", "g", "zz", "%", "_", "*", "0123456789abcdef", "\x00", "\udc80", "é", "-1", " ", "ABCDEF", "' OR 1=1"],
)
def test_what_is_no_id_finds_no_edge(store: Store, ident: str) -> None:
    assert edge(store, ident) is None
    prefix = next(iter(select(store))).id
    assert edge(store, prefix + ident if ident else prefix + "0") is None


@pytest.mark.parametrize(
    "odd", ["a\x00b", "a'b", 'a"b', "a%b", "a_b", "a\\b", "a\nb", "[a]", "🕊", " a ", "\x85", "\uffff"]
)
def test_ids_with_odd_characters_are_told_apart(tmp_path: Path, odd: str) -> None:
    nodes = tuple(Node(ident, "State") for ident in (odd, "a", "a b", "ab", "axb", "b"))
    said = [
        Assertion(odd, "aided", "b", evidence=(Evidence("x.txt", 0, 1, "x"),)),
        Assertion("a", "aided", "b", evidence=(Evidence("x.txt", 0, 1, "x"),)),
        Assertion("axb", "aided", "b", evidence=(Evidence("x.txt", 0, 1, "x"),)),
    ]
    with Store.open(tmp_path / "odd.db", create=True) as store:
        add(store, Reading(Document("x.txt"), nodes, tuple(said)))
        for wanted in (Filter(sources=(odd,)), Filter(nodes=(odd,))):
            assert list(select(store, wanted)) == [said[0]]


def test_a_damaged_store_is_told_when_it_is_read(store: Store) -> None:
    with pytest.raises(StoreError, match=r"balkans\.db.*foedus check"), store:
        raise sqlite3.DatabaseError("database disk image is malformed")


@pytest.mark.parametrize("wanted", [Filter(sources=("BGR",)), Filter(targets=("TUR",)), Filter(nodes=("BGR", "GRC"))])
def test_the_edges_of_a_node_are_found_without_reading_all_others(store: Store, wanted: Filter) -> None:
    seen: list[str] = []
    store.connection.set_trace_callback(seen.append)
    assert list(select(store, wanted))
    store.connection.set_trace_callback(None)
    plan = [row[3] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {seen[0]}")]
    assert not [line for line in plan if line.startswith("SCAN") and "CONSTANT" not in line], plan


def test_edges_come_one_by_one(store: Store) -> None:
    first = select(store)
    assert next(first).source == "BGR"
    first.close()
