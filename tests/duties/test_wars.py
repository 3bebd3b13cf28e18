"""A case is judged with the other wars of its time: who else is an enemy, and who was attacked by whom it would owe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from click.testing import Result

from foedus.explorer.knowledge import knowledge_of
from foedus.graph import Assertion, Conditions, Document, Evidence, Node, Provision, Reading, Store, add
from foedus.graph.attacks import Attacks
from foedus.graph.cases import BINDING, NOT_BINDING, OPEN, Case
from foedus.graph.dates import interval
from foedus.graph.hearing import hear
from foedus.graph.ledgers import Ledger
from foedus.loaders.known import known

Foedus = Callable[..., Result]
CASE = Case("PER", ("BOL",), interval("1950-05-10"))
BLOW = Assertion("BOL", "attacked", "PER", "1950-05-10")
OTHER = Assertion("BRA", "attacked", "PER", "1950-04-20")
PACT = (
    Provision("1", "defense", conditions=Conditions(adversaries=2)),
    Provision("2", "neutrality"),
    Provision("3", "consultation"),
    Provision("4", "nonaggression", towards="BOL"),
)


def judged(*said: Assertion, debtor: str = "CHL") -> dict[str, Any]:
    """By obligation how Peru's pact with Chile (and others) binds one of them in the case, reasons by their names."""
    with Store.empty() as store:
        fill(store, *said)
        heard = hear(knowledge_of(store, "en").court, Attacks(store), CASE).judged
    mine = [each.judgement for each in heard if each.judgement.duty.instrument.id == "pact"]
    return {
        each.duty.obligation: (each.verdict, [r.name for r in each.reasons], [n.name for n in each.notes])
        for each in mine
        if each.duty.debtor == debtor and each.duty.creditor == "PER"
    }


def fill(store: Store, *said: Assertion) -> None:
    """A document tells all this, and that some are bound by a pact."""
    nodes = [node for each in ("PER", "BOL", "CHL", "ECU", "BRA") if (node := known().node(each))]
    treaty = Node("pact", "Treaty", attributes={"in_force": "1940"}, provisions=PACT)
    bound = [Assertion(state, "party-to", "pact", "1940/..") for state in ("PER", "CHL", "ECU")]
    whole = tuple(replace(each, evidence=(Evidence("d", 0, 1, "x"),)) for each in (*bound, *said))
    add(store, Reading(Document("d", published="1951"), (*nodes, treaty), whole))


@pytest.mark.parametrize(
    ("other", "reasons", "notes"),
    [
        (None, ["adversaries"], []),
        (OTHER, [], ["counted"]),
        (Assertion("PER", "attacked", "BRA", "1950-05-10"), ["adversaries", "answer"], ["counted"]),
        (Assertion("BRA", "attacked", "PER", "1950-05-11"), ["adversaries"], []),  # later
        (Assertion("BRA", "attacked", "PER", "1950-05"), ["adversaries"], []),  # perhaps later
        (Assertion("BRA", "attacked", "PER", "1950-02-01"), ["adversaries"], []),  # another war
        (Assertion("BRA", "attacked", "PER", "1950-04-20", modality="possible"), ["adversaries"], []),
        (Assertion("BRA", "attacked", "PER"), ["adversaries"], []),
    ],
)
def test_other_enemies_by_that_day_count_where_a_text_asks_for_several(
    other: Assertion | None, reasons: list[str], notes: list[str]
) -> None:
    verdict = {"adversaries": NOT_BINDING, "adversariesanswer": OPEN}.get("".join(reasons), BINDING)
    assert judged(BLOW, *([other] if other else []))["defense"] == (verdict, reasons, notes)


def test_peace_is_not_owed_to_a_state_that_has_attacked_and_whether_talks_are_is_open() -> None:
    assert judged(BLOW)["neutrality"] == (BINDING, [], [])
    found = judged(BLOW, Assertion("PER", "attacked", "CHL", "1950-05-01"))
    assert found["neutrality"] == (NOT_BINDING, ["struck"], [])
    assert found["consultation"] == (OPEN, ["struck"], [])
    assert judged(BLOW, Assertion("CHL", "attacked", "PER", "1950-05-01"))["neutrality"] == (BINDING, [], [])


def test_what_only_a_speaker_says_of_an_attack_leaves_it_open() -> None:
    said = Assertion("PER", "attacked", "CHL", "1950-05-01", attributed_to="CHL")
    assert judged(BLOW, said)["neutrality"] == (OPEN, ["struck"], [])


def test_an_attack_on_the_debtor_by_the_same_attacker_is_told() -> None:
    found = judged(BLOW, OTHER, Assertion("BOL", "attacked", "CHL", "1950-05-09"))
    assert found["defense"][2] == ["counted", "struck-too"]


def test_each_fact_is_named_with_what_tells_it(alone: Foedus) -> None:
    with Store.open("foedus.db", create=True) as store:
        fill(store, BLOW, OTHER, Assertion("PER", "attacked", "CHL", "1950-05-01"))
    asked = ("obligations", "PER", "--attacked-by", "BOL", "--as-of", "1950-05-10")
    english, french = (alone(*asked, "--language", each).stdout for each in ("en", "fr"))
    assert f"because: Brazil was at war with Peru by then too ({OTHER.id})" in english
    assert f"car : autre guerre en cours alors : Brésil, contre le Pérou ({OTHER.id})" in french
    assert "not binding: Peru had attacked Chile itself by then" in english
    assert f"Fought by then too, as these sources tell\n  {OTHER.id}  Brazil attacked Peru (1950-04-20)" in english
    told = alone("ledger", "--language", "en").stdout
    assert f"because: Brazil was at war with Peru by then too ({OTHER.id})" in told


def test_the_ledger_knows_the_other_wars_too() -> None:
    with Store.empty() as store:
        fill(store, BLOW, OTHER)
        entries = {each.attack.attacker: each for each in Ledger(store, knowledge_of(store, "en").court).entries()}
    assert [edge.source for edge in entries["BOL"].fought] == ["BRA"]
    assert entries["BRA"].fought == ()
    assert any(line.judgement.duty.debtor == "CHL" for line in entries["BOL"].lines)
