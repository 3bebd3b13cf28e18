"""Instruments: what binds whom, when, and by which documents or data rows. Nothing here is stored; all is put together
when it is asked for, from links (party to, member of, founded on) and clauses (a provision with the time it holds)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from foedus.graph.days import FOR_EVER, Days, Span, any_of, without
from foedus.graph.model import Evidence
from foedus.graph.provisions import ALL, SOME, Provision

PARTY, MEMBER, FOUNDED = "party-to", "member-of", "founded-on"
BINDING = (PARTY, MEMBER, FOUNDED)


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a derivation: who is what to what, `date` as the source has it, and when that makes it hold.

    `relation` is party-to, member-of or founded-on; of a treaty `in-force` or `provides`, with the article as target.
    It stands in the store as the `edge` of this id, or in the `evidence`. `body` tells whether its source is a body
    that binds its members, `dated` whether a beginning or an end is known, `denied` whether it is said not to be so.
    """

    source: str
    relation: str
    target: str
    date: str | None = None
    span: Span = FOR_EVER
    side: str = ""
    body: bool = False
    dated: bool = True
    denied: bool = False
    edge: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision, when it holds (its own time within the life of its treaty), and the steps that say so."""

    provision: Provision
    span: Span = FOR_EVER
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A way in which a state is bound: the steps from it to the treaty, its side, and when all of them hold."""

    state: str
    side: str
    steps: tuple[Step, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty with its clauses and the ties of its parties, whatever the time."""

    id: str
    clauses: tuple[Clause, ...]
    ties: tuple[Tie, ...]
    by_state: dict[str, list[Tie]] = field(init=False, compare=False, repr=False)
    _whole: dict[str, dict[str, tuple[tuple[Tie, ...], Span]]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        grouped: dict[str, list[Tie]] = {}
        for tie in self.ties:
            grouped.setdefault(tie.state, []).append(tie)
        object.__setattr__(self, "by_state", grouped)
        object.__setattr__(self, "_whole", {})

    def party(self, state: str) -> Span:
        """When a state is a party to it."""
        return any_of(tie.span for tie in self.by_state.get(state, ()))

    def spans(self, who: str) -> dict[str, tuple[tuple[Tie, ...], Span]]:
        """Those whom `bound` or `towards` names, by state, each with its ties and when any of them holds."""
        if who not in self._whole:
            chosen = self.chosen(who).items()
            self._whole[who] = {state: (tuple(ties), any_of(tie.span for tie in ties)) for state, ties in chosen}
        return self._whole[who]

    def chosen(self, who: str) -> dict[str, list[Tie]]:
        """The ties of those whom `bound` or `towards` of a provision names, by state."""
        if who in (ALL, SOME):
            return self.by_state
        named = set(who.split("|"))
        found = {
            state: ties if state in named else [tie for tie in ties if tie.side in named]
            for state, ties in self.by_state.items()
        }
        return {state: ties for state, ties in found.items() if ties}


def settled(steps: Iterable[Step]) -> list[Step]:
    """The steps between two ends, each with the time it counts for.

    Where a source tells when a link began or ended, one that does not says no more than what it saw, and nothing where
    it saw nothing for sure. What another source denies is no longer certain.
    """
    every = list(steps)
    affirmed = [step for step in every if not step.denied]
    dated = any(step.dated for step in affirmed)
    denied: Days = any_of(step.span for step in every if step.denied).certain
    counted = []
    for step in affirmed:
        possible = step.span.possible if step.dated or not dated else step.span.certain
        certain = without(step.span.certain, denied) if denied else step.span.certain
        span = step.span if (possible, certain) == step.span else Span(possible, certain)
        if not possible:
            continue
        counted.append(step if span is step.span else replace(step, span=span))
    return counted
