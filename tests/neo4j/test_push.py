"""What a push leaves in a real Neo4j."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from neo4j.exceptions import Neo4jError

from foedus.exports.jsonl import one_line, record
from foedus.exports.lookup import Lookup
from foedus.exports.neo4j.kit import queries
from foedus.exports.neo4j.model import DIGEST, RECORD
from foedus.graph import Store, add, forget, select
from foedus.graph.same import split

from .reading import meant, there, told
from .world import LETTER, NOTES, readings

Query = Callable[..., list[dict[str, Any]]]
Run = Callable[..., Result]


@pytest.mark.usefixtures("bare")
def test_all_of_the_store_arrives_and_a_second_push_writes_nothing(query: Query, push: Run, store: Path) -> None:
    first = push("--evidence").stdout
    assert there(query) == meant(store)
    with Store.open(store) as opened:
        edges = list(select(opened))
    assert query("MATCH ()-[r]->() WHERE r.relation IS NOT NULL RETURN count(r) AS n") == [{"n": len(edges)}]
    assert query("MATCH (e:Evidence) RETURN count(e) AS n") == [{"n": sum(len(edge.evidence) for edge in edges)}]
    assert query("MATCH (:State {id: 'PRY'})-[r:ATTACKED]->(:State {id: 'URY'}) RETURN count(r) AS n") == [{"n": 4}]
    before = query("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN elementId(n) AS n, elementId(r) AS r ORDER BY n, r")
    second = push("--evidence").stdout
    assert ("(0 new, 0 changed" in second) and "constraints" not in second and "constraints made" in first
    assert second.count("(0 new, 0 changed") == 2
    after = query("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN elementId(n) AS n, elementId(r) AS r ORDER BY n, r")
    assert before == after


@pytest.mark.usefixtures("bare")
def test_what_a_server_killed_at_a_constraint_left_gives_way(query: Query, push: Run, store: Path) -> None:
    """An index that no constraint owns, under its name: that is what was found after such kills."""
    query("CREATE INDEX foedus_attacked_id FOR ()-[r:ATTACKED]-() ON (r.id)")
    query("CREATE INDEX foedus_document_id FOR (n:Document) ON (n.id)")
    query("CREATE INDEX mine FOR (n:State) ON (n.name)")
    push("--evidence")
    assert there(query) == meant(store)
    owned = query(
        "SHOW INDEXES YIELD name, owningConstraint WHERE name STARTS WITH 'foedus_' RETURN name, owningConstraint"
    )
    assert {"foedus_attacked_id", "foedus_document_id"} <= {row["name"] for row in owned}
    assert all(row["owningConstraint"] for row in owned)
    assert query("SHOW INDEXES YIELD name WHERE name = 'mine' RETURN name") == [{"name": "mine"}]
    query("DROP INDEX mine")


def test_what_a_click_shows(query: Query, push: Run) -> None:
    push("--evidence")
    (row,) = query(
        "MATCH (a:Actor {name: 'Paraguay'})-[r:ATTACKED {polarity: 'affirmed'}]->(b:State {name_fr: 'Uruguay'})"
        " WHERE r.edtf = '1910-04-01' RETURN properties(r) AS p"
    )
    shown = told(row["p"])
    assert str(shown["start"]) == str(shown["end"]) == "1910-04-01"
    assert shown["quote"] == "PRY attacked URY" and shown["title"] == "Letters of a consul"
    assert shown["place"] == f"{LETTER}, characters 404 to 420"
    assert shown["documents"] == [LETTER, NOTES] and shown["evidence"] == 2
    assert shown["cameo"] == ["18", "19", "20"] and shown["plover"] == ["ASSAULT"]
    assert shown["details"] == ["article: 2", "article: 3", "troops: 300"]
    (row,) = query("MATCH (:State {iso: 'CHL'})-[r:PARTY_TO]->(:Treaty) RETURN r.place AS place")
    assert row["place"] == "table.csv, row 2"
    assert query("MATCH (n:State {id: 'cow-hse'}) RETURN n.iso AS iso, n.cow AS cow") == [
        {"iso": None, "cow": "cow-hse"}
    ]


def test_typed_provisions_keep_all_they_say(query: Query, push: Run) -> None:
    push("--evidence")
    found = query(
        "MATCH (:Treaty {id: 'pact'})-[:PROVIDES]->(p:Provision) RETURN properties(p) AS p ORDER BY p.article"
    )
    plain, typed, open_ended = (told(row["p"]) for row in found)
    assert plain["bound"] == plain["towards"] == ["all"] and plain["condition"].startswith("if one is attacked")
    assert typed["bound"] == ["PRY"] and typed["towards"] == ["URY", "BOL"]
    assert [str(typed["start"]), str(typed["end"]), typed["edtf"]] == ["1908-01-01", "1912-03-31", "1908/1912-03"]
    assert typed["adversary"] == ["CHL", "any"] and typed["adversaries"] == 2 and typed["place"] == "rio-de-la-plata"
    said = ("armed_attack", "unprovoked", "on_request", "own_means", "constitutional", "consent")
    assert all(typed[name] is True for name in said) and typed["conflict"] == "the war of 1910"
    assert typed["statements"] == ["en: Paraguay helps.", "fr: Le Paraguay aide."] and typed["reference"] == "LNTS 12"
    assert open_ended["bound"] == ["guarantors"] and open_ended["towards"] == ["some"]


def test_pull_gives_back_what_was_pushed(query: Query, push: Run, foedus: Run, server: Any) -> None:
    push("--evidence")
    pulled = foedus("pull", "neo4j", "--uri", server.uri)
    assert pulled.exit_code == 0 and pulled.stdout == foedus("export", "jsonl").stdout
    Path("pulled.jsonl").write_text(pulled.stdout, encoding="utf-8")
    assert foedus("--store", "copy.db", "load", "pulled.jsonl").exit_code == 0
    assert foedus("--store", "copy.db", "export", "jsonl").stdout == pulled.stdout


def test_changes_are_written_and_only_they(query: Query, push: Run, store: Path) -> None:
    push("--evidence")
    with Store.open(store) as opened:
        (letter, *_) = readings()
        add(opened, type(letter)(letter.document, letter.nodes, (*letter.assertions[:4], *letter.assertions[6:])))
        split(opened, "bernardino-caballero")
    said = push("--evidence", "--prune").stdout
    assert there(query) == meant(store)
    assert "pruned" in said
    again = push("--evidence", "--prune").stdout
    assert again.count("(0 new, 0 changed") == 2 and "pruned" not in again


def test_prune_after_forget_leaves_what_others_wrote(query: Query, push: Run, store: Path) -> None:
    query("CREATE (:Actor:State {id: 'PRY', note: 'mine', name: 'Old name'})-[:ATTACKED {id: 'x'}]->(:Diary {id: 'd'})")
    query("CREATE (:Organization {id: 'court'})")
    push("--evidence")
    query("MATCH (n:Treaty) CREATE (n)<-[:READS]-(:Reader)")
    with Store.open(store) as opened:
        for document in [row[0] for row in opened.connection.execute("SELECT name FROM documents").fetchall()]:
            forget(opened, document)
    said = push("--prune").stdout
    assert "1 nodes kept" in said or "kept" in said
    left = query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p ORDER BY labels, p.id")
    kept = {tuple(sorted(row["labels"])): row["p"] for row in left}
    assert kept["Actor", "State"] == {"id": "PRY", "note": "mine", "name": "Paraguay"}
    assert kept[("Organization",)] == {"id": "court"} and kept[("Reader",)] == {}
    assert kept[("Diary",)] == {"id": "d"} and kept[("Treaty",)]["id"] == "pact"
    assert query("MATCH ()-[r]->() RETURN type(r) AS t ORDER BY t") == [{"t": "ATTACKED"}, {"t": "READS"}]


def test_derived_relations_travel(query: Query, push: Run, foedus: Run, server: Any, store: Path) -> None:
    chosen = ("--derived", "--as-of", "1910", "--node", "Paraguay")
    push(*chosen, "--evidence")
    pulled = foedus("pull", "neo4j", "--uri", server.uri)
    assert pulled.stdout == foedus("export", "jsonl", *chosen).stdout
    (owed,) = query("MATCH (:State {id: 'PRY'})-[r:OWES_DEFENSE_TO]->(:State {id: 'URY'}) RETURN count(r) AS n")
    assert owed["n"] >= 1
    kept = push(*chosen, "--evidence", "--prune").stdout
    assert kept.count("(0 new, 0 changed") == 2 and "pruned" not in kept
    assert "pruned" in push("--evidence", "--prune").stdout
    assert query("MATCH ()-[r]->() WHERE r.family = 'derived' RETURN count(r) AS n") == [{"n": 0}]
    assert there(query) == meant(store)


@pytest.mark.usefixtures("bare")
def test_a_dry_run_tells_but_writes_nothing(query: Query, push: Run) -> None:
    said = push("--dry-run", "--evidence").stdout
    assert said.startswith("Would push") and "constraints to make" in said and "made" not in said
    assert query("MATCH (n) RETURN count(n) AS n") == [{"n": 0}] and not query("SHOW CONSTRAINTS")


def test_records_are_the_lines_of_the_export(query: Query, push: Run, store: Path) -> None:
    push()
    with Store.open(store) as opened:
        lookup = Lookup(opened)
        lines = {each.id: one_line(record(each, lookup, whole=False)) for each in select(opened)}
    found = query(f"MATCH ()-[r]->() RETURN r.id AS id, r.{RECORD} AS record, r.{DIGEST} AS digest")
    assert {row["id"]: row["record"] for row in found} == lines


def test_saved_queries_run(query: Query, push: Run) -> None:
    push("--evidence")
    for name, text in queries().items():
        try:
            query(text.rstrip().rstrip(";"))
        except Neo4jError as error:
            pytest.fail(f"{name}: {error}")


def test_never_answered_is_who_was_asked_and_of_whose_answer_nothing_is_told(query: Query) -> None:
    query("""CREATE (a:State:Actor {id: 'a'}), (b:State:Actor {id: 'b'}), (c:State:Actor {id: 'c'}),
        (d:State:Actor {id: 'd'}),
        (a)-[:REQUESTED_AID_FROM {polarity: 'affirmed', modality: 'actual'}]->(b),
        (a)-[:REQUESTED_AID_FROM {polarity: 'affirmed', modality: 'planned'}]->(c),
        (a)-[:REQUESTED_AID_FROM {polarity: 'affirmed', modality: 'actual'}]->(d),
        (b)-[:AIDED {polarity: 'negated'}]->(a), (d)-[:REFUSED_AID_TO {polarity: 'affirmed'}]->(a)""")
    found = query(queries()["never-answered"].rstrip().rstrip(";"))
    assert [row["asked"]["id"] for row in found] == ["b"]
