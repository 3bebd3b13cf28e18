"""A case heard: its duties as the texts have them, and what documents tell of the calls for help.

A duty that holds on request is open until somebody is known to have asked. The ledger asks this of all the time of an
attack, a case up to its own day; all else is judged for both here. An attack is taken to be on the homeland of the
attacked, unless its sources name another land.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from foedus.graph.attacks import Attack, Attacks
from foedus.graph.beginnings import begun
from foedus.graph.cases import ATTACKED, Case, Judgement
from foedus.graph.court import Court
from foedus.graph.instruments import Instrument
from foedus.graph.model import Assertion
from foedus.graph.places import told_place
from foedus.graph.voices import Voices
from foedus.graph.wars import fought, wars_by


@dataclass(frozen=True, slots=True)
class Heard:
    """A duty as judged with the calls for it, and those calls."""

    judgement: Judgement
    calls: tuple[Assertion, ...] = ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """A case with all that is known of it: its judgements, and the attacks and calls that documents tell of. The `case`
    has the place that they name (`placed`); `late` are calls that are planned, or that may be of a later day; `fought`
    tells of other wars of its states by then."""

    judged: tuple[Heard, ...]
    case: Case
    attacks: tuple[Attack, ...] = ()
    calls: tuple[Assertion, ...] = ()
    late: tuple[Assertion, ...] = ()
    placed: bool = False
    fought: tuple[Assertion, ...] = ()


def hear(court: Court, attacks: Attacks, case: Case) -> Hearing:
    """Judge a case with the calls that documents tell of and that were made for sure by its last day."""
    told, put = attacks.of(case), case.place
    case = placed(court, told, case)
    case = replace(case, wars=wars_by(attacks, case))
    answering = is_answer(court, attacks, told)
    calls = {call.id: call for attack in told for call in attacks.calls(attack)}
    known = {ident: attacks.known_by(call) for ident, call in calls.items()}
    made = {ident for ident, day in known.items() if day is not None and day <= case.days.end}
    asked = Asked(case, tuple(calls.values()), frozenset(made), answering)
    heard = [heard_duty(court, attacks.voices, each, asked) for each in court.judge(case)]
    in_time = tuple(call for call in calls.values() if call.id in made)
    late = tuple(call for call in calls.values() if call.id not in made)
    return Hearing(tuple(heard), case, tuple(told), in_time, late, case.place != put, fought(attacks, case))


def placed(court: Court, told: Iterable[Attack], case: Case) -> Case:
    """A case at the place that the sources of its attacks name, where none was put."""
    places = (place_of(court, each) for each in told) if case.place is None else ()
    place = next(filter(None, places), None)
    return replace(case, place=place) if place else case


def is_answer(court: Court, attacks: Attacks, told: Collection[Attack]) -> bool:
    """Whether the side of the attacked had begun, in all the attacks of a case that documents tell of."""
    return bool(told) and all(begun_before(court, attacks, each) for each in told)


def case_of(court: Court, attacks: Attacks, attack: Attack) -> Case:
    """An attack that documents tell of as a case."""
    attackers = (attack.attacker,) if attack.attacker else ()
    case = Case(attack.attacked, attackers, attack.days, place_of(court, attack) if attackers else None)
    return replace(case, wars=wars_by(attacks, case) if attack.dated else ())


def place_of(court: Court, attack: Attack) -> str | None:
    """The land other than the homeland of the attacked that the sources of an attack name as its place."""
    return told_place(attack.edges, attack.attacked, attack.days, court.lands)


def begun_before(court: Court, attacks: Attacks, attack: Attack) -> list[Assertion]:
    """The attacks of the attacked to which an attack is an answer."""
    return begun(attacks.store, court, attacks.voices, (attack.attacked, attack.attacker), attack.days)


@dataclass(frozen=True, slots=True)
class Asked:
    """A case with the calls for help in it; `made` are the ids of those that count, `answering` is that the side of the
    attacked had begun."""

    case: Case
    calls: tuple[Assertion, ...]
    made: frozenset[str]
    answering: bool


def heard_duty(court: Court, voices: Voices, judgement: Judgement, asked: Asked) -> Heard:
    """A judgement of a case with the calls that are for its duty, judged anew where one of these was made."""
    mine = calls_for(voices, judgement, asked.calls)
    if any(call.id in asked.made for call in mine):
        judgement = court.judged(judgement.duty, judgement.side, replace(asked.case, asked=True))
    if asked.answering and judgement.side == ATTACKED:
        judgement = court.answered(judgement)
    return Heard(judgement, mine)


def calls_for(voices: Voices, judgement: Judgement, calls: Iterable[Assertion]) -> tuple[Assertion, ...]:
    """Those of some calls of the attacked that are for a duty: they name its treaty, its debtor, or a body of both."""
    if judgement.side != ATTACKED:
        return ()
    duty = judgement.duty
    reached = {duty.instrument.id, *speakers(voices, duty.instrument, duty.debtor)}
    return tuple(call for call in calls if call.target in reached)


def speakers(voices: Voices, instrument: Instrument, debtor: str) -> set[str]:
    """Who speaks and acts for a debtor under an instrument: itself, its leaders, and the bodies that bind it."""
    bodies = {step.target for tie in instrument.by_state.get(debtor, ()) for step in tie.steps}
    owners = {debtor, *(body for body in bodies if body != instrument.id)}
    return {voice for owner in owners for voice in voices.of(owner)}
