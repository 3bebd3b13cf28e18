"""What came of the duties of each debtor in an attack: the verdict, on whose word, and what has no date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from foedus.explorer.wording import Words
from foedus.graph import Assertion
from foedus.graph.answers import NONE, OTHERWISE, REFUSED, UNDATED, Answer, claimants, verdict
from foedus.graph.cases import BINDING, POLITICAL
from foedus.graph.ledgers import Entry, Line


class Outcome(NamedTuple):
    """What came of one kind of duty of a debtor, by whatever instruments it owes it."""

    kind: str
    verdict: str
    calls: tuple[Assertion, ...]
    answers: tuple[Answer, ...]
    sure: bool  # that it was owed


def outcomes(entry: Entry) -> list[tuple[list[str], list[Outcome]]]:
    """The outcomes of each debtor, one for each kind of duty; debtors of whom the same is told together."""
    each: dict[str, dict[str, list[Line]]] = {}
    for line in (each for each in entry.lines if each.answers or not each.elsewhere):
        each.setdefault(line.judgement.duty.debtor, {}).setdefault(line.judgement.duty.obligation, []).append(line)
    grouped: dict[Any, tuple[list[str], list[Outcome]]] = {}
    for debtor, kinds in each.items():
        found = [_outcome(kind, lines) for kind, lines in sorted(kinds.items(), reverse=True)]
        told = tuple((o.kind, o.verdict, o.sure, tuple(a.edge.id for a in o.answers)) for o in found)
        grouped.setdefault(told, ([], found))[0].append(debtor)
    return list(grouped.values())


def verdict_text(outcome: Outcome, words: Words) -> str:
    """The verdict, on whose word alone it rests, if it was owed at all, and apart what has no date to settle it."""
    said = words.according_to(words.duty[outcome.verdict], claimants(outcome.answers, outcome.verdict))
    if not outcome.sure and outcome.verdict not in (NONE, UNDATED):
        said = words.duty["if_owed"].format(said)
    kinds = _kinds(each for each in outcome.answers if not each.vague)
    if outcome.verdict in (OTHERWISE, REFUSED) and kinds:
        said = f"{said} ({', '.join(words.duty[kind] for kind in kinds)})"
    aside = _aside(outcome, words)
    undated = any(each.vague and not each.edge.date for each in outcome.answers)
    heading = words.duty["apart" if undated else "vague"]
    return f"{said} [{words.pair(heading, words.joined(aside))}]" if aside else said


def _outcome(kind: str, lines: list[Line]) -> Outcome:
    calls = {call.id: call for line in lines for call in line.calls}
    answers = {each.edge.id: each for line in lines for each in line.answers}
    sure = any(line.judgement.verdict in (BINDING, POLITICAL) for line in lines)
    return Outcome(kind, verdict(answers.values()), tuple(calls.values()), tuple(answers.values()), sure)


def _aside(outcome: Outcome, words: Words) -> list[str]:
    """What the answers come to that no date puts after the attack: deeds and refusals before words."""
    vague = [each for each in outcome.answers if each.vague]
    worths = dict.fromkeys(each.worth for each in vague if each.worth not in (OTHERWISE, outcome.verdict))
    found = [words.according_to(words.duty[worth], claimants(vague, worth, vague=True)) for worth in worths]
    return found if found or outcome.verdict != UNDATED else [words.duty[kind] for kind in _kinds(vague)]


def _kinds(answers: Iterable[Answer]) -> list[str]:
    return list(dict.fromkeys(each.kind for each in answers if each.worth == OTHERWISE))
