"""Cypher without a server: what is put otherwise, what is refused by name, and what a hostile query can do: nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.exports.cypher import ask as asking
from foedus.exports.cypher.ask import Asking, ask
from foedus.exports.cypher.dialect import translate
from foedus.exports.cypher.expressions import Known
from foedus.exports.cypher.tokens import Refused, tokens
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add

PIECES = (
    "MATCH", "RETURN", "WHERE", "(a", ":Actor", ")", "-[", "r", ":ATTACKED", "*1..2", "]->", "(b)", "a.name", "'x'",
    "$p", "[", "]", "{", "}", "|", "IN", "AND", "OR", "count(*)", "shortestPath(", "EXISTS", "UNION", "1", ",", "`q`",
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("MATCH (n) DETACH DELETE n", "DETACH: only reading"),
        ("MATCH (n) SET n.x = 1 RETURN n", "SET: only reading"),
        ("CALL db.labels()", "CALL: only reading"),
        ("COPY (MATCH (n) RETURN n) TO '/tmp/x'", "COPY: only reading"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS x RETURN x", "LOAD: only reading"),
        ("MATCH (n)", "returns nothing"),
        ("", "an empty query"),
        ("MATCH (n) WHERE RETURN n", "WHERE with nothing behind it"),
        ("MATCH (n) RETURN toUpper(n.name)[0]", r"a part of toUpper\(…\), which is no list"),
        ("RETURN 1; DROP TABLE State", "strange|only reading|;"),
        ("RETURN 'never closed", "breaks off"),
        ("MATCH (n:Wizard) RETURN n", "the label Wizard"),
        ("MATCH (n:State:Treaty) RETURN n", "no node has together"),
        ("MATCH ()-[r:HUGGED]->() RETURN r", "the relationship type HUGGED"),
        ("MATCH (a)-[*]->(b) RETURN a", "any length"),
        ("MATCH (a)-[r*1..2]->(b) RETURN r", "name for several relationships"),
        ("MATCH (a)-[*1..2]->(b)<-[x]-(c) RETURN a", "several lengths"),
        ("RETURN reduce(s = 0, x IN [1] | s + x)", r"the function reduce\(\)"),
        ("RETURN apoc.text.join(['a'], '')", "function"),
        ("MATCH (n) RETURN n {.id}", "the map of properties n"),
        ("RETURN [1, 2, 3][size('a')..2]", "a part of a list that begins or ends with size"),
        ("MATCH (a)-[r]-(b) RETURN startNode(r)", r"startNode\(\) of a relationship whose direction"),
        ("OPTIONAL MATCH p = (a)-->(b) RETURN p", "a path with a name in OPTIONAL MATCH"),
        ("MATCH (n) OPTIONAL MATCH (n)-->(m) WHERE n.iso IS NULL RETURN m", "n of outside beside OR, IS NULL"),
        ("MATCH (n) WHERE EXISTS { (n)-->(m) WHERE n.iso = 'x' OR m.iso = 'y' } RETURN n", "n of outside beside OR"),
        ("MATCH (n) RETURN [x IN n.aliases WHERE x <> n.name]", "speaks of another variable"),
        ("MATCH (n) RETURN type(n)", r"type\(\) of n, which is a node"),
        ("MATCH (n) RETURN keys(n)", r"the function keys\(\)"),
        ("RETURN split('a', '')", r"split\(\) at what is no text in quotes"),
        ("RETURN round(1.5, 1)", r"the function round\(\) with 2 arguments"),
        ("RETURN [1, 'a']", "values of several kinds"),
        ("RETURN date('the 4th')", "the date 'the 4th'"),
        ("MATCH (n) RETURN COLLECT { MATCH (n)-->(m) RETURN m.id }", "COLLECT {"),
        ("RETURN [x IN [1] | [y IN [2] | y]]", "inside another"),
        ("MATCH (n) RETURN n ORDER BY n", "ORDER BY n, which is no text"),
        ("RETURN toString(1.5)", r"toString\(\) of what is no text"),
        ("RETURN duration.between(date(), date())", r"the function duration.between\(\)"),
        ("MATCH (n:State WHERE n.id = 'x') RETURN n", "pattern"),
        ("MATCH p = shortestPath((a)-[*..3]-(b)) WHERE length(p) > 1 RETURN p", "a condition on a shortest path"),
    ],
)
def test_what_is_refused_by_name(query: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        translate(query)


def test_relationships_in_either_direction_where_a_node_is_joined_with_itself() -> None:
    known = Known(frozenset({"ATTACKED"}))
    assert translate("MATCH (a)-[r:AIDED]-(b) RETURN a", known)
    for types in (":ATTACKED", "", ":AIDED|ATTACKED"):
        with pytest.raises(Refused, match="joins a node with itself"):
            translate(f"MATCH (a)-[r{types}]-(b) RETURN a", known)


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("MATCH (n) RETURN n.name, count( * ) AS `how many`", ["n.name", "how many"]),
        ("MATCH (n) RETURN DISTINCT toUpper( n.name ) ORDER BY n.name LIMIT 3", ["toUpper( n.name )"]),
        ("RETURN 1 AS a UNION RETURN 2 AS a", ["a"]),
        ("MATCH (n)-[b]->(a) RETURN *", ["a", "b", "n"]),
    ],
)
def test_columns_are_called_as_in_neo4j(query: str, columns: list[str]) -> None:
    assert translate(query)[1] == columns


def test_a_column_called_as_a_variable_is_ordered_by() -> None:
    text, columns = translate("MATCH (a)-[]->(b) RETURN a.id AS a, b.id AS c ORDER BY a, b.name, c")
    assert text.endswith("RETURN `a`.`id` AS `a_`, `b`.`id` AS `c` ORDER BY `a_`, `b`.`name`, `c`")
    assert columns == ["a", "c"]
    with pytest.raises(Refused, match="a is a new name in the same clause"):
        translate("MATCH (a) RETURN a.id AS a ORDER BY a.name")


def test_conditions_keep_their_meaning() -> None:
    text, _ = translate("MATCH (a)-[r]->(b)<-[s]-(c) WHERE a.id = 'x' OR b.id = 'y' AND c.id = 'z' RETURN a")
    assert "(id(`r`) <> id(`s`)) AND (`a`.`id` = 'x' OR `b`.`id` = 'y' AND `c`.`id` = 'z')" in text


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map(" ".join))
def test_any_text_is_put_or_refused(query: str) -> None:
    try:
        text, _ = translate(query)
    except Refused:
        return
    assert "RETURN" in text and tokens(query)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two states and an attack, and a name that breaks out of what is glued together."""
    evil = "x'}) DETACH DELETE n //`\\"
    nodes = tuple(
        Node(ident, "State", (Name(name, "", "label"),)) for ident, name in (("PRY", "Paraguay"), ("URY", evil))
    )
    piece = Evidence("d", 0, 1, evil, rule="r")
    with Store.open(tmp_path / "small.db", create=True) as made:
        add(made, Reading(Document("d"), nodes, (Assertion("PRY", "attacked", "URY", "1910", evidence=(piece,)),)))
    return tmp_path / "small.db"


