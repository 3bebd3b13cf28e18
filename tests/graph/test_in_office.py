"""What a state did by its leaders, and when that counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foedus.graph import Assertion, Document, Evidence, Node, Reading, Store, add
from foedus.graph.dates import interval
from foedus.graph.days import Days, Span
from foedus.graph.in_office import by_leaders
from foedus.graph.instruments import Step

DEED = Assertion("head", "accused", "BBB", "1951")


def found(*said: Assertion, bonds: Any = None) -> list[str]:
    """The dates of what the leaders of AAA did."""
    piece = (Evidence("d", 0, 1, "x"),)
    nodes = (Node("AAA", "State"), Node("BBB", "State"), Node("head", "Leader"))
    whole = [
        Assertion(e.source, e.relation, e.target, e.date, e.polarity, e.modality, evidence=piece) for e in (DEED, *said)
    ]
    with Store.empty() as store:
        add(store, Reading(Document("d", published="1990"), nodes, tuple(whole)))
        return [each.date or "" for each in by_leaders(store, "AAA", bonds)]


def test_deeds_in_the_time_of_the_office_count() -> None:
    assert found() == []
    assert found(Assertion("head", "leads", "AAA")) == ["1951"]
    assert found(Assertion("head", "represents", "AAA", "1950/1952")) == ["1951"]
    assert found(Assertion("head", "leads", "AAA", "1953/1960")) == []
    assert found(Assertion("head", "leads", "AAA", "1953")) == ["1951"]  # seen in office, no more
    assert found(Assertion("head", "leads", "AAA", "1953/1960"), Assertion("head", "accused", "BBB")) == [""]
    assert found(Assertion("head", "leads", "AAA", polarity="negated")) == []


def test_what_is_between_the_two_is_the_states_own() -> None:
    assert found(Assertion("head", "leads", "AAA"), Assertion("head", "accused", "AAA", "1951-05")) == ["1951"]
    assert found(Assertion("head", "leads", "AAA"), Assertion("BBB", "accused", "head", "1951-05")) == ["1951"]
    assert found(Assertion("head", "leads", "AAA"), Assertion("BBB", "consulted-with", "head", "1952")) != ["1951"]


class Gazetteer:
    """It knows that the head held the office from 1960 to 1965."""

    def offices(self, leader: str) -> Iterator[Step]:
        yield Step(leader, "leads", "AAA", "1960/1965", Span((interval("1960/1965"),), ()))

    def links_to(self, ident: str) -> Iterator[Step]:
        return iter(())

    def allied(self, one: str, other: str) -> Days:
        return ()


def test_the_known_time_of_an_office_counts_where_no_document_dates_it() -> None:
    late = Assertion("head", "accused", "BBB", "1962")
    assert found(Assertion("head", "leads", "AAA"), late, bonds=Gazetteer()) == ["1962"]
