"""What answers come to: nothing that has no date settles a duty, and what one speaker says is said to be his."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from click.testing import Result

from foedus.graph import Assertion, Conditions, Document, Evidence, Node, Provision, Reading, Store, add
from foedus.graph.answers import HONOURED, OTHERWISE, Answer, claimants, claimed
from foedus.graph.answers import REFUSED as NO
from foedus.loaders.known import known

Foedus = Callable[..., Result]
ATTACK = Assertion("AZE", "attacked", "ARM", "2022-09-13")
SENT = Assertion("RUS", "deployed-forces-to", "ARM", "2022-09-20")
REFUSED = Assertion("RUS", "refused-aid-to", "ARM", "2022-10-01")
PREMIER = Node("nikol-pashinyan", "Leader")


def told(*said: Assertion) -> None:
    """A store in which a document tells all this."""
    nodes = [node for each in ("ARM", "AZE", "RUS", "FRA", "CSTO") if (node := known().node(each))]
    with Store.open("foedus.db", create=True) as store:
        evidence = (Evidence("d", 0, 1, "x"),)
        whole = tuple(replace(each, evidence=evidence) for each in said)
        add(store, Reading(Document("d", published="2022-12-01"), (*nodes, PREMIER), whole))


def owed(foedus: Foedus, treaty: str = "") -> dict[str, Any]:
    """Russia's duty of defence in the ledger, by one treaty where it is named."""
    entry, *_ = json.loads(foedus("ledger", "--format", "json").stdout)
    found = [each for each in entry["duties"] if (each["debtor"], each["obligation"]) == ("RUS", "defense")]
    found = [each for each in found if treaty in ("", each["treaty"])]
    assert found
    return dict(found[0])


def answered(foedus: Foedus, language: str = "en") -> str:
    """The line that says what came of Russia's duties."""
    name = {"en": "    Russia: ", "fr": "    Russie : "}[language]
    printed = foedus("ledger", "--language", language).stdout.splitlines()
    return next(line for line in printed if line.startswith(name))


@pytest.mark.parametrize("deed", [SENT, REFUSED])
@pytest.mark.parametrize("date", [None, "2021/2022-09-12", "2022"])
def test_what_no_date_puts_after_the_attack_settles_nothing(deed: Assertion, date: str | None, alone: Foedus) -> None:
    told(ATTACK, replace(deed, date=date))
    found = owed(alone)
    if date == "2021/2022-09-12":
        assert (found["verdict"], found["answers"]) == ("no answer", [])
    else:
        assert found["verdict"] == "no dated answer"
        assert [each["vague"] for each in found["answers"]] == [True]
        assert "defense: no dated answer in these sources [" in answered(alone)


def test_an_undated_answer_is_shown_apart_from_the_dated_one(alone: Foedus) -> None:
    told(ATTACK, replace(SENT, date=None), REFUSED)
    assert owed(alone)["verdict"] == "refused"
    assert "defense: refused [also told, without a date: honoured]" in answered(alone)
    assert "défense : refusé [dit aussi, sans date : honoré]" in answered(alone, "fr")


def test_a_verdict_says_on_whose_word_alone_it_rests(alone: Foedus) -> None:
    said = replace(REFUSED, attributed_to=PREMIER.id)
    told(ATTACK, said)
    assert owed(alone)["according_to"] == PREMIER.id
    assert "defense: refused, according to nikol-pashinyan" in answered(alone)
    told(ATTACK, said, replace(said, date="2022-10-02", attributed_to=None))
    assert owed(alone)["according_to"] == ""
    assert "defense: refused;" in answered(alone)


def test_an_attack_that_only_a_party_tells_of_is_its_claim(alone: Foedus) -> None:
    told(replace(ATTACK, attributed_to="ARM"))
    assert alone("ledger").stdout.startswith("1. Armenia attacked by Azerbaijan, 2022-09-13, according to Armenia\n")
    told(replace(ATTACK, attributed_to="ARM"), ATTACK)
    assert alone("ledger").stdout.startswith("1. Armenia attacked by Azerbaijan, 2022-09-13\n")


def test_who_claims_it_is_nobody_where_a_document_says_so_itself() -> None:
    assert claimed([]) == ()
    assert claimed([replace(SENT, attributed_to="RUS"), replace(SENT, attributed_to="ARM")]) == ("RUS", "ARM")
    assert claimed([replace(SENT, attributed_to="RUS"), SENT]) == ()


