"""The law that a page carries: instruments, who is bound by them and when, and the attacks that its documents tell of.

js/law.js reads it, js/judging.js judges cases by it as `foedus.graph.court` does, and js/cascade.js follows them as
`foedus.graph.cascades`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from foedus.explorer.duty_words import DUTY_WORDS
from foedus.explorer.edition import edition_date
from foedus.explorer.knowledge import Knowledge
from foedus.explorer.page.law_attacks import Attacks
from foedus.explorer.page.law_columns import LANGUAGES, Columns
from foedus.graph import ontology
from foedus.graph.dates import FOREVER, FOREVER_AGO, Interval, interval
from foedus.graph.days import Days, union
from foedus.graph.edges import Filter
from foedus.graph.hearing import calls_for
from foedus.graph.instruments import Instrument
from foedus.graph.ledgers import Entry, Ledger
from foedus.graph.unhelped import Unhelped, unhelped
from foedus.graph.wars import Blow, blows

if TYPE_CHECKING:
    import networkx

_MOST_INSTRUMENTS = 400
_MOST_ATTACKS = 200
_MOST_ASIDE = 250
_FEW = 12  # parties of an instrument that draws states near each other
_YEAR = 10_000  # as days are written


@dataclass
class Law:
    """What binds the states of one network, for the page."""

    facts: Knowledge
    network: networkx.MultiDiGraph[str]

    @cached_property
    def days(self) -> Days:
        """The times that the network and its documents tell of: a year around each day that they name."""
        dates = {data["date"] for *_, data in self.network.edges(data=True)}
        dates |= {each.published for each in self.network.graph.get("documents", {}).values()}
        bounds = {b for date in dates if date for b in interval(date) if b not in (FOREVER, FOREVER_AGO)}
        return union(tuple(sorted(Interval(bound - _YEAR, bound + _YEAR) for bound in bounds)))

    @cached_property
    def instruments(self) -> list[Instrument]:
        """All there are, or of very many those that its attacks call up, those that bind two of the network's states at
        any time and those that may be in force in its times; none for a network without a state that anything binds."""
        here = {ident for ident, data in self.network.nodes(data=True) if data["kind"] == "State"}
        between = {each.id: each for state in sorted(here) for each in self.facts.book.of(state)}
        if not between:
            return []
        if self.whole:
            return [each for each in self.facts.book.every() if each.clauses]
        called = {line.judgement.duty.instrument.id for each in self.entries for line in each.lines}
        wanted = called | {ident for ident, each in between.items() if len(here & each.by_state.keys()) > 1}
        for days in self.days:
            wanted |= {each.id for each in self.facts.book.every(days) if _in_force(each, days)}
        found = [self.facts.book.instrument(ident) for ident in wanted]
        found.sort(key=lambda each: (each.id not in called, -len(here & each.by_state.keys()), each.id))
        return sorted((each for each in found[:_MOST_INSTRUMENTS] if each.clauses), key=lambda each: each.id)

    @cached_property
    def whole(self) -> bool:
        """Whether the page carries every instrument, so that a case may be of any time and any state."""
        return len(self.facts.book.treaties()) <= _MOST_INSTRUMENTS

    def beside(self) -> list[str]:
        """The states that these instruments bind and the network does not hold, those with most instruments first."""
        tally: dict[str, int] = {}
        for each in self.instruments:
            for state in each.by_state:
                if state not in self.network and self.facts.words.has(state):
                    tally[state] = tally.get(state, 0) + 1
        return sorted(tally, key=lambda state: (-tally[state], state))

    def ties_beside(self) -> Iterator[tuple[str, str]]:
        """Pairs of a state that stands beside and a state of the network: those that an instrument of few binds."""
        for each in self.instruments:
            here = [state for state in each.by_state if state in self.network]
            if len(each.by_state) <= _FEW:
                yield from ((state, other) for state in each.by_state if state not in self.network for other in here)

    def block(self) -> dict[str, Any]:
        """All of it, names, texts, steps and spans once each and by their place."""
        written = Columns(self.facts, {*self.network, *self.beside()[:_MOST_ASIDE]})
        order = {each.id: place for place, each in enumerate(self.instruments)}
        law, told_of = written.instruments(self.instruments), Attacks(written)
        attacks = [told_of.attack(each, order) | {"asked": self._asked(each)} for each in self.entries]
        fought = told_of.blows(self._blows())
        provisions = [each.provision for one in self.instruments for each in one.clauses]
        conditions = [each.conditions for each in provisions]
        told = sorted({*(each.conflict for each in conditions), *(each.condition or "" for each in provisions)} - {""})
        areas = sorted({each.place for each in conditions} - {""})
        known = self.facts.known
        return {
            "edition": edition_date(),
            "days": None if self.whole else [list(each) for each in self.days],
            **law,
            "attacks": attacks,
            "blows": fought,
            "unhelped": told_of.unhelped(self._unhelped()),
            "verdicts": told_of.words(),
            **written.shared(),
            "areas": {area: sorted(known.areas.get(area, ())) for area in areas},
            "area_names": {lang: {area: known.area_name(area, lang) for area in areas} for lang in LANGUAGES},
            "told": {lang: {each: known.word(each, lang) for each in told} for lang in LANGUAGES},
            "words": {lang: DUTY_WORDS[lang] for lang in LANGUAGES},
            "obligations": {name: dict(labels) for name, labels in ontology().obligation_labels.items()},
        }

    @cached_property
    def _ledger(self) -> Ledger:
        return Ledger(self.facts.store, self.facts.court, among=tuple(self.network))

    @cached_property
    def entries(self) -> list[Entry]:
        """The attacks that the network's edges tell of, as the ledger has them."""
        every = self.network.edges(keys=True, data=True)
        held = {key for *_, key, data in every if data["relation"] in ("attacked", "requested-aid-from")}
        if not held:
            return []
        told = (each for each in self._ledger.entries() if any(edge.id in held for edge in each.attack.edges))
        return list(islice(told, _MOST_ATTACKS))

    def _unhelped(self) -> Iterator[tuple[str, Unhelped]]:
        """Whom each of the network's actors asked for help that gave none."""
        calls = (who for who, _, data in self.network.edges(data=True) if data["relation"] == "requested-aid-from")
        for whom in dict.fromkeys(map(self._ledger.attacks.voices.owner, calls)):
            if whom in self.network:
                yield from ((whom, each) for each in unhelped(self._ledger.attacks, whom))

    def _blows(self) -> Iterator[Blow]:
        """What the network's edges tell of attacks of states on each other."""
        ends = (data["assertion"] for *_, data in self.network.edges(data=True) if data["relation"] == "attacked")
        held = {each.id: {each.source, each.target} for each in ends}
        who = tuple(sorted(frozenset().union(*held.values())))
        wanted = Filter(who, who, relations=("attacked",), polarity="affirmed", modality="actual", dated=True)
        found = blows(self._ledger.attacks, wanted) if held else iter(())
        return iter(sorted((each for each in found if each.edge.id in held), key=_by_day))

    def _asked(self, entry: Entry) -> dict[str, int]:
        """By treaty and debtor, the first day on which it had been asked for sure to keep its word."""
        attacks = self._ledger.attacks
        known = {call.id: day for call in entry.calls if (day := attacks.known_by(call))}
        asked: dict[str, int] = {}
        for each in self.facts.court.judge(entry.case) if known else ():
            key = f"{each.duty.instrument.id} {each.duty.debtor}"
            for call in calls_for(attacks.voices, each, entry.calls):
                if day := known.get(call.id):
                    asked[key] = min(day, asked.get(key, day))
        return asked


def _by_day(each: Blow) -> tuple[Interval, str]:
    return interval(each.edge.date), each.edge.id


def _in_force(each: Instrument, days: Interval) -> bool:
    return any(possible.overlaps(days) for clause in each.clauses for possible in clause.span.possible)


def with_aside(network: networkx.MultiDiGraph[str], law: Law) -> networkx.MultiDiGraph[str]:
    """The network with the states that the law binds and it does not hold, without any edge, marked `aside`."""
    whole = network.copy()
    for ident in law.beside()[:_MOST_ASIDE]:
        node = law.facts.words.lookup.node(ident)
        labels = {f"label_{lang}": node.label(lang) for lang in LANGUAGES}
        whole.add_node(ident, kind=node.kind, node=node, aside=1, **labels)
    return whole
