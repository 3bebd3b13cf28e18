"""Duties: what one state owes another by a clause of an instrument, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from foedus.graph.dates import ALWAYS, Interval
from foedus.graph.days import Span
from foedus.graph.instruments import Clause, Instrument, Tie
from foedus.graph.ontology import ontology
from foedus.graph.provisions import SOME


@dataclass(frozen=True, slots=True)
class Duty:
    """What `debtor` owes `creditor` by a clause, the ties that bind the two, and when by its dates all that holds."""

    debtor: str
    creditor: str
    instrument: Instrument
    clause: Clause
    debtor_ties: tuple[Tie, ...]
    creditor_ties: tuple[Tie, ...]
    dated: Span

    @property
    def span(self) -> Span:
        """When it holds: never for certain where the source does not say towards whom of several."""
        return self.dated.doubted() if self.clause.provision.towards == SOME else self.dated

    @property
    def obligation(self) -> str:
        """One of ATOP's five."""
        return self.clause.provision.obligation

    @property
    def legal(self) -> bool:
        """Whether it is owed by law: a political commitment is not."""
        return not self.clause.provision.conditions.political

    @property
    def relation(self) -> str:
        """The derived relation: `owes-defense-to` and so on."""
        return f"owes-{self.obligation}-to"


def duties(
    instrument: Instrument,
    debtor: str | None = None,
    creditor: str | None = None,
    kinds: Collection[str] = (),
    days: Interval = ALWAYS,
) -> Iterator[Duty]:
    """What parties may owe each other by an instrument on one of some days; of one debtor, one creditor, some kinds."""
    for clause in instrument.clauses:
        provision = clause.provision
        if (kinds and provision.obligation not in kinds) or not clause.span.may(days):
            continue
        bound = _spans(instrument, provision.bound, debtor)
        towards = _spans(instrument, provision.towards, creditor) if bound else {}
        for one, (ties, span) in bound.items():
            held = clause.span & span
            for other, (other_ties, other_span) in towards.items() if held.may(days) else ():
                if other != one and other_span.may(days) and (whole := held & other_span).may(days):
                    yield Duty(one, other, instrument, clause, ties, other_ties, whole)


def relations() -> dict[str, str]:
    """The derived relations with the obligation that each is made of."""
    return {f"owes-{name}-to": name for name in ontology().obligations}


def _spans(instrument: Instrument, who: str, only: str | None) -> dict[str, tuple[tuple[Tie, ...], Span]]:
    spans = instrument.spans(who)
    if only is not None:
        return {only: spans[only]} if only in spans else {}
    return spans