def test_a_verdict_rests_on_the_word_behind_its_own_answers_alone() -> None:
    said = [
        Answer(replace(REFUSED, attributed_to="RUS"), NO),
        Answer(replace(REFUSED, attributed_to="ARM"), NO, vague=True),
        Answer(SENT, OTHERWISE),
        Answer(SENT, HONOURED, vague=True),
    ]
    assert claimants(said, NO) == ("RUS",)
    assert claimants(said, NO, vague=True) == ("ARM",)


def test_what_others_did_without_a_date_is_vague_too(alone: Foedus) -> None:
    told(ATTACK, replace(SENT, source="FRA", date=None), replace(SENT, source="FRA"))
    entry, *_ = json.loads(alone("ledger", "--format", "json").stdout)
    assert sorted(each["vague"] for each in entry["others"]) == [False, True]


def judged(foedus: Foedus, *case: str) -> Iterator[tuple[str, str, list[str]]]:
    """Treaty, verdict and reasons of what a case calls up."""
    for line in foedus("obligations", *case, "--format", "jsonl").stdout.splitlines():
        record = json.loads(line)
        yield record["treaty"], record["verdict"], [each["phrase"] for each in record["reasons"]]


def test_a_duty_with_another_trigger_is_open_and_names_it(alone: Foedus) -> None:
    case = ("Serbia", "--attacked-by", "Austria-Hungary", "--as-of", "1914-07-28", "--kind", "neutrality")
    found = {treaty: (verdict, reasons) for treaty, verdict, reasons in judged(alone, *case)}
    verdict, reasons = found["greco-serbian-alliance-1913"]
    assert verdict == "open"
    assert reasons == ["whether this holds: it declares war itself without prior agreement"]


def test_a_political_commitment_binds_nobody_by_law(alone: Foedus) -> None:
    case = ("Armenia", "--attacked-by", "Azerbaijan", "--as-of", "2022-09-13", "--kind", "nonaggression")
    verdicts = {treaty: verdict for treaty, verdict, _ in judged(alone, *case)}
    assert verdicts["helsinki-final-act"] == "political"
    assert verdicts["cis-charter"] == "binding"
    followed = alone("cascade", "--attack", "Armenia", "--by", "Azerbaijan", "--as-of", "2022-09-13").stdout
    assert "Helsinki" not in followed and "Collective Security Treaty" in followed
    owed = ("list", "--as-of", "2023-09-01", "--relation", "owes-consultation-to", "--source")
    assert "owes consultation to Japan" in alone(*owed, "USA", "--target", "JPN").stdout
    assert alone(*owed, "KOR", "--target", "JPN").stdout == ""  # of Camp David alone
    path = ("path", "KOR", "JPN", "--as-of", "2023-09-01", "--relation", "owes-consultation-to")
    assert "2 hops" in alone(*path).stdout
    shown = alone("obligations", "Japan", "--as-of", "2023-09-01", "--kind", "consultation").stdout
    assert "a political commitment, not a legal one" in shown


def promised(*said: Assertion) -> None:
    """A store in which two states promise each other help politically, and by law to confer."""
    pact = (Provision("1", "defense", conditions=Conditions(political=True)), Provision("2", "consultation"))
    nodes = [node for each in ("ARM", "AZE", "KAZ") if (node := known().node(each))]
    treaty = Node("pact", "Treaty", attributes={"in_force": "2000"}, provisions=pact)
    bound = [Assertion(state, "party-to", "pact", "2000/..") for state in ("AZE", "KAZ")]
    whole = tuple(replace(each, evidence=(Evidence("d", 0, 1, "x"),)) for each in (*bound, *said))
    with Store.open("foedus.db", create=True) as store:
        add(store, Reading(Document("d", published="2022-12-01"), (*nodes, treaty), whole))


def test_help_that_is_promised_politically_brings_nobody_in(alone: Foedus) -> None:
    promised()
    case = ("Azerbaijan", "--attacked-by", "Armenia", "--as-of", "2022-12-01")
    assert ("pact", "political", []) in list(judged(alone, *case, "--kind", "defense"))
    followed = alone("cascade", "--attack", "Azerbaijan", "--by", "Armenia", "--as-of", "2022-12-01").stdout
    comes, stops = followed.split("Where it stops", 1)
    assert "pact" not in comes and "pact" in stops


