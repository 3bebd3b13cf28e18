"""ATOP's layout, with rows of our own: nothing of ATOP is here."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from foedus.graph import Store, select
from foedus.graph.book import Book
from foedus.graph.dates import interval
from foedus.graph.days import NO, UNCERTAIN, YES
from foedus.graph.ties import StoreLinks
from foedus.loaders.atop import ALLIANCE_COLUMNS, MEMBER_COLUMNS

Foedus = Callable[..., Result]
COLUMNS = (*sorted(MEMBER_COLUMNS), "obvary", "defconpr", "defcoadv", "version")
NONE = dict.fromkeys(COLUMNS, "0") | {"phase": "0", "version": "4.01"}


def member(alliance: int, state: int, entry: str, exit: str, **cells: str) -> dict[str, str]:  # noqa: A002
    """A row: dates as `1900-01-02`, an end of `0-0-0` while it lasts."""
    dates: dict[str, str] = {}
    for suffix, date in (("ent", entry), ("exit", exit)):
        dates |= dict(zip((f"yr{suffix}", f"mo{suffix}", f"day{suffix}"), date.split("-"), strict=True))
    return {**NONE, "atopid": str(alliance), "member": str(state), **dates, **cells}


ROWS = [
    # France and Russia: their alliance of the table, with two phases.
    member(1350, 220, "1890-1-4", "1899-5-1", defense="1", phase="1", defconpr="1"),
    member(1350, 365, "1890-1-4", "1899-5-1", defense="1", phase="1", defconpr="1"),
    member(1350, 220, "1899-5-2", "1917-12-15", defense="1", consul="1", phase="2"),
    member(1350, 365, "1899-5-2", "1917-12-15", defense="1", consul="1", phase="2"),
    # One guarantor, one guaranteed, still in force.
    member(9001, 2, "1950-3-1", "0-0-0", defense="1"),
    member(9001, 70, "1950-3-1", "0-0-0", nonagg="1"),
    # A month without a day; a third party whose obligations vary among its allies.
    member(9002, 100, "1920-6-0", "1930-12-31", neutral="1", obvary="1"),
    member(9002, 101, "1920-6-0", "1930-12-31", neutral="1"),
    member(9002, 130, "1920-6-0", "1930-12-31", neutral="1"),
    # Broken rows: no entry, and no number.
    member(9003, 100, "0-0-0", "1930-12-31", defense="1"),
    member(9003, 101, "1920-1-1", "1930-12-31", defense="1") | {"member": "x"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A download, its files under names of the user's own."""
    made = tmp_path / "download"
    made.mkdir()
    with (made / "members.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(ROWS)
    with (made / "alliances.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, sorted(ALLIANCE_COLUMNS))
        writer.writeheader()
        writer.writerows({"atopid": a, "begyr": y, "endyr": 0, "mem1": 2} for a, y in ((9001, 1949), (9002, 1920)))
    return made


@pytest.fixture
def book(alone: Foedus, folder: Path) -> Book:
    """The instruments of a store that holds the download and nothing else."""
    result = alone("load", "--data-set", "atop", str(folder))
    assert result.exit_code == 1, result.output
    assert result.stderr.count("the membership was left out") == 2
    return Book(StoreLinks(Store.open("foedus.db")))


@pytest.mark.parametrize(
    ("debtor", "creditor", "kind", "day", "answer"),
    [
        ("FRA", "RUS", "defense", "1890-01-04", YES),
        ("FRA", "RUS", "defense", "1890-01-03", NO),
        ("RUS", "FRA", "consultation", "1899-05-01", NO),
        ("RUS", "FRA", "consultation", "1899-05-02", YES),
        ("RUS", "FRA", "consultation", "1917-12-16", NO),
        ("USA", "MEX", "defense", "2000-01-01", UNCERTAIN),  # beyond what the rows cover
        ("MEX", "USA", "defense", "1960-01-01", NO),
        ("MEX", "USA", "nonaggression", "1950-03-01", YES),
        ("VEN", "ECU", "neutrality", "1920-06-10", UNCERTAIN),
        ("VEN", "ECU", "neutrality", "1921-06-10", YES),
        ("COL", "ECU", "neutrality", "1921-06-10", UNCERTAIN),  # towards which of its allies is not told
    ],
)
def test_duties_follow_members_phases_and_days(
    book: Book, debtor: str, creditor: str, kind: str, day: str, answer: str
) -> None:
    days = interval(day)
    found = {duty.span.on(days) for duty in book.owed_by(debtor, days, [kind]) if duty.creditor == creditor}
    assert (found or {NO}) == {answer}


def test_conditions_and_rows_are_kept(book: Book) -> None:
    (duty,) = book.owed_by("FRA", interval("1895"), ["defense"])
    provision = duty.clause.provision
    assert provision.conditions.unprovoked and provision.reference == "ATOP 1350, phase 1: members.csv, rows 2, 3"
    (later,) = book.owed_by("FRA", interval("1905"), ["defense"])
    assert not later.clause.provision.conditions.unprovoked


def test_alliances_without_a_name_are_called_after_members_and_year(book: Book, alone: Foedus) -> None:
    assert "United States–Mexico, 1949 (ATOP 9001)" in alone("show", "atop-9001", "--language", "en").stdout
    with Store.open("foedus.db") as store:
        rows = {piece.details["row"] for edge in select(store) for piece in edge.evidence}
    assert rows == set(range(2, 11))


def test_dyad_years_have_the_layout_of_the_field(book: Book, alone: Foedus) -> None:
    lines = alone("export", "dyad-years").stdout.splitlines()
    assert lines[0] == "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul"
    assert "2,70,1950,1,0,0,0,0" in lines and "70,2,1950,0,0,0,1,0" in lines
    assert "220,365,1899,1,0,0,0,1" in lines and "220,365,1898,1,0,0,0,0" in lines
    assert "100,130,1925,0,0,1,0,0" in lines and not any(line.startswith("220,365,1918") for line in lines)
    assert lines[1:] == sorted(lines[1:], key=lambda line: tuple(map(int, line.split(",")[:3])))


@pytest.mark.parametrize("content", ["", "atopid,member\n1,2\n", "\x00\x01\xff", "a" * 100_000])
def test_a_folder_without_members_is_told(alone: Foedus, tmp_path: Path, content: str) -> None:
    made = tmp_path / "empty"
    made.mkdir()
    (made / "some.csv").write_text(content, encoding="utf-8", errors="surrogateescape")
    result = alone("load", "--data-set", "atop", str(made))
    assert result.exit_code == 1 and "no file here has the columns of ATOP's members" in result.stderr
