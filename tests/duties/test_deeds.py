"""What counts as an answer: treaties invoked, blows beside the attacked or for oneself, and calls before the attack."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from click.testing import Result

from foedus.graph import Assertion, Document, Evidence, Reading, Store, add
from foedus.loaders.known import known

Foedus = Callable[..., Result]
ATTACK = Assertion("AZE", "attacked", "ARM", "2022-09-13")
STRUCK = Assertion("RUS", "attacked", "AZE", "2022-09-20")
CALL = Assertion("ARM", "requested-aid-from", "RUS", "2022-09-01")


def told(*said: Assertion) -> None:
    """A store in which a document tells all this."""
    named = ("ARM", "AZE", "RUS", "FRA", "GEO", "KAZ", "CSTO", "collective-security-treaty")
    with Store.open("foedus.db", create=True) as store:
        whole = tuple(replace(each, evidence=(Evidence("d", 0, 1, "x"),)) for each in said)
        nodes = tuple(node for each in named if (node := known().node(each)))
        add(store, Reading(Document("d", published="2022-12-01"), nodes, whole))


def entry(foedus: Foedus) -> dict[str, Any]:
    """What the ledger holds of the attack on Armenia."""
    every = json.loads(foedus("ledger", "--state", "ARM", "--format", "json").stdout)
    return next(each for each in reversed(every) if each["attacked"]["id"] == "ARM")


def owed(found: dict[str, Any], debtor: str, treaty: str = "collective-security-treaty") -> dict[str, Any]:
    """A debtor's duty of defence by a treaty."""
    keys = ("debtor", "treaty", "obligation")
    return next(each for each in found["duties"] if [each[key] for key in keys] == [debtor, treaty, "defense"])


