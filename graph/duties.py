"""Duties: what one state owes another by a clause of an instrument, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from foedus.graph.days import Span, any_of
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
    def relation(self) -> str:
        """The derived relation: `owes-defense-to` and so on."""
        return f"owes-{self.obligation}-to"


def duties(
    instrument: Instrument, debtor: str | None = None, creditor: str | None = None, kinds: Collection[str] = ()
) -> Iterator[Duty]:
    """What parties owe each other by an instrument, whatever the time; of one debtor, one creditor, or some kinds."""
    for clause in instrument.clauses:
        provision = clause.provision
        if kinds and provision.obligation not in kinds:
            continue
        bound = _spans(instrument, provision.bound, debtor)
        towards = _spans(instrument, provision.towards, creditor) if bound else {}
        for one, (ties, span) in bound.items():
            held = clause.span & span
            for other, (other_ties, other_span) in towards.items() if held.possible else ():
                if other != one and (whole := held & other_span).possible:
                    yield Duty(one, other, instrument, clause, ties, other_ties, whole)


def relations() -> dict[str, str]:
    """The derived relations with the obligation that each is made of."""
    return {f"owes-{name}-to": name for name in ontology().obligations}


def _spans(instrument: Instrument, who: str, only: str | None) -> dict[str, tuple[tuple[Tie, ...], Span]]:
    chosen = instrument.chosen(who)
    if only is not None:
        chosen = {only: chosen[only]} if only in chosen else {}
    return {state: (tuple(ties), any_of(tie.span for tie in ties)) for state, ties in chosen.items()}