def test_a_political_promise_stays_one_in_the_ledger_whoever_began(alone: Foedus) -> None:
    began, attack = replace(ATTACK, date="2022-11-30"), Assertion("ARM", "attacked", "AZE", "2022-12-01")
    promised(began, attack, Assertion("KAZ", "deployed-forces-to", "AZE", "2022-12-02"))
    entries = json.loads(alone("ledger", "--format", "json").stdout)
    (entry,) = [each for each in entries if each["attacked"]["id"] == "AZE"]
    assert entry["begun_by"]
    (binds,) = {each["binds"] for each in entry["duties"] if (each["treaty"], each["article"]) == ("pact", "1")}
    assert binds == "political"
    assert "Kazakhstan: defense: honoured;" in alone("ledger").stdout


def test_dyad_years_count_what_is_owed_by_law(alone: Foedus) -> None:
    promised()
    assert "705,373,2010,0,0,0,0,1\n" in alone("export", "dyad-years", "-o", "-").stdout


@pytest.mark.parametrize("relation", ["deployed-forces-to", "supported", "refused-aid-to"])
def test_what_a_body_did_decides_for_none_of_its_members(alone: Foedus, relation: str) -> None:
    told(ATTACK, Assertion("CSTO", relation, "ARM", "2022-09-20"))
    found = owed(alone, "collective-security-treaty")
    assert (found["verdict"], [each["body"] for each in found["answers"]]) == ("no own answer", ["CSTO"])
    assert "defense: no answer of its own in these sources [through the Collective Security" in answered(alone)
    assert "pas de réponse propre dans ces sources [par l'Organisation du traité" in answered(alone, "fr")
    told(ATTACK, SENT, Assertion("CSTO", relation, "ARM", "2022-09-20"))
    assert owed(alone, "collective-security-treaty")["verdict"] == "honoured"
    assert "[through the Collective" in answered(alone)


def test_the_leader_of_a_member_acts_for_the_member_and_that_of_the_body_for_the_body(alone: Foedus) -> None:
    head = replace(SENT, source=PREMIER.id)
    told(ATTACK, head, Assertion(PREMIER.id, "leads", "CSTO"))
    assert owed(alone, "collective-security-treaty")["answers"][0]["body"] == "CSTO"
    told(ATTACK, head, Assertion(PREMIER.id, "leads", "CSTO"), Assertion(PREMIER.id, "leads", "RUS"))
    assert owed(alone, "collective-security-treaty")["answers"][0]["body"] == ""


@pytest.mark.parametrize(("date", "verdict"), [("2022-11-12", "honoured"), ("2022-11-13", "otherwise")])
def test_a_meeting_answers_a_duty_to_confer_within_sixty_days(alone: Foedus, date: str, verdict: str) -> None:
    told(ATTACK, Assertion("RUS", "consulted-with", "ARM", date))
    entry, *_ = json.loads(alone("ledger", "--format", "json").stdout)
    found = {e["verdict"] for e in entry["duties"] if (e["debtor"], e["obligation"]) == ("RUS", "consultation")}
    assert found == {verdict}
    late = verdict == "otherwise"
    assert ("consultation: answered otherwise (a later meeting)" in answered(alone)) == late
    assert ("consultation : répondu autrement (rencontre plus tardive)" in answered(alone, "fr")) == late


def test_the_sixty_days_count_from_the_call(alone: Foedus) -> None:
    call = Assertion("ARM", "requested-aid-from", "RUS", "2022-10-01")
    told(ATTACK, call, Assertion("RUS", "consulted-with", "ARM", "2022-11-13"))
    assert "consultation: honoured" in answered(alone)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", "Armenia, Azerbaijan, Belarus, Georgia, Kazakhstan, Kyrgyzstan, Tajikistan, Uzbekistan"),
        ("fr", "Arménie, Azerbaïdjan, Biélorussie, Géorgie, Kazakhstan, Kirghizistan, Ouzbékistan, Tadjikistan"),
    ],
)
def test_states_are_listed_by_their_names(alone: Foedus, language: str, names: str) -> None:
    asked = ("obligations", "Russia", "--as-of", "1994", "--kind", "defense", "--language", language)
    printed = alone(*asked).stdout.replace("\xa0", " ")
    assert f"{'uncertain for' if language == 'en' else 'incertain pour'} {names}" in printed
