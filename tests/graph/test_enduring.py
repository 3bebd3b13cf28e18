"""What lasts goes on after its date, until an end is told; what happened once does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foedus.explorer.page.columns import edge_columns
from foedus.graph import Assertion, Document, Evidence, Filter, Node, Reading, Store, add, select, to_networkx
from foedus.graph.dates import FOREVER, interval
from foedus.graph.enduring import last_day
from foedus.loaders.tables import tables

TIE = Assertion("AAA", "allied-with", "BBB", "1950-05-10")
NODES = (
    Node("AAA", "State", attributes={"existed": "1900/1980|1985/.."}),
    Node("BBB", "State"),
    Node("LEAGUE", "Alliance"),
    Node("head", "Leader"),
)


def lasts(as_of: str, *said: Assertion, tie: Assertion = TIE) -> bool:
    """Whether a tie counts on a day, among all that is told."""
    piece = (Evidence("d", 0, 1, "x"),)
    whole = [replace(each, evidence=piece) for each in (tie, *said)]
    with Store.empty() as store:
        add(store, Reading(Document("d", published="1990"), NODES, tuple(whole)))
        ends = Filter(sources=(tie.source,), targets=(tie.target,), relations=(tie.relation,), polarity="affirmed")
        wanted = Filter(ends.sources, ends.targets, (), ends.relations, polarity="affirmed", as_of=as_of)
        return any(each.id == tie.id for each in select(store, wanted))


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("1950-05-09", False),
        ("1950-05-10", True),
        ("1950-05-11", True),
        ("1975", True),
        ("1982", False),
        ("1990", False),
    ],
)
def test_a_tie_counts_from_its_date_to_the_end_of_a_life(as_of: str, found: bool) -> None:
    assert lasts(as_of) is found


@pytest.mark.parametrize("relation", ["accused", "attacked", "aided", "consulted-with"])
def test_what_happened_once_is_of_its_day(relation: str) -> None:
    tie = Assertion("AAA", relation, "BBB", "1950-05-10")
    assert lasts("1950-05-10", tie=tie)
    assert not lasts("1950-05-11", tie=tie)


def test_what_only_a_speaker_says_ends_nothing() -> None:
    for told in (
        Assertion("BBB", "allied-with", "AAA", "1960", polarity="negated", attributed_to="head"),
        Assertion("BBB", "attacked", "AAA", "1958-02-03", attributed_to="head"),
    ):
        assert lasts("1961", told)


def test_a_denial_a_withdrawal_or_a_spell_tells_an_end() -> None:
    denied = Assertion("BBB", "allied-with", "AAA", "1960", polarity="negated")
    assert lasts("1959-12-31", denied) and not lasts("1960", denied)
    struck = Assertion("BBB", "attacked", "AAA", "1958-02-03")
    assert lasts("1958-02-02", struck) and not lasts("1958-02-03", struck)
    joined = Assertion("AAA", "member-of", "LEAGUE", "1950")
    left = Assertion("AAA", "withdrew-from", "LEAGUE", "1961-03-01")
    assert lasts("1961-02-28", left, tie=joined) and not lasts("1961-03-01", left, tie=joined)
    spell = Assertion("AAA", "member-of", "LEAGUE", "1940/1955")
    assert lasts("1955", spell, tie=joined) and not lasts("1956", spell, tie=joined)


@pytest.mark.parametrize(
    "tie",
    [
        Assertion("AAA", "allied-with", "BBB", "1950/1952"),
        Assertion("AAA", "allied-with", "BBB", "1950", modality="planned"),
        Assertion("head", "leads", "AAA", "1950"),  # an office changes hands
    ],
)
def test_what_is_bounded_planned_or_an_office_of_unknown_end_does_not_go_on(tie: Assertion) -> None:
    assert not lasts("1960", tie=tie)


def test_a_part_of_the_graph_knows_the_ends_that_the_rest_tells() -> None:
    piece = (Evidence("d", 0, 1, "x"),)
    joined = Assertion("AAA", "member-of", "LEAGUE", "1950", evidence=piece)
    left = Assertion("AAA", "withdrew-from", "LEAGUE", "1961-03-01", evidence=piece)
    with Store.empty() as store:
        add(store, Reading(Document("d", published="1990"), NODES, (joined, left)))
        network = to_networkx(store, Filter(relations=("member-of",)))
    columns = edge_columns(network, sorted(network))
    assert columns["until"] == [interval("1961-02-28").end]


@pytest.mark.parametrize(
    ("one", "other", "date", "until"),
    [
        ("DEU", "cow-ottoman", "1914-08-02", 1918),  # the treaty of that day ended with the war
        ("FRA", "RUS", "1893", 1919),
        ("PER", "BOL", "1873-03", 1883),
    ],
)
def test_allies_are_so_no_longer_than_the_treaties_that_bound_them(one: str, other: str, date: str, until: int) -> None:
    tie = Assertion(one, "allied-with", other, date)
    known = tables()
    assert last_day(tie, Node(one, "State"), Node(other, "State"), known) // 10000 <= until


def test_allies_of_whom_no_treaty_is_known_go_on() -> None:
    tie = Assertion("PER", "allied-with", "FIN", "1950-05-10")
    assert last_day(tie, Node("PER", "State"), Node("FIN", "State"), tables()) == FOREVER
