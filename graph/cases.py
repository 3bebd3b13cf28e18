"""A case: one state attacks another on a day. Which duties does it call up, which not and why, and which are open?

Duties are judged one by one, as the texts have them. `binding` and `not binding` are said only where the sources
settle every condition; what they cannot settle leaves a duty `open`, and the reasons name it. A commitment that is
`political` binds nobody by law, whatever its conditions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.graph.dates import Interval
from foedus.graph.duties import Duty

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
