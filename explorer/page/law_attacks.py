"""Attacks that documents tell of as columns for the page, beside those of the instruments that they call up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from foedus.explorer.outcomes import Outcome, Said, in_words, note, outcomes
from foedus.explorer.page.law_columns import LANGUAGES, Columns, Places
from foedus.explorer.page.questions import unbroken
from foedus.graph.answers import Answer, claimed
from foedus.graph.beginnings import NEAR, shifted
from foedus.graph.dates import interval
from foedus.graph.ledgers import Entry, Line
from foedus.graph.unhelped import Unhelped
from foedus.graph.wars import Blow


@dataclass(frozen=True)
class Attacks:
    """Writes attacks with the lists of names and texts that the instruments have begun, verdicts by their places."""

    columns: Columns
    verdicts: Places[tuple[Said, ...]] = field(default_factory=Places)

    def attack(self, entry: Entry, order: dict[str, int]) -> dict[str, Any]:
        """An attack, with what is owed by instruments in `order`. A line has the places of its instrument, clause and
        debtor, how it binds, whether only elsewhere, and its verdict; then calls and answers."""
        attack = entry.attack
        return {
            "attacked": attack.attacked, "attacker": attack.attacker or None,
            "days": list(attack.days), "dated": attack.dated, "near": list(attack.near),
            "edges": [each.id for each in attack.edges], "denied": [each.id for each in attack.denied],
            "lines": [
                self._line(each, order) for each in entry.lines if each.judgement.duty.instrument.id in order
            ],
            "by": [self.columns.names.of(each) for each in claimed(attack.edges)],
            "own": [
                [order[each.duty.instrument.id], each.duty.instrument.clauses.index(each.duty.clause)]
                for each in entry.own
                if each.duty.instrument.id in order
            ],
            "outcomes": [
                [[self.columns.names.of(who) for who in debtors], [self._outcome(each) for each in found]]
                for debtors, found in outcomes(entry)
            ],
            "begun": [each.id for each in entry.begun], "place": self._place(entry),
            "fought": [each.id for each in entry.fought],
            "calls": [each.id for each in entry.calls], "others": self._answers(entry.others),
        }  # fmt: skip

    def unhelped(self, found: Iterable[tuple[str, Unhelped]]) -> list[list[Any]]:
        """By who asked: who was asked, the calls, and what came of them."""
        return [
            [self.columns.names.of(whom), self.columns.names.of(each.asked), [call.id for call in each.calls],
             self._verdict(each.verdict, each.answers), self._answers(each.answers)]
            for whom, each in found
        ]  # fmt: skip

    def blows(self, found: Iterable[Blow]) -> list[list[Any]]:
        """The attacks of states on each other, with the last day of each, and that until which it counts in a case."""
        days = ((each, interval(each.edge.date)) for each in found)
        return [
            [self.columns.names.of(each.attacker), self.columns.names.of(each.attacked), each.edge.id, when.end,
             shifted(when.start, NEAR), int(bool(each.edge.attributed_to))]
            for each, when in days
        ]  # fmt: skip

    def _place(self, entry: Entry) -> list[Any] | None:
        """The land that the sources name as its place, and whether that is a state."""
        place = entry.case.place
        return [self.columns.names.of(place), self.columns.facts.court.is_state(place)] if place else None

    def words(self) -> dict[str, list[list[str]]]:
        """The verdicts that were written, in words: js/verdicts.js has none of its own."""
        written = {lang: [list(each[at]) for each in self.verdicts] for at, lang in enumerate(LANGUAGES)}
        return written | {"fr": [list(map(unbroken, said)) for said in written["fr"]]}

    def _verdict(self, verdict: str, answers: Iterable[Answer]) -> int:
        every = list(answers)
        return self.verdicts.of(tuple(in_words(verdict, every, words) for words in self.columns.words()))

    def _outcome(self, made: Outcome) -> list[Any]:
        return [made.kind, self._verdict(made.verdict, made.answers), int(made.sure)]

    def _line(self, line: Line, order: dict[str, int]) -> list[Any]:
        duty = line.judgement.duty
        said = [[call.id for call in line.calls], self._answers(line.answers)]
        return [
            order[duty.instrument.id],
            duty.instrument.clauses.index(duty.clause),
            self.columns.names.of(duty.debtor),
            self.columns.texts.of(line.judgement.verdict),
            int(line.elsewhere),
            self._verdict(line.verdict, line.answers),
            *(said if line.calls or line.answers else ()),
        ]

    def _answers(self, answers: Iterable[Answer]) -> list[list[Any]]:
        """Each with the place of the body that gave it, where it was one."""
        bodies = ([self.columns.names.of(made.body)] if made.body else [] for made in answers)
        return [[m.edge.id, m.worth, m.kind, note(m), *body] for m, body in zip(answers, bodies, strict=True)]
