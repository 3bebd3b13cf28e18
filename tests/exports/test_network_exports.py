"""GraphML and GEXF: networkx and any parser of XML read them back."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import networkx

from foedus.exports.networks import flat_network, generate_gexf, generate_graphml
from foedus.graph import Filter, Store, counts

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def test_graphml_loads_back_as_it_was(hostile: Store) -> None:
    flat = flat_network(hostile)
    text = "".join(generate_graphml(hostile))
    back = networkx.parse_graphml(text, force_multigraph=True)
    assert set(back.nodes) == set(flat.nodes)
    assert back.number_of_edges() == counts(hostile)["edges"]
    assert not ILLEGAL.search(text)
    edges = {key: data for *_, key, data in back.edges(keys=True, data=True)}
    for *_, key, data in flat.edges(keys=True, data=True):
        wanted = {name: value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value
                  for name, value in data.items()}  # fmt: skip
        assert edges[key] == wanted | {"id": key} or edges[key] == wanted


def test_gexf_loads_back_with_dates(hostile: Store) -> None:
    text = "".join(generate_gexf(hostile))
    back = networkx.read_gexf(io.BytesIO(text.encode()))
    assert back.number_of_nodes() == counts(hostile)["nodes"]
    assert back.number_of_edges() == counts(hostile)["edges"]
    assert not ILLEGAL.search(text)
    signed = [data for *_, data in back.edges(data=True) if data["relation"] == "signed"]
    assert {(data["start"], data["end"]) for data in signed} == {("1907-12-20", "1907-12-20")}
    assert all("start" not in data for *_, data in back.edges(data=True) if data["relation"] == "attacked")


def test_gexf_does_not_change_from_day_to_day(hostile: Store) -> None:
    assert "lastmodifieddate" not in "".join(generate_gexf(hostile))


def test_markup_in_a_name_is_text(hostile: Store) -> None:
    for text in ("".join(generate_graphml(hostile)), "".join(generate_gexf(hostile))):
        assert not [element for element in ElementTree.fromstring(text).iter() if element.tag.endswith("script")]


def test_filters_apply_and_nothing_is_a_network_too(hostile: Store) -> None:
    nothing = Filter(relations=("sanctioned",))
    assert networkx.parse_graphml("".join(generate_graphml(hostile, nothing))).number_of_nodes() == 0
    assert "".join(generate_gexf(hostile, nothing)).startswith("<gexf")
