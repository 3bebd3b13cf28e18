"""The book of instruments: everything that binds, from all sources at once, put together as it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from foedus.graph.dates import ALWAYS, FOREVER, FOREVER_AGO, Interval
from foedus.graph.days import FOR_EVER, Days, Span, common
from foedus.graph.duties import Duty, duties
from foedus.graph.instruments import FOUNDED, MEMBER, Clause, Instrument, Step, Tie, settled


class Source(Protocol):
    """Where instruments come from: a store, or tables that ship. Links are steps of the relations in BINDING."""

    def links_to(self, ident: str) -> Iterable[Step]:
        """The links that end at a body or a treaty."""
        ...

    def links_from(self, ident: str) -> Iterable[Step]:
        """The links that begin at a state or a body."""
        ...

    def clauses(self, treaty: str) -> Iterable[Clause]:
        """What a treaty provides."""
        ...

    def treaties(self, days: Interval = ALWAYS) -> Collection[str]:
        """The ids of treaties with clauses, at least all that may be in force on one of some days."""
        ...

    def lived(self, state: str) -> Days | None:
        """The days on which a state may have existed, where that is known."""
        ...


class Book:
    """Instruments by the id of their treaty: what several sources say of one treaty is said of one instrument."""

    def __init__(self, *sources: Source) -> None:
        self._sources = sources
        self._instruments: dict[str, Instrument] = {}
        self._treaties: frozenset[str] | None = None
        self._clauses: dict[str, tuple[Clause, ...]] = {}
        self._binding: dict[str, list[str]] = {}
        self._lives: dict[str, Days] = {}

    def treaties(self) -> frozenset[str]:
        """The ids of all treaties that have clauses."""
        if self._treaties is None:
            self._treaties = frozenset().union(*(source.treaties() for source in self._sources))
        return self._treaties

    def instrument(self, treaty: str) -> Instrument:
        """The instrument that a treaty is; one without clauses and ties where no source knows it."""
        if treaty not in self._instruments:
            ties = tuple(self._ties(treaty, (), FOR_EVER, ""))
            self._instruments[treaty] = Instrument(treaty, self._provided(treaty), ties)
        return self._instruments[treaty]

    def _provided(self, treaty: str) -> tuple[Clause, ...]:
        if treaty not in self._clauses:
            self._clauses[treaty] = tuple(clause for source in self._sources for clause in source.clauses(treaty))
        return self._clauses[treaty]

    def every(self, days: Interval = ALWAYS) -> Iterator[Instrument]:
        """All instruments that may be in force on one of some days, and perhaps others, in the order of their ids."""
        found = frozenset[str]().union(*(source.treaties(days) for source in self._sources))
        return (self.instrument(treaty) for treaty in sorted(found))

    def of(self, state: str) -> list[Instrument]:
        """The instruments to which a state has ever been bound, or may have been, in the order of their ids."""
        return [self.instrument(treaty) for treaty in self._known_of(state)]

    def _known_of(self, state: str) -> list[str]:
        if state not in self._binding:
            self._binding[state] = sorted(self._treaties_of(state))
        return self._binding[state]

    def _on(self, state: str, days: Interval) -> Iterator[Instrument]:
        """Those of a state with a clause that may hold on one of some days: parties of the others are not looked up."""
        for treaty in self._known_of(state):
            if any(clause.span.may(days) for clause in self._provided(treaty)):
                yield self.instrument(treaty)

    def _treaties_of(self, state: str) -> set[str]:
        found: set[str] = set()
        bound = [state]
        for node in bound:  # which grows by the bodies that it comes to
            for step in (step for source in self._sources for step in source.links_from(node)):
                if step.target in self.treaties():
                    found.add(step.target)
                elif step.relation == MEMBER and step.target not in bound:
                    bound.append(step.target)
        return found

    def owed_by(self, state: str, days: Interval = ALWAYS, kinds: Collection[str] = ()) -> list[Duty]:
        """What a state owes on one of some days, for certain or perhaps, by instrument."""
        return [d for each in self._on(state, days) for d in duties(each, debtor=state, kinds=kinds, days=days)]

    def owed_to(self, state: str, days: Interval = ALWAYS, kinds: Collection[str] = ()) -> list[Duty]:
        """What a state is owed on one of some days, for certain or perhaps, by instrument."""
        return [d for each in self._on(state, days) for d in duties(each, creditor=state, kinds=kinds, days=days)]

    def lived(self, state: str) -> Days:
        """The days on which a state may have existed, as far as the sources know."""
        if state not in self._lives:
            found = (source.lived(state) for source in self._sources)
            self._lives[state] = next((days for days in found if days is not None), (ALWAYS,))
        return self._lives[state]

    def _ties(self, node: str, steps: tuple[Step, ...], span: Span, side: str) -> Iterator[Tie]:
        grouped: dict[tuple[str, str], list[Step]] = {}
        for step in (step for source in self._sources for step in source.links_to(node)):
            grouped.setdefault((step.source, step.relation), []).append(step)
        for (source, _), alike in grouped.items():
            if any(source == step.target for step in steps):
                continue  # a body that is said to be a member of itself
            for step in settled(alike):
                both = span & step.span
                inner = list(self._ties(source, (step, *steps), both, step.side or side)) if step.body else []
                yield from inner
                if not inner and (not step.body or step.relation != FOUNDED):  # a state, or a party without members
                    yield Tie(source, step.side or side, (step, *steps), self._while_it_lived(source, both))

    def _while_it_lived(self, state: str, span: Span) -> Span:
        """A span without the days before a state began or after it ceased, where the span itself does not tell them."""
        life = self.lived(state)
        if life == (ALWAYS,) or not span.possible:
            return span
        start = life[0].start if span.possible[0].start == FOREVER_AGO else FOREVER_AGO
        end = life[-1].end if span.possible[-1].end == FOREVER else FOREVER
        if (start, end) == ALWAYS:
            return span
        cut = (Interval(start, end),)
        return Span(common(span.possible, cut), common(span.certain, cut))
