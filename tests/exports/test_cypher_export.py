"""Cypher: no text can leave its literal. Two small readers of literals, unlike the writer, check it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from foedus.exports.neo4j.literals import literal, string
from foedus.exports.neo4j.model import EDGE, NODE
from foedus.exports.neo4j.script import generate_cypher
from foedus.exports.neo4j.statements import constraints
from foedus.graph import Filter, Store, counts, nodes, ontology, select

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NASTY = st.text(st.sampled_from("\\'u0027\"`\n;/*c5"), max_size=30)
ESCAPES = {"\\": "\\", "'": "'", '"': '"', "n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def decoded_early(script: str) -> str:
    """The script as a reader sees it that turns every backslash-u into its character before anything else."""
    units = re.sub(r"\\u+([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), script)
    return units.encode("utf-16", "surrogatepass").decode("utf-16")


def tokens(script: str, *, early: bool) -> Iterator[tuple[str, str]]:
    """Strings with their values, and the rest word by word; `early` where escapes of four digits are gone already."""
    place = 0
    while place < len(script):
        if script.startswith("//", place):
            place = script.index("\n", place)
        elif script[place] in "'\"`":
            value, place = _string(script, place, early)
            yield "string", value
        else:
            found = re.compile(r"\s+|[A-Za-z_][A-Za-z0-9_]*|\d+|.", re.DOTALL).match(script, place)
            assert found is not None
            if not found[0].isspace():
                yield "code", found[0]
            place = found.end()


def _string(script: str, place: int, early: bool) -> tuple[str, int]:
    mark, value, place = script[place], "", place + 1
    assert mark == "'", "only single quotes are written"
    while script[place] != mark:
        if script[place] != "\\":
            value, place = value + script[place], place + 1
        elif script[place + 1] == "u" and not early:
            value, place = value + chr(int(script[place + 2 : place + 6], 16)), place + 6
        else:
            value, place = value + ESCAPES[script[place + 1]], place + 2
    return value, place + 1


@settings(deadline=None)
@given(TEXT | NASTY)
@example("\\u0027")
@example("\\\\u0027")
@example("\\\\\\u0027' }) DETACH DELETE n //")
@example("\\" * 7 + "uuuu0027")
def test_a_literal_is_one_literal_with_the_same_text_to_every_reader(text: str) -> None:
    written = string(text)
    assert list(tokens(written, early=False)) == [("string", text)]
    assert list(tokens(decoded_early(written), early=True)) == [("string", text)]
    assert "\n" not in written and "\u2028" not in written


def test_values() -> None:
    assert literal(None) == "null"
    assert [literal(True), literal(False), literal(-3), literal(0.5)] == ["true", "false", "-3", "0.5"]
    assert literal(["a", "b'"]) == "['a', 'b\\'']"
    assert literal({"a": 1, "b": None, "c": "x"}) == "{a: 1, c: 'x'}"


@pytest.mark.parametrize("early", [False, True])
def test_the_words_outside_strings_are_ours_alone(hostile: Store, early: bool) -> None:
    script = "".join(generate_cypher(hostile))
    found = list(tokens(decoded_early(script) if early else script, early=early))
    code = {word for kind, word in found if kind == "code"}
    properties = {each.name for each in (*NODE, *EDGE)} | {"properties", "source", "target", "x_foedus_adopted"}
    grammar = {
        "CREATE", "CONSTRAINT", "IF", "NOT", "EXISTS", "FOR", "REQUIRE", "IS", "UNIQUE", "UNWIND", "AS", "row", "MERGE",
        "OPTIONAL", "MATCH", "WITH", "WHERE", "NULL", "OR", "ON", "SET", "CASE", "WHEN", "THEN", "ELSE", "END", "IN",
        "labels", "keys", "name", "n", "a", "b", "r", "x", "date", "Actor",
    }  # fmt: skip
    ours = properties | grammar | set(ontology().kinds) | {r.neo4j_type for r in ontology().relations.values()}
    ours |= set(constraints(proofs=False))
    attributes = {word for word in code - ours if not re.fullmatch(r"\d+|[^A-Za-z0-9_]", word)}
    assert all(re.fullmatch(r"cow|attribute_\w*|[a-z][a-z0-9_]*", word, re.ASCII) for word in attributes)
    assert len(attributes) <= 14
    assert "`" not in code and not {"DETACH", "DELETE"} & code


@pytest.mark.parametrize("early", [False, True])
def test_statements_end_where_they_should(hostile: Store, early: bool) -> None:
    script = "".join(generate_cypher(hostile))
    found = tokens(decoded_early(script) if early else script, early=early)
    statements = sum(1 for token in found if token == ("code", ";"))
    assert statements == len(list(generate_cypher(hostile))) - 1  # all pieces but the comment at the top


def test_nodes_and_edges_are_all_there_once(hostile: Store) -> None:
    found = list(tokens("".join(generate_cypher(hostile)), early=False))
    ids = [
        found[place + 3][1] for place, token in enumerate(found)
        if [token, *found[place + 1 : place + 3]] == [("code", "{"), ("code", "id"), ("code", ":")]
        and found[place - 1] in (("code", "["), ("code", ",")) and found[place + 3][0] == "string"
    ]  # fmt: skip
    assert sorted(ids) == sorted([n.id for n in nodes(hostile)] + [e.id for e in select(hostile)])
    assert len(ids) == counts(hostile)["nodes"] + counts(hostile)["edges"]


def test_constraints_come_first_and_every_merge_has_a_key(hostile: Store) -> None:
    pieces = list(generate_cypher(hostile))
    rules = len(constraints(proofs=False))
    assert rules == len(ontology().kinds) + len(ontology().relations) + 1
    assert all(piece.startswith("CREATE CONSTRAINT") for piece in pieces[1 : rules + 1])
    actions = [piece.rstrip().rsplit("] AS row\n", 1)[-1] for piece in pieces[rules + 1 :]]
    assert all(re.search(r"MERGE \(n:\w+ \{id: row.id\}\)|-\[r:[A-Z_]+ \{id: row.id\}\]->", each) for each in actions)
    assert [each for each in actions if "MERGE (n:Treaty {id: row.id})" in each and "n:Actor" in each] == []
    assert all("n:Actor" in each for each in actions if "MERGE (n:State {id: row.id})" in each)


def test_dates_are_dates(hostile: Store) -> None:
    script = "".join(generate_cypher(hostile, Filter(relations=("signed",))))
    assert "start: date('1907-12-20'), end: date('1907-12-20')" in script
    open_ended = "".join(generate_cypher(hostile, Filter(relations=("consulted-with",))))
    assert "start: date('1907-01-01'), edtf: '1907/..'" in open_ended and " end: " not in open_ended
