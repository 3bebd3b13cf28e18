"""What was done about a duty: which deeds and words keep it, keep it in part, are something else, or refuse it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.graph.declared import only_declared
from foedus.graph.model import Assertion

HONOURED, IN_PART, OTHERWISE, REFUSED, NONE = "honoured", "in part", "otherwise", "refused", "no answer"
UNDATED = "no dated answer"  # there are answers, but none that its date puts after the attack
COLLECTIVE = "no own answer"  # what was done, a body did of which it is a member
DISPUTED = "disputed"
# What an edge is worth as an answer, by the obligation, its relation, and whether it is to attacked or attacker.
_WORTH = {
    "defense": {
        ("deployed-forces-to", "attacked"): HONOURED,
        ("attacked", "attacker"): HONOURED,
        ("aided", "attacked"): HONOURED,
        ("mobilized-against", "attacker"): IN_PART,
        ("sanctioned", "attacker"): IN_PART,
        ("coerced", "attacker"): IN_PART,
    },
    "consultation": {
        ("consulted-with", "attacked"): HONOURED,
        ("agreed-with", "attacked"): HONOURED,
    },
}
_REFUSALS = ("refused-aid-to", "rejected")  # of help; whoever declines to help may confer all the same
# Other answers, each under a word of its own: mediated, consulted, or words only; help, where talks were owed.
HELPED = "helped"
MEDIATED, CONSULTED, WORDS = "mediated", "consulted", "words"
LATER = "later"  # a meeting too late to answer a duty to confer
OPPOSED = "opposed"  # help to the attacker, or a blow to the attacked
INVOKED = "invoked"  # it held the treaty to apply, itself or through a body
BESIDE = "beside"  # a blow at somebody else whom the attacked fights in the same time
AT_WAR = "at war"  # a blow at the attacker by one on whom that had fallen too
ALREADY = "already"  # war with the attacker that had begun before
ALOOF = "aloof"  # help that the attacker was refused
THIRD = "third"  # towards neither of the two
DECLARED, FOUGHT = "declared", "fought"  # war on the attacker, by words alone or by blows
PROMISED = "promised"
DECLINED = "declined"  # what it offered was turned down by the attacked
BEFORE = "before"  # a refusal or a promise from before the attack
HELPLESS = (DECLARED, FOUGHT, PROMISED)  # what may be done without that any help reaches the attacked
_OTHERWISE = {
    ("mediated-between", "attacked"): MEDIATED,
    ("consulted-with", "attacked"): CONSULTED,
    ("agreed-with", "attacked"): CONSULTED,
    ("cooperated-with", "attacked"): CONSULTED,
    ("aided", "attacked"): HELPED,
    ("deployed-forces-to", "attacked"): HELPED,
    ("supported", "attacked"): WORDS,
    ("pledged-aid-to", "attacked"): PROMISED,
    ("called-on", "attacked"): WORDS,
    ("called-on", "attacker"): WORDS,
    ("accused", "attacker"): WORDS,
    ("protested-against", "attacker"): WORDS,
    ("threatened", "attacker"): WORDS,
    ("refused-aid-to", "attacker"): ALOOF,
    ("attacked", THIRD): BESIDE,
    **{(relation, "attacker"): OPPOSED for relation in ("aided", "deployed-forces-to", "supported", "pledged-aid-to")},
    **{(relation, "attacked"): OPPOSED for relation in ("attacked", "sanctioned", "coerced", "mobilized-against")},
}
ANSWERS = tuple(
    dict.fromkeys(
        [*(relation for worth in _WORTH.values() for relation, _ in worth), *_REFUSALS, *(r for r, _ in _OTHERWISE)]
    )
)


@dataclass(frozen=True, slots=True)
class Answer:
    """An edge as an answer to a duty: its worth, and of another kind of answer which kind. `vague` is that it has no
    date, or one by which it may have come before the attack; then it is shown apart and settles nothing. Nor does what
    a `body` did for a member of it: a body may act by majority, or against a member's will."""

    edge: Assertion
    worth: str
    kind: str = ""
    vague: bool = False
    body: str = ""


def answer(edge: Assertion, obligation: str, towards: str) -> Answer | None:
    """What an edge is worth as an answer, towards the `attacked`, the `attacker` or a `third` whom the attacked fights
    too; None where it is none.

    What is said not to have happened is no deed: of help it is a refusal. What is planned, possible or conditional is
    none either, unless it is a promise.
    """
    if edge.modality != "actual":
        promised = edge.relation == "pledged-aid-to" and edge.polarity == "affirmed" and towards == "attacked"
        return _otherwise(edge, obligation, towards) if promised else None
    if edge.relation in _REFUSALS and towards == "attacked":
        return Answer(edge, REFUSED) if obligation == "defense" and edge.polarity == "affirmed" else None
    worth = _WORTH.get(obligation, {}).get((edge.relation, towards))
    if edge.polarity == "negated":
        return Answer(edge, REFUSED) if worth == HONOURED else None
    if worth and edge.relation == "attacked":
        return Answer(edge, IN_PART, DECLARED) if only_declared(edge) else Answer(edge, worth, FOUGHT)
    if worth:
        return Answer(edge, worth)
    return _otherwise(edge, obligation, towards)


def _otherwise(edge: Assertion, obligation: str, towards: str) -> Answer | None:
    """Another kind of answer; a promise of help is no more than words to a duty to confer."""
    kind = _OTHERWISE.get((edge.relation, towards))
    kind = WORDS if kind == PROMISED and obligation != "defense" else kind
    return Answer(edge, OTHERWISE, kind) if kind else None


def verdict(answers: Iterable[Answer]) -> str:
    """What some answers come to. Where one keeps the word and another refuses, the sources dispute it: both stand. Who
    refused before the attack and came all the same has kept it."""
    every = list(answers)
    own = [each for each in every if not each.body]
    now = [each for each in own if each.kind != BEFORE]
    found = {each.worth for each in own if not each.vague}
    if any(each.worth == REFUSED and not each.vague for each in now) and found & {HONOURED, IN_PART}:
        return DISPUTED
    none = UNDATED if own else COLLECTIVE if every else NONE
    return next((worth for worth in (HONOURED, IN_PART, REFUSED, OTHERWISE) if worth in found), none)


def claimed(edges: Iterable[Assertion]) -> tuple[str, ...]:
    """Who says so, where only speakers do; nobody where a document says any of it itself, or nothing is said."""
    speakers = [each.attributed_to for each in edges]
    return tuple(dict.fromkeys(each for each in speakers if each)) if all(speakers) else ()


def claimants(answers: Iterable[Answer], worth: str, *, vague: bool = False) -> tuple[str, ...]:
    """On whose word alone answers come to a verdict, or to a worth that is shown apart."""
    return claimed(each.edge for each in answers if each.worth == worth and each.vague is vague and not each.body)