def worth(duty: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What the answers to a duty are worth, of which kind, and through which body."""
    return [(each["worth"], each["kind"], each["body"]) for each in duty["answers"]]


def test_a_treaty_that_the_debtor_invokes_is_an_answer_of_its_own_kind(alone: Foedus) -> None:
    told(ATTACK, Assertion("RUS", "invoked", "collective-security-treaty", "2022-09-14"))
    found = entry(alone)
    assert worth(owed(found, "RUS")) == [("otherwise", "invoked", "")]
    assert worth(owed(found, "KAZ")) == []
    assert worth(owed(found, "RUS", "armenia-russia-treaty-1997")) == []
    assert "answered otherwise (invoked the treaty)" in alone("ledger").stdout
    assert "autrement (a invoqué le traité)" in alone("ledger", "--language", "fr").stdout


@pytest.mark.parametrize(
    ("relation", "worth", "words"),
    [
        ("mediated-between", "otherwise", "answered otherwise (mediated)"),
        ("aided", "otherwise", "answered otherwise (helped; no talks are told of)"),
        ("consulted-with", "honoured", "honoured"),
    ],
)
def test_talks_are_kept_by_talks_alone(relation: str, worth: str, words: str, alone: Foedus) -> None:
    told(ATTACK, Assertion("KAZ", relation, "ARM", "2022-09-15"))
    talks = [each for each in entry(alone)["duties"] if (each["debtor"], each["obligation"]) == ("KAZ", "consultation")]
    assert talks
    assert {each["verdict"] for each in talks} == {worth}
    assert f"consultation: {words}" in alone("ledger").stdout


def test_a_body_invokes_a_treaty_for_all_whom_it_binds(alone: Foedus) -> None:
    told(ATTACK, Assertion("CSTO", "invoked", "collective-security-treaty", "2022-09-14"))
    found = entry(alone)
    for debtor in ("RUS", "KAZ"):
        assert worth(owed(found, debtor)) == [("otherwise", "invoked", "CSTO")]
        assert owed(found, debtor)["verdict"] == "no own answer"


def test_a_blow_at_whom_the_attacked_fights_too_is_told_as_beside_it(alone: Foedus) -> None:
    ours, theirs = (Assertion(who, "attacked", "GEO", "2022-10-02") for who in ("ARM", "RUS"))
    told(ATTACK, theirs)
    assert worth(owed(entry(alone), "RUS")) == []
    told(ATTACK, ours, theirs)
    assert worth(owed(entry(alone), "RUS")) == [("otherwise", "beside", "")]


@pytest.mark.parametrize(
    ("fallen", "kind"),
    [
        ("2022-08-20", "at war"), ("2022-09-19", "at war"), ("2022-09-20", "fought"), ("2021", "fought"),
        (None, "fought"),
    ],
)  # fmt: skip
def test_who_was_attacked_itself_may_strike_for_itself(fallen: str | None, kind: str, alone: Foedus) -> None:
    told(ATTACK, STRUCK, Assertion("AZE", "attacked", "RUS", fallen))
    assert worth(owed(entry(alone), "RUS")) == [("honoured", kind, "")]
    assert ("honoured (fought the attacker, which had attacked it too)" in alone("ledger").stdout) is (kind == "at war")


def test_help_that_the_attacker_was_refused_is_told(alone: Foedus) -> None:
    told(ATTACK, Assertion("FRA", "refused-aid-to", "AZE", "2022-09-15"))
    assert [(each["worth"], each["kind"]) for each in entry(alone)["others"]] == [("otherwise", "aloof")]


def test_a_call_shortly_before_an_attack_is_for_it_and_answers_count_from_the_attack(alone: Foedus) -> None:
    told(ATTACK, CALL, STRUCK)
    found = entry(alone)
    assert len(found["calls"]) == 1
    assert (owed(found, "RUS")["days_to_call"], owed(found, "RUS")["days_to_answer"]) == (-12, 7)
    printed = alone("ledger").stdout
    assert "(2022-09-01), 12 days before" in printed and "(2022-09-20), 7 days later" in printed
    assert "12 jours avant" in alone("ledger", "--language", "fr").stdout


@pytest.mark.parametrize(("call", "counts"), [("2022-07-20", True), ("2022-07-10", False), ("2022-09-12", True)])
def test_a_call_long_before_an_attack_is_not_for_it(call: str, counts: bool, alone: Foedus) -> None:
    told(ATTACK, replace(CALL, date=call))
    assert bool(entry(alone)["calls"]) is counts


def test_a_call_in_the_time_of_an_earlier_attack_is_for_that_one(alone: Foedus) -> None:
    told(replace(ATTACK, date="2022-06-01"), ATTACK, CALL)
    first, second = json.loads(alone("ledger", "--format", "json").stdout)
    assert (len(first["calls"]), second["calls"]) == (1, [])


def test_a_call_after_somebody_elses_attack_is_for_that_one(alone: Foedus) -> None:
    told(Assertion("GEO", "attacked", "ARM", "2022-08-30"), ATTACK, CALL)
    first, second = json.loads(alone("ledger", "--format", "json").stdout)
    assert (len(first["calls"]), second["calls"]) == (1, [])


def test_a_call_that_may_be_later_than_the_attack_is_for_it_all_the_same(alone: Foedus) -> None:
    told(replace(ATTACK, date="2022-09"), ATTACK, replace(CALL, date="2022-09"))
    assert len(entry(alone)["calls"]) == 1


def test_an_answer_before_the_call_is_told_by_the_days_since_the_attack(alone: Foedus) -> None:
    told(ATTACK, replace(CALL, date="2022-09-25"), STRUCK)
    assert "(2022-09-20), 7 days later, before help was asked for" in alone("ledger").stdout
    assert "7 jours plus tard, avant tout appel à l'aide" in alone("ledger", "--language", "fr").stdout


@pytest.mark.parametrize(
    "blow", [Assertion("RUS", "attacked", "AZE", "2022-09-01"), Assertion("AZE", "attacked", "RUS", "2022-09-01")]
)
def test_a_war_with_the_attacker_that_had_begun_is_no_silence(alone: Foedus, blow: Assertion) -> None:
    told(blow, ATTACK)
    assert "Russia: defense: answered otherwise (was at war with the attacker already)" in alone("ledger").stdout
    assert "12 days before" in alone("ledger").stdout


def test_a_war_of_long_before_is_none_that_goes_on(alone: Foedus) -> None:
    told(Assertion("RUS", "attacked", "AZE", "2020-09-01"), ATTACK)
    assert "already" not in alone("ledger").stdout
