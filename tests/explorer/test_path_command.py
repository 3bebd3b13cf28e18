"""`foedus path`: how many routes, and under which options."""

from __future__ import annotations

import json
from collections.abc import Callable

from click.testing import Result

from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add


def wide(path: str = "foedus.db") -> None:
    """Seven states between two ends, all of the same distance."""
    middle = [f"M{number}" for number in range(7)]
    nodes = tuple(Node(ident, "State", (Name(ident, "", "label"),)) for ident in ("BEG", "END", *middle))
    piece = (Evidence("wide.txt", 0, 4, "wide"),)
    edges = [Assertion(a, "aided", b, evidence=piece) for m in middle for a, b in (("BEG", m), (m, "END"))]
    with Store.open(path) as store:
        add(store, Reading(Document("wide.txt"), nodes, tuple(edges)))


def routes(foedus: Callable[..., Result], *arguments: str) -> tuple[list[list[str]], str]:
    result = foedus("path", *arguments, "--format", "jsonl")
    return [json.loads(line)["nodes"] for line in result.stdout.splitlines()], result.stderr


def test_five_shortest_routes_unless_told_otherwise(foedus: Callable[..., Result]) -> None:
    wide()
    found, remark = routes(foedus, "BEG", "END")
    assert found == [["BEG", f"M{number}", "END"] for number in range(5)]
    assert "--limit" in remark
    assert len(routes(foedus, "BEG", "END", "--limit", "6")[0]) == 6
    found, remark = routes(foedus, "BEG", "END", "--limit", "7")
    assert (len(found), remark) == (7, "")


def test_all_means_all_shortest_first(foedus: Callable[..., Result]) -> None:
    wide()
    found, remark = routes(foedus, "BEG", "END", "--all", "--max-hops", "4")
    assert sorted(len(route) - 1 for route in found) == [len(route) - 1 for route in found]
    assert [len(route) - 1 for route in found].count(2) == 7
    assert remark == ""
    assert len(routes(foedus, "M0", "M1", "--all")[0]) > 2
    assert len(routes(foedus, "M0", "M1", "--all", "--limit", "3")[0]) == 3


def test_a_node_is_no_hop_away_from_itself(foedus: Callable[..., Result]) -> None:
    assert routes(foedus, "ARG", "argentine") == ([["ARG"]], "")


def test_a_negated_edge_is_walked_only_when_asked(foedus: Callable[..., Result]) -> None:
    def hops(polarity: str) -> set[str]:
        result = foedus("path", "CHL", "GBR", "--relation", "aided", "--polarity", polarity, "--format", "json")
        (route,) = json.loads(result.stdout)
        return {edge["polarity"] for edge in route["hops"][0]["edges"]}

    assert hops("affirmed") == {"affirmed"}
    assert hops("negated") == {"negated"}
    assert hops("any") == {"affirmed", "negated"}


def test_a_reason_names_the_polarity(foedus: Callable[..., Result]) -> None:
    result = foedus("path", "Peru", "ARG", "--polarity", "negated", "--language", "en")
    assert result.exit_code == 1
    assert result.stderr == "No path from Peru to Argentina: --polarity negated removed the last one.\n"


def test_an_office_held_at_another_time_is_no_way_to_what_happened_then(foedus: Callable[..., Result]) -> None:
    """Without a date too the gazetteer says when somebody led a state: Woodrow Wilson from 1913 to 1921."""
    piece = (Evidence("far.txt", 0, 3, "far"),)
    nodes = (Node("woodrow-wilson", "Leader"), Node("USA", "State"), Node("END", "State"))
    said = (
        Assertion("woodrow-wilson", "leads", "USA", evidence=piece),
        Assertion("USA", "aided", "END", "1962", evidence=piece),
    )
    with Store.open("foedus.db") as store:
        add(store, Reading(Document("far.txt"), nodes, said))
    told = foedus("path", "woodrow-wilson", "END").stdout
    assert "never held at the same time: step 1: 1913/1921; step 2: 1962" in told.replace(" to ", "/")
