"""Of what time a document tells, and what it leaves undated is of that time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.graph import Assertion, Document, Evidence, Filter, Node, Reading, Store, add, select
from foedus.graph.dates import Interval
from foedus.graph.tellings import tellings

NODES = (Node("a", "State"), Node("b", "State"))
YEARS = ("1910", "1952", "1990")


def said(document: str, relation: str, date: str | None = None, modality: str = "actual") -> Assertion:
    return Assertion("a", relation, "b", date, modality=modality, evidence=(Evidence(document, 0, 1, "x"),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "told.db", create=True) as store:
        report = [said("report", "attacked", "1950-06"), said("report", "aided", "1953"), said("report", "accused")]
        add(store, Reading(Document("report", published="1954-01-02"), NODES, tuple(report)))
        add(store, Reading(Document("news", published="1990-03"), NODES, (said("news", "threatened"),)))
        add(store, Reading(Document("bare"), NODES, (said("bare", "sanctioned"), said("bare", "allied-with"))))
        add(store, Reading(Document("again", published="1999"), NODES, (said("again", "accused"),)))
        yield store


def test_a_document_tells_of_the_days_that_it_dates_and_not_of_what_came_after(store: Store) -> None:
    assert tellings(store, ["report", "news", "bare", "none"]) == {
        "report": Interval(19300601, 19540102),
        "news": Interval(18900301, 19900331),
    }


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("1880", {"sanctioned", "allied-with"}),
        ("1920", {"accused", "threatened", "sanctioned", "allied-with"}),
        ("1952", {"accused", "threatened", "aided", "sanctioned", "allied-with"}),
        ("1995", {"accused", "sanctioned", "allied-with"}),
        ("2010", {"sanctioned", "allied-with"}),
    ],
)
def test_an_undated_deed_is_of_the_time_of_any_of_its_documents(store: Store, day: str, there: set[str]) -> None:
    found = {each.relation for each in select(store, Filter(as_of=day))}
    assert found - {"aided"} == there - {"aided"}


def test_a_breach_of_what_one_document_alone_calls_a_treaty_is_of_its_time(tmp_path: Path) -> None:
    truce, pact = Node("truce", "Treaty"), Node("pact", "Treaty", attributes={"in_force": "1900", "ended": "1999"})
    piece = (Evidence("report", 0, 1, "x"),)
    broken = [Assertion("a", "violated", each, evidence=piece) for each in ("truce", "pact")]
    with Store.open(tmp_path / "truce.db", create=True) as store:
        dated = said("report", "attacked", "1950-06")
        add(store, Reading(Document("report", published="1954"), (*NODES, truce, pact), (*broken, dated)))
        there = {day: {e.target for e in select(store, Filter(as_of=day, relations=("violated",)))} for day in YEARS}
    assert there == {"1910": {"pact"}, "1952": {"truce", "pact"}, "1990": {"pact"}}
