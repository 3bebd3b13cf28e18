"""The leaders of the gazetteer: sound rows, one person an id, and whom Archigos counts from 1946 to 2015."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from foedus.graph.dates import FOREVER, Interval, interval
from foedus.graph.names import fold
from foedus.loaders.transliteration import alike

GAZETTEER = Path(__file__).parents[2] / "seeds" / "gazetteer"
ARCHIGOS = Path(__file__).parents[2].parent / "shared" / "data" / "leaders" / "archigos-4.1.csv"
COLUMNS = ["id", "name_fr", "name_en", "alias", "state", "relation", "office_fr", "office_en", "start", "end"]
# Gleditsch and Ward's numbers that are not those of the Correlates of War, and those that ISO splits in time.
NUMBERS = {"340": ["SRB"], "260": ["cow-gfr", "DEU"], "678": ["cow-yar", "YEM"], "711": ["cow-tbt"]}
# Words of a name that tell nobody apart.
COMMON = {
    "abdul", "ali", "ibn", "bin", "ben", "khan", "lyonpo", "mohammed", "muhammad", "president", "san", "sheikh", "the",
    "uar", "van", "von",
}  # fmt: skip


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((GAZETTEER / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


LEADERS = table("leaders")


def term(row: dict[str, str]) -> Interval:
    """The days of an office; a missing date leaves it open."""
    return interval(f"{row['start'] or '..'}/{row['end'] or '..'}")


def by_person() -> dict[str, list[dict[str, str]]]:
    people = defaultdict(list)
    for row in LEADERS:
        people[row["id"]].append(row)
    return people


def test_rows_are_whole_sorted_and_said_once() -> None:
    header, *rows = csv.reader((GAZETTEER / "leaders.csv").read_text(encoding="utf-8").splitlines())
    assert header == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert rows == sorted(rows, key=lambda row: (row[4], row[8], row[0]))
    assert len({tuple(row) for row in rows}) == len(rows)
    needed = [column for column in COLUMNS if column not in ("alias", "start", "end")]
    assert not [(row["id"], column) for row in LEADERS for column in needed if not row[column].strip()]
    assert {row["relation"] for row in LEADERS} == {"leads", "represents"}
    assert not [row["id"] for row in LEADERS if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"])]


def test_dates_are_edtf_and_terms_end_after_they_start() -> None:
    for row in LEADERS:
        assert row["start"], row
        start, end = interval(row["start"]), interval(row["end"] or f"{row['start']}/..")
        assert start.start <= end.end, row


def test_an_id_is_one_person_with_one_set_of_names() -> None:
    for ident, rows in by_person().items():
        assert len({(row["name_fr"], row["name_en"], row["alias"]) for row in rows}) == 1, ident


def test_a_person_holds_an_office_of_a_state_once_at_a_time() -> None:
    for ident, rows in by_person().items():
        for one, other in combinations(rows, 2):
            if all(one[column] == other[column] for column in ("state", "relation", "office_en")):
                assert not term(one).overlaps(term(other)) or one["start"] == other["end"], ident


def test_no_two_people_of_one_name_at_one_time() -> None:
    named = defaultdict(set)
    for row in LEADERS:
        named[fold(row["name_en"])].add(row["id"])
    people = by_person()
    for name, idents in named.items():
        for one, other in combinations(sorted(idents), 2):
            assert not any(term(a).overlaps(term(b)) for a in people[one] for b in people[other]), name


def test_a_surname_alone_names_nobody_but_those_so_called() -> None:
    """Single words are forms that occur everywhere: only rulers, and mononyms of Indonesia and Laos, have just one."""
    single = {row["office_en"] for row in LEADERS if len(row["name_en"].split()) == 1}
    rulers = {"king", "queen", "emperor", "empress", "sultan", "regent"}
    assert single <= rulers | {"president", "foreign minister"}
    presidents = {row["id"] for row in LEADERS if len(row["name_en"].split()) == 1 and row["office_en"] == "president"}
    assert presidents == {"sukarno", "suharto", "souphanouvong"}


def test_now_somebody_leads_every_great_power_and_one_person_at_most_presides() -> None:
    now = [row for row in LEADERS if row["relation"] == "leads" and term(row).end == FOREVER]
    assert {"USA", "CHN", "RUS", "FRA", "GBR", "DEU", "JPN", "IND"} <= {row["state"] for row in now}
    for office in ("prime minister", "king", "emperor", "chancellor"):
        states = [row["state"] for row in now if row["office_en"] == office]
        assert len(states) == len(set(states)), office


def test_every_state_that_is_led_is_known() -> None:
    states = {row["id"] for row in table("states")}
    led = {row["state"] for row in LEADERS if re.fullmatch(r"cow-.*|[A-Z]{3}", row["state"])}
    if (GAZETTEER / "organizations.csv").is_file():
        states |= {row["id"] for row in table("organizations")}
        led = {row["state"] for row in LEADERS}
        assert led <= states, sorted(led - states)
    assert {ident for ident in led if ident.startswith("cow-")} <= states


@pytest.mark.skipif(not ARCHIGOS.is_file(), reason="Archigos is not in ../shared/data")
def test_leaders_whom_archigos_counts_from_1946_to_2015_are_ours() -> None:
    numbered = defaultdict(list)
    for row in table("states"):
        numbered[row["cow"]].append(row["id"])
    ours = defaultdict(list)
    for row in LEADERS:
        if row["relation"] == "leads":
            ours[row["state"]].append(row)
    theirs = list(long_tenures())
    assert len(theirs) > 1400
    missing = [
        (states, name, days)
        for number, name, days in theirs
        if not any(
            named(row, name) and term(row).overlaps(days)
            for states in [NUMBERS.get(number) or numbered[number]]
            for ident in states
            for row in ours[ident]
        )
        for states in [NUMBERS.get(number) or numbered[number]]
    ]
    print(*missing, sep="\n")
    assert len(missing) <= 0.05 * len(theirs)


def long_tenures() -> Iterator[tuple[str, str, Interval]]:
    """Number of the state, name and days of each tenure of more than a year that reaches into the period."""
    with ARCHIGOS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            start, end = date.fromisoformat(row["startdate"]), date.fromisoformat(row["enddate"])
            if start.year <= 2015 and end.year >= 1946 and (end - start).days > 365:
                yield row["gwcode"], row["leader"], interval(f"{start}/{end}")


def named(row: dict[str, str], name: str) -> bool:
    """Whether a telling word of Archigos's name (surname, two surnames, or surname and initial) is in one of ours."""
    theirs = [word for word in fold(name).split() if len(word) > 2 and word not in COMMON] or fold(name).split()
    ours = fold(f"{row['name_en']} {row['name_fr']} {row['alias'].replace('|', ' ')}").split()
    return any(alike(one, other) for one in theirs for other in ours)
