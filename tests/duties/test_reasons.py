"""Why a duty does not bind: each reason names what failed in this case, and is true of it."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from click.testing import Result

from foedus.graph.book import Book
from foedus.graph.cases import ATTACKED, ATTACKER, NOT_BINDING, OPEN, Case, Judgement, Reason
from foedus.graph.court import Court
from foedus.graph.dates import interval
from foedus.loaders.known import known
from foedus.loaders.tables import tables

Foedus = Callable[..., Result]
COURT = Court(Book(tables()), known().areas)
STATES = ["FRA", "DEU", "cow-auh", "RUS", "ITA", "GBR", "SRB", "BEL", "POL", "USA", "JPN", "BGR", "ROU", "HUN", "SUN"]


def judged(attacked: str, *attackers: str, day: str) -> list[Judgement]:
    return COURT.judge(Case(attacked, attackers, interval(day)))


def reasons(judgements: list[Judgement], treaty: str, article: str) -> set[tuple[Reason, ...]]:
    return {
        each.reasons
        for each in judgements
        if each.side == ATTACKED and each.duty.instrument.id == treaty and each.duty.clause.provision.article == article
    }


def test_an_attacker_that_the_text_names_is_not_told_to_be_another() -> None:
    alone = reasons(judged("cow-auh", "RUS", day="1914-08-06"), "triple-alliance-treaty-1882", "III")
    (refused, *_) = next(iter(alone))
    assert refused == Reason("adversaries", ("2", "FRA", "GBR", "RUS"), about=("RUS",))
    both = judged("cow-auh", "RUS", "FRA", day="1914-08-06")
    assert all(
        each.verdict == OPEN and [reason.name for reason in each.reasons] == ["unprovoked"]
        for each in both
        if (each.duty.instrument.id, each.duty.clause.provision.article) == ("triple-alliance-treaty-1882", "III")
        and each.side == ATTACKED
    )


@pytest.mark.parametrize(
    ("attacked", "attacker", "day", "treaty"),
    [
        ("UKR", "RUS", "2022-02-24", "russia-iran-treaty-2001"),
        ("UKR", "RUS", "2026-01-10", "iran-russia-treaty-2025"),
        ("DEU", "FRA", "1914-08-07", "prinetti-barrere-agreement"),
    ],
)
def test_neutrality_towards_the_victim_of_an_attack_is_not_owed_to_whoever_attacks(
    attacked: str, attacker: str, day: str, treaty: str
) -> None:
    found = [each for each in judged(attacked, attacker, day=day) if each.duty.instrument.id == treaty]
    owed = [each for each in found if each.side == ATTACKER and each.duty.obligation == "neutrality"]
    assert owed
    assert {each.verdict for each in owed} == {NOT_BINDING}


def test_a_reason_is_true_of_its_case() -> None:
    chance = random.Random(6)
    told = 0
    for _ in range(300):
        attacked, *attackers = chance.sample(STATES, chance.choice([2, 2, 3]))
        for each in judged(attacked, *attackers, day=str(chance.randint(1850, 1990))):
            enemies = {*attackers} if each.side == ATTACKED else {attacked}
            for reason in each.reasons:
                told += is_true(reason, enemies, each.duty.creditor)
    assert told > 300


def is_true(reason: Reason, enemies: set[str], creditor: str) -> bool:
    """Whether it is one of those that name states; fails where what it says of them is not so."""
    named = {*(reason.values[1:] if reason.name == "adversaries" else reason.values)}
    if reason.name == "adversary":
        assert enemies == {*reason.about} and not enemies & named and creditor not in named
    elif reason.name == "adversaries":
        assert 0 < len(reason.about) < int(reason.values[0]) and {*reason.about} <= enemies
    elif reason.name in ("unprovoked", "armed_attack") and reason.settled:
        assert enemies == {*reason.about} and creditor not in enemies
    else:
        return False
    return True


def test_where_but_a_part_of_a_homeland_lies_in_an_area_the_place_stays_open() -> None:
    """The territories of one party to the pact of 1953 lie in the Pacific in part, those of the other as a whole."""
    by_attacked = {
        attacked: reasons(judged(attacked, "PRK", day="1999-06-15"), "us-korea-treaty-1953", "III")
        for attacked in ("USA", "KOR")
    }
    assert by_attacked == {"USA": {(Reason("place", ("pacific-territories",), settled=False),)}, "KOR": {()}}


def test_an_attacker_that_is_no_party_is_enough() -> None:
    """Where another attacker may be a party, the text is against the first all the same."""
    chance, met = random.Random(9), set()
    for _ in range(300):
        attacked, *attackers = chance.sample(STATES, 3)
        days = interval(str(chance.randint(1850, 1990)))
        for each in COURT.judge(Case(attacked, tuple(attackers), days)):
            conditions, holds = each.duty.clause.provision.conditions, each.duty.span.on(days)
            if each.side != ATTACKED or each.duty.obligation != "defense" or conditions.adversary or holds == "no":
                continue
            party = {who: each.duty.instrument.party(who).on(days) for who in attackers}
            told = {reason.settled: {*reason.values} for reason in each.reasons if reason.name == "attacker-is-party"}
            unsure = {who for who, when in party.items() if when == "uncertain"}
            wanted = {} if "no" in party.values() else {False: unsure} if unsure else {True: {*attackers}}
            assert told == wanted or each.verdict == NOT_BINDING
            met.add(frozenset(party.values()))
    assert {frozenset({"no", "uncertain"}), frozenset({"yes"}), frozenset({"no"})} <= met


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "it holds against France, the United Kingdom, Russia and takes at least 2 adversaries; here there is "
                "only Russia",
                "it holds against Russia and takes at least 2 adversaries; here there is only Russia",
            ],
        ),
        (
            "fr",
            [
                "il vaut contre la France, le Royaume-Uni, la Russie, et il y faut au moins 2 adversaires ; ici, il "
                "n'y a que la Russie",
                "il vaut contre la Russie, et il y faut au moins 2 adversaires ; ici, il n'y a que la Russie",
            ],
        ),
    ],
)
def test_the_reason_in_words(alone: Foedus, language: str, said: list[str]) -> None:
    case = ("Austria-Hungary", "--as-of", "1914-08-06", "--attacked-by", "Russia")
    printed = alone("obligations", *case, "--language", language).stdout.replace("\xa0", " ")
    for each in said:
        assert each in printed


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "it is not Russia that is attacked here, but Ukraine"),
        ("fr", "ce n'est pas la Russie qu'on attaque ici, mais l'Ukraine"),
    ],
)
def test_help_owed_to_the_attacker_only_if_it_is_attacked(alone: Foedus, language: str, said: str) -> None:
    case = ("Ukraine", "--as-of", "2022-02-24", "--attacked-by", "Russia")
    assert said in alone("obligations", *case, "--language", language).stdout


def test_whoever_the_text_is_not_against_is_named(alone: Foedus) -> None:
    printed = alone("obligations", "Germany", "--as-of", "1932", "--attacked-by", "Poland", "--language", "en").stdout
    assert "it holds only against France, Belgium, not against Poland" in printed


def test_where_the_source_ends_before_it_says_so_rather_than_that_dates_are_vague(alone: Foedus) -> None:
    asked = ("obligations", "Norway", "--attacked-by", "Russia", "--as-of", "2090-01-01")
    told = alone(*asked).output
    assert "open: the gazetteer ends on 20" in told
    assert "; it was in force until then, and an end may have come since" in told
    assert "not precise enough" not in told and "the source was written before" not in told
