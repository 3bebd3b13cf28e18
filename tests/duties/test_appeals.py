"""A call for help without an attack is a case of its own; and whoever was asked in vain is told."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from foedus.explorer.knowledge import knowledge_of
from foedus.graph import Assertion, Document, Evidence, Node, Provision, Reading, Store, add
from foedus.graph.attacks import Attacks
from foedus.graph.cases import BINDING, OPEN
from foedus.graph.ledgers import Entry, Ledger
from foedus.graph.unhelped import unhelped
from foedus.loaders.known import known

Foedus = Callable[..., Result]
PACT = (Provision("1", "defense"), Provision("2", "consultation"))
LEAGUE = Node("LEAGUE", "Alliance")
HEAD = Node("head", "Leader")
CALL = Assertion("head", "requested-aid-from", "LEAGUE", "1950-05-10")
SENT = Assertion("CHL", "deployed-forces-to", "PER", "1950-05-12")


def fill(store: Store, *said: Assertion) -> None:
    """A document tells all this, of a league of Peru and Chile that promises help, and of who leads Peru."""
    nodes = [node for each in ("PER", "BOL", "CHL") if (node := known().node(each))]
    treaty = Node("pact", "Treaty", attributes={"in_force": "1940"}, provisions=PACT)
    bound = [Assertion(state, "member-of", "LEAGUE", "1940/..") for state in ("PER", "CHL")]
    bound += [Assertion("LEAGUE", "founded-on", "pact", "1940/.."), Assertion("head", "leads", "PER")]
    piece = (Evidence("d", 0, 1, "x"),)
    whole = tuple(
        Assertion(e.source, e.relation, e.target, e.date, e.polarity, e.modality, e.attributed_to, piece)
        for e in (*bound, *said)
    )
    add(store, Reading(Document("d", published="1951"), (*nodes, treaty, LEAGUE, HEAD), whole))


def entries(*said: Assertion) -> list[Entry]:
    with Store.empty() as store:
        fill(store, *said)
        return list(Ledger(store, knowledge_of(store, "en").court).entries())


def test_a_call_without_an_attack_is_judged_and_answered() -> None:
    (entry,) = entries(CALL, SENT)
    assert (entry.attack.attacked, entry.attack.attacker) == ("PER", "")
    pact = {e.judgement.duty.obligation: e for e in entry.lines if e.judgement.duty.instrument.id == "pact"}
    assert pact["consultation"].judgement.verdict == BINDING
    assert pact["defense"].judgement.verdict == OPEN
    assert [each.name for each in pact["defense"].judgement.reasons] == ["attack"]
    assert pact["defense"].verdict == "honoured"
    assert [call.target for call in entry.calls] == ["LEAGUE"]


def test_a_call_that_an_attack_accounts_for_is_none_of_its_own() -> None:
    (entry,) = entries(CALL, Assertion("BOL", "attacked", "PER", "1950-05-20"))
    assert entry.attack.attacker == "BOL"
    assert len(entries(CALL, Assertion("BOL", "attacked", "PER", "1940-05-20"))) == 2
    assert entries(Assertion("PER", "requested-aid-from", "LEAGUE")) == []  # of no time


def test_it_says_that_no_attack_is_told_of(alone: Foedus) -> None:
    with Store.open("foedus.db", create=True) as store:
        fill(store, CALL, SENT)
    english, french = (alone("ledger", "--language", each).stdout for each in ("en", "fr"))
    assert "1. Peru asked for help, 1950-05-10: no attack is told of" in english
    assert "open: it is about an attack: these sources tell of none" in english
    assert "1. Appel à l'aide du Pérou, 1950-05-10 : aucune attaque n'est rapportée" in french
    record = json.loads(alone("ledger", "--format", "json").stdout)[0]
    assert (record["attacker"], record["attacked"]["id"]) == (None, "PER")
    assert alone("ledger", "--format", "csv").exit_code == 0
    assert "asked for help" in alone("ledger", "--state", "PER").stdout
    assert "asked for help" not in alone("ledger", "--dispute", "PER", "BOL").stdout


def vain(*said: Assertion) -> list[tuple[str, str]]:
    """Whom Peru asked in vain, and what came of it."""
    with Store.empty() as store:
        fill(store, CALL, *said)
        return [(each.asked, each.verdict) for each in unhelped(Attacks(store), "PER")]


def test_a_body_that_was_asked_and_gave_nothing_is_told_as_what_it_did() -> None:
    assert vain() == [("LEAGUE", "no answer")]
    assert vain(SENT) == [("LEAGUE", "no answer")]  # a member came, not the body
    assert vain(Assertion("LEAGUE", "consulted-with", "PER", "1950-05-20")) == [("LEAGUE", "otherwise")]
    assert vain(Assertion("LEAGUE", "refused-aid-to", "PER", "1950-05-20")) == [("LEAGUE", "refused")]
    assert vain(Assertion("LEAGUE", "consulted-with", "PER", "1960")) == [("LEAGUE", "no answer")]


def test_whoever_helped_is_not_told_as_asked_in_vain() -> None:
    assert vain(Assertion("LEAGUE", "deployed-forces-to", "PER", "1950-05-20")) == []
    assert vain(Assertion("LEAGUE", "aided", "PER")) == []  # perhaps then
    assert vain(Assertion("LEAGUE", "aided", "PER", "1952")) == []  # late
    assert vain(Assertion("LEAGUE", "aided", "PER", "1949")) == [("LEAGUE", "no answer")]
    blow, answered = (Assertion(who, "attacked", whom, "1950-05-12") for who, whom in (("BOL", "PER"), ("CHL", "BOL")))
    asked = Assertion("PER", "requested-aid-from", "CHL", "1950-05-12")
    assert [who for who, _ in vain(blow, asked, answered)] == ["LEAGUE"]


def test_it_stands_where_the_actor_is_shown(alone: Foedus) -> None:
    with Store.open("foedus.db", create=True) as store:
        fill(store, CALL)
    assert "Asked for help; none is told of\n  LEAGUE: no answer in these sources" in alone("show", "Peru").stdout
    assert "A demandé de l'aide ; aucune n'est rapportée" in alone("show", "Peru", "--language", "fr").stdout
    assert json.loads(alone("show", "Peru", "--format", "json").stdout)["asked_in_vain"][0]["asked"] == "LEAGUE"


@pytest.mark.parametrize(
    "told",
    [
        Assertion("PER", "attacked", "CHL", "1950-04-20"),
        Assertion("PER", "occupied", "CHL", attributed_to="CHL"),
        Assertion("CHL", "occupied", "PER"),
    ],
)
def test_whom_the_asker_fights_by_then_is_no_debtor(told: Assertion) -> None:
    (entry,) = (each for each in entries(CALL, told) if not each.attack.attacker)
    assert "CHL" in {line.judgement.duty.debtor for line in entries(CALL)[0].lines}
    assert "CHL" not in {line.judgement.duty.debtor for line in entry.lines}
