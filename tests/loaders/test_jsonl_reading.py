"""JSON lines back into readings: the same store, and every malformed line a problem with its place."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.exports.jsonl import generate_jsonl
from foedus.graph import Assertion, Document, Evidence, Name, Node, Problem, Provision, Reading, Store, add, ontology
from foedus.graph.nodes import ROLES
from foedus.loaders.jsonl import MAX_LINE, read_jsonl

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
WORD = TEXT.filter(bool)
DATE = st.sampled_from([None, "1878", "1878-03-03", "1877-04/1878-01", "1878/..", "187X", "1878-07?"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any document about three states and a treaty: all names, attributes, dates and quotes that the model allows."""
    document = Document(
        draw(WORD), draw(TEXT), draw(DATE), draw(st.none() | TEXT), draw(st.none() | TEXT), draw(st.none() | TEXT),
        draw(TEXT), draw(st.integers(0, 10**6)),
    )  # fmt: skip
    names = st.lists(st.builds(Name, TEXT, st.sampled_from(["", "fr", "en"]), st.sampled_from(ROLES)), max_size=4)
    provisions = st.lists(
        st.builds(Provision, TEXT, st.sampled_from(ontology().obligations), st.none() | WORD), max_size=2
    )
    nodes = tuple(
        Node(ident, kind, tuple(draw(names)), draw(st.dictionaries(TEXT, JSON, max_size=2)), tuple(draw(provisions)))
        for ident, kind in (("RUS", "State"), ("cow-otm", "State"), ("ROU", "State"), ("san-stefano", "Treaty"))
    )
    claims = draw(st.lists(st.builds(_claim, st.just(document.id), DATE, st.data()), max_size=6))
    return Reading(document, nodes, tuple(claims))


def _claim(document: str, date: str | None, data: st.DataObject) -> Assertion:
    states = st.sampled_from(["RUS", "cow-otm", "ROU"])
    treaty = data.draw(st.booleans())
    relation = data.draw(
        st.sampled_from(["signed", "rejected"] if treaty else ["consulted-with", "attacked", "rejected"])
    )
    start = data.draw(st.integers(0, 50))
    piece = Evidence(
        document, start, start + 5, data.draw(TEXT), data.draw(TEXT), start, data.draw(TEXT),
        data.draw(st.dictionaries(TEXT, JSON, max_size=2)),
    )  # fmt: skip
    return Assertion(
        data.draw(states), relation, "san-stefano" if treaty else data.draw(states), date,
        data.draw(st.sampled_from(ontology().polarities)), data.draw(st.sampled_from(ontology().modalities)),
        data.draw(st.none() | states), (piece,),
    )  # fmt: skip