def test_a_store_is_asked(store: Path) -> None:
    pytest.importorskip("ladybug")
    with Asking(store) as asked:
        found = asked.ask("MATCH (a)-[r:ATTACKED]->(b) RETURN a.name, b.name AS other, r.start, labels(a)")
        assert found.columns == ["a.name", "other", "r.start", "labels(a)"]
        assert found.rows == [["Paraguay", "x'}) DETACH DELETE n //`\\", "1910-01-01", ["Actor", "State"]]]
        given_name = asked.ask("MATCH (n {name: $end}) RETURN n.id", {"end": "x'}) DETACH DELETE n //`\\"})
        assert given_name.rows == [["URY"]]
        assert asked.ask("UNWIND range(1, 100) AS x RETURN x", rows=7).cut
        with pytest.raises(Refused, match="the property nosuch, which no node of the store has"):
            asked.ask("MATCH (n) RETURN n.nosuch")
        with Store.open(store) as opened:
            add(opened, Reading(Document("e"), (Node("BOL", "State"),)))
        assert asked.ask("MATCH (n) RETURN count(*) AS n").rows == [[3]]


def test_a_crash_of_the_child_is_told_and_survived(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ladybug")
    with Asking(store) as asked:
        child = asked._begin()
        asked._child = child
        child.kill()
        child.wait()
        with pytest.raises(Refused, match="breaks LadybugDB"):
            asked.ask("RETURN 1 AS one")
        assert asked.ask("RETURN 1 AS one").rows == [[1]]
    with pytest.raises(Refused, match=r"^a query that takes longer than 0\.2 seconds\.$"):
        ask(store, "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE (x * y) % 7 = 3"
            " RETURN count(*) AS n", seconds=0.2)  # fmt: skip


def test_without_the_extra_it_says_how_to_get_it(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "find_spec", lambda name: None)
    with pytest.raises(Refused, match=r"pip install 'foedus\[cypher\]'"):
        ask(store, "RETURN 1")
