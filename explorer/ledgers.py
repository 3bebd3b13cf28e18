"""The ledger as a listing: attack after attack, what was owed, asked and answered, each with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from foedus.explorer.cases import reason
from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.knowledge import shown
from foedus.explorer.ledger_words import Told
from foedus.explorer.output import Listing
from foedus.explorer.records import edge_record
from foedus.graph import Assertion
from foedus.graph.answers import Answer, claimants, claimed
from foedus.graph.dates import interval
from foedus.graph.ledgers import Entry, Line, asked, days_between

COLUMNS = (
    "attack", "attacked", "attacked_name", "attacker", "attacker_name", "date", "attack_edges", "denied_edges",
    "obligation", "treaty", "treaty_name", "article", "debtor", "debtor_name", "binds", "reasons", "called",
    "days_to_call", "call_edges", "verdict", "according_to", "kinds", "answered", "days_to_answer", "answer_edges",
)  # fmt: skip


def listing(found: Iterable[Entry], say: DutyPhrases) -> Listing[tuple[int, Entry]]:
    """The entries of a ledger, numbered from 1; in csv a row for each duty of each debtor."""
    return Listing(
        enumerate(found, 1),
        lambda numbered: Told(*numbered, say).lines(),
        lambda numbered: _Kept(*numbered, say).record(),
        COLUMNS,
        lambda numbered: _Kept(*numbered, say).rows(),
    )


class _Kept:
    """One entry for programs."""

    def __init__(self, number: int, entry: Entry, say: DutyPhrases) -> None:
        self.number, self.entry, self.say, self.words = number, entry, say, say.words
        self.attack = entry.attack
        self.case = entry.case

    def record(self) -> dict[str, Any]:
        """Every edge with all its evidence."""
        rows = list(self.rows())
        duties = [
            {
                **{name: row[name] for name in COLUMNS[8:] if not name.endswith("_edges")},
                "calls": [call.id for call in line.calls],
                "answers": list(map(_answer, line.answers)),
            }
            for row, line in zip(rows, self.entry.lines, strict=False)
        ]
        edges = {each.id: each for each in self._all_edges()}
        return {
            "attack": self.number,
            "attacked": {"id": self.attack.attacked, "name": self.words.label(self.attack.attacked)},
            "attacker": {"id": self.attack.attacker, "name": self._attacker()} if self.attack.attacker else None,
            "date": shown(self.attack.days) if self.attack.dated else None,
            "told_by": [each.id for each in self.attack.edges],
            "according_to": list(claimed(self.attack.edges)),
            "begun_by": [each.id for each in self.entry.begun],
            "fought_too": [each.id for each in self.entry.fought],
            "denied_by": [each.id for each in self.attack.denied],
            "duties": duties,
            "calls": [each.id for each in self.entry.calls],
            "others": list(map(_answer, self.entry.others)),
            "edges": {ident: edge_record(each, self.words) for ident, each in edges.items()},
        }

    def _attacker(self) -> str:
        return self.words.label(self.attack.attacker) if self.attack.attacker else ""

    def _all_edges(self) -> Iterator[Assertion]:
        yield from (*self.attack.edges, *self.attack.denied, *self.entry.begun, *self.entry.fought)
        yield from self.entry.calls
        yield from (each.edge for line in self.entry.lines for each in line.answers)
        yield from (each.edge for each in self.entry.others)

    def rows(self) -> Iterator[dict[str, object]]:
        """For spreadsheets: one row for each duty of each debtor; for an attack without any, one row."""
        head = (
            self.number, self.attack.attacked, self.words.label(self.attack.attacked), self.attack.attacker,
            self._attacker(), shown(self.attack.days) if self.attack.dated else None,
            _ids(self.attack.edges), _ids(self.attack.denied),
        )  # fmt: skip
        for line in self.entry.lines:
            yield dict(zip(COLUMNS, (*head, *self._cells(line)), strict=True))
        if not self.entry.lines:
            yield dict(zip(COLUMNS, head, strict=False))

    def _cells(self, line: Line) -> tuple[object, ...]:
        duty, label = line.judgement.duty, self.words.label
        own = [each for each in line.answers if not each.body]
        called, answered = _first(line.calls), _first(each.edge for each in own)
        since = asked(self.attack, line.calls)
        to_call = days_between(self.attack.days, interval(called.date)) if called and self.attack.dated else None
        to_answer = days_between(since, interval(answered.date)) if answered and self.attack.dated else None
        return (
            duty.obligation, duty.instrument.id, label(duty.instrument.id), duty.clause.provision.article, duty.debtor,
            label(duty.debtor), line.judgement.verdict,
            "; ".join(reason(each, line.judgement, self.case, self.say) for each in line.judgement.reasons),
            called and called.date, to_call, _ids(line.calls), line.verdict,
            " ".join(claimants(own, line.verdict)),
            "; ".join(dict.fromkeys(each.kind for each in own if each.kind)), answered and answered.date,
            to_answer, _ids(each.edge for each in line.answers),
        )  # fmt: skip


def _answer(made: Answer) -> dict[str, object]:
    return {"edge": made.edge.id, "worth": made.worth, "kind": made.kind, "vague": made.vague, "body": made.body}


def _first(edges: Iterable[Assertion]) -> Assertion | None:
    dated = sorted((edge for edge in edges if edge.date and edge.modality == "actual"), key=lambda e: interval(e.date))
    return next(iter(dated), None)


def _ids(edges: Iterable[Assertion]) -> str:
    return " ".join(edge.id for edge in edges)
