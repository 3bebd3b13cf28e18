"""An entry of the ledger in words: the attack, what was owed, who was asked, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from foedus.explorer.cases import reason
from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.knowledge import shown
from foedus.explorer.output import Heading
from foedus.graph import Assertion
from foedus.graph.answers import NONE, OTHERWISE, REFUSED, Answer, verdict
from foedus.graph.attacks import Attack
from foedus.graph.cases import BINDING, Case
from foedus.graph.dates import Interval, interval
from foedus.graph.ledgers import Entry, Line, days_between


def asked(attack: Attack, calls: Iterable[Assertion]) -> Interval:
    """From when an answer is counted: from the first call, or where there was none, from the attack."""
    days = [interval(call.date) for call in calls if call.modality == "actual" and call.date]
    return min(days) if days else attack.days


class _Outcome(NamedTuple):
    """What came of one kind of duty of a debtor, by whatever instruments it owes it."""

    kind: str
    verdict: str
    calls: tuple[Assertion, ...]
    answers: tuple[Answer, ...]
    sure: bool  # that it was owed


def _outcome(kind: str, lines: list[Line]) -> _Outcome:
    calls = {call.id: call for line in lines for call in line.calls}
    answers = {each.edge.id: each for line in lines for each in line.answers}
    sure = any(line.judgement.verdict == BINDING for line in lines)
    return _Outcome(kind, verdict(answers.values()), tuple(calls.values()), tuple(answers.values()), sure)


class Told:
    """One entry for people; its number counts from 1."""

    def __init__(self, number: int, entry: Entry, say: DutyPhrases) -> None:
        self.number, self.entry, self.say, self.words = number, entry, say, say.words
        self.attack = entry.attack
        self.case = Case(self.attack.attacked, (self.attack.attacker,), self.attack.days)

    def lines(self) -> Iterator[str]:
        """The attack, the duty, the call, the deed."""
        if self.number > 1:
            yield ""
        yield Heading(
            self.words.duty["attacked"].format(
                self.number,
                self.words.names(self.attack.attacked),
                self.words.names(self.attack.attacker),
                self._when(),
            )
        )
        yield from self._edges(self.attack.edges)
        for edge in self.attack.denied:
            yield f"  {self.words.duty['denied']}:"
            yield from self._edges([edge])
        if self.entry.begun:
            yield f"  {self.words.duty['begun']}"
            yield from self._edges(self.entry.begun)
        yield from self._owed()
        yield from self._own()
        yield f"  {self.words.duty['asked_heading']}"
        yield from self._dated(self.entry.calls, self.attack.days)
        yield from () if self.entry.calls else [f"    {self.words.duty['none_asked']}"]
        yield from self._answered()
        if self.entry.others:
            yield f"  {self.words.duty['others_heading']}"
            yield from self._dated((each.edge for each in self.entry.others), self.attack.days)

    def _when(self) -> str:
        days = shown(self.attack.days)
        return days if self.attack.dated else self.words.duty["no_date"].format(days)

    def _owed(self) -> Iterator[str]:
        yield f"  {self.words.duty['owed_heading']}"
        at_home = [line for line in self.entry.lines if not line.elsewhere]
        for lines in _grouped(at_home, lambda line: (line.judgement.verdict, line.judgement.reasons)):
            judgement = lines[0].judgement
            duty = judgement.duty
            debtors = ", ".join(self.words.label(line.judgement.duty.debtor) for line in lines)
            article = self.say.clause(duty.clause.provision)
            treaty = f"{self.words.label(duty.instrument.id)} ({duty.instrument.id}), {article}"
            said = self.words.pair(self.words.duty[judgement.verdict], self.words.pair(debtors, treaty))
            yield f"    {said}"
            for each in judgement.reasons:
                mark = self.words.duty["why" if each.settled else "hangs_on"]
                yield f"      {mark}{reason(each, judgement, self.case, self.say)}"
        yield from () if at_home else [f"    {self.words.duty['none_owed']}"]
        if treaties := self._elsewhere():
            elsewhere = self.words.duty["elsewhere"].format(self.words.names(self.attack.attacked))
            yield f"    {self.words.pair(elsewhere, treaties)}"

    def _elsewhere(self) -> str:
        """The treaties that would bind only if the attack was in an area outside the homeland of the attacked."""
        duties = [line.judgement.duty for line in self.entry.lines if line.elsewhere]
        told = {
            f"{self.words.label(each.instrument.id)}, {self.words.article(each.clause.provision.article)}": None
            for each in duties
        }
        return self.words.joined(told)

    def _own(self) -> Iterator[str]:
        named = dict.fromkeys(
            f"{self.words.label(each.duty.instrument.id)}, {self.say.clause(each.duty.clause.provision)}"
            for each in self.entry.own
        )
        if named:
            yield f"  {self.words.duty['own_heading']}"
            yield from (f"    {each}" for each in named)

    def _answered(self) -> Iterator[str]:
        yield f"  {self.words.duty['answered_heading']}"
        for debtors, lines in self._by_debtors():
            told = dict.fromkeys(self.words.pair(self.say.obligation(each.kind), self._verdict(each)) for each in lines)
            yield f"    {self.words.pair(', '.join(map(self.words.label, debtors)), self.words.joined(told))}"
            answers = {answer.edge.id: answer for each in lines for answer in each.answers}
            since = asked(self.attack, [call for each in lines for call in each.calls])
            yield from (f"  {line}" for line in self._dated((each.edge for each in answers.values()), since))

    def _by_debtors(self) -> list[tuple[list[str], list[_Outcome]]]:
        """The outcomes of each debtor, one for each kind of duty; debtors of whom the same is told together."""
        each: dict[str, dict[str, list[Line]]] = {}
        for line in (each for each in self.entry.lines if each.answers or not each.elsewhere):
            each.setdefault(line.judgement.duty.debtor, {}).setdefault(line.judgement.duty.obligation, []).append(line)
        grouped: dict[Any, tuple[list[str], list[_Outcome]]] = {}
        for debtor, kinds in each.items():
            outcomes = [_outcome(kind, lines) for kind, lines in sorted(kinds.items(), reverse=True)]
            told = tuple((o.kind, o.verdict, o.sure, tuple(a.edge.id for a in o.answers)) for o in outcomes)
            grouped.setdefault(told, ([], outcomes))[0].append(debtor)
        return list(grouped.values())

    def _verdict(self, outcome: _Outcome) -> str:
        said = self.words.duty[outcome.verdict]
        if not outcome.sure and outcome.verdict != NONE:
            said = self.words.duty["if_owed"].format(said)
        kinds = dict.fromkeys(each.kind for each in outcome.answers if each.worth == OTHERWISE and not each.vague)
        if outcome.verdict in (OTHERWISE, REFUSED) and kinds:
            return f"{said} ({', '.join(self.words.duty[kind] for kind in kinds)})"
        return said

    def _dated(self, edges: Iterable[Assertion], since: Interval) -> Iterator[str]:
        for edge in sorted(edges, key=lambda each: interval(each.date)):
            later = self._later(since, edge)
            yield f"    {edge.id}  {self.words.sentence(edge)}{f', {later}' if later else ''}"
            yield from (f"      {self.words.evidence(piece)}" for piece in edge.evidence[:1])

    def _later(self, since: Interval, edge: Assertion) -> str:
        number = days_between(since, interval(edge.date)) if self.attack.dated else None
        vague = any(each.vague and each.edge.id == edge.id for line in self.entry.lines for each in line.answers)
        if vague or (interval(edge.date).start < since.start and edge.date):
            return self.words.duty["vague"]
        if number is None:
            return ""
        return self.words.duty[f"days_{number}" if number < 2 else "days_more"].format(number)

    def _edges(self, edges: Iterable[Assertion]) -> Iterator[str]:
        for edge in edges:
            yield f"    {edge.id}  {self.words.sentence(edge)}"
            yield from (f"      {self.words.evidence(piece)}" for piece in edge.evidence[:1])


def _grouped(lines: Iterable[Line], alike: Any) -> list[list[Line]]:
    """Lines of one clause that come out alike, whoever the debtor is."""
    groups: list[tuple[Any, list[Line]]] = []
    for line in lines:
        key = (id(line.judgement.duty.clause), alike(line))
        same = next((group for known, group in groups if known == key), None)
        if same is None:
            groups.append((key, [line]))
        else:
            same.append(line)
    return [group for _, group in groups]
