"""Duties as listings: what a state owes and is owed on some days, instrument by instrument and article by article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from foedus.explorer.duty_phrases import DutyPhrases
from foedus.explorer.knowledge import shown
from foedus.explorer.output import Heading, Listing
from foedus.graph.dates import Interval, iso_day
from foedus.graph.days import UNCERTAIN
from foedus.graph.duties import Duty
from foedus.graph.instruments import Clause
from foedus.graph.names import fold

COLUMNS = (
    "debtor", "debtor_name", "obligation", "creditor", "creditor_name", "treaty", "treaty_name", "article", "holds",
    "start", "end", "conditions", "statement", "reference",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """What one instrument binds a state to, and binds others to towards it."""

    state: str
    days: Interval
    treaty: str
    duties: list[Duty]

    def clauses(self) -> Iterator[tuple[Clause, list[Duty], list[Duty]]]:
        """Each clause with what the state owes by it, and what it is owed."""
        kept: list[Clause] = []
        for duty in self.duties:
            if not any(duty.clause is clause for clause in kept):
                kept.append(duty.clause)
        for clause in kept:
            mine = [duty for duty in self.duties if duty.clause is clause]
            yield (
                clause,
                [duty for duty in mine if duty.debtor == self.state],
                [duty for duty in mine if duty.creditor == self.state],
            )


def entries(state: str, days: Interval, duties: Iterable[Duty]) -> list[Entry]:
    """Duties of a state gathered by instrument, in the order of the instruments' ids."""
    grouped: dict[str, list[Duty]] = {}
    for duty in duties:
        grouped.setdefault(duty.instrument.id, []).append(duty)
    return [Entry(state, days, treaty, grouped[treaty]) for treaty in sorted(grouped)]


def listing(found: list[Entry], say: DutyPhrases) -> Listing[tuple[int, Entry]]:
    """What a state owes and is owed, one instrument after another."""
    return Listing(
        enumerate(found, 1),
        lambda numbered: _lines(*numbered, say),
        lambda numbered: _record(numbered[1], say),
        COLUMNS,
        lambda numbered: (row(duty, numbered[1].days, say) for duty in numbered[1].duties),
    )


def row(duty: Duty, days: Interval, say: DutyPhrases) -> dict[str, object]:
    """A duty as a row of COLUMNS; `start` and `end` are the first and last day on which it may hold."""
    provision, spell = duty.clause.provision, duty.span.around(days)
    label = say.words.label
    values = (
        duty.debtor, label(duty.debtor), duty.obligation, duty.creditor, label(duty.creditor), duty.instrument.id,
        label(duty.instrument.id), provision.article, duty.span.on(days), spell and iso_day(spell.start),
        spell and iso_day(spell.end), "; ".join(say.conditions(provision)), say.statement(provision),
        provision.reference,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _lines(number: int, entry: Entry, say: DutyPhrases) -> Iterator[str]:
    if number == 1:
        yield Heading(f"{say.words.label(entry.state)}, {shown(entry.days)}")
    yield ""
    yield Heading(say.instrument(entry.duties[0].instrument))
    for clause, owed, due in entry.clauses():
        yield f"  {say.clause(clause.provision)}"
        if stated := say.stated(clause.provision):
            yield f"    {stated}"
        yield from (f"    {line}" for line in _parties(entry, owed, due, say))


def _parties(entry: Entry, owed: list[Duty], due: list[Duty], say: DutyPhrases) -> Iterator[str]:
    out, back = ({other(duty): duty for duty in duties} for duties, other in ((owed, _creditor), (due, _debtor)))
    both = {state: duty for state, duty in out.items() if state in back}
    out = {state: duty for state, duty in out.items() if state not in both}
    back = {state: duty for state, duty in back.items() if state not in both}
    for word, some in (("both", both), ("owes", out), ("owed", back)):
        if some:
            names = [say.name(state, duty.span.on(entry.days)) for state, duty in some.items()]
            yield say.words.duty[word].format(", ".join(sorted(names, key=fold)))
    unsure: dict[str, list[str]] = {}
    for state, duty in (both | out | back).items():
        if duty.span.on(entry.days) == UNCERTAIN:
            why = say.ended(duty, entry.days) or say.doubt(duty, entry.days)
            unsure.setdefault(why, []).append(state)
    for why, states in unsure.items():
        yield say.words.duty["uncertain_for"].format(", ".join(say.words.in_order(states)), why)


def _record(entry: Entry, say: DutyPhrases) -> dict[str, Any]:
    def parties(duties: list[Duty], of: str) -> list[dict[str, Any]]:
        shown = ("holds", "start", "end")
        rows = [row(duty, entry.days, say) for duty in duties]
        return [{"id": each[of], "name": each[f"{of}_name"], **{name: each[name] for name in shown}} for each in rows]

    provisions = [
        {**say.provision(clause.provision), "owes_to": parties(owed, "creditor"), "is_owed_by": parties(due, "debtor")}
        for clause, owed, due in entry.clauses()
    ]
    return {
        "state": entry.state,
        "as_of": shown(entry.days),
        "treaty": entry.treaty,
        "name": say.words.label(entry.treaty),
        "provisions": provisions,
    }


def _creditor(duty: Duty) -> str:
    return duty.creditor


def _debtor(duty: Duty) -> str:
    return duty.debtor
