"""Who asked for help, by when, and that the command, the ledger and the page count it alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from click.testing import Result

from foedus.explorer.knowledge import knowledge_of
from foedus.explorer.page.law import Law
from foedus.graph import Assertion, Document, Evidence, Reading, Store, add, to_networkx
from foedus.loaders.known import known

Foedus = Callable[..., Result]
CALL = Assertion("ARM", "requested-aid-from", "CSTO", "2022-09-14")
CASE = ("obligations", "ARM", "--attacked-by", "AZE", "--kind", "defense", "--format", "jsonl", "--as-of")


def told(*calls: Assertion, published: str = "2022-10-01") -> None:
    """A store in which a document tells of an attack and of some calls."""
    said = [Assertion("AZE", "attacked", "ARM", "2022-09-13"), *calls]
    nodes = [
        node for each in ("ARM", "AZE", "RUS", "CSTO", "collective-security-treaty") if (node := known().node(each))
    ]
    with Store.open("foedus.db", create=True) as store:
        story = Document("d", published=published)
        evidence = (Evidence("d", 0, 1, "x"),)
        add(store, Reading(story, tuple(nodes), tuple(replace(each, evidence=evidence) for each in said)))


def judged(foedus: Foedus, as_of: str, debtor: str = "RUS") -> tuple[str, list[bool]]:
    """How the Collective Security Treaty binds a state to Armenia, and the calls beside it: made in time, or not."""
    groups = map(json.loads, foedus(*CASE, as_of).stdout.splitlines())
    mine = [g for g in groups if g["treaty"] == "collective-security-treaty" and "provision" in g]
    (found,) = [each for each in mine if any(one["id"] == debtor for one in each["debtors"])]
    return found["verdict"], [call["in_time"] for call in found["calls"]]


def ledger(foedus: Foedus) -> set[str]:
    (entry,) = json.loads(foedus("ledger", "--format", "json").stdout)
    lines = [each for each in entry["duties"] if each["treaty"] == "collective-security-treaty"]
    return {each["binds"] for each in lines if each["obligation"] == "defense"}


def page() -> dict[str, int]:
    with Store.open("foedus.db") as store:
        (attack,) = Law(knowledge_of(store, "en"), to_networkx(store)).block()["attacks"]
    asked: dict[str, int] = attack["asked"]
    return asked


def test_a_request_counts_from_its_day(alone: Foedus) -> None:
    told(CALL)
    assert judged(alone, "2022-09-13") == ("open", [False])
    assert judged(alone, "2022-09-14") == ("binding", [True])
    assert judged(alone, "2022-10") == ("binding", [True])
    assert ledger(alone) == {"binding"}
    assert page()["collective-security-treaty RUS"] == 20220914


def test_a_vague_request_counts_from_the_last_day_it_may_be_of(alone: Foedus) -> None:
    told(replace(CALL, date="2022-09"))
    assert judged(alone, "2022-09-29") == ("open", [False])
    assert judged(alone, "2022-09-30") == ("binding", [True])


def test_what_is_told_has_happened(alone: Foedus) -> None:
    told(replace(CALL, date="2022"), published="2022-09-15")
    assert judged(alone, "2022-09-14") == ("open", [False])
    assert judged(alone, "2022-09-15") == ("binding", [True])


def test_an_undated_request_counts_from_the_day_of_its_document(alone: Foedus) -> None:
    told(replace(CALL, date=None))
    assert judged(alone, "2022-09-30") == ("open", [False])
    assert judged(alone, "2022-10-01") == ("binding", [True])


@pytest.mark.parametrize("call", [replace(CALL, modality="planned"), replace(CALL, polarity="negated")])
def test_what_was_not_done_is_no_request(call: Assertion, alone: Foedus) -> None:
    told(call)
    assert judged(alone, "2022-10-01")[0] == "open"
    assert ledger(alone) == {"open"}
    assert page() == {}


def test_who_invokes_the_treaty_asks_all_and_who_asks_one_asks_one(alone: Foedus) -> None:
    told(replace(CALL, target="RUS"))
    assert [judged(alone, "2022-10-01", each)[0] for each in ("RUS", "KAZ")] == ["binding", "open"]
    told(replace(CALL, target="RUS"), replace(CALL, relation="invoked", target="collective-security-treaty"))
    assert [judged(alone, "2022-10-01", each)[0] for each in ("RUS", "KAZ")] == ["binding", "binding"]


def test_a_call_about_another_attack_does_not_count(alone: Foedus) -> None:
    told(CALL)
    assert judged(alone, "2024-01-01")[0] == "open"
    other = alone("obligations", "ARM", "--attacked-by", "TUR", "--as-of", "2022-09-14", "--language", "en").stdout
    assert "open: whether Armenia asked for it" in other and "Asked" not in other


def test_calls_are_printed_with_their_evidence(alone: Foedus) -> None:
    told(CALL, replace(CALL, date="2022-09-20", target="RUS"))
    printed = alone(*CASE[:6], "--as-of", "2022-09-14", "--language", "en").stdout
    asked = printed.partition("\nAsked\n")[2].splitlines()
    assert asked[0].endswith("Armenia requested aid from the Collective Security Treaty Organization (2022-09-14)")
    assert asked[1] == "    “x” — 2022-10-01 [d]"
    assert asked[2].endswith("Armenia requested aid from Russia (2022-09-20), perhaps only after that day")
    assert f"    asked for: {asked[0].split()[0]}\n" in printed


@pytest.mark.parametrize("most", [1, 8])
def test_a_page_of_a_few_instruments_carries_those_that_attacks_call_up(
    most: int, alone: Foedus, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(CALL)
    monkeypatch.setattr("foedus.explorer.page.law._MOST_INSTRUMENTS", most)
    with Store.open("foedus.db") as store:
        block = Law(knowledge_of(store, "en"), to_networkx(store)).block()
    (attack,) = block["attacks"]
    carried = [block["names"]["id"][place] for place in block["instruments"]["id"]]
    assert len(carried) == most
    assert {carried[line[0]] for line in attack["lines"]} >= ({"collective-security-treaty"} if most > 1 else set())
    assert attack["lines"]
