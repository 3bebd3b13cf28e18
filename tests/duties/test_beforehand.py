"""Answers from before an attack, and help that is declared or promised but of which no deed is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from click.testing import Result

from foedus.explorer.knowledge import knowledge_of
from foedus.graph import Assertion, Document, Evidence, Node, Provision, Reading, Store, add
from foedus.graph.ledgers import Ledger
from foedus.loaders.known import known

Foedus = Callable[..., Result]
BLOW = Assertion("BOL", "attacked", "PER", "1950-05-10")
REFUSED = Assertion("CHL", "refused-aid-to", "PER", "1950-05-01")
PROMISED = Assertion("CHL", "pledged-aid-to", "PER", "1950-05-12")
SENT = Assertion("CHL", "deployed-forces-to", "PER", "1950-05-20")
WAR = Assertion("CHL", "attacked", "BOL", "1950-05-11")


def fill(store: Store, *said: Assertion, quote: str = "x") -> None:
    """A document tells all this, and that Peru and Chile promised each other help."""
    nodes = [node for each in ("PER", "BOL", "CHL", "ECU") if (node := known().node(each))]
    treaty = Node("pact", "Treaty", attributes={"in_force": "1940"}, provisions=(Provision("1", "defense"),))
    bound = [Assertion(state, "party-to", "pact", "1940/..") for state in ("PER", "CHL")]
    whole = tuple(
        replace(each, evidence=each.evidence or (Evidence("d", 0, 1, quote),)) for each in (BLOW, *bound, *said)
    )
    add(store, Reading(Document("d", published="1951"), (*nodes, treaty), whole))


def told(foedus: Foedus, *said: Assertion, quote: str = "x", language: str = "en") -> str:
    """What came of Chile's duties of the pact in words."""
    with Store.open("foedus.db", create=True) as store:
        fill(store, *said, quote=quote)
    name = {"en": "    Chile: defense: ", "fr": "    Chili : défense : "}[language]
    printed = foedus("ledger", "--state", "PER", "--language", language).stdout.splitlines()
    line = next(each for each in printed if each.startswith(name))
    return line.removeprefix(name).split(";" if language == "en" else " ;")[0].split(", if it was owed")[0]


def verdict(*said: Assertion) -> str:
    """The verdict of the pact alone."""
    with Store.empty() as store:
        fill(store, *said)
        entry = next(Ledger(store, knowledge_of(store, "en").court).entries())
    return next(line.verdict for line in entry.lines if line.judgement.duty.instrument.id == "pact")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([REFUSED], "refused"),
        ([replace(REFUSED, date="1950-02-01")], "no answer"),  # too long before
        ([replace(REFUSED, date="1950-05")], "no dated answer"),  # perhaps after
        ([REFUSED, SENT], "honoured"),  # it came all the same
        ([replace(REFUSED, date="1950-05-21"), SENT], "disputed"),
        ([replace(PROMISED, date="1950-05-01")], "otherwise"),
        ([REFUSED, Assertion("BOL", "attacked", "PER", "1950-03-01")], "refused"),  # after that attack: about it
    ],
)
def test_what_was_said_when_an_attack_loomed_is_an_answer(said: list[Assertion], found: str) -> None:
    assert verdict(*said) == found


def test_a_refusal_after_an_earlier_attack_of_another_is_about_that() -> None:
    with Store.empty() as store:
        fill(store, Assertion("ECU", "attacked", "PER", "1950-04-20"), REFUSED)
        entries = {each.attack.attacker: each for each in Ledger(store, knowledge_of(store, "en").court).entries()}
    kinds = [answer.kind for line in entries["BOL"].lines for answer in line.answers]
    assert "before" not in kinds


def test_it_is_told_with_its_day(alone: Foedus) -> None:
    assert told(alone, REFUSED) == "refused beforehand, on 1950-05-01"
    assert told(alone, REFUSED, language="fr") == "refusé d'avance, le 1950-05-01"


def test_a_promise_without_a_deed_says_so(alone: Foedus) -> None:
    assert told(alone, PROMISED) == "answered otherwise (promised help"
    assert "promised help; no help that reached the attacked is told of)" in alone("ledger").stdout


def test_war_that_is_only_declared_honours_in_part(alone: Foedus) -> None:
    declared = replace(
        WAR, evidence=(Evidence("d", 0, 1, "Chile declared war on Bolivia.", details={"manner": "declared"}),)
    )
    assert told(alone, declared) == "honoured in part (declared war on the attacker"
    assert "no help that reached the attacked is told of)" in alone("ledger").stdout


def test_blows_at_the_attacker_say_that_no_help_is_told_of_unless_some_is(alone: Foedus) -> None:
    assert told(alone, WAR) == "honoured (fought the attacker"
    assert told(alone, SENT) == "honoured"


def test_an_offer_that_the_attacked_turned_down_says_so(alone: Foedus) -> None:
    declined = Assertion("PER", "rejected", "CHL", "1950-05-14")
    assert told(alone, PROMISED, declined) == "answered otherwise (promised help, what it offered was turned down)"
    assert told(alone, PROMISED, declined, language="fr").endswith("son offre a été déclinée)")


def test_a_refusal_of_something_else_says_nothing_of_an_offer(alone: Foedus) -> None:
    declined = Assertion("PER", "rejected", "CHL", "1950-05-14")
    assert "turned down" not in told(alone, declined)
    assert "turned down" not in told(alone, PROMISED, replace(declined, target="BOL"))
