"""Where an attack was: the ledger and the case judge it alike, at home unless the sources name another land."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from foedus.explorer.knowledge import knowledge_of
from foedus.graph import Assertion, Document, Evidence, Reading, Store, add
from foedus.graph.attacks import Attacks
from foedus.graph.dates import ALWAYS
from foedus.graph.hearing import place_of
from foedus.graph.places import told_place
from foedus.loaders.known import known
from foedus.loaders.reader import read

Foedus = Callable[..., Result]
Verdicts = dict[tuple[str, str, str], str]


def told(*attacks: tuple[str, str, str, str]) -> None:
    """A store with attacks: attacker, attacked, date and where it was, as a document says."""
    with Store.open("foedus.db", create=True) as store:
        said = [
            Assertion(
                one,
                "attacked",
                other,
                date,
                evidence=(Evidence("d", 100 * at, 100 * at + 90, "", details={"where": where}),),
            )
            for at, (one, other, date, where) in enumerate(attacks)
        ]
        nodes = [known().node(each) for each in sorted({end for each in said for end in (each.source, each.target)})]
        add(store, Reading(Document("d"), tuple(filter(None, nodes)), tuple(said)))


def in_ledger(foedus: Foedus, attacked: str) -> Verdicts:
    entries = json.loads(foedus("ledger", "--format", "json").stdout)
    entry = next(each for each in entries if each["attacked"]["id"] == attacked)
    return {(each["treaty"], each["article"], each["debtor"]): each["binds"] for each in entry["duties"]}


def in_case(foedus: Foedus, attacked: str, attacker: str, day: str) -> Verdicts:
    case = ("obligations", attacked, "--attacked-by", attacker, "--as-of", day)
    rows = json.loads(foedus(*case, "--format", "json").stdout)
    return {
        (row["treaty"], row["provision"]["article"], debtor["id"]): row["verdict"]
        for row in rows
        if row["side"] == "attacked" and "provision" in row and row["verdict"] != "not binding"
        if row["provision"]["obligation"] in ("defense", "consultation")
        for debtor in row["debtors"]
    }


CASES = [
    ("DEU", "BEL", "1914-08-04", "", "london-treaty-1839", "GBR", "binding"),
    ("IRQ", "USA", "2001-09-11", "", "north-atlantic-treaty", "FRA", "binding"),
    ("ARG", "GBR", "1982-04-02", "the Falkland Islands",
     "north-atlantic-treaty", "USA", "outside"),
    ("ARG", "GBR", "1982-04-02", "Malouines",
     "north-atlantic-treaty", "USA", "outside"),
    ("RUS", "DNK", "1982-04-02", "Greenland", "north-atlantic-treaty", "USA", "inside"),
    ("ARG", "GBR", "1982-04-02", "", "north-atlantic-treaty", "USA", "binding"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_ledger_judges_as_the_case_does(alone: Foedus, case: tuple[str, ...]) -> None:
    attacker, attacked, day, where, treaty, debtor, verdict = case
    told((attacker, attacked, day, where))
    ledger = in_ledger(alone, attacked)
    assert ledger == in_case(alone, attacked, attacker, day)
    mine = {found for (its, article, who), found in ledger.items() if (its, who) == (treaty, debtor) and article != "4"}
    assert mine == {"inside": {"binding"}, "outside": set()}.get(verdict, {verdict})
    printed = alone("ledger", "--language", "en").stdout
    assert ("elsewhere than at home: Falkland Islands" in printed) == (verdict == "outside")
    assert ("taken to be on the homeland of" in printed) == (verdict == "binding")
    french = alone("obligations", attacked, "--attacked-by", attacker, "--as-of", day, "--language", "fr").stdout
    assert ("ailleurs que sur le territoire même : Îles Malouines" in french) == (verdict == "outside")


@pytest.mark.parametrize("where", ["", "the Falkland Islands"])
def test_the_cascade_begins_where_the_sources_put_the_attack(alone: Foedus, where: str) -> None:
    told(("ARG", "GBR", "1982-04-02", where))
    said = alone("cascade", "--attack", "United Kingdom", "--by", "Argentina", "--as-of", "1982-04-02")
    assert ("elsewhere than at home: Falkland Islands" in said.stdout) == bool(where)
    assert ("Step 1" in said.stdout) != bool(where)  # NATO's article 5 binds in Europe


def test_the_cascade_leaves_open_help_for_whose_side_had_begun(alone: Foedus) -> None:
    war = ("SRB", "GRC", "1999-05-04", "")
    cascade = ("cascade", "--attack", "Greece", "--by", "Serbia", "--as-of", "1999-05-04", "--language", "en")
    told(war)
    assert "Step 1" in alone(*cascade).stdout
    told(war, ("GRC", "SRB", "1999-05-01", ""))
    assert "Step 1" not in alone(*cascade).stdout
    assert "whether it reaches this: the side of Greece began" in alone(*cascade).stdout


def test_whoever_had_begun_is_told_by_both(alone: Foedus) -> None:
    told(
        ("GBR", "DEU", "1914-08-04", ""),
        ("DEU", "BEL", "1914-08-04", ""),
        ("RUS", "DEU", "1914-08-05", ""),
        ("DEU", "RUS", "1914-08-01", ""),
    )
    found = in_case(alone, "DEU", "RUS", "1914-08-05")
    case = ("obligations", "Germany", "--attacked-by", "Russia", "--as-of", "1914-08-05", "--language", "en")
    assert "whether it reaches this: the side of Germany began" in alone(*case).stdout and "open" in found.values()
    entries = json.loads(alone("ledger", "--dispute", "Germany", "Russia", "--format", "json").stdout)
    ours = next(each for each in entries if each["attacked"]["id"] == "DEU")
    assert {(e["treaty"], e["article"], e["debtor"]): e["binds"] for e in ours["duties"]} == found


@pytest.mark.parametrize(
    ("told_of", "place"),
    [
        (["France"], "FRA"),
        (["la Belgique", "Belgium"], "BEL"),
        (["Germany"], None),
        (["Germany", "Belgium"], None),
        (["Springfield"], None),
        ([], None),
    ],
)
def test_the_place_that_is_told(told_of: list[str], place: str | None) -> None:
    pieces = tuple(Evidence("d", at, at + 1, "", details={"where": where}) for at, where in enumerate(told_of))
    assert told_place([Assertion("RUS", "attacked", "DEU", evidence=pieces)], "DEU", ALWAYS, known().lands) == place


@pytest.mark.parametrize(("day", "place"), [("1970-05-04", "cow-gfr"), ("1999-05-04", "DEU"), ("1990", None)])
def test_of_lands_that_are_called_so_the_one_of_that_day_is_meant(alone: Foedus, day: str, place: str | None) -> None:
    told(("SUN", "USA", day, "Germany"))
    with Store.open("foedus.db") as store:
        facts = knowledge_of(store, "en")
        (attack,) = Attacks(store).told()
        found = place_of(facts.court, attack)
    assert found == place


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Argentina attacked the United Kingdom on the Falkland Islands."),
        ("fr", "L'Argentine attaque le Royaume-Uni aux Malouines."),
    ],
)
def test_the_reader_tells_it(language: str, text: str) -> None:
    edges = [each for each in read(Document("d", language=language), text).assertions if each.relation == "attacked"]
    assert told_place(edges, "GBR", ALWAYS, known().lands) == "FLK"
