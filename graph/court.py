"""The court: judges the duties that a case could call up, one by one, as the texts have them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from foedus.graph.book import Book
from foedus.graph.cases import (
    ANSWER,
    ATTACKED,
    ATTACKER,
    BINDING,
    NO_ATTACK,
    NOT_BINDING,
    OPEN,
    OWN,
    PARTIES,
    PARTLY,
    POLITICAL,
    Areas,
    Case,
    Judgement,
    Reason,
)  # fmt: skip
from foedus.graph.dates import ALWAYS, Interval
from foedus.graph.days import NO, UNCERTAIN, YES
from foedus.graph.duties import Duty, duties
from foedus.graph.places import Lands
from foedus.graph.provisions import ANY
from foedus.graph.reasons import against, manner, notes, struck

# Which duties an attack can call up: those owed to the attacked, those owed to the attacker, and what it owes itself.
_CALLED = {
    ATTACKED: ("defense", "neutrality", "consultation"),
    ATTACKER: ("offense", "neutrality"),
    OWN: ("nonaggression", "neutrality"),
}


@dataclass(frozen=True, slots=True)
class Court:
    """What judging needs to know of the world: the instruments, which states' homelands lie in which area, what lands
    are called, and which ids are those of states or territories."""

    book: Book
    areas: Areas = field(default_factory=dict)
    lands: Lands = lambda name, days: ()
    is_land: Callable[[str], bool] = lambda ident: False

    def judge(self, case: Case) -> list[Judgement]:
        """All duties that the case could call up, also those of instruments that were not in force, by instrument."""
        found = [self.judged(duty, ATTACKED, case) for duty in self._owed(case.attacked, ATTACKED, case.attackers)]
        for attacker in case.attackers:
            found += [self.judged(duty, ATTACKER, case) for duty in self._owed(attacker, ATTACKER, (case.attacked,))]
            found += [
                self.judged(duty, OWN, case)
                for instrument in self.book.of(attacker)
                for duty in duties(instrument, debtor=attacker, creditor=case.attacked, kinds=_CALLED[OWN])
            ]
        return found

    def judged(self, duty: Duty, side: str, case: Case) -> Judgement:
        """One duty in a case."""
        when = duty.span.on(case.days)
        if when == NO:
            return Judgement(duty, side, NOT_BINDING, (Reason("not-in-force"),))
        reasons = [] if when == YES else [Reason("dates", settled=False)]
        reasons += self._reasons(duty, side, case)
        if refused := tuple(reason for reason in reasons if reason.settled):
            return Judgement(duty, side, NOT_BINDING, refused)
        verdict = (OPEN if reasons else BINDING) if duty.legal else POLITICAL
        return Judgement(duty, side, verdict, tuple(reasons), tuple(notes(duty, side, case)))

    def answered(self, judgement: Judgement) -> Judgement:
        """The same where the side of the attacked had begun: whether help against an attack reaches that is open."""
        if judgement.duty.obligation != "defense" or judgement.verdict == NOT_BINDING:
            return judgement
        verdict = OPEN if judgement.duty.legal else POLITICAL
        return replace(judgement, verdict=verdict, reasons=(*judgement.reasons, Reason(ANSWER, settled=False)))

    def _owed(self, creditor: str, side: str, without: Iterable[str]) -> Iterator[Duty]:
        for instrument in self.book.of(creditor):
            for duty in duties(instrument, creditor=creditor, kinds=_CALLED[side]):
                if duty.debtor not in without:
                    yield duty

    def _reasons(self, duty: Duty, side: str, case: Case) -> Iterator[Reason]:
        """What stands against a duty that is in force: settled, or not to be settled from here."""
        conditions = duty.clause.provision.conditions
        enemies = case.attackers if side == ATTACKED else (case.attacked,)
        named = tuple(each for each in conditions.adversary if each != ANY)
        if not case.attackers and (duty.obligation != "consultation" or named):
            yield Reason(NO_ATTACK, settled=False)
        elif side != OWN and enemies:
            yield from against(conditions.adversaries, named, enemies, duty.creditor, case)
        yield from struck(duty, side, case)
        if side == ATTACKED and duty.obligation == "defense" and case.attackers and not conditions.adversary:
            yield from self._fellows(duty, case)
        if conditions.place and side != OWN:
            yield from self._place(duty, case)
        if duty.clause.provision.condition:
            yield Reason("words", (duty.clause.provision.condition,), settled=False)
        if conditions.conflict:
            yield Reason("conflict", (conditions.conflict,), settled=False)
        yield from manner(duty, side, case, enemies)

    def _fellows(self, duty: Duty, case: Case) -> Iterator[Reason]:
        """A text that names no adversary does not say that it is meant against its own parties; an attacker that is
        none of them is enough."""
        party = {who: duty.instrument.party(who).on(case.days) for who in case.attackers}
        if NO not in party.values():
            unsure = tuple(who for who, when in party.items() if when == UNCERTAIN)
            yield Reason("attacker-is-party", unsure or tuple(party), settled=not unsure)

    def _place(self, duty: Duty, case: Case) -> Iterator[Reason]:
        area = duty.clause.provision.conditions.place
        states = self.areas.get(area, frozenset())
        if PARTIES in states:  # with what belongs to them, where that is listed
            parties = frozenset(who for who in duty.instrument.by_state if self._is_party(duty, who, case.days))
            states = parties | states - {PARTIES}
        inside = within(area, states, case, self.areas, is_state=self.is_state(case.place))
        if inside != YES:
            apart = case.place is None and states and f"{case.attacked}{PARTLY}" not in states
            away = (case.attacked,) if apart else ()
            yield Reason("place", (area,), settled=inside == NO, about=away)

    def is_state(self, place: str | None) -> bool:
        """Whether a place is known to be a state or territory, which then lies in no area but those that hold it."""
        return place is not None and (self.is_land(place) or self.book.lived(place) != (ALWAYS,))

    def _is_party(self, duty: Duty, who: str, days: Interval) -> bool:
        return duty.instrument.party(who).on(days) != NO


def within(area: str, states: frozenset[str], case: Case, areas: Areas, *, is_state: bool) -> str:
    """Whether the place of a case lies in an area, which holds the homelands of some states: `yes`, `no`, `uncertain`.

    A place that is neither an area nor known to be a state may lie anywhere, what lies in a homeland of which but a
    part is in the area may be in the other.
    """
    place = case.place
    if place is None:
        return YES if case.attacked in states else UNCERTAIN
    if place == area or place in states:
        return YES
    if inner := areas.get(place):
        touching = {each.removesuffix(PARTLY) for each in inner} & {each.removesuffix(PARTLY) for each in states}
        return YES if inner <= states else UNCERTAIN if touching or not states else NO
    return NO if states and is_state and f"{place}{PARTLY}" not in states else UNCERTAIN
