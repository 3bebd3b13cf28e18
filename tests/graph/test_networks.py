"""The door to NetworkX: every edge with all it says, parallel ones too, and nothing that was not asked for."""

from __future__ import annotations

import networkx

from foedus.graph import Document, Filter, Node, Reading, Store, add, node, select, to_networkx


def test_a_network_holds_every_edge_and_its_ends(store: Store) -> None:
    network = to_networkx(store)
    assert type(network) is networkx.MultiDiGraph
    every = {each.id: each for each in select(store)}
    assert {key: data["assertion"] for *_, key, data in network.edges(keys=True, data=True)} == every
    assert all((a, b) == (every[key].source, every[key].target) for a, b, key in network.edges(keys=True))
    assert set(network) == {end for each in every.values() for end in (each.source, each.target)}


def test_nodes_edges_and_graph_carry_their_data(store: Store) -> None:
    network = to_networkx(store)
    assert network.nodes["GRC"] == {
        "kind": "State", "label_fr": "Grèce", "label_en": "Greece", "node": node(store, "GRC")
    }  # fmt: skip
    (data,) = network.get_edge_data("SRB", "TUR").values()
    assert {name: value for name, value in data.items() if name != "assertion"} == {
        "relation": "attacked", "family": "conflict", "date": "1912-10", "start": "1912-10-01", "end": "1912-10-31",
        "polarity": "affirmed", "modality": "actual", "attributed_to": None,
    }  # fmt: skip
    (undated,) = network.get_edge_data("nikola-pasic", "SRB").values()
    assert (undated["date"], undated["start"], undated["end"]) == (None, None, None)
    assert list(network.graph["documents"]) == ["league.txt", "quarrel.txt", "war.txt"]
    assert network.graph["documents"]["war.txt"] == Document("war.txt", published="1913")


def test_a_filter_leaves_the_rest_out(store: Store) -> None:
    network = to_networkx(store, Filter(families=("conflict",), as_of="1913"))
    assert set(network) == {"BGR", "SRB"} and network.number_of_edges() == 1
    assert list(network.graph["documents"]) == ["quarrel.txt"]
    assert not to_networkx(store, Filter(relations=("sanctioned",)))


def test_speakers_come_along(store: Store, readings: dict[str, Reading]) -> None:
    said = readings["war.txt"].assertions[0]
    spoken = type(said)("SRB", "attacked", "TUR", attributed_to="MNE", evidence=said.evidence)
    nodes = (*readings["war.txt"].nodes, Node("MNE", "State"))
    add(store, Reading(Document("war.txt"), nodes, (spoken,)))
    network = to_networkx(store, Filter(relations=("attacked",), documents=("war.txt",)))
    assert set(network) == {"SRB", "TUR", "MNE"} and network.degree("MNE") == 0


def test_nodes_without_an_edge_come_only_when_asked_for(store: Store) -> None:
    add(store, Reading(Document("atlas.txt"), (Node("MNE", "State"),)))
    assert "MNE" not in to_networkx(store)
    assert "MNE" in to_networkx(store, isolated=True)


def test_two_stores_that_say_the_same_give_the_same_network(
    store: Store, readings: dict[str, Reading], tmp_path_factory
) -> None:
    with Store.open(tmp_path_factory.mktemp("other") / "x.db", create=True) as other:
        add(other, *reversed(readings.values()))
        one, two = to_networkx(store), to_networkx(other)
        assert list(one.nodes(data=True)) == list(two.nodes(data=True))
        assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))
