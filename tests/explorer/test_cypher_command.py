"""`foedus cypher`: what it prints, in every format, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]
pytest.importorskip("ladybug", reason="LadybugDB is not there: pip install 'foedus[cypher]'")
AIDED = "MATCH (a)-[r:AIDED]->(b) RETURN a.name AS who, b, r, r.polarity AS polarity ORDER BY polarity"


def test_it_prints_names_of_nodes_and_what_relationships_say(foedus: Run) -> None:
    done = foedus("cypher", AIDED)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "Chile  United Kingdom  aided  affirmed\nChile  United Kingdom  aided  negated\n"
    csv = foedus("cypher", AIDED, "--format", "csv").stdout
    assert csv.splitlines()[:2] == ["who,b,r,polarity", "Chile,United Kingdom,aided,affirmed"]
    (first, second) = map(json.loads, foedus("cypher", AIDED, "--format", "jsonl").stdout.splitlines())
    assert first["b"]["id"] == "GBR" and "x_foedus_record" not in first["b"]
    assert first["r"]["quote"] == "Selon Thatcher, le Chili a aidé Londres" and second["polarity"] == "negated"


def test_values_for_parameters_are_json_or_texts(foedus: Run) -> None:
    query = "MATCH (n:State) WHERE n.id IN $ids OR n.id = $one RETURN n.id ORDER BY n.id"
    done = foedus("cypher", query, "--param", 'ids=["CHL", "PER"]', "--param", "one=ARG")
    assert done.stdout.split() == ["ARG", "CHL", "PER"]
    assert foedus("cypher", query, "--param", "nothing").exit_code == 2
    forgotten = foedus("cypher", query, "--param", "ids=[]")
    assert forgotten.exit_code == 2 and "--param one=VALUE" in forgotten.stderr


def test_how_it_ends(foedus: Run) -> None:
    none = foedus("cypher", "MATCH (n:State {id: 'nobody'}) RETURN n.id")
    assert (none.exit_code, none.stdout, none.stderr) == (1, "", "No row fits.\n")
    refused = foedus("cypher", "MATCH (n) DELETE n")
    assert (refused.exit_code, refused.stderr) == (2, "Error: DELETE: only reading is done here.\n")
    cut = foedus("cypher", "MATCH (n) RETURN n.id", "--limit", "2")
    assert len(cut.stdout.splitlines()) == 2 and "--limit 2 left them out" in cut.stderr


@pytest.mark.parametrize(
    "condition",
    [
        "n.iso = 3",
        "3 = n.iso",
        "n.iso IN ['CHL'] OR n.iso IN [3]",
        "r.evidence > '0'",
        "r.start > '1982-04-01'",
        "n.`iso` <> 3",
    ],
)
def test_what_neo4j_never_finds_true_is_refused_rather_than_cast(foedus: Run, condition: str) -> None:
    done = foedus("cypher", f"MATCH (n:State)-[r]->() WHERE {condition} RETURN count(n)")
    assert done.exit_code == 2 and "they are never equal" in done.stderr
    assert foedus("cypher", "MATCH (n:State {iso: 3}) RETURN n.id").exit_code == 2


def test_maps_and_fitting_literals_are_left_alone(foedus: Run) -> None:
    query = "MATCH (n:State {iso: 'CHL'})-[r]->() WHERE r.evidence >= 1 AND r.start > date('1900-01-01')"
    assert foedus("cypher", f"{query} RETURN {{iso: 3}} AS m, count(*) AS n").stderr == ""