@given(st.lists(readings(), max_size=3))
@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=60)
def test_what_is_exported_and_loaded_is_exported_again_byte_for_byte(said: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Store.open(Path(folder) / "first.db", create=True) as store:
            add(store, *said)
            before = "".join(generate_jsonl(store))
        with Store.open(Path(folder) / "second.db", create=True) as store:
            for each in read_jsonl(before.splitlines(keepends=True), "export.jsonl"):
                assert isinstance(each, Reading)
                add(store, each)
            assert "".join(generate_jsonl(store)) == before


def line(**changes: Any) -> dict[str, Any]:
    """A good line, with some fields changed."""
    return {
        "source": {"id": "RUS", "kind": "State", "name": "Russia", "aliases": ["Russie"]},
        "relation": "attacked",
        "target": {"id": "cow-otm", "kind": "State", "name": "Ottoman Empire", "aliases": []},
        "date": "1877-04-24",
        "evidence": [{"document": "war.txt", "start": 3, "end": 9, "quote": "attack"}],
        **changes,
    }


def read(*lines: str) -> list[Reading | Problem]:
    return list(read_jsonl(lines, "export.jsonl"))


def test_a_short_line_of_another_program_is_enough() -> None:
    (found,) = read(json.dumps(line()))
    assert isinstance(found, Reading)
    assert found.document == Document("war.txt")
    assert found.nodes[0].names == (Name("Russia", "", "label"), Name("Russie", "", "alias"))
    assert found.assertions[0].evidence == (Evidence("war.txt", 3, 9, "attack"),)
    assert (found.assertions[0].polarity, found.assertions[0].modality) == ("affirmed", "actual")


def test_an_edge_of_two_documents_goes_to_both_with_its_own_evidence() -> None:
    pieces = [{"document": name, "start": 0, "end": 1, "quote": name} for name in ("b.txt", "a.txt")]
    found = read(json.dumps(line(evidence=pieces)))
    assert [each.document.id for each in found if isinstance(each, Reading)] == ["b.txt", "a.txt"]
    for each in found:
        assert isinstance(each, Reading)
        assert [piece.document for a in each.assertions for piece in a.evidence] == [each.document.id]
        assert {node.id for node in each.nodes} == {"RUS", "cow-otm"}


WITH = {"id": "RUS", "kind": "State"}
MALFORMED: dict[str, str | Callable[[], str]] = {
    "not JSON": "{",
    "not a JSON object": "[1]",
    "not JSON (NaN": json.dumps(line(details=float("nan"))),
    "too large a number": json.dumps(line()).replace('"start": 3', '"start": 1e999'),
    "lone surrogate": json.dumps(line(source={**WITH, "name": "\ud800"})),
    "nested too deeply": "[" * 100_000 + "]" * 100_000,
    "longer than": lambda: json.dumps(line(pad="x" * MAX_LINE)),
    "relation 'befriended' is unknown": json.dumps(line(relation="befriended")),
    "computed when asked": json.dumps(line(relation="owes-defense-to")),
    "kind 'Planet' is unknown": json.dumps(line(target={"id": "mars", "kind": "Planet"})),
    "does not lead from a State to a Treaty": json.dumps(line(target={"id": "t", "kind": "Treaty"})),
    "date: '24 April' is not": json.dumps(line(date="24 April")),
    "'date' is not a text": json.dumps(line(date=1877)),
    "published: 'x' is not": json.dumps(line(evidence=[{"document": "a", "published": "x"}])),
    "polarity 'maybe' is unknown": json.dumps(line(polarity="maybe")),
    "modality 'no' is unknown": json.dumps(line(modality="no")),
    "no evidence": json.dumps(line(evidence=[])),
    "'evidence' is not a list": json.dumps(line(evidence={"document": "a"})),
    "'document' is not a text": json.dumps(line(evidence=[{"document": ""}])),
    "'start' is not a whole number": json.dumps(line(evidence=[{"document": "a", "start": -1}])),
    "'skipped' is not a whole number": json.dumps(line(evidence=[{"document": "a", "skipped": True}])),
    "'end' comes before": json.dumps(line(evidence=[{"document": "a", "start": 2, "end": 1}])),
    "'details' is not an object": json.dumps(line(evidence=[{"document": "a", "details": "x"}])),
    "'source' is not an object": json.dumps(line(source="Russia")),
    "'id' is not a text": json.dumps(line(source={"kind": "State"})),
    "role 'nickname' is unknown": json.dumps(line(source={**WITH, "names": [{"text": "x", "role": "nickname"}]})),
    "'aliases' is not a list": json.dumps(line(source={**WITH, "aliases": "x"})),
    "'alias' is not a text": json.dumps(line(source={**WITH, "aliases": [1]})),
    "obligation 'love' is unknown": json.dumps(line(source={**WITH, "provisions": [{"obligation": "love"}]})),
}


@pytest.mark.parametrize("reason", MALFORMED)
def test_a_malformed_line_is_a_problem_and_the_others_are_read(reason: str) -> None:
    bad = MALFORMED[reason]
    problem, *rest = read(json.dumps(line()), "\n", bad if isinstance(bad, str) else bad())
    assert isinstance(problem, Problem)
    assert (problem.file, problem.place) == ("export.jsonl", "line 3")
    assert reason in problem.reason and len(problem.reason) < 400
    assert len(rest) == 1 and isinstance(rest[0], Reading)


@settings(deadline=None)
@given(st.lists(st.text(max_size=40) | JSON.map(json.dumps), max_size=4))
def test_any_lines_give_readings_or_problems(lines: list[str]) -> None:
    assert all(isinstance(each, Reading | Problem) for each in read(*lines))


@settings(deadline=None)
@given(st.sampled_from(sorted(line())), JSON, st.booleans())
def test_any_value_in_any_field_gives_readings_or_problems(field: str, value: object, inside: bool) -> None:
    changed = line(evidence=[{"document": "a", field: value}]) if inside else line(**{field: value})
    found = read(json.dumps(changed))
    assert found and all(isinstance(each, Reading | Problem) for each in found)
