"""What the tables of treaties say of a few pairs of states on a day, and that they are whole."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from foedus.graph.book import Book
from foedus.graph.dates import interval
from foedus.graph.days import YES
from foedus.loaders.tables import tables

TABLES = Path(__file__).parents[2] / "seeds" / "gazetteer"


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def owed(debtor: str, creditor: str, day: str) -> set[tuple[str, str]]:
    """What one surely owes another that day, by treaty and obligation."""
    found = Book(tables()).owed_by(debtor, interval(day))
    mine = (each for each in found if each.creditor == creditor and each.span.on(interval(day)) == YES)
    return {(each.instrument.id, each.obligation) for each in mine}


@pytest.mark.parametrize(
    ("debtor", "creditor", "treaty", "obligation", "since", "until"),
    [
        ("RUS", "KAZ", "russia-kazakhstan-treaty-2013", "defense", "2016", None),
        ("POL", "UKR", "poland-ukraine-security-agreement", "consultation", "2024-07-08", None),
        ("USA", "NZL", "anzus-treaty", "consultation", "1985", "1987"),
        ("USA", "NZL", "anzus-treaty", "defense", "1985", "1987"),
        ("POL", "YUG", "polish-yugoslav-treaty-1946", "defense", "1949-01-01", "1950"),
        ("POL", "ROU", "polish-romanian-treaty-1949", "defense", "1955", "1971"),
        ("TUR", "GRC", "greco-turkish-pact-1933", "consultation", "1935", "1950"),
    ],
)
def test_duties_hold_from_when_to_when_they_did(
    debtor: str, creditor: str, treaty: str, obligation: str, since: str, until: str | None
) -> None:
    assert (treaty, obligation) in owed(debtor, creditor, since)
    if until:
        assert (treaty, obligation) not in owed(debtor, creditor, until)


def test_others_of_a_treaty_that_one_suspended_owe_as_before() -> None:
    assert ("anzus-treaty", "consultation") in owed("USA", "AUS", "1987") & owed("AUS", "NZL", "1987")
    assert ("anzus-treaty", "consultation") in owed("NZL", "USA", "1987")


def test_the_parties_of_a_treaty_that_binds_have_lines_of_their_own() -> None:
    bound = {row["treaty"] for row in rows("parties")} | {row["treaty"] for row in rows("organizations")}
    assert {row["treaty"] for row in rows("provisions")} <= bound
    assert {row["treaty"] for row in rows("provisions")} <= {row["id"] for row in rows("treaties")}
