"""A case: one state attacks another on a day. Which duties does it call up, which not and why, and which are open?

Duties are judged one by one, as the texts have them. `binding` and `not binding` are said only where the sources
settle every condition; what they cannot settle leaves a duty `open`, and the reasons name it. A commitment that is
`political` binds nobody by law, whatever its conditions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from foedus.graph.book import Book
from foedus.graph.dates import ALWAYS, Interval
from foedus.graph.days import NO, UNCERTAIN, YES
from foedus.graph.duties import Duty, duties
from foedus.graph.places import Lands
from foedus.graph.provisions import ANY

BINDING, OPEN, POLITICAL, NOT_BINDING = "binding", "open", "political", "not binding"
ATTACKED, ATTACKER, OWN = "attacked", "attacker", "own"
PARTIES = "parties"  # an area that is the parties' own territory
PARTLY = "?"  # behind a state of whose homeland a part lies in an area
ANYWHERE = "anywhere"  # the place of an attack of which nobody says where it was
ANSWER = "answer"  # the reason that leaves open what is promised against an attack, where its side had begun
STRUCK = "struck"  # the reason that whoever would be owed had attacked whoever would owe
NO_ATTACK = "attack"  # the reason that a text is about an attack, of which nothing is told
COUNTED, STRUCK_TOO = "counted", "struck-too"  # what other wars add to a duty that they leave as it is
Areas = Mapping[str, frozenset[str]]
# Which duties an attack can call up: those owed to the attacked, those owed to the attacker, and what it owes itself.
_CALLED = {
    ATTACKED: ("defense", "neutrality", "consultation"),
    ATTACKER: ("offense", "neutrality"),
    OWN: ("nonaggression", "neutrality"),
}


_PEACE = ("neutrality", "nonaggression")  # what is owed to nobody who attacks


@dataclass(frozen=True, slots=True)
class War:
    """The attacks of one state on another that sources tell of: by which day it had begun for sure, the ids of the
    edges that say so, and whether only speakers do."""

    attacker: str
    attacked: str
    by: int
    edges: tuple[str, ...] = ()
    claimed: bool = False

    def between(self, one: str, other: str) -> bool:
        """Whether these two fight in it, whoever attacked."""
        return {self.attacker, self.attacked} == {one, other}


@dataclass(frozen=True, slots=True)
class Case:
    """Who is attacked by whom on which days, as ids; without attackers, who asks for help. `place` is a state or an
    area, or a name that is neither, such as ANYWHERE; without one, the attack is taken to be on the homeland of the
    attacked. `provoked` and `asked` are None where not known. `wars` are the others of that time."""

    attacked: str
    attackers: tuple[str, ...]
    days: Interval
    place: str | None = None
    provoked: bool | None = None
    asked: bool | None = None
    wars: tuple[War, ...] = ()

    def enemies(self, state: str, *, sure: bool = False) -> tuple[str, ...]:
        """Whom else a state fights in its other wars; with `sure`, only in those in which it was attacked, not by the
        word of speakers alone."""
        meant = [war for war in self.wars if not sure or (war.attacked == state and not war.claimed)]
        others = (other for war in meant for other in (war.attacker, war.attacked) if war.between(state, other))
        return tuple(dict.fromkeys(other for other in others if other != state))

    def told(self, one: str, other: str) -> tuple[str, ...]:
        """The ids of the edges that tell of a war of two."""
        return tuple(edge for war in self.wars if war.between(one, other) for edge in war.edges)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a duty does not bind, or what leaves it open. `name` is not-in-force, dates, attacker-is-party, struck or the
    name of a condition; `values` are what the condition says, `settled` whether the sources decide it; `about` are the
    states of the case with which it is not met; `edges` are the ids of those that tell of it."""

    name: str
    values: tuple[str, ...] = ()
    settled: bool = True
    about: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A duty in a case: the verdict with its reasons, and on which side it stands (attacked, attacker, own). `notes`
    are facts of other wars that speak for it."""

    duty: Duty
    side: str
    verdict: str
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()


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
        return Judgement(duty, side, verdict, tuple(reasons), tuple(_notes(duty, side, case)))

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
            yield from _against(conditions.adversaries, named, enemies, duty.creditor, case)
        yield from _struck(duty, side, case)
        if side == ATTACKED and duty.obligation == "defense" and case.attackers and not conditions.adversary:
            yield from self._fellows(duty, case)
        if conditions.place and side != OWN:
            yield from self._place(duty, case)
        if duty.clause.provision.condition:
            yield Reason("words", (duty.clause.provision.condition,), settled=False)
        if conditions.conflict:
            yield Reason("conflict", (conditions.conflict,), settled=False)
        yield from _manner(duty, side, case, enemies)

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


def _against(
    number: int, named: tuple[str, ...], enemies: tuple[str, ...], creditor: str, case: Case
) -> Iterator[Reason]:
    """Whether the enemies are those whom a text is meant against; open where only wars that the creditor began, or that
    speakers alone tell of, would make it so."""
    found = tuple(_adversaries(number, named, enemies, creditor, case.enemies(creditor, sure=True)))
    doubtful = bool(found) and not any(_adversaries(number, named, enemies, creditor, case.enemies(creditor)))
    yield from (replace(each, settled=not doubtful) for each in found)


def _adversaries(
    number: int, named: tuple[str, ...], enemies: tuple[str, ...], creditor: str, also: tuple[str, ...]
) -> Iterator[Reason]:
    """Of the states that a text names one must be an enemy, or as many as it takes; of the enemies there must be so
    many, with those whom the creditor fights `also`. Whom it helps is not told to be one of those against whom it does
    so."""
    others = tuple(each for each in named if each != creditor) or named
    every = tuple(dict.fromkeys((*enemies, *(also if number > 1 else ()))))
    met = tuple(each for each in every if not named or each in named)
    if not met:
        yield Reason("adversary", others, about=enemies)
    elif len(every) < number or len(met) < min(number, len(named)):
        yield Reason("adversaries", (str(number), *others), about=met if len(named) >= number else every)


def _struck(duty: Duty, side: str, case: Case) -> Iterator[Reason]:
    """Peace is not owed to a state that has attacked; whether help and talks still are is open. What the attacker owed
    is asked of the time before its attack."""
    until = case.days.start - 1 if side == OWN else case.days.end
    for war in case.wars:
        if (war.attacker, war.attacked) == (duty.creditor, duty.debtor) and war.by <= until:
            yield Reason(STRUCK, settled=duty.obligation in _PEACE and not war.claimed, about=(duty.debtor,),
                         edges=war.edges)  # fmt: skip


def _notes(duty: Duty, side: str, case: Case) -> Iterator[Reason]:
    """Whom else the creditor fights, where the text asks for several, and that the attacker had struck the debtor."""
    conditions = duty.clause.provision.conditions
    if conditions.adversaries > 1 and side != OWN:
        named = {each for each in conditions.adversary if each != ANY}
        for who in case.enemies(duty.creditor):
            if (not named or who in named) and who not in (*case.attackers, case.attacked):
                yield Reason(COUNTED, (who,), about=(duty.creditor,), edges=case.told(who, duty.creditor))
    if side == ATTACKED and duty.obligation == "defense":
        for war in case.wars:
            if war.attacked == duty.debtor and war.attacker in case.attackers and duty.creditor == case.attacked:
                yield Reason(STRUCK_TOO, (duty.debtor,), about=(war.attacker,), edges=war.edges)


def _manner(duty: Duty, side: str, case: Case, enemies: tuple[str, ...]) -> Iterator[Reason]:
    conditions = duty.clause.provision.conditions
    if side == ATTACKER and (conditions.unprovoked or conditions.armed_attack) and duty.obligation != "offense":
        yield Reason("unprovoked" if conditions.unprovoked else "armed_attack", about=enemies)
    elif conditions.unprovoked and side == ATTACKED and case.attackers and case.provoked is not False:
        yield Reason("unprovoked", settled=case.provoked is True)
    if conditions.on_request and side != OWN and not case.asked:
        yield Reason("on_request", settled=case.asked is False)
    if conditions.consent and side != OWN:
        yield Reason("consent", settled=False)
