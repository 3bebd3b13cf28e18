"""Path queries against networkx as an oracle, and what networkx cannot tell: filters, evidence, obstacles, plans."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable
from itertools import combinations, islice, pairwise
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.graph import Assertion, Document, Evidence, Node, Reading, Store, add, ontology
from foedus.graph.dates import interval
from foedus.graph.errors import BadDate, UnknownName, UnknownNode
from foedus.graph.paths import Allowed, Obstacle, hops, shortest_routes, simple_routes, why_none

NODES = ("ARG", "BOL", "CHL", "ECU", "PER", "PRY", "URY")
RELATIONS = ("accused", "aided", "consulted-with", "attacked")
DATES = (None, "1995", "1995-02", "1990/1998", "1998-10-26", "../1994", "199X")
ANY = Allowed(polarity=None)


def reading(edges: Iterable[Assertion], document: str = "cenepa.txt", nodes: Iterable[str] = ()) -> Reading:
    kept = tuple(
        Assertion(e.source, e.relation, e.target, e.date, e.polarity, evidence=(Evidence(document, i, i + 1, "x"),))
        for i, e in enumerate(edges)
    )
    ids = dict.fromkeys([*nodes, *(end for e in kept for end in (e.source, e.target))])
    return Reading(Document(document), tuple(Node(ident, "State") for ident in ids), kept)


def stored(folder: Path, edges: Iterable[Assertion], nodes: Iterable[str] = ()) -> Store:
    store = Store.open(folder / "paths.db", create=True)
    add(store, reading(edges, nodes=nodes))
    return store


def fits(edge: Assertion, allowed: Allowed) -> bool:
    family = ontology().relations[edge.relation].family
    chosen = not allowed.relations or edge.relation in allowed.relations
    chosen = chosen and (not allowed.families or family in allowed.families)
    on_time = not allowed.as_of or edge.date is None or interval(edge.date).overlaps(interval(allowed.as_of))
    return (
        chosen
        and on_time
        and not {edge.relation, family} & set(allowed.without)
        and (edge.date is not None or not allowed.dated)
        and allowed.polarity in (None, edge.polarity)
    )


def as_networkx(edges: Iterable[Assertion], allowed: Allowed) -> networkx.DiGraph:
    graph = networkx.DiGraph()
    graph.add_nodes_from(NODES)
    for edge in edges:
        if fits(edge, allowed):
            graph.add_edge(edge.source, edge.target)
            if not allowed.directed or ontology().relations[edge.relation].symmetric:
                graph.add_edge(edge.target, edge.source)
    return graph


edge = st.builds(
    Assertion,
    st.sampled_from(NODES),
    st.sampled_from(RELATIONS),
    st.sampled_from(NODES),
    st.sampled_from(DATES),
    st.sampled_from(("affirmed", "affirmed", "negated")),
)
restrictions = st.builds(
    Allowed,
    relations=st.sampled_from(((), ("aided",), ("aided", "accused"), ("signed",))),
    families=st.sampled_from(((), (), ("conflict",))),
    without=st.sampled_from(((), (), ("attacked",), ("cooperation",))),
    as_of=st.sampled_from((None, None, "1995", "1998-10-26", "2001")),
    dated=st.booleans(),
    polarity=st.sampled_from((None, "affirmed", "negated")),
    directed=st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(
    edges=st.lists(edge, max_size=22),
    allowed=st.one_of(restrictions, st.builds(Allowed, directed=st.booleans())),
    order=st.permutations(NODES),
    ends=st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)),
    max_hops=st.sampled_from((None, 0, 1, 2, 3, 4)),
)
def test_same_routes_as_networkx(edges, allowed, order, ends, max_hops):
    oracle = as_networkx(edges, allowed)
    if ends[0] == ends[1]:
        shortest = simple = [(ends[0],)]
    else:
        joined = networkx.has_path(oracle, *ends)
        shortest = sorted(map(tuple, networkx.all_shortest_paths(oracle, *ends))) if joined else []
        simple = map(tuple, networkx.all_simple_paths(oracle, *ends, cutoff=max_hops))
    with tempfile.TemporaryDirectory() as folder, stored(Path(folder), edges, order) as store:
        assert list(shortest_routes(store, *ends, allowed)) == shortest
        expected = sorted(simple, key=lambda route: (len(route), route))
        assert list(simple_routes(store, *ends, allowed, max_hops)) == expected
        for route in shortest:
            for (here, there), found in zip(pairwise(route), hops(store, route, allowed), strict=True):
                walked = {e.key for e in edges if fits(e, allowed) and {e.source, e.target} == {here, there}}
                if allowed.directed:
                    walked = {k for k in walked if k[0] == here or ontology().relations[str(k[1])].symmetric}
                assert {each.key for each in found} == walked
                assert all(each.evidence for each in found)


@settings(max_examples=100, deadline=None)
@given(
    edges=st.lists(edge, max_size=12),
    allowed=restrictions,
    ends=st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)),
)
def test_an_obstacle_names_what_opens_a_route(edges, allowed, ends):
    lifted = {
        "relations": {"relations": (), "families": ()}, "without": {"without": ()}, "as_of": {"as_of": None},
        "dated": {"dated": False}, "polarity": {"polarity": None}, "directed": {"directed": False},
    }  # fmt: skip

    def is_open(names: Iterable[str]) -> bool:
        fields = {field: getattr(allowed, field) for field in Allowed.__dataclass_fields__}
        for name in names:
            fields |= lifted[name]
        return networkx.has_path(as_networkx(edges, Allowed(**fields)), *ends)

    with tempfile.TemporaryDirectory() as folder, stored(Path(folder), edges, NODES) as store:
        obstacle = why_none(store, *ends, allowed)
    if is_open(()):
        assert obstacle is None
        return
    opening = [some for size in range(1, 7) for some in combinations(lifted, size) if is_open(some)]
    shortest = {some for some in opening if len(some) == len(opening[0])} if opening else set()
    assert obstacle is not None
    assert len(obstacle.lift) == len(shortest)
    assert {frozenset(some) for some in obstacle.lift} == {frozenset(some) for some in shortest}


def test_larger_random_graphs_give_the_same_routes(tmp_path):
    for seed in range(6):
        chance = random.Random(seed)
        names = [f"n{i}" for i in chance.sample(range(1000, 10000), 120)]
        pairs = {tuple(chance.sample(names, 2)) for _ in range(chance.choice((150, 400, 1500)))}
        folder = tmp_path / str(seed)
        folder.mkdir()
        directed = bool(seed % 2)
        oracle = networkx.DiGraph(sorted(pairs)) if directed else networkx.Graph(sorted(pairs))
        oracle.add_nodes_from(names)
        with stored(folder, [Assertion(a, "aided", b) for a, b in sorted(pairs)], names) as store:
            for _ in range(15):
                ends = chance.sample(names, 2)
                allowed = Allowed(directed=directed)
                joined = networkx.has_path(oracle, *ends)
                shortest = sorted(map(tuple, networkx.all_shortest_paths(oracle, *ends))) if joined else []
                assert list(shortest_routes(store, *ends, allowed)) == shortest
                simple = sorted(
                    map(tuple, networkx.all_simple_paths(oracle, *ends, cutoff=3)), key=lambda r: (len(r), r)
                )
                assert list(simple_routes(store, *ends, allowed, 3)) == simple


def test_a_crowd_behind_the_last_turning_does_not_stop_the_search(tmp_path):
    crowd = [f"X{i:02d}" for i in range(60)]
    edges = [Assertion(a, "aided", b) for a, b in combinations(["PER", *crowd], 2)]
    edges += [Assertion("ECU", "aided", "PER"), Assertion("PER", "aided", "CHL"), Assertion("CHL", "aided", "ARG")]
    edges += [Assertion("PER", "aided", "ARG")]
    with stored(tmp_path, edges) as store:
        for directed in (False, True):
            found = list(simple_routes(store, "ECU", "ARG", Allowed(directed=directed)))
            assert found == [("ECU", "PER", "ARG"), ("ECU", "PER", "CHL", "ARG")]


def test_dead_ends_found_again_and_again_hide_no_route(tmp_path):
    # A clique behind a cut, beside a part with many routes: enough failures to switch to the careful search.
    clique = [f"Q{i}" for i in range(6)]
    grid = [f"G{i}" for i in range(6)]
    pairs = [*combinations(["ECU", *clique], 2), *combinations(["ECU", *grid, "PER"], 2)]
    with stored(tmp_path, [Assertion(a, "aided", b) for a, b in pairs]) as store:
        oracle = networkx.all_simple_paths(networkx.Graph(pairs), "ECU", "PER")
        expected = sorted(map(tuple, oracle), key=lambda route: (len(route), route))
        assert list(simple_routes(store, "ECU", "PER")) == expected


def test_no_cap_on_hops(tmp_path):
    chain = [f"n{i:05d}" for i in range(3001)]
    with stored(tmp_path, [Assertion(a, "aided", b) for a, b in pairwise(chain)]) as store:
        assert list(shortest_routes(store, chain[0], chain[-1])) == [tuple(chain)]
        assert list(simple_routes(store, chain[-1], chain[0])) == [tuple(chain[::-1])]
        assert list(shortest_routes(store, chain[-1], chain[0], Allowed(directed=True))) == []


def test_routes_come_one_by_one_from_a_graph_with_too_many(tmp_path):
    names = [f"n{i:02d}" for i in range(40)]
    with stored(tmp_path, [Assertion(a, "aided", b) for a, b in combinations(names, 2)]) as store:
        routes = list(islice(simple_routes(store, "n00", "n39"), 1500))
    assert [len(route) for route in routes[:40]] == [2] + [3] * 38 + [4]
    assert routes == sorted(set(routes), key=lambda route: (len(route), route))


def test_parallel_edges_are_one_hop_with_all_its_evidence(tmp_path):
    edges = [
        Assertion("ECU", "accused", "PER", "1995-01"),
        Assertion("PER", "accused", "ECU", "1995-01"),
        Assertion("PER", "consulted-with", "ECU", "1998"),
        Assertion("PER", "attacked", "ECU", "1981", polarity="negated"),
    ]
    with stored(tmp_path, edges) as store:
        assert list(shortest_routes(store, "PER", "ECU", ANY)) == [("PER", "ECU")]

        def walked(allowed: Allowed) -> list[tuple[str, str, str]]:
            return [(e.source, e.relation, e.target) for e in hops(store, ("PER", "ECU"), allowed)[0]]

        talks, along, against = ("ECU", "consulted-with", "PER"), ("PER", "accused", "ECU"), ("ECU", "accused", "PER")
        assert walked(ANY) == [along, ("PER", "attacked", "ECU"), against, talks]
        assert walked(Allowed(directed=True)) == [along, talks]
        assert walked(Allowed(families=("conflict",), directed=True)) == [along]
        assert walked(Allowed(as_of="1995")) == [along, against]
        assert hops(store, ("PER",)) == []


def test_undated_edges_fit_any_day_unless_dated_ones_are_asked_for(tmp_path):
    with stored(tmp_path, [Assertion("ECU", "aided", "PER"), Assertion("PER", "aided", "CHL", "../..")]) as store:
        ends = ("ECU", "CHL")
        assert list(shortest_routes(store, *ends, Allowed(as_of="1941"))) == [("ECU", "PER", "CHL")]
        assert list(shortest_routes(store, *ends, Allowed(as_of="1941", dated=True))) == []
        assert why_none(store, *ends, Allowed(as_of="1941", dated=True)) == Obstacle((("dated",),))
        assert why_none(store, *ends, Allowed(as_of="1941")) is None


def test_obstacles_that_only_go_together(tmp_path):
    edges = [Assertion("PER", "accused", "ECU", "1995"), Assertion("BOL", "aided", "CHL")]
    with stored(tmp_path, edges) as store:
        allowed = Allowed(families=("cooperation",), as_of="1998", directed=True)
        assert why_none(store, "PER", "ECU", allowed) == Obstacle((("relations", "as_of"),))
        assert why_none(store, "PER", "CHL", allowed) == Obstacle(())


def test_misuse_is_told(tmp_path):
    with stored(tmp_path, [Assertion("ECU", "aided", "PER")]) as store:
        for search in (shortest_routes, simple_routes, why_none):
            with pytest.raises(UnknownNode):
                search(store, "ECU", "nowhere", ANY)
            with pytest.raises(UnknownName):
                search(store, "ECU", "PER", Allowed(relations=("befriended",)))
            with pytest.raises(BadDate):
                search(store, "ECU", "PER", Allowed(as_of="yesterday"))


def test_routes_do_not_depend_on_the_order_of_loading(tmp_path):
    chance = random.Random(7)
    pairs = [tuple(chance.sample(NODES, 2)) for _ in range(14)]
    readings = [reading([Assertion(a, "aided", b)], f"{i}.txt") for i, (a, b) in enumerate(pairs)]
    answers = []
    for turn in range(4):
        chance.shuffle(readings)
        with Store.open(tmp_path / f"{turn}.db", create=True) as store:
            add(store, Reading(Document("all"), tuple(Node(n, "State") for n in chance.sample(NODES, len(NODES)))))
            add(store, *readings)
            answers.append([list(simple_routes(store, a, b)) for a, b in combinations(NODES, 2)])
    assert answers[0] == answers[1] == answers[2] == answers[3]
    assert any(answers[0])


@pytest.mark.parametrize(
    "allowed", [Allowed(), ANY, Allowed(directed=True), Allowed(relations=RELATIONS, as_of="1995", dated=True)]
)
def test_searches_read_nothing_but_the_table_of_steps(tmp_path, allowed):
    edges = [Assertion(a, "aided", b, "1995") for a, b in combinations(NODES, 2)]
    with stored(tmp_path, edges) as store:
        seen: list[str] = []
        store.connection.set_trace_callback(seen.append)
        assert list(islice(simple_routes(store, "ARG", "PER", allowed), 200))
        store.connection.set_trace_callback(None)
        # What lasts beyond its date is asked for before the search, once for each way.
        before = [sql for sql in seen if "assertions" in sql]
        assert len(before) <= 2 * bool(allowed.as_of)
        walked = [sql for sql in seen if "FROM steps" in sql]
        assert walked
        for sql in walked:
            plan = [row[3] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
            assert [line for line in plan if line.startswith("SEARCH steps USING PRIMARY KEY (node=?")], plan
            assert not [line for line in plan if line.startswith("SCAN") and "json_each" not in line], plan
