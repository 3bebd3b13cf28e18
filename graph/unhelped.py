"""Whom somebody asked for help that gave none, as far as documents tell: it refused, did something else, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.graph.answers import ANSWERS, DISPUTED, HONOURED, IN_PART, Answer, answer, verdict
from foedus.graph.attacks import WITHIN, Attacks
from foedus.graph.beginnings import NEAR, shifted
from foedus.graph.cases import ATTACKED, ATTACKER
from foedus.graph.dates import FOREVER_AGO, Interval, interval
from foedus.graph.deeds import turned
from foedus.graph.edges import Filter, select
from foedus.graph.model import Assertion

_GIVEN = (HONOURED, IN_PART)


@dataclass(frozen=True, slots=True)
class Unhelped:
    """Who was asked, with the calls, what it did instead, and what that comes to."""

    asked: str
    calls: tuple[Assertion, ...]
    answers: tuple[Answer, ...]
    verdict: str


def unhelped(attacks: Attacks, whom: str) -> list[Unhelped]:
    """Those whom one actor asked for help, and of whom no help is told from shortly before on."""
    wanted = Filter(sources=tuple(attacks.voices.of(whom)), relations=("requested-aid-from",), polarity="affirmed",
                    modality="actual")  # fmt: skip
    called: dict[str, list[Assertion]] = {}
    for call in select(attacks.store, wanted):
        called.setdefault(attacks.voices.owner(call.target), []).append(call)
    made = [_made(attacks, whom, asked, calls) for asked, calls in sorted(called.items()) if asked != whom]
    return [each for each in made if each.verdict != DISPUTED and not any(a.worth in _GIVEN for a in each.answers)]


def _made(attacks: Attacks, whom: str, asked: str, calls: list[Assertion]) -> Unhelped:
    told = [each for each in attacks.told(frozenset({whom})) if each.attacked == whom]
    since = [interval(call.date) for call in calls if call.date]
    attackers = {each.attacker for each in told if any(each.calling.overlaps(days) for days in since)}
    ends = [(ATTACKED, whom), *((ATTACKER, each) for each in sorted(attackers - {asked}))]
    wanted = Filter(nodes=tuple(attacks.voices.of(asked)), relations=ANSWERS)
    found = []
    for edge in select(attacks.store, wanted):
        for towards, owner in ends:
            voices = attacks.voices.of(owner)
            mine = turned(edge, voices)
            if mine.target in voices and attacks.voices.owner(mine.source) == asked:
                found.append(answer(mine, "defense", towards))
    answers = tuple(each for each in found if each and _answers(each, calls))
    return Unhelped(asked, tuple(calls), answers, verdict(answers))


def _answers(made: Answer, calls: list[Assertion]) -> bool:
    return _may_help(made.edge, calls) if made.worth in _GIVEN else _about(made.edge, calls)


def _may_help(edge: Assertion, calls: list[Assertion]) -> bool:
    """Whether what was given may have been for one of some calls, late or shortly before it."""
    begun = min((interval(call.date).start for call in calls), default=FOREVER_AGO)
    return begun == FOREVER_AGO or interval(edge.date).end >= shifted(begun, -NEAR)


def _about(edge: Assertion, calls: list[Assertion]) -> bool:
    """Whether an edge is of the year after one of some calls, or without a date in a document of one of them."""
    days = interval(edge.date)
    if days.start == FOREVER_AGO:
        return any({p.document for p in edge.evidence} & {p.document for p in call.evidence} for call in calls)
    spans = (interval(call.date) for call in calls if call.date)
    return any(Interval(span.start, shifted(span.end, WITHIN)).overlaps(days) for span in spans)
