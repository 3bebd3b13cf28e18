"""A case heard: its duties as the texts have them, and what documents tell of the calls for help.

A duty that holds on request is open until somebody is known to have asked. The ledger asks this of all the time of an
attack, a case up to its own day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from foedus.graph.attacks import Attack, Attacks
from foedus.graph.cases import ATTACKED, Case, Court, Judgement
from foedus.graph.instruments import Instrument
from foedus.graph.model import Assertion
from foedus.graph.voices import Voices


@dataclass(frozen=True, slots=True)
class Heard:
    """A duty as judged with the calls for it, and those calls."""

    judgement: Judgement
    calls: tuple[Assertion, ...] = ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """A case with all that is known of it: its judgements, and the attacks and calls that documents tell of. `late`
    are calls that are planned, or that may have been made only after the case."""

    judged: tuple[Heard, ...]
    attacks: tuple[Attack, ...] = ()
    calls: tuple[Assertion, ...] = ()
    late: tuple[Assertion, ...] = ()


def hear(court: Court, attacks: Attacks, case: Case) -> Hearing:
    """Judge a case with the calls that documents tell of and that were made for sure by its last day."""
    told = attacks.of(case)
    calls = {call.id: call for attack in told for call in attacks.calls(attack)}
    known = {ident: attacks.known_by(call) for ident, call in calls.items()}
    made = {ident for ident, day in known.items() if day is not None and day <= case.days.end}
    heard = [with_calls(court, attacks.voices, each, case, calls.values(), made) for each in court.judge(case)]
    in_time = tuple(call for call in calls.values() if call.id in made)
    late = tuple(call for call in calls.values() if call.id not in made)
    return Hearing(tuple(heard), tuple(told), in_time, late)


def with_calls(
    court: Court, voices: Voices, judgement: Judgement, case: Case, calls: Iterable[Assertion], made: set[str]
) -> Heard:
    """A judgement with those of some calls that are for its duty; judged anew where one of the ids in `made` is."""
    mine = calls_for(voices, judgement, calls)
    if any(call.id in made for call in mine):
        judgement = court.judged(judgement.duty, judgement.side, replace(case, asked=True))
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
