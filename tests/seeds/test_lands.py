"""Whose towns and regions were, and when: territories.csv, predecessors.csv, capitals.csv."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from foedus.graph.dates import ALWAYS, interval
from foedus.graph.packaged import text_of
from foedus.loaders.entries import values
from foedus.loaders.gazetteer import gazetteer

TABLES = ("territories", "predecessors", "capitals")


@pytest.mark.parametrize("table", TABLES)
def test_holders_are_states_that_existed_then(table: str) -> None:
    names = gazetteer()
    for row in csv.DictReader(StringIO(text_of("foedus.seeds", "gazetteer", f"{table}.csv"))):
        holder = row["before"] if table == "predecessors" else row["state"]
        assert names.nodes[holder].kind == "State", row
        for span in values(row["held"]):
            assert names.was_at(holder, interval(span)), row


@pytest.mark.parametrize(
    ("place", "day", "states"),
    [
        ("Goa", "1961-12-01", ["PRT"]),
        ("Goa", "1990", ["IND"]),
        ("Salonique", "1912-10", ["cow-ottoman"]),
        ("Kharkov", "1942", ["SUN"]),
        ("Kharkov", "2022", ["UKR"]),
        ("Leipzig", "1989", ["DDR"]),
        ("Skikda", "1957", ["FRA"]),
        ("Oecusse", "1990", ["IDN"]),
        ("Goa", "1961-12", ["PRT", "IND"]),
    ],
)
def test_a_place_is_whose_it_was_at_the_time(place: str, day: str, states: list[str]) -> None:
    assert gazetteer().states_of_place(place, interval(day)) == states


def test_of_any_time_a_place_is_whose_it_is_now() -> None:
    assert gazetteer().states_of_place("Strasbourg", ALWAYS) == ["FRA"]


@pytest.mark.parametrize(("day", "state"), [("1947-10", "PAK"), ("1975", None), ("1947/1975", None)])
def test_a_former_capital_is_one_only_all_through_its_time(day: str, state: str | None) -> None:
    assert gazetteer().lands.capital_of("karachi", interval(day)) == state


def test_an_epithet_may_be_due_at_several_times() -> None:
    juntas = {day: "ARG" in gazetteer().called("junte", interval(day)) for day in ("1970", "1975", "1982", "1990")}
    assert juntas == {"1970": True, "1975": False, "1982": True, "1990": False}
