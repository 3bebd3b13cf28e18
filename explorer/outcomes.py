"""What came of the duties of each debtor in an attack: the verdict, on whose word, and what has no date."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from foedus.explorer.wording import Words
from foedus.graph import Assertion
from foedus.graph.answers import (
    BEFORE,
    COLLECTIVE,
    DECLINED,
    HELPLESS,
    HONOURED,
    IN_PART,
    NONE,
    OTHERWISE,
    REFUSED,
    UNDATED,
    Answer,
    claimants,
    verdict,
)
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
    for line in (each for each in entry.lines if not each.elsewhere):
        each.setdefault(line.judgement.duty.debtor, {}).setdefault(line.judgement.duty.obligation, []).append(line)
    grouped: dict[Any, tuple[list[str], list[Outcome]]] = {}
    for debtor, kinds in each.items():
        found = [_outcome(kind, lines) for kind, lines in sorted(kinds.items(), reverse=True)]
        told = tuple((o.kind, o.verdict, o.sure, tuple(a.edge.id for a in o.answers)) for o in found)
        grouped.setdefault(told, ([], found))[0].append(debtor)
    return list(grouped.values())


class Said(NamedTuple):
    """A verdict in words, for who prints it whole and for the page: where it was owed for sure, where it may not have
    been, what was done otherwise, and apart what has no date to settle it."""

    sure: str
    doubted: str
    kinds: str
    aside: str


def in_words(came: str, answers: Collection[Answer], words: Words) -> Said:
    """What answers came to in words, on whose word alone it rests."""
    every, bodies = [each for each in answers if not each.body], _bodies(answers)
    early = came == REFUSED and [each for each in every if each.worth == REFUSED]
    key = "refused_before" if early and all(each.kind == BEFORE for each in early) else came
    said = words.according_to(words.duty[key].format(_dates(early or (), words)), claimants(every, came))
    doubted = said if came in (NONE, UNDATED, COLLECTIVE) else words.duty["if_owed"].format(said)
    kinds = _qualified(came, [each for each in every if not each.vague])
    told = [_kind(each, every, words) for each in kinds]
    if {*kinds} & {*HELPLESS} and DECLINED not in kinds and not any(map(_reaches, answers)):
        told[-1:] = [f"{told[-1]}{words.duty['no_help']}"]
    otherwise = f" ({', '.join(told)})" if told else ""
    aside = _aside(came, [each for each in every if each.vague], words)
    return Said(said, doubted, otherwise, aside + "".join(_through(*each, words) for each in bodies.items()))


def _kind(kind: str, answers: Collection[Answer], words: Words) -> str:
    """What was done otherwise, in words; of a promise from before, of what day."""
    early = [each for each in answers if each.kind == kind == BEFORE and each.worth == OTHERWISE]
    return words.duty["promised_before"].format(_dates(early, words)) if early else words.duty[kind]


def _dates(answers: Iterable[Answer], words: Words) -> str:
    return words.joined(dict.fromkeys(words.when(each.edge.date) for each in answers))


def _reaches(answer: Answer) -> bool:
    """Whether it is help to the attacked itself."""
    return answer.worth == HONOURED and not answer.kind and not answer.vague


def _bodies(answers: Iterable[Answer]) -> dict[str, list[Answer]]:
    """What each body did, as if it owed that itself."""
    found: dict[str, list[Answer]] = {}
    for each in answers:
        if each.body:
            found.setdefault(each.body, []).append(replace(each, body=""))
    return found


def _through(body: str, answers: list[Answer], words: Words) -> str:
    """What came through a body, apart: its deed is not that of each member."""
    said = in_words(verdict(answers), answers, words)
    heading = words.duty["by_body"].format(words.names(body))
    return f" [{words.pair(heading, f'{said.sure}{said.kinds}{said.aside}')}]"


def verdict_text(outcome: Outcome, words: Words) -> str:
    """The verdict, on whose word alone it rests, if it was owed at all, and apart what has no date to settle it."""
    said = in_words(outcome.verdict, outcome.answers, words)
    return f"{said.sure if outcome.sure else said.doubted}{said.kinds}{said.aside}"


def note(answer: Answer) -> str:
    """The word for an answer that settles nothing: it has no date, or may have come before; none for any other."""
    return "" if not answer.vague else "vague" if answer.edge.date else "apart"


def _outcome(kind: str, lines: list[Line]) -> Outcome:
    calls = {call.id: call for line in lines for call in line.calls}
    answers = {each.edge.id: each for line in lines for each in line.answers}
    sure = any(line.judgement.verdict in (BINDING, POLITICAL) for line in lines)
    return Outcome(kind, verdict(answers.values()), tuple(calls.values()), tuple(answers.values()), sure)


def _aside(came: str, vague: list[Answer], words: Words) -> str:
    """What the answers come to that no date puts after the attack: deeds and refusals before words."""
    worths = dict.fromkeys(each.worth for each in vague if each.worth not in (OTHERWISE, came))
    found = [words.according_to(words.duty[worth], claimants(vague, worth, vague=True)) for worth in worths]
    if not found and came == UNDATED:
        found = [words.duty[kind] for kind in _kinds(vague)]
    heading = words.duty["apart_too" if "apart" in map(note, vague) else "vague_too"]
    return f" [{words.pair(heading, words.joined(found))}]" if found else ""


def _qualified(came: str, answers: Collection[Answer]) -> list[str]:
    """Of which kind the answers behind a verdict were; of help, only where all of it is of some kind."""
    if came in (OTHERWISE, REFUSED):
        return _kinds(answers)
    meant = [each.kind for each in answers if each.worth == came]
    return list(dict.fromkeys(filter(None, meant))) if came == IN_PART or all(meant) else []


def _kinds(answers: Iterable[Answer]) -> list[str]:
    return list(dict.fromkeys(each.kind for each in answers if each.worth == OTHERWISE))
