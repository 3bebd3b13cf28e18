"""The values that flow: what makes two assertions one edge, and which name is shown."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.graph import Assertion, Evidence, Name, Node, Problem, ontology

text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
STORED = [name for name, relation in ontology().relations.items() if not relation.derived]
assertions = st.builds(
    Assertion,
    text,
    st.sampled_from(STORED),
    text,
    st.sampled_from((None, "1912", "1912-10", "1912/1913")),
    st.sampled_from(ontology().polarities),
    st.sampled_from(ontology().modalities),
    st.one_of(st.none(), text),
)


def test_values_do_not_change() -> None:
    edge = Assertion("BGR", "attacked", "SRB")
    for value in (edge, Node("BGR", "State"), Evidence("a.txt", 0, 1, "x"), Name("Bulgarie")):
        with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
            value.source = "GRC"


@given(assertions, assertions)
def test_an_id_depends_on_the_key_alone(one: Assertion, other: Assertion) -> None:
    assert re.fullmatch("[0-9a-f]{12}", one.id)
    assert (one.id == other.id) == (one.key == other.key)
    assert replace(one, evidence=(Evidence("a.txt", 0, 1, "x"),)).id == one.id


@given(assertions)
def test_only_symmetric_relations_are_the_same_the_other_way_round(edge: Assertion) -> None:
    turned = replace(edge, source=edge.target, target=edge.source)
    same = ontology().relations[edge.relation].symmetric or edge.source == edge.target
    assert (turned.id == edge.id) == same
    assert not same or turned.key == edge.key


@given(text, text, text)
def test_no_text_can_pass_for_two_fields(one: str, two: str, three: str) -> None:
    glued = {Assertion(one + two, "aided", three).id, Assertion(one, "aided", two + three).id}
    assert len(glued) == (1 if one + two == one and three == two + three else 2)


def test_ids_stay_the_same_from_release_to_release() -> None:
    # Notebooks, exports and Neo4j hold these.
    assert Assertion("BGR", "attacked", "SRB", "1913-06-29").id == "983039cd84bd"
    assert Assertion("GRC", "consulted-with", "BGR", attributed_to="nikola-pašić").id == "84b8678f718a"


def test_details_are_gathered_from_all_evidence() -> None:
    def piece(**details: object) -> Evidence:
        return Evidence("a.txt", 0, 1, "x", details=details)

    edge = Assertion("BGR", "invoked", "t", evidence=(piece(b=[2], a=1), piece(a=1, c=None), piece(a="1", b=[2])))
    assert edge.details == {"a": [1, "1"], "b": [[2]], "c": [None]}
    assert list(edge.details) == ["a", "b", "c"]
    assert Assertion("BGR", "invoked", "t").details == {}


@pytest.mark.parametrize(
    ("names", "fr", "en"),
    [
        ((), "BGR", "BGR"),
        ((Name("Bulgarie", "fr", "label"), Name("Bulgaria", "en", "label")), "Bulgarie", "Bulgaria"),
        ((Name("BG", "en", "acronym"), Name("Bulgarie", "fr", "label")), "Bulgarie", "Bulgarie"),
        ((Name("Tsardom", "en", "long"), Name("Bulgaria", "", "label")), "Bulgaria", "Bulgaria"),
        ((Name("Tsardom", "en", "long"), Name("Sofia", "", "capital")), "Tsardom", "Tsardom"),
    ],
)
def test_a_label_falls_back_from_language_to_any_to_any_name_to_the_id(
    names: tuple[Name, ...], fr: str, en: str
) -> None:
    node = Node("BGR", "State", names)
    assert (node.label("fr"), node.label(), node.label("en")) == (fr, en, en)


def test_a_problem_reads_as_a_line() -> None:
    assert str(Problem("a.csv", "it has no date", "row 7")) == "a.csv, row 7: it has no date"
    assert str(Problem("a.csv", "it is empty")) == "a.csv: it is empty"
