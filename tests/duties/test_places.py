"""Where an attack was: the ledger and the case judge it alike, at home unless the sources name another land."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from click.testing import Result

from foedus.graph import Assertion, Document, Evidence, Reading, Store, add
from foedus.graph.places import told_place
from foedus.loaders.known import known

Foedus = Callable[..., Result]
Verdicts = dict[tuple[str, str, str], str]


def told(*attacks: tuple[str, str, str, str]) -> None:
    """A store with attacks: attacker, attacked, date and what the document says."""
    with Store.open("foedus.db", create=True) as store:
        said = [
            Assertion(one, "attacked", other, date, evidence=(Evidence("d", 100 * at, 100 * at + 90, words),))
            for at, (one, other, date, words) in enumerate(attacks)
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
    ("DEU", "BEL", "1914-08-04", "Germany attacked Belgium.", "london-treaty-1839", "GBR", "binding"),
    ("IRQ", "USA", "2001-09-11", "Iraq attacked the United States.", "north-atlantic-treaty", "FRA", "binding"),
    ("ARG", "GBR", "1982-04-02", "Argentina attacked the United Kingdom on the Falkland Islands.",
     "north-atlantic-treaty", "USA", "open"),
    ("ARG", "GBR", "1982-04-02", "L'Argentine attaque le Royaume-Uni aux Malouines.",
     "north-atlantic-treaty", "USA", "open"),
    ("ARG", "GBR", "1982-04-02", "Argentina attacked the United Kingdom.", "north-atlantic-treaty", "USA", "binding"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_ledger_judges_as_the_case_does(alone: Foedus, case: tuple[str, ...]) -> None:
    attacker, attacked, day, words, treaty, debtor, verdict = case
    told((attacker, attacked, day, words))
    ledger = in_ledger(alone, attacked)
    assert ledger == in_case(alone, attacked, attacker, day)
    mine = {found for (its, article, who), found in ledger.items() if (its, who) == (treaty, debtor) and article != "4"}
    assert mine == {verdict}
    printed = alone("ledger", "--language", "en").stdout
    assert ("elsewhere than at home: Falkland Islands" in printed) == (verdict == "open")
    assert ("taken to be on the homeland of" in printed) == (verdict == "binding")
    french = alone("obligations", attacked, "--attacked-by", attacker, "--as-of", day, "--language", "fr").stdout
    assert ("ailleurs que sur le territoire même : Îles Malouines" in french) == (verdict == "open")


def test_whoever_had_begun_is_told_by_both(alone: Foedus) -> None:
    told(
        ("GBR", "DEU", "1914-08-04", "Britain went to war with Germany."),
        ("DEU", "BEL", "1914-08-04", "Germany attacked Belgium."),
        ("RUS", "DEU", "1914-08-05", "Russia attacked Germany."),
        ("DEU", "RUS", "1914-08-01", "Germany attacked Russia."),
    )
    found = in_case(alone, "DEU", "RUS", "1914-08-05")
    case = ("obligations", "Germany", "--attacked-by", "Russia", "--as-of", "1914-08-05", "--language", "en")
    assert "whether it reaches this: the side of Germany began" in alone(*case).stdout and "open" in found.values()
    entries = json.loads(alone("ledger", "--dispute", "Germany", "Russia", "--format", "json").stdout)
    ours = next(each for each in entries if each["attacked"]["id"] == "DEU")
    assert {(e["treaty"], e["article"], e["debtor"]): e["binds"] for e in ours["duties"]} == found


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("It attacked Germany in France", "FRA"),
        ("It attacked Germany in Germany", None),
        ("It attacked France and was in Germany and in Belgium", None),
        ("Il attaqua l'Allemagne en Belgique", "BEL"),
        ("It attacked France and Belgium", None),
        ("It attacked on", None),
    ],
)
def test_the_place_that_is_told(words: str, place: str | None) -> None:
    edge = Assertion("RUS", "attacked", "DEU", evidence=(Evidence("d", 0, 1, words),))
    lands = known().lands
    assert told_place([edge], "DEU", lands) == place
    assert told_place([replace(edge, evidence=())], "DEU", lands) is None
