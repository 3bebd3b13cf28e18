"""An entry of the ledger in words: the attack, what was owed, who was asked, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from foedus.explorer.cases import mark_of, reason
from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.knowledge import shown
from foedus.explorer.outcomes import outcomes, verdict_text
from foedus.explorer.output import Heading
from foedus.graph import Assertion
from foedus.graph.answers import claimed
from foedus.graph.dates import Interval, interval
from foedus.graph.ledgers import Entry, Line, asked, days_between


class Told:
    """One entry for people; its number counts from 1."""

    def __init__(self, number: int, entry: Entry, say: DutyPhrases) -> None:
        self.number, self.entry, self.say, self.words = number, entry, say, say.words
        self.attack = entry.attack
        self.case = entry.case

    def lines(self) -> Iterator[str]:
        """The attack, the duty, the call, the deed."""
        if self.number > 1:
            yield ""
        yield Heading(self._headline())
        yield from self._edges(self.attack.edges) if self.attack.attacker else ()
        for edge in self.attack.denied:
            yield f"  {self.words.duty['denied']}:"
            yield from self._edges([edge])
        if self.entry.begun:
            yield f"  {self.words.duty['begun']}"
            yield from self._edges(self.entry.begun)
        if self.entry.fought:
            yield f"  {self.words.duty['fought_heading']}:"
            yield from self._edges(self.entry.fought)
        yield from self._owed()
        yield from self._own()
        yield f"  {self.words.duty['asked_heading']}"
        yield from self._dated(self.entry.calls, self.attack.days)
        yield from () if self.entry.calls else [f"    {self.words.duty['none_asked']}"]
        yield from self._answered()
        if self.entry.others:
            yield f"  {self.words.duty['others_heading']}"
            yield from self._dated((each.edge for each in self.entry.others), self.attack.days)

    def _headline(self) -> str:
        """The attack with its day, and on whose word alone it is told."""
        ends = (self.words.names(each) if each else "" for each in (self.attack.attacked, self.attack.attacker))
        key = "attacked" if self.attack.attacker else "appeal"
        told = self.words.duty[key].format(self.number, *ends, self._when())
        return self.words.according_to(told, claimed(self.attack.edges))

    def _when(self) -> str:
        days = shown(self.attack.days)
        return days if self.attack.dated else self.words.duty["no_date"].format(days)

    def _owed(self) -> Iterator[str]:
        yield f"  {self.words.duty['owed_heading']}"
        yield from (f"    {each}" for each in self._where())
        at_home = [line for line in self.entry.lines if not line.elsewhere]
        for lines in _alike(at_home):
            judgement = lines[0].judgement
            duty = judgement.duty
            debtors = ", ".join(self.words.in_order(line.judgement.duty.debtor for line in lines))
            article = self.say.clause(duty.clause.provision)
            treaty = f"{self.words.label(duty.instrument.id)} ({duty.instrument.id}), {article}"
            said = self.words.pair(self.words.duty[judgement.verdict], self.words.pair(debtors, treaty))
            yield f"    {said}"
            for each in judgement.reasons:
                mark = self.words.duty["why" if each.settled else "hangs_on"]
                yield f"      {mark}{reason(each, judgement, self.case, self.say)}"
            for each in dict.fromkeys(note for line in lines for note in line.judgement.notes):
                yield f"      {self.words.duty[mark_of(each)]}{reason(each, judgement, self.case, self.say)}"
        yield from () if at_home else [f"    {self.words.duty['none_owed']}"]
        if treaties := self._elsewhere():
            elsewhere = self.words.duty["elsewhere"].format(self.words.names(self.attack.attacked))
            yield f"    {self.words.pair(elsewhere, treaties)}"

    def _where(self) -> Iterator[str]:
        """Where the attack is taken to be, where that decides about a duty."""
        conditions = (line.judgement.duty.clause.provision.conditions for line in self.entry.lines)
        if self.case.place is not None:
            yield self.words.duty["told_place"].format(self.words.names(self.case.place))
        elif self.attack.attacker and any(each.place for each in conditions):
            yield self.words.duty["ledger_home"].format(self.words.names(self.attack.attacked))

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
        for debtors, lines in outcomes(self.entry):
            told = dict.fromkeys(
                self.words.pair(self.say.obligation(each.kind), verdict_text(each, self.words)) for each in lines
            )
            yield f"    {self.words.pair(', '.join(self.words.in_order(debtors)), self.words.joined(told))}"
            answers = {answer.edge.id: answer for each in lines for answer in each.answers}
            since = asked(self.attack, [call for each in lines for call in each.calls])
            yield from (f"  {line}" for line in self._dated((each.edge for each in answers.values()), since))

    def _dated(self, edges: Iterable[Assertion], since: Interval) -> Iterator[str]:
        """Edges in the order of time; those without a date last, apart from what is known to come after the attack."""
        for edge in sorted(edges, key=lambda each: (not each.date, interval(each.date))):
            later = self._later(since, edge)
            yield f"    {edge.id}  {self.words.sentence(edge)}{f', {later}' if later else ''}"
            yield from (f"      {self.words.evidence(piece)}" for piece in edge.evidence[:1])

    def _later(self, since: Interval, edge: Assertion) -> str:
        if not edge.date:
            return self.words.duty["apart"]
        day = interval(edge.date)
        number = days_between(since, day) if self.attack.dated else None
        if number is None or number >= 0:
            vague = day.start < self.attack.days.start
            return self.words.duty["vague"] if vague else "" if number is None else self._days("days", number)
        after = days_between(self.attack.days, day)
        if after is not None and after >= 0:
            return self.words.duty["uncalled"].format(self._days("days", after))
        return self._days("before", -number)

    def _days(self, key: str, number: int) -> str:
        return self.words.duty[f"{key}_{number}" if number < 2 else f"{key}_more"].format(number)

    def _edges(self, edges: Iterable[Assertion]) -> Iterator[str]:
        for edge in edges:
            yield f"    {edge.id}  {self.words.sentence(edge)}"
            yield from (f"      {self.words.evidence(piece)}" for piece in edge.evidence[:1])


def _alike(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines of one clause that come out alike, whoever the debtor is."""
    groups: dict[Any, list[Line]] = {}
    for line in lines:
        judged = line.judgement
        groups.setdefault((id(judged.duty.clause), judged.verdict, judged.reasons), []).append(line)
    return list(groups.values())
